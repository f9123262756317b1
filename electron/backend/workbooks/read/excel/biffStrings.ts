/** Texts of .xls: bytes of a code page up to Excel 95, Unicode in one or two bytes a character from Excel 97 on. */
import { TextDecoder } from 'node:util'
import { FileProblem } from '../errors.ts'
import { fromLatin1 } from '../textEncoding.ts'
import type { TextPool } from '../workbook.ts'
import { Fields } from './bytes.ts'

const WIDE = 1
const EXTENDED = 4
const RICH = 8

/** Texts of one code page, as CODEPAGE (MS-XLS 2.4.52) names it. */
export function decoderOf(codePage: number): (bytes: Buffer) => string {
  const known = (codePage >= 1250 && codePage <= 1258 && codePage !== 1252) || codePage === 874
  if (!known) return (bytes) => fromLatin1(bytes.toString('latin1'))
  const decoder = new TextDecoder(`windows-${codePage}`)
  return (bytes) => decoder.decode(bytes)
}

/** A Unicode string behind its length: a byte of flags, then the characters (MS-XLS 2.5.293, .294). */
export function unicode(fields: Fields, characters: number): string {
  if (characters === 0) return ''
  const flags = fields.u8()
  const runs = flags & RICH ? fields.u16() : 0
  const extended = flags & EXTENDED ? fields.u32() : 0
  const text = flags & WIDE ? fields.utf16(characters) : fields.latin1(characters)
  fields.skip(Math.min(runs * 4 + extended, fields.left))
  return text
}

/** The shared strings (MS-XLS 2.4.265), which run on over the records that continue theirs. */
export function readSharedStrings(records: Buffer[], pool: TextPool): void {
  const reader = new ContinuedReader(records)
  reader.skip(4)
  const count = reader.fields.u32()
  for (let i = 0; i < count && reader.more(); i++) pool.add(reader.string())
}

class ContinuedReader {
  fields: Fields
  private next = 1
  private readonly records: Buffer[]

  constructor(records: Buffer[]) {
    this.records = records
    this.fields = new Fields(records[0] ?? Buffer.alloc(0))
  }

  more(): boolean {
    if (this.fields.left === 0 && this.next < this.records.length) this.advance()
    return this.fields.left > 0
  }

  string(): string {
    const characters = this.fields.u16()
    let flags = this.fields.u8()
    const runs = flags & RICH ? this.fields.u16() : 0
    const extended = flags & EXTENDED ? this.fields.u32() : 0
    let text = ''
    while (text.length < characters) {
      if (this.fields.left === 0) {
        this.advance()
        // The characters go on behind a byte of flags of their own.
        flags = this.fields.u8()
      }
      const width = flags & WIDE ? 2 : 1
      const here = Math.min(characters - text.length, Math.floor(this.fields.left / width))
      if (here === 0) throw new FileProblem('unreadable')
      text += width === 2 ? this.fields.utf16(here) : this.fields.latin1(here)
    }
    this.skip(runs * 4 + extended)
    return text
  }

  skip(count: number): void {
    let rest = count
    while (rest > this.fields.left && this.next < this.records.length) {
      rest -= this.fields.left
      this.advance()
    }
    this.fields.skip(Math.min(rest, this.fields.left))
  }

  private advance(): void {
    const record = this.records[this.next++]
    if (!record) throw new FileProblem('truncated')
    this.fields = new Fields(record)
  }
}
