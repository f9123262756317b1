/** A workbook of ours on its way back: which row is which, and the workbook as the agency's own, without our marks. */
import { cellKinds, type Sheet, SheetBuilder, TextPool, Workbook } from '../read/workbook.ts'
import { cleanText } from '../../values/text.ts'
import { keyHeader, keyPrefix, type Mark, printOf, type ReadMark, readMark, type SentRow } from './mark.ts'

/** Of a row that was sorted away from its key. */
export const noKey = ''

export interface ReturnedRow {
  /** undefined for a key that was never sent: somebody copied it from elsewhere. */
  sent: SentRow | undefined
  key: string
  /** `printOf` what it says now. */
  print: string
  /** Nothing in it was changed. */
  same: boolean
  /** Of a form: what its column "Keterangan mutasi" says. */
  remark: string
}

export interface SentFile {
  mark: Mark
  sent: ReadonlyMap<string, SentRow>
  /** Without our sheet and columns, so that it has the agency's layout. */
  workbook: Workbook
  /** The row of a sheet, where it is one that was sent. A key that appears twice counts where it stands first. */
  row(sheet: string, row: number): ReturnedRow | undefined
  /** Some row has this key. */
  isThere(key: string): boolean
}

/** undefined for a workbook we did not make. `held`: the mark held against the roster that it came back to. */
export function readSentFile(
  workbook: Workbook,
  held: (mark: ReadMark) => ReadMark = (mark) => mark,
): SentFile | undefined {
  const read = readMark(workbook.sheets)
  if (!read) return undefined
  const found = held(read)
  const seen = new Set<string>()
  const rows = new Map<string, ReturnedRow>()
  const pool = new TextPool()
  const sheets = workbook.sheets
    .filter(({ name }) => name !== found.sheet)
    .map((sheet) => {
      const column = keyColumn(sheet, found.sent)
      const builder = new SheetBuilder()
      for (const { number, hidden, cells } of sheet.rows()) {
        const own =
          column === undefined ? cells : cells.filter((cell) => cell.column < column - 1 || cell.column > column)
        const key = cells.find((cell) => cell.column === column)?.text ?? ''
        if (key.startsWith(keyPrefix) && !seen.has(key)) {
          seen.add(key)
          const sent = found.sent.get(key)
          const remark = cleanText(cells.find((cell) => cell.column + 1 === column)?.text ?? '')
          const print = printOf(own)
          rows.set(place(sheet.name, number), { sent, key, print, same: sent?.print === print, remark })
        }
        for (const cell of own)
          builder.add(number, hidden, cell.column, cellKinds.indexOf(cell.kind), pool.add(cell.text))
      }
      const { name, hidden, hiddenColumns, merges } = sheet
      const left = merges.filter((merge) => column === undefined || merge.right < column - 1)
      return builder.pack({ name, hidden, hiddenColumns: [...hiddenColumns], merges: left })
    })
  for (const [at, row] of displaced(rows, found.sent)) rows.set(at, row)
  const there = new Set(Array.from(rows.values(), ({ key }) => key))
  const { name, format, sha256, bytes } = workbook
  return {
    mark: found.mark,
    sent: found.sent,
    workbook: new Workbook({ name, format, sha256, bytes, sheets, ...pool.pack() }),
    row: (sheet, row) => rows.get(place(sheet, row)),
    isThere: (key) => there.has(key),
  }
}

/**
 * Rows sorted without the hidden column have one another's keys. One that says word for word what was sent under
 * another key, which no row has that still says so, is that row.
 */
function displaced(
  rows: ReadonlyMap<string, ReturnedRow>,
  sent: ReadonlyMap<string, SentRow>,
): Map<string, ReturnedRow> {
  const kept = new Set([...rows.values()].filter(({ same }) => same).map(({ key }) => key))
  const byPrint = Map.groupBy(
    [...sent.values()].filter(({ key, people }) => people.length > 0 && !kept.has(key)),
    ({ print }) => print,
  )
  const found = new Map<string, ReturnedRow>()
  for (const [at, row] of rows) {
    const [own] = (!row.same && byPrint.get(row.print)?.splice(0, 1)) || []
    if (own) found.set(at, { ...row, sent: own, key: own.key, same: true })
  }
  if (found.size === 0) return found
  // Who is left over has no row of their own; their key may stand beside what was somebody else's.
  const taken = new Set([...found.values()].map(({ key }) => key))
  for (const [at, row] of rows)
    if (!found.has(at) && !row.same && taken.has(row.key)) found.set(at, { ...row, sent: undefined, key: noKey })
  return found
}

const place = (sheet: string, row: number) => `${row} ${sheet}`

/** The column that holds most of the keys we sent, wherever it was moved to. */
function keyColumn(sheet: Sheet, sent: ReadonlyMap<string, SentRow>): number | undefined {
  const hits = new Map<number, number>()
  for (const { cells } of sheet.rows())
    for (const { column, text } of cells)
      if (text === keyHeader || (text.startsWith(keyPrefix) && sent.has(text)))
        hits.set(column, (hits.get(column) ?? 0) + 1)
  return [...hits].sort((a, b) => b[1] - a[1])[0]?.[0]
}
