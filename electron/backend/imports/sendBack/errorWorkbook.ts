/**
 * The rows that could not be taken in, in the agency's own layout, to be sent back: its titles, headings, columns and
 * words as they were, cells in doubt red with a note, a column that says why, and the rows' keys hidden. Imported again,
 * only what was mended comes in. Every text is a shared string in the Text format, which no spreadsheet computes.
 */
import type { Cell as ExcelCell, Fill, Style, Worksheet } from 'exceljs'
import type { Field, ImportPreview, ImportRow, RowFlag } from '../../../contract/imports.ts'
import type { PersonId } from '../../../contract/ids.ts'
import { isForAgency, isWrong } from '../../../contract/importRules.ts'
import { heightOf, linesOf, widthOfWords } from '../../workbooks/write/textSize.ts'
import { plain, sheetName } from '../../workbooks/write/workbook.ts'
import { addSheet, bodyFont, saveWorkbook, type SheetOptions } from '../../workbooks/write/workbookWriter.ts'
import { keepRows, type KeptRow, type KeptSheet } from './agencyLayout.ts'
import { columnLetter } from '../layout/grid.ts'
import type { Cell, Workbook } from '../../workbooks/read/workbook.ts'
import { addMark, keyHeader, keyPrefix, printOf, type SentRow } from '../../workbooks/sent/mark.ts'
import { isSameAsAbove } from '../../values/text.ts'

export const reasonHeader = 'Yang perlu diperbaiki'

const filled = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })
const red = filled('FFFBD0D0')
const frame = { style: 'thin', color: { argb: 'FFC0392B' } } as const
const redBorder = { top: frame, left: frame, bottom: frame, right: frame }
const reasonWidth = 52
const widest = 38
const bold = { ...bodyFont, bold: true }
const reasonFont = { ...bodyFont, color: { argb: 'FF9B1C1C' } }
const grey = filled('FFEFEFEB')
const thin = { style: 'thin', color: { argb: 'FFB9B8AF' } } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }

export interface Left {
  preview: ImportPreview
  /** Once the file is applied, the rows that were left; before, every row in doubt. */
  left?: ReadonlySet<string>
  /** Who rows of this file have become. */
  became: ReadonlyMap<string, PersonId>
  paper: 'F4' | 'A4'
}

/** `workbook` is the file as the agency's own, without marks of ours. */
export async function writeErrorWorkbook(path: string, workbook: Workbook, about: Left): Promise<void> {
  const { preview, left } = about
  await saveWorkbook(path, (written) => {
    const sent: SentRow[] = []
    const names = new Set<string>()
    for (const sheet of workbook.sheets) {
      const kept = keepRows(sheet, preview, left ? ({ key }) => left.has(key) : isForAgency)
      if (kept.rows.length === 0) continue
      const name = freeName(sheetName(sheet.name), names)
      names.add(name.toLowerCase())
      sent.push(...new SheetWriter(kept, about, (options) => addSheet(written, name, options)).write())
    }
    if (names.size === 0) {
      const empty = addSheet(written, 'Tidak ada', { paper: about.paper, landscape: false })
      empty.addRow(['Tidak ada baris yang perlu diperbaiki.'])
    }
    addMark(written, { kind: 'corrections', sha256: workbook.sha256, name: workbook.name }, sent)
  })
}

class SheetWriter {
  readonly #sheet: Worksheet
  readonly #kept: KeptSheet
  readonly #about: Left
  readonly #reasonColumn: number
  readonly #widths: number[]
  readonly #merged: ReadonlyMap<number, ReadonlySet<number>>

  constructor(kept: KeptSheet, about: Left, open: (options: SheetOptions) => Worksheet) {
    this.#kept = kept
    this.#about = about
    this.#reasonColumn = kept.width
    this.#merged = mergedColumns(kept)
    this.#widths = widthsOf(kept, this.#merged)
    this.#sheet = open(this.#options())
    this.#widths.forEach((width, index) => {
      const column = this.#sheet.getColumn(index + 1)
      column.width = width
      if (kept.hiddenColumns.has(index)) column.hidden = true
    })
    this.#sheet.getColumn(this.#reasonColumn + 1).width = reasonWidth
    this.#sheet.getColumn(this.#reasonColumn + 2).hidden = true
  }

  write(): SentRow[] {
    const sent: SentRow[] = []
    let person: KeptRow | undefined
    let lines = 0
    for (const kept of this.#kept.rows) {
      if (kept.kind === 'person') {
        person = kept
        lines = 0
      } else if (kept.kind === 'further') lines++
      const cells = kept.kind === 'person' ? filledIn(kept) : kept.row.cells
      for (const cell of cells) this.#put(kept, cell)
      let why = ''
      if (kept.kind === 'person' || kept.kind === 'further') {
        const key = person ? `${rowKey(person)}${lines > 0 ? `+${lines}` : ''}` : ''
        why = this.#finish(kept, key)
        sent.push({ key, print: printOf(cells), people: kept.kind === 'person' ? this.#people(kept) : [] })
      }
      this.#setHeight(kept, cells, why)
    }
    for (const block of headings(this.#kept)) this.#name(block)
    for (const { top, left, bottom, right } of this.#kept.merges)
      this.#sheet.mergeCells(top, left + 1, bottom, right + 1)
    return sent
  }

  /** A sheet of one table keeps its heading in sight. */
  #options(): SheetOptions {
    const { paper } = this.#about
    const [heading, another] = headings(this.#kept)
    // One page wide whatever it takes: a reason says nothing on another page than its row.
    const look = { paper, landscape: true }
    const last = heading?.at(-1)?.at
    return heading?.[0] && last !== undefined && !another
      ? { ...look, frozen: { rows: last }, repeat: { rows: [heading[0].at, last] } }
      : look
  }

  #put(kept: KeptRow, { column, text, kind }: Cell): void {
    const cell = this.#sheet.getRow(kept.at).getCell(column + 1)
    const read = kept.table?.columns.some((one) => one.column === columnLetter(column) && one.field !== null)
    const value = cellValue(text, kind)
    cell.value = value
    const style: Partial<Style> = { font: bodyFont, alignment: { vertical: 'top', wrapText: kept.kind !== 'title' } }
    // What is typed over a number must stay text: Excel keeps only 15 digits of a number.
    if (value instanceof Date) style.numFmt = 'dd/mm/yyyy'
    else if (typeof value === 'string' || read) style.numFmt = '@'
    else if (typeof value === 'number') style.alignment = { vertical: 'top', horizontal: 'center' }
    if (kept.kind === 'title' || kept.kind === 'section') style.font = bold
    if (kept.kind === 'header') {
      style.font = bold
      style.fill = grey
      style.border = border
      style.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true }
    }
    cell.style = style
  }

  /** Frames a row, marks its cells in doubt, and writes the key and the reasons, which it returns. */
  #finish(kept: KeptRow, key: string): string {
    const row = this.#sheet.getRow(kept.at)
    for (let column = 0; column < this.#kept.width; column++) {
      const cell = row.getCell(column + 1)
      cell.border = border
      if (cell.value !== null) continue
      cell.numFmt = '@'
      cell.font = bodyFont
    }
    for (const flag of kept.people.flatMap(({ flags }) => flags)) if (isWrong(flag)) this.#flag(kept, flag)
    const why = plain(kept.people.map(reasons).filter(Boolean).join(' '))
    const cell = row.getCell(this.#reasonColumn + 1)
    cell.value = why
    cell.style = { font: reasonFont, alignment: { vertical: 'top', wrapText: true }, border, numFmt: '@' }
    text(row.getCell(this.#reasonColumn + 2), key)
    return why
  }

  #setHeight({ at, kind }: KeptRow, cells: readonly Cell[], why: string): void {
    if (kind === 'title') return
    const merged = (column: number) => this.#merged.get(at)?.has(column) ?? false
    const lines = cells
      .filter(({ column }) => !merged(column))
      .map((cell) => linesOf(cell.text, this.#widths[cell.column] ?? 9, kind !== 'person' && kind !== 'further'))
    const most = Math.max(1, linesOf(why, reasonWidth), ...lines)
    if (most > 1) this.#sheet.getRow(at).height = heightOf(most)
  }

  #flag(kept: KeptRow, { cell: place, field, message }: RowFlag): void {
    const letter = /^[A-Z]+/.exec(place)?.[0] ?? kept.table?.columns.find((one) => one.field === field)?.column
    if (!letter) return
    const cell = this.#sheet.getCell(`${letter}${kept.at}`)
    cell.fill = red
    cell.border = redBorder
    cell.note = { texts: [{ text: message }], margins: { insetmode: 'auto' } }
  }

  /** Our columns have their heading beside the whole of the agency's. */
  #name(block: readonly KeptRow[]): void {
    const column = this.#reasonColumn + 1
    for (const { at } of block) {
      const cell = this.#sheet.getRow(at).getCell(column)
      cell.style = { font: bold, fill: grey, border, alignment: { vertical: 'middle', wrapText: true } }
    }
    const [first] = block
    const last = block.at(-1)
    if (!first || !last) return
    this.#sheet.getRow(first.at).getCell(column).value = reasonHeader
    if (last.at > first.at) this.#sheet.mergeCells(first.at, column, last.at, column)
    text(this.#sheet.getRow(first.at).getCell(column + 1), keyHeader)
  }

  #people({ people, row, table }: KeptRow): SentRow['people'] {
    const all = this.#about.preview.rows.filter((one) => one.row === row.number && people[0]?.table === one.table)
    return (table ? all : people).map(({ key, values, match }) => {
      const personId = this.#about.became.get(key) ?? match?.personId
      return { values, ...(personId !== undefined && { personId }) }
    })
  }
}

/** Lines of headings that stand right above each other, over rows. */
function headings({ rows }: KeptSheet): KeptRow[][] {
  const blocks: KeptRow[][] = []
  for (const [i, row] of rows.entries()) {
    if (row.kind !== 'header') continue
    const above = rows[i - 1]
    if (above?.kind === 'header' && above.at === row.at - 1) blocks.at(-1)?.push(row)
    else blocks.push([row])
  }
  return blocks
}

/** Row of the new sheet → columns whose text has more room than their own width. */
function mergedColumns({ merges }: KeptSheet): Map<number, Set<number>> {
  const columns = new Map<number, Set<number>>()
  for (const { top, bottom, left, right } of merges.filter((merge) => merge.right > merge.left))
    for (let row = top; row <= bottom; row++) {
      const found = columns.get(row) ?? new Set()
      for (let column = left; column <= right; column++) found.add(column)
      columns.set(row, found)
    }
  return columns
}

/** As wide as what stands in them, within bounds: what is longer goes on in the next line. */
function widthsOf({ rows, width }: KeptSheet, merged: ReadonlyMap<number, ReadonlySet<number>>): number[] {
  const widths = Array.from({ length: width }, () => 6)
  for (const { kind, row, at } of rows) {
    if (kind !== 'person' && kind !== 'header' && kind !== 'further') continue
    for (const { column, text: shown, kind: of } of row.cells) {
      if (merged.get(at)?.has(column)) continue
      const wanted =
        kind === 'header' ? Math.max(widthOfWords(shown), 4) : longestLine(shown) + (of === 'number' ? 5 : 2)
      widths[column] = Math.max(widths[column] ?? 0, Math.min(widest, wanted))
    }
  }
  return widths
}

/** The row as written, with what it took over from rows that are not sent: "sda", and merged cells above. */
function filledIn({ row, people, table }: KeptRow): Cell[] {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]))
  const [first] = people
  if (!table || !first) return row.cells
  const said = (field: Field | null) =>
    table.columns.some((one) => one.field === field && isSaid(cells.get(indexOf(one.column))))
  for (const { column, field } of table.columns) {
    const value = field === null ? undefined : first.values[field]
    if (field === null || value === undefined || !repeated.has(field) || said(field)) continue
    // A note may hold what was taken from other cells; only "sda" says that it stood above.
    if (field === 'note' && !isSameAsAbove(cells.get(indexOf(column))?.text ?? '')) continue
    cells.set(indexOf(column), { column: indexOf(column), text: value, kind: 'text' })
  }
  return [...cells.values()].sort((a, b) => a.column - b.column)
}

const repeated = new Set<Field>(['organisation', 'position', 'rank', 'note'])
const isSaid = (cell: Cell | undefined) => cell !== undefined && cell.text.trim() !== '' && !isSameAsAbove(cell.text)
const indexOf = (letters: string) =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** The key of the row that its people share. */
const rowKey = ({ people }: KeptRow) => `${keyPrefix}${people[0]?.key.split('.')[0] ?? ''}`

function cellValue(value: string, kind: Cell['kind']): ExcelCell['value'] {
  if (kind === 'number' && Number.isFinite(Number(value))) return Number(value)
  if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(`${value}T00:00:00Z`)
  if (kind === 'error' && isExcelError(value)) return { error: value }
  return plain(value)
}

const excelErrors = ['#N/A', '#REF!', '#NAME?', '#DIV/0!', '#NULL!', '#VALUE!', '#NUM!'] as const
function isExcelError(value: string): value is (typeof excelErrors)[number] {
  return excelErrors.some((error) => error === value)
}

function text(cell: ExcelCell, value: string): void {
  cell.value = value
  cell.numFmt = '@'
}

function reasons({ outcome, flags, candidates }: ImportRow): string {
  const texts = flags.filter(isWrong).map(({ message }) => message)
  if (outcome === 'ambiguous' || candidates)
    texts.push('Mungkin sudah ada di daftar kami: lengkapi NIP atau telepon supaya jelas orang yang mana.')
  return [...new Set(texts)].join(' ')
}

const longestLine = (value: string) => Math.max(...value.split('\n').map((line) => line.length))

/** Two names that are cut to the same 31 characters are told apart by a number. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let n = 2, tried = name; ; n++) {
    if (!taken.has(tried.toLowerCase()) && tried.toLowerCase() !== 'sinergi') return tried
    tried = `${name.slice(0, 27)} ${n}`
  }
}
