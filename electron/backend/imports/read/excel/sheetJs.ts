/** The one place that knows SheetJS: its cells become ours. Loaded when the first such file comes, in the worker. */
import type { CellObject, ParsingOptions, WorkBook, WorkSheet } from '@e965/xlsx'
import type { ReadSheets } from '../adapter.ts'
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'
import { fromLatin1 } from '../textEncoding.ts'
import { type CellKind, cellKinds, type PackedSheet, SheetBuilder, TextPool } from '../workbook.ts'
import { type NumberMeaning, numberMeaning, plainDecimal, plainNumber, serialDate } from '../xlsx/numbers.ts'

/** Values as stored and nothing made of them: no shown texts (they round), no dates, formulas, links or macros. */
const options: ParsingOptions = {
  dense: true,
  raw: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
  cellDates: false,
  cellNF: true,
  // Hidden rows and columns come with the styles.
  cellStyles: true,
  bookVBA: false,
  bookDeps: false,
  bookFiles: false,
  WTF: false,
}

export async function readWithSheetJs(bytes: Buffer): Promise<ReadSheets> {
  const sheetJs = await import('@e965/xlsx')
  let book: WorkBook
  try {
    book = sheetJs.read(bytes, { ...options, type: 'buffer' })
  } catch (error) {
    throw problemOf(error)
  }
  const pool = new TextPool()
  return { sheets: sheetsOf(book, pool), ...pool.pack() }
}

function problemOf(error: unknown): FileProblem {
  const text = error instanceof Error ? error.message : String(error)
  if (/password|encrypt/i.test(text)) return new FileProblem('encrypted', '', { cause: error })
  return new FileProblem('unreadable', '', { cause: error })
}

function sheetsOf(book: WorkBook, pool: TextPool): PackedSheet[] {
  if (book.SheetNames.length > limits.sheets) throw new FileProblem('too-large', `${book.SheetNames.length} lembar`)
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const meanings = new Map<string, NumberMeaning>()
  const meaning = (format: unknown): NumberMeaning => {
    if (typeof format !== 'string') return plainNumber
    let found = meanings.get(format)
    if (!found) meanings.set(format, (found = numberMeaning(0, format)))
    return found
  }
  const sheets: PackedSheet[] = []
  for (const [i, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name]
    // Charts and macro sheets hold no list.
    if (!sheet || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) continue
    const reader = new SheetReader(sheet, pool, date1904, meaning)
    sheets.push(reader.read(fromLatin1(name), (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0))
  }
  return sheets
}

type DenseRow = (CellObject | undefined)[]

class SheetReader {
  private readonly builder = new SheetBuilder()
  private readonly sheet: WorkSheet
  private readonly pool: TextPool
  private readonly date1904: boolean
  private readonly meaning: (format: unknown) => NumberMeaning

  constructor(sheet: WorkSheet, pool: TextPool, date1904: boolean, meaning: (format: unknown) => NumberMeaning) {
    this.sheet = sheet
    this.pool = pool
    this.date1904 = date1904
    this.meaning = meaning
  }

  read(name: string, hidden: boolean): PackedSheet {
    const rows = (this.sheet['!data'] ?? []) as (DenseRow | undefined)[]
    const about = (this.sheet['!rows'] ?? []) as ({ hidden?: boolean } | undefined)[]
    rows.forEach((row, r) => {
      row?.forEach((cell, column) => {
        if (cell) this.take(r + 1, about[r]?.hidden === true, column, cell)
      })
    })
    const hiddenColumns: number[] = []
    const columns = (this.sheet['!cols'] ?? []) as ({ hidden?: boolean } | undefined)[]
    columns.forEach((column, index) => {
      if (column?.hidden === true && index < limits.columns) hiddenColumns.push(index)
    })
    const merges = (this.sheet['!merges'] ?? [])
      .slice(0, limits.merges)
      .map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }))
    return this.builder.pack({ name, hidden, hiddenColumns, merges })
  }

  private take(row: number, hidden: boolean, column: number, cell: CellObject): void {
    const value = this.valueOf(cell)
    if (!value || value.text.trim() === '') return
    if (value.text.length > limits.cellChars) throw new FileProblem('unreadable', `sel di baris ${row} terlalu panjang`)
    if (row > limits.rows || column >= limits.columns) throw new FileProblem('unreadable', `sel di baris ${row}`)
    this.builder.add(row, hidden, column, cellKinds.indexOf(value.kind), this.pool.add(value.text))
  }

  private valueOf({ t, v, z }: CellObject): { kind: CellKind; text: string } | undefined {
    switch (t) {
      case 's':
        // Excel 95 and before: bytes of Windows-1252, which SheetJS hands on one by one.
        return typeof v === 'string' ? { kind: 'text', text: fromLatin1(v) } : undefined
      case 'n':
        return typeof v === 'number' && Number.isFinite(v) ? this.numberOf(v, this.meaning(z)) : undefined
      case 'b':
        return { kind: 'boolean', text: v === true ? 'TRUE' : 'FALSE' }
      case 'e':
        return { kind: 'error', text: errors[Number(v)] ?? '#N/A' }
      default:
        return undefined
    }
  }

  private numberOf(value: number, { date, minimumDigits }: NumberMeaning): { kind: CellKind; text: string } {
    const shown = date ? serialDate(value, this.date1904) : undefined
    if (shown !== undefined) return { kind: 'date', text: shown }
    const text = plainDecimal(String(value))
    return { kind: 'number', text: /^\d+$/.test(text) ? text.padStart(minimumDigits, '0') : text }
  }
}

/** Error codes of BIFF (MS-XLS 2.5.10). */
const errors: Record<number, string> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA',
}
