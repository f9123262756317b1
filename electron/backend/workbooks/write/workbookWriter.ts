/**
 * The library's streaming writer, and two things it cannot say by itself: a height that is only how high a row is now
 * (it would keep that height for good, whatever is typed into it), and that digits in a text cell are meant as text
 * (Excel would put a green corner on every NIP and telephone).
 */
import { createWriteStream } from 'node:fs'
import { Writable } from 'node:stream'
import { SharedTexts } from './sharedTexts.ts'
import type { Font, PageSetup, PaperSize, stream, Worksheet, WorksheetView } from 'exceljs'

export type WorkbookWriter = stream.xlsx.WorkbookWriter
export const bodyFont: Partial<Font> = { name: 'Arial', size: 10 }

export interface SheetOptions {
  paper: 'F4' | 'A4'
  landscape: boolean
  /** Sheet rows that stay on the screen, and columns. */
  frozen?: { rows: number; columns?: number }
  /** Sheet rows and columns repeated on every page. */
  repeat?: { rows: [first: number, last: number]; columns?: number } | undefined
  /** Pages side by side, for a table that would be too small on one. */
  pagesWide?: number
}

/** Excel's codes: F4 (215 × 330 mm) is what it calls Folio. */
const paperSizes = { F4: 14, A4: 9 } as const

/** Characters of column width that stay readable on one page, at no less than three fifths of their size. */
const readable = { F4: { landscape: 270, portrait: 168 }, A4: { landscape: 242, portrait: 159 } } as const

/** @param width of all columns together, in characters */
export function pagesWide(width: number, paper: 'F4' | 'A4', landscape: boolean): number {
  return Math.max(1, Math.ceil(width / readable[paper][landscape ? 'landscape' : 'portrait']))
}

/** Writes to `path` what `fill` puts in; rejects with the file system's error when the file cannot be written. */
export async function saveWorkbook(path: string, fill: (book: WorkbookWriter) => Promise<void> | void): Promise<void> {
  const file = createWriteStream(path)
  // Heard from the start: an error nobody listens for would end the process.
  const broken = new Promise<never>((_, reject) => file.once('error', reject))
  try {
    await Promise.race([broken, write(file, fill)])
  } catch (error) {
    file.destroy()
    throw error
  }
}

/** The same as bytes. */
export async function workbookBytes(fill: (book: WorkbookWriter) => Promise<void> | void): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  const memory = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  await write(memory, fill)
  return new Uint8Array(Buffer.concat(chunks))
}

async function write(target: Writable, fill: (book: WorkbookWriter) => Promise<void> | void): Promise<void> {
  const { default: excel } = await import('exceljs')
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: target, useStyles: true, useSharedStrings: true })
  book.creator = 'Sinergi'
  book.lastModifiedBy = 'Sinergi'
  shareTexts(book)
  await fill(book)
  await book.commit()
}

/** What the library's writer of a workbook is inside. */
interface BookInside {
  sharedStrings: SharedTexts
  addSharedStrings(): Promise<void>
  zip: { append(part: string, about: { name: string }): void }
}

/** The library would keep every text three times over before it writes one. */
function shareTexts(book: WorkbookWriter): void {
  const inside = book as unknown as BookInside
  const texts = new SharedTexts()
  inside.sharedStrings = texts
  inside.addSharedStrings = () => {
    if (texts.count > 0) inside.zip.append(texts.xml(), { name: '/xl/sharedStrings.xml' })
    return Promise.resolve()
  }
}

/** A sheet ready to be read and printed. */
export function addSheet(book: WorkbookWriter, name: string, options: SheetOptions): Worksheet {
  const { frozen, repeat, paper, landscape } = options
  const sheet = book.addWorksheet(name, {
    views: frozen ? [frozenView(frozen)] : [],
    pageSetup: {
      // The library's list of paper sizes leaves Folio out.
      paperSize: paperSizes[paper] as PaperSize,
      orientation: landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: options.pagesWide ?? 1,
      fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(repeat && repeated(repeat)),
    },
    headerFooter: { oddFooter: '&L&9&A&R&9Halaman &P dari &N' },
  })
  refine(sheet)
  return sheet
}

function frozenView({ rows, columns = 0 }: NonNullable<SheetOptions['frozen']>): Partial<WorksheetView> {
  const topLeftCell = `${letter(columns)}${rows + 1}`
  return { state: 'frozen', ySplit: rows, ...(columns > 0 && { xSplit: columns }), topLeftCell }
}

function repeated({ rows: [first, last], columns = 0 }: NonNullable<SheetOptions['repeat']>): Partial<PageSetup> {
  return {
    printTitlesRow: `${first}:${last}`,
    ...(columns > 0 && { printTitlesColumn: `A:${letter(columns - 1)}` }),
  }
}

const letter = (column: number) => String.fromCharCode(65 + column)

/** What the library's writer of a sheet is inside. */
interface Inside {
  stream: { write(chunk: unknown): boolean }
  _write(xml: string): void
  _writeLegacyData(): void
}

function refine(sheet: Worksheet): void {
  const inside = sheet as unknown as Inside
  const { stream } = inside
  const pass = stream.write.bind(stream)
  stream.write = (chunk) =>
    pass(typeof chunk === 'string' && chunk.startsWith('<row') ? chunk.replace(' customHeight="1"', '') : chunk)
  // These stand right before the drawings of a sheet (ECMA-376, 18.3.1.99).
  const drawings = inside._writeLegacyData.bind(sheet)
  inside._writeLegacyData = () => {
    inside._write('<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>')
    drawings()
  }
}
