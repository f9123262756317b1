/**
 * Lists as formatted .xlsx files, written row by row so that 50,000 rows stay within bounded memory.
 *
 * Text can never run as a formula: every text cell is a shared string (Excel computes only formula cells, which are
 * never written here) in the Text format (`@`), so that a cell edited by hand is not read anew as a formula, a number
 * or a date either. No guard character is put before "=", "+", "-" or "@": it would end up in phone numbers and in
 * whatever reads the file next. A leading tab or line break, which spreadsheets drop on the way to a formula, is taken off.
 */
import { createWriteStream, type WriteStream } from 'node:fs'
import { Failure } from '../../contract/errors.ts'
import type { Alignment, Borders, Cell, Fill, Font, PaperSize, stream, Style } from 'exceljs'

export type ColumnKind = 'text' | 'wrap' | 'number' | 'percent' | 'date'

export interface WorkbookColumn {
  header: string
  /** Property of a row this column shows. */
  key: string
  /** In characters of the body font. */
  width: number
  /** text: one line; wrap: text over several lines; percent: given as 0–100; date: given as `YYYY-MM-DD`. */
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

/** Excel's codes: F4 (215 × 330 mm) is what it calls Folio. */
const paperSizes = { F4: 14, A4: 9 } as const
const rowsBetweenPauses = 500
const longestText = 32_767

const thin = { style: 'thin', color: { argb: 'FFB8C0CC' } } as const
const borders: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin }
const filled = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })
const body: Partial<Font> = { name: 'Arial', size: 10 }
const bold: Partial<Font> = { ...body, bold: true }
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
 * Writes the workbook to `path`. Gives other work a turn now and then, telling `onrows` how many rows are written;
 * stops with the failure `cancelled` when aborted. Rejects with the file system's error when the file cannot be written.
 */
export async function writeWorkbook(
  path: string,
  spec: WorkbookSpec,
  signal?: AbortSignal,
  onrows?: (done: number) => void,
): Promise<void> {
  const file = createWriteStream(path)
  // Heard from the start: an error nobody listens for would end the process.
  const broken = new Promise<never>((_, reject) => file.once('error', reject))
  try {
    await Promise.race([broken, write(file, spec, signal, onrows)])
  } catch (error) {
    file.destroy()
    throw error
  }
}

async function write(
  file: WriteStream,
  spec: WorkbookSpec,
  signal?: AbortSignal,
  onrows?: (done: number) => void,
): Promise<void> {
  const { default: excel } = await import('exceljs')
  const titles = spec.title ?? []
  // An empty line sets the title off from the table.
  const headerRow = titles.length === 0 ? 1 : titles.length + 2
  const workbook = new excel.stream.xlsx.WorkbookWriter({
    stream: file,
    useStyles: true,
    useSharedStrings: true,
  })
  workbook.creator = 'Sinergi'
  const sheet = workbook.addWorksheet(sheetName(spec.sheet), {
    views: [{ state: 'frozen', ySplit: headerRow, topLeftCell: `A${headerRow + 1}` }],
    pageSetup: {
      // The library's list of paper sizes leaves Folio out.
      paperSize: paperSizes[spec.paper] as PaperSize,
      orientation: spec.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      printTitlesRow: `${headerRow}:${headerRow}`,
    },
    headerFooter: { oddFooter: '&R&9Halaman &P dari &N' },
  })
  sheet.columns = spec.columns.map(({ width }) => ({ width }))
  writeTitles(sheet, titles, spec.columns.length)
  writeHeader(sheet, headerRow, spec)
  await writeRows(sheet, headerRow + 1, spec, signal, onrows)
  sheet.commit()
  await workbook.commit()
}

type Sheet = ReturnType<InstanceType<typeof stream.xlsx.WorkbookWriter>['addWorksheet']>

function writeTitles(sheet: Sheet, titles: string[], width: number): void {
  titles.forEach((title, index) => {
    const cell = sheet.getRow(index + 1).getCell(1)
    fill(cell, { font: index === 0 ? { ...bold, size: 13 } : body, numFmt: asText }, plain(title))
    if (width > 1) sheet.mergeCells(index + 1, 1, index + 1, width)
    sheet.getRow(index + 1).commit()
  })
}

function writeHeader(sheet: Sheet, number: number, { columns, rows, groups }: WorkbookSpec): void {
  const row = sheet.getRow(number)
  columns.forEach(({ header }, index) => fill(row.getCell(index + 1), headerStyle, plain(header)))
  row.commit()
  // Sorting or filtering would tear group headings from their rows.
  if (!groups || groups.length === 0)
    sheet.autoFilter = {
      from: { row: number, column: 1 },
      to: { row: number + rows.length, column: columns.length },
    }
}

async function writeRows(
  sheet: Sheet,
  first: number,
  spec: WorkbookSpec,
  signal?: AbortSignal,
  onrows?: (done: number) => void,
): Promise<void> {
  const { columns, rows, groups = [] } = spec
  const styles = new Styles()
  let number = first
  let group = 0
  for (const [index, values] of rows.entries()) {
    if (index % rowsBetweenPauses === 0) {
      await new Promise((resolve) => setImmediate(resolve))
      if (signal?.aborted) throw new Failure('cancelled', 'Ekspor dibatalkan.')
      onrows?.(index)
    }
    for (let heading = groups[group]; heading && heading.before <= index; heading = groups[++group]) {
      const row = sheet.getRow(number)
      columns.forEach((_, column) =>
        fill(row.getCell(column + 1), groupStyle, column === 0 ? plain(heading.title) : null),
      )
      if (columns.length > 1) sheet.mergeCells(number, 1, number, columns.length)
      row.commit()
      number++
    }
    const row = sheet.getRow(number++)
    columns.forEach(({ key, kind }, column) => {
      const { value, numFmt } = cellValue(kind, values[key] ?? null)
      fill(row.getCell(column + 1), styles.of(kind, numFmt), value)
    })
    row.commit()
  }
}

function fill(cell: Cell, style: Partial<Style>, value: string | number | Date | null): void {
  cell.value = value
  cell.style = style
}

/** The library looks a style up by its object: one object for each kind and format, or it compares them all. */
class Styles {
  readonly #made = new Map<string, Partial<Style>>()

  of(kind: ColumnKind, numFmt: string): Partial<Style> {
    const name = `${kind} ${numFmt}`
    let style = this.#made.get(name)
    if (!style) this.#made.set(name, (style = { ...bodyStyle(kind), numFmt }))
    return style
  }
}

function bodyStyle(kind: ColumnKind): Partial<Style> {
  const alignment: Partial<Alignment> = { vertical: 'top' }
  if (kind === 'wrap') alignment.wrapText = true
  if (kind === 'number' || kind === 'percent') alignment.horizontal = 'right'
  if (kind === 'date') alignment.horizontal = 'left'
  return { font: body, border: borders, alignment }
}

/** What a cell holds and how it shows: text where the value is not what its column promises. */
function cellValue(
  kind: ColumnKind,
  value: string | number | null,
): { value: string | number | Date | null; numFmt: string } {
  if (value === null || value === '') return { value: null, numFmt: asText }
  if (typeof value === 'number' && kind === 'number')
    return { value, numFmt: Number.isInteger(value) ? '#,##0' : '#,##0.##' }
  if (typeof value === 'number' && kind === 'percent')
    return { value: value / 100, numFmt: Number.isInteger(value) ? '0%' : '0.00%' }
  if (kind === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return { value: new Date(`${value}T00:00:00Z`), numFmt: indonesianDate }
  return { value: plain(String(value)), numFmt: asText }
}

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
