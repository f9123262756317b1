/** Little-endian fields of a binary record. Reading past its end throws: a record that is cut says nothing. */
import { FileProblem } from '../errors.ts'
import { type CellKind } from '../workbook.ts'
import { type NumberMeaning, plainDecimal, serialDate } from '../xlsx/numbers.ts'

export class Fields {
  at: number
  private readonly bytes: Buffer
  private readonly end: number

  constructor(bytes: Buffer, from = 0, end = bytes.length) {
    this.bytes = bytes
    this.at = from
    this.end = end
  }

  get left(): number {
    return this.end - this.at
  }

  skip(count: number): void {
    this.take(count)
  }

  u8(): number {
    return this.bytes.readUInt8(this.take(1))
  }

  u16(): number {
    return this.bytes.readUInt16LE(this.take(2))
  }

  u24(): number {
    return this.bytes.readUIntLE(this.take(3), 3)
  }

  u32(): number {
    return this.bytes.readUInt32LE(this.take(4))
  }

  f64(): number {
    return this.bytes.readDoubleLE(this.take(8))
  }

  /** A number in 30 bits: whole or the head of a double, perhaps in hundredths (MS-XLS 2.5.217). */
  rk(): number {
    const at = this.take(4)
    const kind = this.bytes.readUInt8(at)
    let number: number
    if (kind & 2) number = this.bytes.readInt32LE(at) >> 2
    else {
      const double = Buffer.alloc(8)
      double.writeUInt32LE((this.bytes.readUInt32LE(at) & ~3) >>> 0, 4)
      number = double.readDoubleLE(0)
    }
    return kind & 1 ? number / 100 : number
  }

  utf16(characters: number): string {
    const from = this.take(characters * 2)
    return this.bytes.toString('utf16le', from, this.at)
  }

  latin1(characters: number): string {
    const from = this.take(characters)
    return this.bytes.toString('latin1', from, this.at)
  }

  slice(count: number): Buffer {
    const from = this.take(count)
    return this.bytes.subarray(from, this.at)
  }

  private take(count: number): number {
    const from = this.at
    if (count > this.end - from) throw new FileProblem('truncated')
    this.at += count
    return from
  }
}

/** Error codes of Excel's binary formats (MS-XLS 2.5.10). */
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

export const errorText = (code: number): string => errors[code] ?? '#N/A'

/** A number as its cell shows it; undefined for what is none (NaN, infinity). */
export function shownNumber(
  value: number,
  { date, minimumDigits }: NumberMeaning,
  date1904: boolean,
): { kind: CellKind; text: string } | undefined {
  if (!Number.isFinite(value)) return undefined
  const shown = date ? serialDate(value, date1904) : undefined
  if (shown !== undefined) return { kind: 'date', text: shown }
  const text = plainDecimal(String(value))
  return { kind: 'number', text: /^\d+$/.test(text) ? text.padStart(minimumDigits, '0') : text }
}
