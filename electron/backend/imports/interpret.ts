/** A workbook as read → its tables, the people in them, and every other row with the reason it was left. Pure. */
import type { Field, ImportChoices, SkippedRow } from '../../contract/imports.ts'
import { columnLetter, type Grid, toGrid } from './layout/grid.ts'
import { range } from './layout/regions.ts'
import { describe, nameByEnds, nameBySheets, readTables, type SheetTable, skippedRow } from './layout/tables.ts'
import type { ColumnChoices } from './layout/columns.ts'
import { isInternalUnit } from '../values/organisation.ts'
import { atOnce } from '../turns.ts'
import type { Workbook } from '../workbooks/read/workbook.ts'
import { markDuplicates } from './rows/duplicates.ts'
import { messages } from './rows/messages.ts'
import { readRow, typed } from './rows/readRow.ts'
import type { Interpretation, ReadRow, RowSources } from './rows/row.ts'
import { splitPeople } from './rows/several.ts'
import { SourceReader } from './rows/sources.ts'

/** Column letter → field, as it was chosen for this layout before. */
export type RememberedLayout = ColumnChoices

/** Yields how many rows are read; a row that holds no person is read too. */
export function* interpretSteps(
  workbook: Workbook,
  choices: ImportChoices,
  remembered: (fingerprint: string) => RememberedLayout | undefined,
): Generator<number, Interpretation> {
  const result: Interpretation = { tables: [], rows: [], skipped: [] }
  const grids = workbook.sheets.map(toGrid)
  const found: SheetTable[] = []
  for (const grid of grids) {
    let index = found.length
    const answers = (fingerprint: string) => ({
      chosen: choiceFor(choices, index++)?.columns ?? {},
      remembered: remembered(fingerprint) ?? {},
    })
    const tables = readTables(grid, answers, found.at(-1))
    found.push(...tables)
  }
  nameBySheets(found)
  nameByEnds(found, workbook.name)
  const bySheet = Map.groupBy(found, ({ grid }) => grid.sheet)
  for (const grid of grids) {
    const own = bySheet.get(grid.sheet) ?? []
    leaveRest(grid, own, result)
    for (const table of own) yield* readTable(table, result.tables.length, choices, result)
  }
  keepOnce(result, sheetsWithViews(found))
  markDuplicates(result)
  const order = new Map(grids.map((grid, i) => [grid.name, i]))
  result.skipped.sort((a, b) => (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row)
  return result
}

/** The same in one go. */
export function interpret(...asked: Parameters<typeof interpretSteps>): Interpretation {
  return atOnce(interpretSteps(...asked))
}

/** Names of the sheets that have lists beside each other. */
function sheetsWithViews(tables: SheetTable[]): Set<string> {
  const regions = new Set<SheetTable['region']>()
  const shared = new Set<string>()
  for (const { region, grid } of tables) {
    if (regions.has(region)) shared.add(grid.name)
    regions.add(region)
  }
  return shared
}

/** Lists beside each other share their rows: one that a person was read from, or that was left, is not left again. */
function keepOnce(result: Interpretation, sheets: ReadonlySet<string>): void {
  if (sheets.size === 0) return
  const place = (sheet: string, row: number) => `${sheet}!${row}`
  const people = new Set(result.rows.map(({ table, row }) => place(result.tables[table]?.sheet ?? '', row)))
  const once = new Map<string, SkippedRow>()
  for (const skipped of result.skipped) {
    const key = place(skipped.sheet, skipped.row)
    // Beside the end of the longer list the shorter one is empty, which is said only of rows that are nothing else.
    if (sheets.has(skipped.sheet) && !people.has(key) && (once.get(key)?.reason ?? 'note') === 'note')
      once.set(key, skipped)
  }
  result.skipped = [...result.skipped.filter(({ sheet }) => !sheets.has(sheet)), ...once.values()]
}

function choiceFor(choices: ImportChoices, index: number): ImportChoices['tables'][number] | undefined {
  return choices.tables.find(({ table }) => table === index)
}

/** Rows of a sheet that no table takes: all of them where there is no table. */
function leaveRest(grid: Grid, tables: SheetTable[], { skipped }: Interpretation): void {
  const taken = new Set(
    tables.flatMap(({ region }) => [
      ...region.titles,
      ...range(region.header?.first ?? region.bodyFrom, region.bodyTo),
    ]),
  )
  const reason = grid.hidden ? 'hidden-sheet' : tables.length > 0 ? 'title' : 'no-table'
  for (const i of grid.rows.keys()) if (!taken.has(i)) skipped.push(skippedRow(grid, i, reason))
}

function* readTable(
  table: SheetTable,
  index: number,
  choices: ImportChoices,
  result: Interpretation,
): Generator<number, void> {
  const { grid, region, body } = table
  const choice = choiceFor(choices, index)
  const reason = whyLeftOut(table)
  const included = choice?.included ?? reason === undefined
  if (choice?.organisation !== undefined && choice.organisation !== '') {
    table.organisation = { text: choice.organisation, from: 'chosen' }
  }
  result.tables.push(describe(table, included, reason?.text))
  const leave = (i: number, why: SkippedRow['reason']) => {
    result.skipped.push(skippedRow(grid, i, grid.hidden && !included ? 'hidden-sheet' : why))
  }

  for (const i of region.titles) leave(i, 'title')
  if (region.header) {
    for (const i of range(region.header.first, region.header.last + 1)) leave(i, 'header')
    if (region.header.numbers !== undefined) leave(region.header.numbers, 'column-numbers')
  }
  const sources = new SourceReader(table)
  /** People read from a row of the sheet so far: a row holds several where they stand beside each other. */
  const counts = new Map<number, number>()
  for (const row of body) {
    yield result.rows.length + result.skipped.length
    if (row.kind === 'section') sources.interrupt()
    if (row.kind !== 'person') {
      leave(row.index, row.kind)
      continue
    }
    const cells = sources.read(row)
    const number = grid.rows[row.index]?.number ?? 0
    const before = counts.get(number) ?? 0
    const people = splitPeople(cells)
    counts.set(number, before + people.length)
    if (included && (choices.hiddenRows || !cells.hidden)) {
      const place = { table, index, row: number, section: row.section }
      people.forEach((one, i) => result.rows.push(person(place, before + i, one, choices)))
    } else if (before === 0) leave(row.index, included ? 'hidden-row' : 'excluded-table')
  }
}

interface Place {
  table: SheetTable
  index: number
  row: number
  section: string | undefined
}

/** @param nth of the people in the row, from 0 */
function person(
  { table, index, row, section }: Place,
  nth: number,
  cells: RowSources,
  choices: ImportChoices,
): ReadRow {
  const key = nth === 0 ? `${index}:${row}` : `${index}:${row}.${nth + 1}`
  mend(cells, choices.values[key] ?? {}, table, row)
  const { values, flags } = readRow(cells)
  const listed = section ?? table.organisation?.text
  // "Bidang Rehabilitasi Sosial" in a list of Dinas Sosial says where in the agency somebody works.
  if (values.organisation !== undefined && listed !== undefined && isInternalUnit(values.organisation)) {
    values.note = values.note === undefined ? values.organisation : `${values.note}; ${values.organisation}`
    delete values.organisation
  }
  const organisation = values.organisation ?? listed
  if (organisation !== undefined) values.organisation = organisation
  else {
    flags.push({
      field: 'organisation',
      code: 'organisation-missing',
      cell: cells.nameCell,
      raw: '',
      message: messages.organisationMissing,
    })
  }
  return { key, table: index, row, values, flags }
}

function mend(
  { fields, nameCell }: RowSources,
  mended: Partial<Record<Field, string>>,
  { columns }: SheetTable,
  row: number,
): void {
  for (const [field, text] of Object.entries(mended) as [Field, string][]) {
    const column = columns.find((candidate) => candidate.field === field)
    fields[field] = typed(text, column ? `${columnLetter(column.index)}${row}` : nameCell)
  }
}

/** Why a table is not imported unless somebody asks for it. */
function whyLeftOut({ grid, columns, body }: SheetTable): { text: string } | undefined {
  if (grid.hidden) return { text: 'Lembar ini disembunyikan di berkas asalnya.' }
  const fields = new Set(columns.map(({ field }) => field))
  if (!fields.has('name') && !fields.has('nip') && !(fields.has('phone') && fields.has('email'))) {
    return { text: 'Tabel ini tidak punya kolom nama orang.' }
  }
  if (!body.some(({ kind }) => kind === 'person')) return { text: 'Tabel ini tidak berisi orang.' }
  return undefined
}
