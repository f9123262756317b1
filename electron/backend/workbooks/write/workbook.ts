/**
 * Lists as formatted .xlsx files, written row by row so that 50,000 rows stay within bounded memory.
 *
 * Text can never run as a formula: every text cell is a shared string (Excel computes only formula cells, which are
 * never written here) in the Text format (`@`), so that a cell edited by hand is not read anew as a formula, a number
 * or a date either. No guard character is put before "=", "+", "-" or "@": it would end up in phone numbers and in
 * whatever reads the file next. A leading tab or line break, which spreadsheets drop on the way to a formula, is taken off.
 */
import { Failure } from '../../../contract/errors.ts'
import type { Alignment, Borders, Cell, Fill, Font, Style, Worksheet } from 'exceljs'
import { type CellValue, SheetRows } from './sheetRows.ts'
import { heightOf, linesOf, widthOfWords } from './textSize.ts'
import { addSheet, bodyFont, pagesWide, saveWorkbook, type WorkbookWriter } from './workbookWriter.ts'

export type ColumnKind = 'text' | 'wrap' | 'ordinal' | 'number' | 'percent' | 'date'

export interface WorkbookColumn {
  header: string
  /** Property of a row this column shows. */
  key: string
  /** In characters of the body font. */
  width: number
  /** text: one line; wrap: text over several lines; ordinal: a row's number; percent: given as 0–100; date: given as `YYYY-MM-DD`. */
  kind: ColumnKind
}

export type WorkbookRow = Record<string, string | number | null>

export interface WorkbookSpec {
  /** Lines above the table; the first is the title. */
  title?: string[]
  sheet: string
  columns: WorkbookColumn[]
  rows: WorkbookRow[]
  /** Headings over runs of rows: `before` is the index of the first row of the run, ascending. */
  groups?: { before: number; title: string }[]
  landscape?: boolean
  paper: 'F4' | 'A4'
}

const rowsBetweenPauses = 500
const longestText = 32_767

const thin = { style: 'thin', color: { argb: 'FFB8C0CC' } } as const
const borders: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin }
const filled = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })
const bold: Partial<Font> = { ...bodyFont, bold: true }
const asText = '@'
const indonesianDate = '[$-421]d mmmm yyyy'

const headerStyle: Partial<Style> = {
  font: bold,
  fill: filled('FFE3E9F2'),
  border: borders,
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  numFmt: asText,
}
const groupStyle: Partial<Style> = {
  font: bold,
  fill: filled('FFF3F5F9'),
  border: borders,
  alignment: { vertical: 'middle' },
  numFmt: asText,
}

/**
 * Gives other work a turn now and then, telling `onrows` how many rows are written;
 * stops with the failure `cancelled` when aborted. Rejects with the file system's error when the file cannot be written.
 */
export async function writeWorkbook(
  path: string,
  spec: WorkbookSpec,
  signal?: AbortSignal,
  onrows?: (done: number) => void,
): Promise<void> {
  await saveWorkbook(path, (book) => write(book, { ...spec, columns: wideEnough(spec) }, signal, onrows))
}

/** Beside the button of a filter a heading's longest word stays whole. */
function wideEnough({ columns, groups = [] }: WorkbookSpec): WorkbookColumn[] {
  const button = groups.length === 0 ? 2 : 0
  return columns.map((column) => ({ ...column, width: Math.max(column.width, widthOfWords(column.header) + button) }))
}

async function write(
  book: WorkbookWriter,
  spec: WorkbookSpec,
  signal?: AbortSignal,
  onrows?: (done: number) => void,
): Promise<void> {
  const { title: titles = [], columns, paper, landscape = false } = spec
  // An empty line sets the title off from the table.
  const headerRow = titles.length === 0 ? 1 : titles.length + 2
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const pages = pagesWide(width, paper, landscape)
  const sheet = addSheet(book, sheetName(spec.sheet), {
    paper,
    landscape,
    frozen: { rows: headerRow },
    repeat: { rows: [headerRow, headerRow], columns: pages > 1 ? 1 : 0 },
    pagesWide: pages,
  })
  sheet.columns = columns.map((column) => ({ width: column.width }))
  writeTitles(sheet, titles, columns.length)
  writeHeader(sheet, headerRow, spec)
  await writeRows(book, sheet, headerRow + 1, spec, signal, onrows)
  sheet.commit()
}

function writeTitles(sheet: Worksheet, titles: string[], width: number): void {
  titles.forEach((title, index) => {
    const cell = sheet.getRow(index + 1).getCell(1)
    fill(cell, { font: index === 0 ? { ...bold, size: 13 } : bodyFont, numFmt: asText }, plain(title))
    if (width > 1) sheet.mergeCells(index + 1, 1, index + 1, width)
    if (index === 0) sheet.getRow(1).height = 20
    sheet.getRow(index + 1).commit()
  })
}

function writeHeader(sheet: Worksheet, number: number, { columns, rows, groups }: WorkbookSpec): void {
  const row = sheet.getRow(number)
  columns.forEach(({ header }, index) => fill(row.getCell(index + 1), headerStyle, plain(header)))
  const lines = Math.max(...columns.map(({ header, width }) => linesOf(header, width, true)))
  row.height = heightOf(lines) + 6
  row.commit()
  // Sorting or filtering would tear group headings from their rows.
  if (!groups || groups.length === 0)
    sheet.autoFilter = {
      from: { row: number, column: 1 },
      to: { row: number + rows.length, column: columns.length },
    }
}

async function writeRows(
  book: WorkbookWriter,
  sheet: Worksheet,
  first: number,
  spec: WorkbookSpec,
  signal?: AbortSignal,
  onrows?: (done: number) => void,
): Promise<void> {
  const { columns, rows, groups = [] } = spec
  const body = new SheetRows(book, sheet, columns.length)
  const styles = new Styles(body)
  const cells = columns.map(() => ({ value: null as CellValue, style: 0 }))
  let number = first
  let group = 0
  for (const [index, values] of rows.entries()) {
    if (index % rowsBetweenPauses === 0) {
      await new Promise((resolve) => setImmediate(resolve))
      if (signal?.aborted) throw new Failure('cancelled', 'Ekspor dibatalkan.')
      onrows?.(index)
    }
    for (let heading = groups[group]; heading && heading.before <= index; heading = groups[++group]) {
      body.flush()
      writeGroup(sheet, number++, heading.title, columns.length)
    }
    let lines = 1
    columns.forEach(({ key, kind, width }, column) => {
      const { value, numFmt } = cellValue(kind, values[key] ?? null)
      cells[column] = { value, style: styles.of(kind, numFmt) }
      if (kind === 'wrap' && typeof value === 'string') lines = Math.max(lines, linesOf(value, width))
    })
    body.add(number++, cells, lines > 1 ? heightOf(lines) : undefined)
  }
  body.flush()
}

function writeGroup(sheet: Worksheet, number: number, title: string, width: number): void {
  const row = sheet.getRow(number)
  for (let column = 1; column <= width; column++)
    fill(row.getCell(column), groupStyle, column === 1 ? plain(title) : null)
  if (width > 1) sheet.mergeCells(number, 1, number, width)
  row.commit()
}

function fill(cell: Cell, style: Partial<Style>, value: string | null): void {
  cell.value = value
  cell.style = style
}

/** The number of each kind's style in each format. */
class Styles {
  readonly #made = new Map<ColumnKind, Map<string, number>>()
  readonly #body: SheetRows

  constructor(body: SheetRows) {
    this.#body = body
  }

  of(kind: ColumnKind, numFmt: string): number {
    let own = this.#made.get(kind)
    if (!own) this.#made.set(kind, (own = new Map<string, number>()))
    let style = own.get(numFmt)
    if (style === undefined) own.set(numFmt, (style = this.#body.style({ ...bodyStyle(kind), numFmt })))
    return style
  }
}

function bodyStyle(kind: ColumnKind): Partial<Style> {
  const alignment: Partial<Alignment> = { vertical: 'top' }
  if (kind === 'wrap') alignment.wrapText = true
  if (kind === 'ordinal') alignment.horizontal = 'center'
  if (kind === 'number' || kind === 'percent') {
    alignment.horizontal = 'right'
    alignment.indent = 1
  }
  if (kind === 'date') alignment.horizontal = 'left'
  return { font: bodyFont, border: borders, alignment }
}

/** What a cell holds and how it shows: text where the value is not what its column promises. */
function cellValue(kind: ColumnKind, value: CellValue): { value: CellValue; numFmt: string } {
  if (value === null || value === '') return { value: null, numFmt: asText }
  if (typeof value === 'number' && kind === 'ordinal') return { value, numFmt: '0' }
  if (typeof value === 'number' && kind === 'number')
    return { value, numFmt: Number.isInteger(value) ? '#,##0' : '#,##0.##' }
  if (typeof value === 'number' && kind === 'percent')
    return { value: value / 100, numFmt: Number.isInteger(value) ? '0%' : '0.00%' }
  if (kind === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return { value: serialDay(value), numFmt: indonesianDate }
  return { value: plain(String(value)), numFmt: asText }
}

/** Days since the end of 1899, as spreadsheets count them. */
const serialDay = (date: string) => 25_569 + Date.parse(date) / 86_400_000

/** Text that opens in every spreadsheet: no leading control characters, line breaks as LF, no longer than a cell holds. */
export function plain(text: string): string {
  return text
    .replace(/^[\t\r\n]+/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .slice(0, longestText)
}

/** Excel refuses some characters, an apostrophe at the ends and more than 31 characters in a sheet's name. */
export function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Daftar'
  )
}
