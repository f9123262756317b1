/**
 * The rows that could not be taken in, in the agency's own layout, to be sent back: its titles, headings, columns and
 * words as they were, cells in doubt red with a note, a column that says why, and the rows' keys hidden. Imported again,
 * only what was mended comes in. Every text is a shared string in the Text format, which no spreadsheet computes.
 */
import type { Cell as ExcelCell, Fill, Style, Worksheet } from 'exceljs'
import type { Field, ImportPreview, ImportRow, RowFlag } from '../../contract/imports.ts'
import type { PersonId } from '../../contract/ids.ts'
import { plain, sheetName } from '../exports/workbook.ts'
import { keepRows, type KeptRow, type KeptSheet } from './agencyLayout.ts'
import { columnLetter } from './layout/grid.ts'
import { isLeft, isWrong } from './problems.ts'
import type { Cell, Workbook } from './read/workbook.ts'
import { addMark, keyHeader, keyPrefix, printOf, type SentRow } from './returned/mark.ts'
import { isSameAsAbove } from './values/text.ts'

export const reasonHeader = 'Yang perlu diperbaiki'

const filled = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })
const red = filled('FFFBD5D5')
const grey = filled('FFEFEFEB')
const thin = { style: 'thin', color: { argb: 'FFB9B8AF' } } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }

export interface Left {
  preview: ImportPreview
  /** Once the file is applied, the rows that were left; before, every row in doubt. */
  left?: ReadonlySet<string>
  /** Who rows of this file have become. */
  became: ReadonlyMap<string, PersonId>
}

/** `workbook` is the file as the agency's own, without marks of ours. */
export async function writeErrorWorkbook(path: string, workbook: Workbook, about: Left): Promise<void> {
  const { preview, left } = about
  const { default: excel } = await import('exceljs')
  const written = new excel.Workbook()
  written.creator = 'Sinergi'
  const sent: SentRow[] = []
  for (const sheet of workbook.sheets) {
    const kept = keepRows(sheet, preview, left ? ({ key }) => left.has(key) : isLeft)
    if (kept.rows.length > 0) {
      const target = written.addWorksheet(freeName(sheetName(sheet.name), written.worksheets))
      sent.push(...new SheetWriter(target, kept, about).write())
    }
  }
  if (written.worksheets.length === 0)
    written.addWorksheet('Tidak ada').addRow(['Tidak ada baris yang perlu diperbaiki.'])
  addMark(written, { kind: 'corrections', sha256: workbook.sha256, name: workbook.name }, sent)
  await written.xlsx.writeFile(path)
}

class SheetWriter {
  readonly #sheet: Worksheet
  readonly #kept: KeptSheet
  readonly #about: Left
  readonly #reasonColumn: number
  readonly #widths: number[]

  constructor(sheet: Worksheet, kept: KeptSheet, about: Left) {
    this.#sheet = sheet
    this.#kept = kept
    this.#about = about
    this.#reasonColumn = kept.width
    this.#widths = Array.from({ length: kept.width }, () => 6)
  }

  write(): SentRow[] {
    const sent: SentRow[] = []
    let person: KeptRow | undefined
    let lines = 0
    const lastHeading = this.#lastHeadings()
    for (const kept of this.#kept.rows) {
      if (kept.kind === 'person') {
        person = kept
        lines = 0
      } else if (kept.kind === 'further') lines++
      const cells = kept.kind === 'person' ? filledIn(kept) : kept.row.cells
      for (const cell of cells) this.#put(kept, cell)
      if (kept.kind === 'person' || kept.kind === 'further') {
        const key = person ? `${rowKey(person)}${lines > 0 ? `+${lines}` : ''}` : ''
        this.#finish(kept, key)
        sent.push({ key, print: printOf(cells), people: kept.kind === 'person' ? this.#people(kept) : [] })
      } else if (lastHeading.has(kept)) this.#name(kept)
    }
    for (const { top, left, bottom, right } of this.#kept.merges)
      this.#sheet.mergeCells(top, left + 1, bottom, right + 1)
    this.#lay()
    return sent
  }

  /** Headings right above rows, which name our columns too. */
  #lastHeadings(): ReadonlySet<KeptRow> {
    return new Set(
      this.#kept.rows.filter(({ kind }, i) => {
        const below = this.#kept.rows[i + 1]?.kind
        return kind === 'header' && below !== 'header' && below !== 'title'
      }),
    )
  }

  #put(kept: KeptRow, { column, text, kind }: Cell): void {
    const cell = this.#sheet.getRow(kept.at).getCell(column + 1)
    const read = kept.table?.columns.some((one) => one.column === columnLetter(column) && one.field !== null)
    const value = cellValue(text, kind)
    cell.value = value
    const style: Partial<Style> = { alignment: { vertical: 'top', wrapText: kept.kind !== 'title' } }
    // What is typed over a number must stay text: Excel keeps only 15 digits of a number.
    if (value instanceof Date) style.numFmt = 'dd/mm/yyyy'
    else if (typeof value === 'string' || read) style.numFmt = '@'
    if (kept.kind === 'title' || kept.kind === 'section') style.font = { bold: true }
    if (kept.kind === 'header') {
      style.font = { bold: true }
      style.fill = grey
      style.border = border
      style.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true }
    }
    cell.style = style
    if (kept.kind === 'person' || kept.kind === 'header')
      this.#widths[column] = Math.max(this.#widths[column] ?? 0, Math.min(44, longestLine(text) + 2))
  }

  /** Frames a row, marks its cells in doubt, and writes the reasons and the key. */
  #finish(kept: KeptRow, key: string): void {
    const row = this.#sheet.getRow(kept.at)
    for (let column = 0; column < this.#kept.width; column++) {
      const cell = row.getCell(column + 1)
      cell.border = border
      if (cell.value === null) cell.numFmt = '@'
    }
    for (const flag of kept.people.flatMap(({ flags }) => flags)) if (isWrong(flag)) this.#flag(kept, flag)
    const why = row.getCell(this.#reasonColumn + 1)
    why.value = plain(kept.people.map(reasons).filter(Boolean).join(' '))
    why.style = { font: { color: { argb: 'FF9B1C1C' } }, alignment: { vertical: 'top', wrapText: true }, border }
    text(row.getCell(this.#reasonColumn + 2), key)
  }

  #flag(kept: KeptRow, { cell: place, field, message }: RowFlag): void {
    const letter = /^[A-Z]+/.exec(place)?.[0] ?? kept.table?.columns.find((one) => one.field === field)?.column
    if (!letter) return
    const cell = this.#sheet.getCell(`${letter}${kept.at}`)
    cell.fill = red
    cell.note = { texts: [{ text: message }], margins: { insetmode: 'auto' } }
  }

  #name(kept: KeptRow): void {
    const row = this.#sheet.getRow(kept.at)
    const why = row.getCell(this.#reasonColumn + 1)
    why.value = reasonHeader
    why.style = { font: { bold: true }, fill: grey, border, alignment: { vertical: 'middle', wrapText: true } }
    text(row.getCell(this.#reasonColumn + 2), keyHeader)
  }

  #people({ people, row, table }: KeptRow): SentRow['people'] {
    const all = this.#about.preview.rows.filter((one) => one.row === row.number && people[0]?.table === one.table)
    return (table ? all : people).map(({ key, values, match }) => {
      const personId = this.#about.became.get(key) ?? match?.personId
      return { values, ...(personId !== undefined && { personId }) }
    })
  }

  #lay(): void {
    this.#widths.forEach((width, index) => {
      const column = this.#sheet.getColumn(index + 1)
      column.width = width
      if (this.#kept.hiddenColumns.has(index)) column.hidden = true
    })
    this.#sheet.getColumn(this.#reasonColumn + 1).width = 60
    this.#sheet.getColumn(this.#reasonColumn + 2).hidden = true
    const heading = this.#kept.rows.findLast(({ kind }) => kind === 'header')
    const only = this.#kept.rows.filter(({ kind }, i, rows) => kind === 'header' && rows[i - 1]?.kind !== 'header')
    if (heading && only.length === 1) this.#sheet.views = [{ state: 'frozen', ySplit: heading.at }]
    this.#sheet.pageSetup = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
  }
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
    cells.set(indexOf(column), { column: indexOf(column), text: value, kind: 'text' })
  }
  return [...cells.values()].sort((a, b) => a.column - b.column)
}

const repeated = new Set<Field>(['organisation', 'position', 'rank', 'note'])
const isSaid = (cell: Cell | undefined) => cell !== undefined && cell.text.trim() !== '' && !isSameAsAbove(cell.text)
const indexOf = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

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
function freeName(name: string, others: readonly { name: string }[]): string {
  const taken = new Set(others.map((other) => other.name.toLowerCase()))
  for (let n = 2, tried = name; ; n++) {
    if (!taken.has(tried.toLowerCase()) && tried.toLowerCase() !== 'sinergi') return tried
    tried = `${name.slice(0, 27)} ${n}`
  }
}
