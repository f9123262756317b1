/**
 * The records of .xls (MS-XLS, and for Excel 2 to 95 the books before it) that hold values. Formulas keep their last
 * value; names, links, drawings and macros are never looked at.
 */
import type { ReadSheets } from '../adapter.ts'
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'
import { type PackedSheet, TextPool } from '../workbook.ts'
import { type NumberMeaning, numberMeaning, plainNumber } from '../xlsx/numbers.ts'
import { decoderOf, readSharedStrings, unicode } from './biffStrings.ts'
import { errorText, Fields, shownNumber } from './bytes.ts'
import { SheetCells } from './sheetCells.ts'

const EOF = 0x000a
const CONTINUE = 0x003c
const BIFF8 = 0x0600
const WORKSHEET = 0x0010

/** BOF of every version: Excel 2, 3, 4, and 5 to 2003. */
const isBof = (type: number) => type === 0x0809 || type === 0x0409 || type === 0x0209 || type === 0x0009

interface BoundSheet {
  at: number
  name: string
  hidden: boolean
}

interface Position {
  row: number
  column: number
  style: number
}

export function readBiff(stream: Buffer): ReadSheets {
  return new BiffReader(stream).read()
}

class BiffReader {
  private readonly stream: Buffer
  private readonly pool = new TextPool()
  private readonly sheets: PackedSheet[] = []
  private readonly bound: BoundSheet[] = []
  private readonly formats = new Map<number, string>()
  /** Cell style → number of its format. */
  private readonly styles: number[] = []
  private readonly meanings = new Map<number, NumberMeaning>()
  private decode = decoderOf(1252)
  private version = 0
  /** Excel 2 has its own, shorter cells. */
  private isFirst = false
  private date1904 = false
  private sharedStrings = 0

  constructor(stream: Buffer) {
    this.stream = stream
  }

  read(): ReadSheets {
    const first = this.record(0)
    if (!first || !isBof(first.type)) throw new FileProblem('unreadable')
    this.isFirst = first.type === 0x0009
    this.version = first.type === 0x0809 && first.fields.left >= 2 ? first.fields.u16() : 0
    const kind = first.fields.left >= 2 ? first.fields.u16() : 0
    if (kind === WORKSHEET) this.readSheet(0, { at: 0, name: 'Sheet1', hidden: false })
    else {
      this.readGlobals(first.end)
      for (const sheet of this.bound) this.readSheet(sheet.at, sheet)
    }
    return { sheets: this.sheets, ...this.pool.pack() }
  }

  private record(at: number): { type: number; fields: Fields; end: number } | undefined {
    if (at + 4 > this.stream.length) return undefined
    const end = at + 4 + this.stream.readUInt16LE(at + 2)
    if (end > this.stream.length) return undefined
    return { type: this.stream.readUInt16LE(at), fields: new Fields(this.stream, at + 4, end), end }
  }

  private readGlobals(from: number): void {
    for (let at = from, record = this.record(at); record; at = record.end, record = this.record(at)) {
      const { type, fields, end } = record
      switch (type) {
        case EOF:
          return
        case 0x002f:
          throw new FileProblem('encrypted')
        case 0x0042:
          this.decode = decoderOf(fields.u16())
          break
        case 0x0022:
          this.date1904 = fields.u16() === 1
          break
        case 0x0085:
          this.bindSheet(fields)
          break
        case 0x041e:
          this.formats.set(
            fields.u16(),
            this.version === BIFF8 ? unicode(fields, fields.u16()) : this.bytesText(fields, fields.u8()),
          )
          break
        case 0x00e0:
          fields.skip(2)
          this.styles.push(fields.u16())
          break
        case 0x00fc:
          readSharedStrings(this.withContinued(fields, end), this.pool)
          this.sharedStrings = this.pool.length
          break
      }
    }
    throw new FileProblem('truncated')
  }

  private bindSheet(fields: Fields): void {
    const at = fields.u32()
    const hidden = (fields.u8() & 3) !== 0
    const isWorksheet = fields.u8() === 0
    const length = fields.u8()
    const name = this.version === BIFF8 ? unicode(fields, length) : this.bytesText(fields, length)
    if (isWorksheet) this.bound.push({ at, name, hidden })
    if (this.bound.length > limits.sheets) throw new FileProblem('too-large', `lebih dari ${limits.sheets} lembar`)
  }

  private withContinued(first: Fields, end: number): Buffer[] {
    const records = [first.slice(first.left)]
    for (let record = this.record(end); record?.type === CONTINUE; record = this.record(record.end))
      records.push(record.fields.slice(record.fields.left))
    return records
  }

  private bytesText(fields: Fields, characters: number): string {
    return this.decode(fields.slice(characters))
  }

  private readSheet(from: number, { name, hidden }: BoundSheet): void {
    const cells = new SheetCells(this.pool)
    const first = this.record(from)
    if (!first || !isBof(first.type)) throw new FileProblem('truncated')
    let depth = 1
    /** A formula whose text comes in a record of its own. */
    let awaiting: Position | undefined
    let record = this.record(first.end)
    for (; record && depth > 0; record = this.record(record.end)) {
      const { type, fields } = record
      if (isBof(type)) depth++
      else if (type === EOF) depth--
      else if (type === 0x002f) throw new FileProblem('encrypted')
      // A chart drawn on the sheet has records of its own.
      else if (depth > 1) continue
      else if ((type === 0x0207 || type === 0x0007) && awaiting) {
        cells.add(awaiting.row, awaiting.column, 'text', this.text(fields))
        awaiting = undefined
      } else if (type === 0x0006 || type === 0x0206 || type === 0x0406) awaiting = this.readFormula(fields, cells)
      else this.readRecord(type, fields, cells)
    }
    if (depth > 0) throw new FileProblem('truncated')
    this.sheets.push(cells.pack(name, hidden))
  }

  private readRecord(type: number, fields: Fields, cells: SheetCells): void {
    switch (type) {
      case 0x0208: {
        const row = fields.u16()
        fields.skip(10)
        if (fields.u8() & 0x20) cells.hideRow(row)
        return
      }
      case 0x007d: {
        const [first, last] = [fields.u16(), fields.u16()]
        fields.skip(4)
        if (fields.u16() & 1) cells.hideColumns(first, last)
        return
      }
      case 0x00e5:
        for (let count = fields.u16(); count > 0; count--)
          cells.merge(fields.u16(), fields.u16(), fields.u16(), fields.u16())
        return
      case 0x00fd: {
        const { row, column } = this.position(fields)
        const piece = fields.u32()
        if (piece >= this.sharedStrings) throw new FileProblem('unreadable', `teks bersama nomor ${piece} tidak ada`)
        if (!this.pool.isBlank(piece)) cells.addPiece(row, column, 'text', piece)
        return
      }
      case 0x0204:
      case 0x00d6:
      case 0x0004: {
        const { row, column } = this.position(fields)
        return cells.add(row, column, 'text', this.text(fields))
      }
      case 0x0203:
      case 0x0003:
        return this.addNumber(cells, this.position(fields), fields.f64())
      case 0x0002:
        return this.addNumber(cells, this.position(fields), fields.u16())
      case 0x027e:
        return this.addNumber(cells, this.position(fields), fields.rk())
      case 0x00bd: {
        const [row, first] = [fields.u16(), fields.u16()]
        // The last column, two bytes, follows the values.
        for (let column = first; fields.left >= 8; column++)
          this.addNumber(cells, { row, column, style: fields.u16() }, fields.rk())
        return
      }
      case 0x0205:
      case 0x0005: {
        const { row, column } = this.position(fields)
        const value = fields.u8()
        if (fields.u8() === 1) cells.add(row, column, 'error', errorText(value))
        else cells.add(row, column, 'boolean', value === 1 ? 'TRUE' : 'FALSE')
      }
    }
  }

  private position(fields: Fields): Position {
    const [row, column] = [fields.u16(), fields.u16()]
    if (!this.isFirst) return { row, column, style: fields.u16() }
    fields.skip(3)
    return { row, column, style: -1 }
  }

  /** The value of the last calculation (MS-XLS 2.5.133); where it is a text, the cell it belongs to is returned. */
  private readFormula(fields: Fields, cells: SheetCells): Position | undefined {
    const position = this.position(fields)
    const bytes = fields.slice(8)
    if (bytes.readUInt16LE(6) !== 0xffff) {
      this.addNumber(cells, position, bytes.readDoubleLE(0))
      return undefined
    }
    const { row, column } = position
    switch (bytes[0]) {
      case 0:
        return position
      case 1:
        cells.add(row, column, 'boolean', bytes[2] === 1 ? 'TRUE' : 'FALSE')
        return undefined
      case 2:
        cells.add(row, column, 'error', errorText(bytes[2] ?? 0))
        return undefined
      default:
        return undefined
    }
  }

  private text(fields: Fields): string {
    const length = this.isFirst ? fields.u8() : fields.u16()
    if (this.version === BIFF8) return unicode(fields, length)
    // Some systems write a length that their text does not have.
    return this.bytesText(fields, Math.min(length, fields.left))
  }

  private addNumber(cells: SheetCells, { row, column, style }: Position, value: number): void {
    const shown = shownNumber(value, this.meaning(style), this.date1904)
    if (shown) cells.add(row, column, shown.kind, shown.text)
  }

  private meaning(style: number): NumberMeaning {
    const format = this.styles[style]
    if (format === undefined || format === 0) return plainNumber
    let meaning = this.meanings.get(format)
    if (!meaning) this.meanings.set(format, (meaning = numberMeaning(format, this.formats.get(format))))
    return meaning
  }
}
