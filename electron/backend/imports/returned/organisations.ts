/** The agency of returned rows that their workbook does not name: it was said by a signature, a file name, or the desk. */
import type { SentFile } from '../../workbooks/sent/sentFile.ts'
import { type Interpretation, nth, type ReadRow } from '../rows/row.ts'

/** Rows without an agency get the one they were sent with. */
export function organisationsAsSent(
  file: Pick<SentFile, 'row'>,
  { tables, rows }: Pick<Interpretation, 'tables' | 'rows'>,
): ReadRow[] {
  return rows.map((row) => {
    if (row.values.organisation !== undefined) return row
    const back = file.row(tables[row.table]?.sheet ?? '', row.row)
    const organisation = back?.sent?.people[nth(row.key)]?.values.organisation
    if (!organisation) return row
    return {
      ...row,
      values: { ...row.values, organisation },
      flags: row.flags.filter(({ code }) => code !== 'organisation-missing'),
    }
  })
}
