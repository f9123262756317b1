/**
 * The inside of `<sheetData>`, where nearly all bytes of a workbook are. One pass over the text, tag by tag;
 * a cell without a value costs the finding of its `>`. Pieces of the file may end anywhere.
 */
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'
import { cellKinds, type SheetBuilder, type TextPool, uncalculated } from '../workbook.ts'
import {
  asideEnd,
  elementEnd,
  endTagEnd,
  findLt,
  isAside,
  isName,
  joinRest,
  LT,
  SLASH,
  StringItemReader,
  TagReader,
  TextReader,
  type XmlPiece,
} from './markup.ts'
import { isoDate, type NumberMeaning, plainDecimal, plainNumber, serialDate } from './numbers.ts'
import { isTrue } from '../xml.ts'
import type { Scanner } from './partReader.ts'

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

const R = 114
const S = 115
const T = 116
const V = 118
const BANG = 33

export class RowScanner implements Scanner {
  done = false
  rest: Buffer = Buffer.alloc(0)
  private row = 0
  private rowHidden = false
  private rowNumbered = false
  /** 0-based column of the cell before the next one. */
  private column = -1
  private style = 0
  private type = ''
  private readonly context: RowContext
  private readonly names: Record<'row' | 'c' | 'v' | 'is' | 'f' | 'sheetData', Buffer>
  private readonly rowStart: Buffer
  private readonly tag = new TagReader()
  private readonly text = new TextReader()
  private readonly item: StringItemReader

  /** @param prefix of the main namespace, with its colon: "x:" or "" */
  constructor(prefix: string, context: RowContext) {
    const name = (local: string) => Buffer.from(prefix + local)
    this.names = {
      row: name('row'),
      c: name('c'),
      v: name('v'),
      is: name('is'),
      f: name('f'),
      sheetData: name('sheetData'),
    }
    this.rowStart = Buffer.from(`<${prefix}row`)
    this.context = context
    this.item = new StringItemReader(prefix)
  }

  write(chunk: Buffer): void {
    const piece = joinRest(this.rest, chunk)
    let at = this.passBlankRows(piece.bytes)
    while (!this.done) {
      const lt = findLt(piece.bytes, at)
      const end = lt < 0 ? -1 : this.next(piece, lt)
      if (end < 0) {
        this.rest = piece.bytes.subarray(lt < 0 ? piece.bytes.length : lt)
        return
      }
      at = end
    }
    this.rest = piece.bytes.subarray(at)
  }

  /**
   * Styling down to the last row: a piece that can hold no value, comment or end is skipped up to its last row,
   * when that row carries its number. Every value has a `v` or the type `inlineStr`.
   */
  private passBlankRows(bytes: Buffer): number {
    if (bytes.includes(V) || bytes.includes(BANG) || bytes.includes('Str') || bytes.includes('Data')) return 0
    const lt = bytes.lastIndexOf(this.rowStart)
    if (lt < 0 || !isName(bytes, lt + 1, this.names.row)) return 0
    for (let at = lt + this.rowStart.length; ;) {
      at = this.tag.next(bytes, at)
      if (at <= 0) return 0
      if (this.tag.isLetter(bytes, R)) return lt
    }
  }

  /** Takes in the tag, or the cell, that begins at `lt`; returns where it ends. */
  private next(piece: XmlPiece, lt: number): number {
    const { bytes } = piece
    const { names } = this
    if (isName(bytes, lt + 1, names.c)) return this.cell(piece, lt + 1 + names.c.length)
    const byte = bytes[lt + 1] ?? 0
    if (byte === SLASH) {
      const end = endTagEnd(bytes, lt)
      if (end < 0 || !isName(bytes, lt + 2, names.sheetData)) return end
      this.done = true
      return lt
    }
    if (isName(bytes, lt + 1, names.row)) return this.startRow(piece, lt + 1 + names.row.length)
    if (isAside(byte)) return asideEnd(bytes, lt)
    // The name itself may go on in the next piece.
    return this.tag.end(bytes, lt) < 0 ? -1 : elementEnd(bytes, lt)
  }

  private startRow({ bytes }: XmlPiece, from: number): number {
    const { tag } = this
    let number = this.row + 1
    let numbered = false
    let hidden = false
    let at = from
    for (;;) {
      at = tag.next(bytes, at)
      if (at <= 0) break
      if (tag.isLetter(bytes, R)) {
        number = smallNumber(bytes, tag.valueStart, tag.valueEnd)
        numbered = true
      } else if (
        tag.nameEnd - tag.nameStart === 6 &&
        bytes.toString('latin1', tag.nameStart, tag.nameEnd) === 'hidden'
      ) {
        hidden = isTrue(bytes.toString('latin1', tag.valueStart, tag.valueEnd))
      }
    }
    if (at === 0) return -1
    this.rowNumbered = numbered
    this.rowHidden = hidden
    this.moveTo(number)
    return -at
  }

  private moveTo(row: number): void {
    if (!(row >= 1 && row <= limits.rows)) throw new FileProblem('unreadable', `baris ${row}`)
    this.row = row
    this.column = -1
  }

  private cell(piece: XmlPiece, from: number): number {
    const before = this.column
    const open = this.cellAttributes(piece, from)
    const end = open < 0 || this.tag.selfClosing ? open : this.cellContent(piece, open)
    // It is read again, from its start, when the rest has come.
    if (end < 0) this.column = before
    return end
  }

  /** Reads r, s and t; returns the position after the start tag. */
  private cellAttributes(piece: XmlPiece, from: number): number {
    const { bytes } = piece
    const { tag } = this
    let placed = false
    this.style = 0
    this.type = ''
    let at = from
    for (;;) {
      at = tag.next(bytes, at)
      if (at <= 0) break
      if (tag.isLetter(bytes, R)) {
        this.place(piece, tag.valueStart, tag.valueEnd)
        placed = true
      } else if (tag.isLetter(bytes, S)) this.style = smallNumber(bytes, tag.valueStart, tag.valueEnd)
      else if (tag.isLetter(bytes, T)) this.type = cellType(piece, tag.valueStart, tag.valueEnd)
    }
    if (at === 0) return -1
    if (!placed) this.column++
    if (this.column >= limits.columns) throw new FileProblem('unreadable', `lebih dari ${limits.columns} kolom`)
    return -at
  }

  /** "AB12" → column 27; the row too, where the row itself has no number. */
  private place(piece: XmlPiece, from: number, end: number): void {
    const { bytes } = piece
    let column = 0
    let at = from
    for (; at < end; at++) {
      const letter = (bytes[at] ?? 0) & 0xdf
      if (letter < 65 || letter > 90) break
      column = column * 26 + (letter - 64)
    }
    if (column === 0 || at - from > 3) {
      throw new FileProblem('unreadable', `alamat sel ${piece.slice(from, Math.min(end, from + 20))}`)
    }
    if (!this.rowNumbered) {
      const row = smallNumber(bytes, at, end)
      if (row !== this.row) this.moveTo(row)
      this.rowNumbered = true
    }
    this.column = column - 1
  }

  /** @returns position after `</c>` */
  private cellContent(piece: XmlPiece, from: number): number {
    const { bytes } = piece
    const { names, tag } = this
    let value: string | undefined
    let inline: string | undefined
    let formula = false
    let shared = -1
    for (let at = from; ;) {
      const lt = findLt(bytes, at)
      if (lt < 0) return -1
      const byte = bytes[lt + 1] ?? 0
      if (byte === 0) return -1
      if (byte === SLASH) {
        const end = endTagEnd(bytes, lt)
        if (end >= 0 && isName(bytes, lt + 2, names.c)) {
          if (shared >= 0) this.addShared(shared)
          else if (formula && (this.type === '' || this.type === 'n') && !value?.trim()) this.add(ERROR, uncalculated)
          else if (value !== undefined || inline !== undefined) this.take(value, inline)
        }
        return end
      }
      if (isAside(byte)) at = asideEnd(bytes, lt)
      else if (isName(bytes, lt + 1, names.v)) {
        at = tag.end(bytes, lt)
        if (at < 0) return -1
        if (tag.selfClosing) continue
        const digits = this.type === 's' ? digitsEnd(bytes, at) : at
        if (digits > at && bytes[digits] === LT && bytes[digits + 1] === SLASH) {
          shared = smallNumber(bytes, at, digits)
          at = endTagEnd(bytes, digits)
        } else {
          at = this.text.read(piece, at)
          if (at < 0) return -1
          value = this.text.found.value
          at = endTagEnd(bytes, at)
        }
      } else if (isName(bytes, lt + 1, names.is)) {
        at = tag.end(bytes, lt)
        if (at < 0) return -1
        if (tag.selfClosing) continue
        at = this.item.read(piece, at, names.is)
        inline = this.item.found.value
      } else {
        formula ||= isName(bytes, lt + 1, names.f)
        at = elementEnd(bytes, lt)
      }
      if (at < 0) return -1
    }
  }

  private take(value: string | undefined, inline: string | undefined): void {
    const text = value?.trim() ?? ''
    switch (this.type) {
      case 's':
        if (text !== '') this.addShared(Number(text))
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
        return this.add(DATE, isoDate(text))
      default:
        if (text !== '') this.addNumber(text)
        else if (inline !== undefined) this.addText(inline)
    }
  }

  private addShared(piece: number): void {
    const { pool, sharedStrings, builder } = this.context
    if (!Number.isInteger(piece) || piece < 0 || piece >= sharedStrings)
      throw new FileProblem('unreadable', `teks bersama nomor ${piece} tidak ada`)
    if (pool.charsOf(piece) > limits.cellChars) throw this.tooLong()
    if (!pool.isBlank(piece)) builder.add(this.row, this.rowHidden, this.column, TEXT, piece)
  }

  private addText(text: string): void {
    if (this.holdsText(text)) this.add(TEXT, text)
  }

  private holdsText(text: string): boolean {
    if (text.length > limits.cellChars) throw this.tooLong()
    return text !== '' && (text.charCodeAt(0) > 32 || text.trim() !== '')
  }

  private tooLong(): FileProblem {
    return new FileProblem('unreadable', `sel di baris ${this.row} terlalu panjang`)
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

/** The usual types without making a text of them. */
function cellType(piece: XmlPiece, from: number, end: number): string {
  return end - from === 1 && piece.bytes[from] === S ? 's' : piece.slice(from, end)
}

/** Position after the digits that begin at `from`: most cells name a shared string so, and need no text made of them. */
function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from
  for (let byte = bytes[at] ?? 0; byte >= 48 && byte <= 57; byte = bytes[++at] ?? 0);
  return at
}

/** Digits as a number; NaN for anything else. */
function smallNumber(bytes: Uint8Array, from: number, end: number): number {
  let number = 0
  for (let at = from; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return number
}
