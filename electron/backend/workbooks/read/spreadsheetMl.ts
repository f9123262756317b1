/** XML Spreadsheet 2003, which offices' systems export under the name .xls. */
import type { FormatAdapter } from './adapter.ts'
import { FileProblem } from './errors.ts'
import { limits } from './limits.ts'
import { decodeText, looksLikeText } from './textEncoding.ts'
import { cellKinds, type Merge, type PackedSheet, SheetBuilder, TextPool } from './workbook.ts'
import { type NumberMeaning, numberMeaning, plainDecimal, plainNumber, serialDate } from './xlsx/numbers.ts'
import { attribute, isTrue, wholeNumber, type XmlElement, type XmlEvents, XmlReader } from './xml.ts'

const SPREADSHEET = 'urn:schemas-microsoft-com:office:spreadsheet'
const EXCEL = 'urn:schemas-microsoft-com:office:excel'
const SLICE = 512 * 1024

export const spreadsheetMl: FormatAdapter = {
  format: 'xls',
  detect: ({ bytes }) => {
    const head = bytes.subarray(0, 8192)
    return looksLikeText(head) && isSpreadsheetMl(decodeText(head))
  },

  read({ bytes }, { signal, onProgress }) {
    const pool = new TextPool()
    const content = new SpreadsheetMlReader(pool)
    const reader = new XmlReader(content)
    for (let at = 0; at < bytes.length; at += SLICE) {
      signal?.throwIfAborted()
      onProgress(at, bytes.length)
      reader.write(bytes.subarray(at, at + SLICE))
    }
    reader.end()
    return Promise.resolve({ sheets: content.sheets, ...pool.pack() })
  },
}

/** A page of HTML made by Excel mentions its namespaces too, but is not rooted in a Workbook. */
const isSpreadsheetMl = (text: string) => text.includes(SPREADSHEET) && /<(?:[\w-]+:)?Workbook[\s>]/.test(text)

interface OpenSheet {
  name: string
  hidden: boolean
  builder: SheetBuilder
  merges: Merge[]
  hiddenColumns: number[]
  row: number
  /** Empty rows that the row stands for beside itself. */
  rowSpan: number
  rowHidden: boolean
  column: number
  columnsDefined: number
}

class SpreadsheetMlReader implements XmlEvents {
  readonly sheets: PackedSheet[] = []
  private readonly pool: TextPool
  private readonly styles = new Map<string, NumberMeaning>()
  private style = ''
  private sheet: OpenSheet | undefined
  private cell: { column: number; style: string } | undefined
  private type = ''
  private value: string | undefined
  /** Text of `Visible`, which comes after the rows. */
  private visible: string | undefined
  private inComment = false

  constructor(pool: TextPool) {
    this.pool = pool
  }

  open(element: XmlElement): void {
    if (element.uri === EXCEL && element.local === 'Visible' && this.sheet) this.visible = ''
    if (element.uri !== SPREADSHEET || this.inComment) return
    const { sheet } = this
    switch (element.local) {
      case 'Style':
        this.style = attribute(element, 'ID') ?? ''
        return
      case 'NumberFormat':
        this.styles.set(this.style, meaningOf(attribute(element, 'Format') ?? ''))
        return
      case 'Worksheet':
        this.sheet = openSheet(element, this.sheets.length)
        return
      case 'Column':
        if (sheet) openColumn(sheet, element)
        return
      case 'Row':
        if (sheet) openRow(sheet, element)
        return
      case 'Cell':
        if (sheet) this.openCell(sheet, element)
        return
      case 'Comment':
      case 'PhoneticText':
        this.inComment = true
        return
      case 'Data':
        if (!this.cell) return
        this.type = attribute(element, 'Type') ?? 'String'
        this.value = ''
    }
  }

  text(text: string): void {
    if (this.visible !== undefined) this.visible += text.slice(0, 20)
    if (this.value === undefined || this.inComment) return
    this.value += text
    if (this.value.length > limits.cellChars)
      throw new FileProblem('unreadable', `sel di baris ${this.sheet?.row ?? 0} terlalu panjang`)
  }

  close({ uri, local }: XmlElement): void {
    const { sheet } = this
    if (uri === EXCEL && local === 'Visible' && sheet) {
      sheet.hidden =
        (this.visible ?? '').startsWith('SheetHidden') || (this.visible ?? '').startsWith('SheetVeryHidden')
      this.visible = undefined
    }
    if (uri !== SPREADSHEET) return
    if (local === 'Comment' || local === 'PhoneticText') this.inComment = false
    else if (this.inComment) return
    else if (local === 'Data' && sheet) this.take(sheet)
    else if (local === 'Cell') this.cell = undefined
    else if (local === 'Worksheet' && sheet) {
      const { builder, name, hidden, merges, hiddenColumns } = sheet
      this.sheets.push(builder.pack({ name, hidden, merges, hiddenColumns }))
      this.sheet = undefined
    }
  }

  private openCell(sheet: OpenSheet, element: XmlElement): void {
    const column = wholeNumber(element, 'Index', 1, sheet.column + 1) - 1
    const across = wholeNumber(element, 'MergeAcross', 0, 0)
    const down = wholeNumber(element, 'MergeDown', 0, 0)
    if ((across > 0 || down > 0) && sheet.merges.length < limits.merges)
      sheet.merges.push({ top: sheet.row, left: column, bottom: sheet.row + down, right: column + across })
    sheet.column = column + across + 1
    this.cell = { column, style: attribute(element, 'StyleID') ?? '' }
  }

  private take(sheet: OpenSheet): void {
    const { cell, value } = this
    this.value = undefined
    if (!cell || value === undefined || value.trim() === '') return
    if (cell.column >= limits.columns) throw new FileProblem('unreadable', `lebih dari ${limits.columns} kolom`)
    if (sheet.row > limits.rows) throw new FileProblem('unreadable', `baris ${sheet.row}`)
    const { kind, text } = this.read(value, cell.style)
    sheet.builder.add(sheet.row, sheet.rowHidden, cell.column, cellKinds.indexOf(kind), this.pool.add(text))
  }

  private read(value: string, style: string): { kind: (typeof cellKinds)[number]; text: string } {
    switch (this.type) {
      case 'Number': {
        const meaning = this.styles.get(style) ?? plainNumber
        const date = meaning.date ? serialDate(Number(value), false) : undefined
        if (date !== undefined) return { kind: 'date', text: date }
        const text = plainDecimal(value.trim())
        return { kind: 'number', text: /^\d+$/.test(text) ? text.padStart(meaning.minimumDigits, '0') : text }
      }
      case 'DateTime':
        return { kind: 'date', text: dateTime(value.trim()) }
      case 'Boolean':
        return { kind: 'boolean', text: isTrue(value.trim()) ? 'TRUE' : 'FALSE' }
      case 'Error':
        return { kind: 'error', text: value.trim() }
      default:
        return { kind: 'text', text: value }
    }
  }
}

/** Excel names the commonest date formats by words. */
function meaningOf(format: string): NumberMeaning {
  return /^(?:general|short|medium|long)? ?(?:date|time)$/i.test(format)
    ? { date: true, minimumDigits: 0 }
    : numberMeaning(0, format)
}

function openSheet(element: XmlElement, before: number): OpenSheet {
  if (before >= limits.sheets) throw new FileProblem('too-large', `lebih dari ${limits.sheets} lembar`)
  return {
    name: attribute(element, 'Name') ?? '',
    hidden: false,
    builder: new SheetBuilder(),
    merges: [],
    hiddenColumns: [],
    row: 0,
    rowSpan: 0,
    rowHidden: false,
    column: 0,
    columnsDefined: 0,
  }
}

function openColumn(sheet: OpenSheet, element: XmlElement): void {
  const first = wholeNumber(element, 'Index', 1, sheet.columnsDefined + 1) - 1
  const end = first + 1 + wholeNumber(element, 'Span', 0, 0)
  // Columns come in order; one that goes back is not believed.
  if (isTrue(attribute(element, 'Hidden')) && first >= sheet.columnsDefined)
    for (let column = first; column < Math.min(end, limits.columns); column++) sheet.hiddenColumns.push(column)
  sheet.columnsDefined = end
}

function openRow(sheet: OpenSheet, element: XmlElement): void {
  sheet.row = wholeNumber(element, 'Index', 1, sheet.row + sheet.rowSpan + 1)
  sheet.rowSpan = wholeNumber(element, 'Span', 0, 0)
  sheet.rowHidden = isTrue(attribute(element, 'Hidden'))
  sheet.column = 0
}

/** "2024-11-18T00:00:00.000" → "2024-11-18"; a time of day alone stands on 31 December 1899. */
function dateTime(value: string): string {
  const [date = '', clock = ''] = value.replace(/\.\d+$/, '').split('T')
  const time = clock.replace(/^(\d\d:\d\d):00$/, '$1')
  if (date === '1899-12-31' && time !== '') return time
  return time === '' || time === '00:00' ? date : `${date} ${time}`
}
