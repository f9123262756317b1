/**
 * The inside of `<sheetData>`, where nearly all bytes of a workbook are. One pass over the text, tag by tag;
 * a cell without a value costs the finding of its `>`. Pieces of the file may end anywhere.
 */
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'
import { cellKinds, type SheetBuilder, type TextPool } from '../workbook.ts'
import {
  BANG,
  checkRest,
  elementEnd,
  endsName,
  GT,
  isBlank,
  isElement,
  passedBy,
  QUESTION,
  SLASH,
  StringItemReader,
  tagEnd,
  TextReader,
} from './markup.ts'
import { type NumberMeaning, plainDecimal, plainNumber, serialDate } from './numbers.ts'

export interface RowContext {
  builder: SheetBuilder
  pool: TextPool
  /** Pieces of the pool that are shared strings. */
  sharedStrings: number
  /** Cell style → what its number format means. */
  styles: readonly NumberMeaning[]
  date1904: boolean
}

const TEXT = cellKinds.indexOf('text')
const NUMBER = cellKinds.indexOf('number')
const DATE = cellKinds.indexOf('date')
const BOOLEAN = cellKinds.indexOf('boolean')
const ERROR = cellKinds.indexOf('error')

export class RowScanner {
  /** The closing tag of sheetData was reached; `rest` begins with it. */
  done = false
  rest = ''
  private row = 0
  private rowHidden = false
  private rowNumbered = false
  /** 0-based column of the cell before the next one. */
  private column = -1
  private style = 0
  private type = ''
  private selfClosing = false
  private readonly context: RowContext
  private readonly prefix: string
  private readonly names: { row: string; c: string; v: string; is: string; sheetData: string }
  private readonly text = new TextReader()
  private readonly item: StringItemReader

  /** @param prefix of the main namespace, with its colon: "x:" or "" */
  constructor(prefix: string, context: RowContext) {
    this.prefix = prefix
    this.names = {
      row: `${prefix}row`,
      c: `${prefix}c`,
      v: `${prefix}v`,
      is: `${prefix}is`,
      sheetData: `/${prefix}sheetData`,
    }
    this.context = context
    this.item = new StringItemReader(prefix)
  }

  write(chunk: string): void {
    const s = this.rest === '' ? chunk : this.rest + chunk
    let at = 0
    while (!this.done) {
      const lt = s.indexOf('<', at)
      if (lt < 0) {
        this.rest = ''
        return
      }
      const end = this.next(s, lt)
      if (end < 0) {
        this.rest = checkRest(s.slice(lt))
        return
      }
      at = end
    }
    this.rest = s.slice(at)
  }

  /** Takes in the tag, or the cell, that begins at `lt`; returns where it ends. */
  private next(s: string, lt: number): number {
    const name = lt + 1 + this.prefix.length
    if (this.prefix === '' || s.startsWith(this.prefix, lt + 1)) {
      const code = s.charCodeAt(name)
      if (code === 99 /* c */ && endsName(s.charCodeAt(name + 1))) return this.cell(s, name + 1)
      if (code === 114 /* r */ && s.startsWith('row', name) && endsName(s.charCodeAt(name + 3)))
        return this.startRow(s, lt, name + 3)
    }
    if (s.charCodeAt(lt + 1) === SLASH) {
      const end = s.indexOf('>', lt)
      if (end < 0) return -1
      if (!isElement(s, lt, this.names.sheetData)) return end + 1
      this.done = true
      return lt
    }
    return this.other(s, lt)
  }

  private other(s: string, lt: number): number {
    const code = s.charCodeAt(lt + 1)
    if (code === BANG || code === QUESTION) return passedBy(s, lt)
    // Too short to tell a row or cell from something else.
    if (s.length - lt < this.names.row.length + 2) return -1
    return elementEnd(s, lt)
  }

  private startRow(s: string, lt: number, from: number): number {
    const end = tagEnd(s, lt)
    if (end < 0) return -1
    let number = this.row + 1
    this.rowNumbered = false
    this.rowHidden = false
    // Blank styled rows are nearly always `<row r="…" …/>`: the number stands first.
    const tag = s.slice(from, end - 1)
    const attributes = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
    for (let found = attributes.exec(tag); found; found = attributes.exec(tag)) {
      const value = found[2] ?? found[3] ?? ''
      if (found[1] === 'r') {
        number = Number(value)
        this.rowNumbered = true
      } else if (found[1] === 'hidden') this.rowHidden = value === '1' || value === 'true'
    }
    this.moveTo(number)
    return end
  }

  private moveTo(row: number): void {
    if (!Number.isInteger(row) || row < 1 || row > limits.rows) throw new FileProblem('unreadable', `baris ${row}`)
    this.row = row
    this.column = -1
  }

  private cell(s: string, from: number): number {
    const before = this.column
    const open = this.cellAttributes(s, from)
    if (open < 0) {
      this.column = before
      return -1
    }
    if (this.selfClosing) return open
    const end = this.cellContent(s, open)
    if (end < 0) this.column = before
    return end
  }

  /** Reads r, s and t; returns the position after the start tag. */
  private cellAttributes(s: string, from: number): number {
    let at = from
    let style = 0
    let type = ''
    let placed = false
    for (;;) {
      let code = s.charCodeAt(at)
      while (isBlank(code)) code = s.charCodeAt(++at)
      if (code === GT || code === SLASH) {
        if (code === SLASH) at++
        if (at >= s.length) return -1
        break
      }
      const equals = s.indexOf('=', at)
      if (equals < 0) return -1
      let quote = equals + 1
      while (isBlank(s.charCodeAt(quote))) quote++
      const mark = s.charCodeAt(quote)
      if (Number.isNaN(mark)) return -1
      if (mark !== 34 && mark !== 39) throw new FileProblem('unreadable', 'XML tidak sah')
      const end = s.indexOf(mark === 34 ? '"' : "'", quote + 1)
      if (end < 0) return -1
      if (equals === at + 1 || isBlank(s.charCodeAt(at + 1))) {
        if (code === 114 /* r */) {
          this.place(s, quote + 1, end)
          placed = true
        } else if (code === 115 /* s */) style = smallNumber(s, quote + 1, end)
        else if (code === 116 /* t */) type = s.slice(quote + 1, end)
      }
      at = end + 1
    }
    if (!placed) this.column++
    if (this.column >= limits.columns) throw new FileProblem('unreadable', `lebih dari ${limits.columns} kolom`)
    this.style = style
    this.type = type
    this.selfClosing = s.charCodeAt(at - 1) === SLASH
    return at + 1
  }

  /** "AB12" → column 27; the row too, where the row itself has no number. */
  private place(s: string, from: number, end: number): void {
    let column = 0
    let at = from
    for (; at < end; at++) {
      const letter = s.charCodeAt(at) & 0xdf
      if (letter < 65 || letter > 90) break
      column = column * 26 + (letter - 64)
    }
    if (column === 0 || at - from > 3)
      throw new FileProblem('unreadable', `alamat sel ${s.slice(from, Math.min(end, from + 20))}`)
    if (!this.rowNumbered) {
      const row = smallNumber(s, at, end)
      if (row !== this.row) this.moveTo(row)
      this.rowNumbered = true
    }
    this.column = column - 1
  }

  /** @returns position after `</c>` */
  private cellContent(s: string, from: number): number {
    let value: string | undefined
    let inline: string | undefined
    for (let at = from; ;) {
      const lt = s.indexOf('<', at)
      if (lt < 0) return -1
      const code = s.charCodeAt(lt + 1)
      if (code === SLASH) {
        const end = s.indexOf('>', lt)
        if (end < 0) return -1
        if (value !== undefined || inline !== undefined) this.take(value, inline)
        return end + 1
      }
      if (isElement(s, lt, this.names.v)) {
        at = tagEnd(s, lt)
        if (at < 0) return -1
        if (s.charCodeAt(at - 2) === SLASH) continue
        const end = this.text.read(s, at)
        if (end < 0) return -1
        value = this.text.value
        at = s.indexOf('>', end) + 1
        if (at === 0) return -1
      } else if (isElement(s, lt, this.names.is)) {
        at = tagEnd(s, lt)
        if (at < 0) return -1
        if (s.charCodeAt(at - 2) === SLASH) continue
        at = this.item.read(s, at, this.names.is)
        if (at < 0) return -1
        inline = this.item.value
      } else if (Number.isNaN(code)) return -1
      else {
        at = code === BANG || code === QUESTION ? passedBy(s, lt) : elementEnd(s, lt)
        if (at < 0) return -1
      }
    }
  }

  private take(value: string | undefined, inline: string | undefined): void {
    const text = value?.trim() ?? ''
    switch (this.type) {
      case 's':
        if (text !== '') this.addShared(text)
        return
      case 'inlineStr':
        return this.addText(inline ?? value ?? '')
      case 'str':
        return this.addText(value ?? inline ?? '')
      case 'b':
        return this.add(BOOLEAN, text === '1' || text === 'true' ? 'TRUE' : 'FALSE')
      case 'e':
        return this.add(ERROR, text)
      case 'd':
        return this.add(DATE, text.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' '))
      default:
        if (text !== '') this.addNumber(text)
        else if (inline !== undefined) this.addText(inline)
    }
  }

  private addShared(index: string): void {
    const piece = Number(index)
    const text =
      Number.isInteger(piece) && piece >= 0 && piece < this.context.sharedStrings
        ? this.context.pool.get(piece)
        : undefined
    if (text === undefined) throw new FileProblem('unreadable', `teks bersama nomor ${index} tidak ada`)
    if (this.holdsText(text)) this.context.builder.add(this.row, this.rowHidden, this.column, TEXT, piece)
  }

  private addText(text: string): void {
    if (this.holdsText(text)) this.add(TEXT, text)
  }

  private holdsText(text: string): boolean {
    if (text.length > limits.cellChars) throw new FileProblem('unreadable', `sel di baris ${this.row} terlalu panjang`)
    return text !== '' && (text.charCodeAt(0) > 32 || text.trim() !== '')
  }

  private addNumber(raw: string): void {
    const meaning =
      this.style === 0 ? (this.context.styles[0] ?? plainNumber) : (this.context.styles[this.style] ?? plainNumber)
    if (meaning.date) {
      const date = serialDate(Number(raw), this.context.date1904)
      if (date !== undefined) return this.add(DATE, date)
    }
    const text = plainDecimal(raw)
    this.add(NUMBER, meaning.minimumDigits > 0 && /^\d+$/.test(text) ? text.padStart(meaning.minimumDigits, '0') : text)
  }

  private add(kind: number, text: string): void {
    this.holdsText(text)
    if (this.row === 0) throw new FileProblem('unreadable', 'sel di luar baris')
    this.context.builder.add(this.row, this.rowHidden, this.column, kind, this.context.pool.add(text))
  }
}

function smallNumber(s: string, from: number, end: number): number {
  let number = 0
  for (let at = from; at < end; at++) {
    const digit = s.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return number
}
