/** A row as an agency sends it, read as the import reads a row of a table. */
import type { Field } from '../../electron/contract/imports.ts'
import type { ReadRow } from '../../electron/backend/imports/rows/row.ts'
import { readRow } from '../../electron/backend/imports/rows/readRow.ts'
import type { Source } from '../../electron/backend/imports/rows/row.ts'
import type { SentRow } from '../bench/perturb.ts'

export function readSent(sent: SentRow, at: number): ReadRow {
  const row = at + 2
  const fields: Partial<Record<Field, Source[]>> = {}
  for (const field of ['name', 'nip', 'phone', 'email', 'position', 'organisation'] as const) {
    const text = sent[field]
    if (text === '') continue
    const isNumber = field === 'nip' && sent.nipIsNumber
    fields[field] = [{ cell: `A${row}`, text, raw: text, isNumber, isError: false }]
  }
  return { key: `0:${row}`, table: 0, row, ...readRow({ fields, nameCell: `A${row}`, hidden: false }) }
}
