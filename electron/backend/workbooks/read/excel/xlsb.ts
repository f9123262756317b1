/** .xlsb (MS-XLSB): the parts of an .xlsx, written as records. Only those that hold values are read. */
import type { FormatAdapter, ReadContext } from '../adapter.ts'
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'
import { type PackedSheet, TextPool } from '../workbook.ts'
import { type NumberMeaning, numberMeaning, plainNumber } from '../xlsx/numbers.ts'
import { documentPath, relationships } from '../xlsx/package.ts'
import { isZip, type ZipEntry, ZipFile } from '../zip.ts'
import { errorText, Fields, shownNumber } from './bytes.ts'
import { SheetCells } from './sheetCells.ts'

export const xlsb: FormatAdapter = {
  format: 'xlsx',
  detect: ({ bytes }) => isZip(bytes) && documentPath(new ZipFile(bytes))?.toLowerCase().endsWith('.bin') === true,
  read: ({ bytes }, context) => new XlsbReader(new ZipFile(bytes), context).read(),
}

/** Calls `visit` with each record's type and fields; ends at a type or length that the part does not hold. */
function eachRecord(part: Buffer, visit: (type: number, fields: Fields) => void): void {
  const head = new Fields(part)
  while (head.left > 0) {
    let type = head.u8()
    if (type & 0x80) type = (type & 0x7f) | ((head.u8() & 0x7f) << 7)
    let length = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = head.u8()
      length |= (byte & 0x7f) << shift
      if (!(byte & 0x80)) break
    }
    const from = head.at
    head.skip(length)
    visit(type, new Fields(part, from, head.at))
  }
}

/** A text behind its length in characters. */
const wide = (fields: Fields) => fields.utf16(fields.u32())

interface SheetEntry {
  name: string
  hidden: boolean
  link: string
}

class XlsbReader {
  private readonly zip: ZipFile
  private readonly context: ReadContext
  private readonly pool = new TextPool()
  private readonly styles: NumberMeaning[] = []
  private sharedStrings = 0
  private date1904 = false
  private inflated = 0

  constructor(zip: ZipFile, context: ReadContext) {
    this.zip = zip
    this.context = context
  }

  async read(): Promise<{ sheets: PackedSheet[]; text: string; ends: Uint32Array }> {
    const path = documentPath(this.zip) ?? ''
    const links = relationships(this.zip, path)
    const partOf = (type: string) => links.find((link) => link.type === type)?.target
    const entries = this.readWorkbook(await this.part(path))
    const styles = partOf('styles')
    if (styles !== undefined) this.readStyles(await this.part(styles))
    const strings = partOf('sharedStrings')
    if (strings !== undefined) this.readStrings(await this.part(strings))
    const sheets: PackedSheet[] = []
    for (const [i, { name, hidden, link }] of entries.entries()) {
      this.context.signal?.throwIfAborted()
      this.context.onProgress(i, entries.length)
      const target = links.find(({ id }) => id === link)
      if (target?.type === 'worksheet') sheets.push(this.readSheet(await this.part(target.target)).pack(name, hidden))
    }
    return { sheets, ...this.pool.pack() }
  }

  private async part(path: string): Promise<Buffer> {
    const entry: ZipEntry | undefined = this.zip.find(path)
    if (!entry) throw new FileProblem('unreadable', `${path} tidak ada`)
    const pieces: Buffer[] = []
    for await (const piece of this.zip.stream(entry, () => this.context.signal?.throwIfAborted())) {
      this.inflated += piece.length
      if (this.inflated > limits.binaryBytes) throw new FileProblem('too-large', 'lebih dari 256 MB setelah dibuka')
      pieces.push(piece)
    }
    return Buffer.concat(pieces)
  }

  private readWorkbook(part: Buffer): SheetEntry[] {
    const entries: SheetEntry[] = []
    eachRecord(part, (type, fields) => {
      if (type === 153) this.date1904 = (fields.u32() & 1) === 1
      if (type !== 156) return
      const hidden = fields.u32() !== 0
      fields.skip(4)
      entries.push({ hidden, link: wide(fields), name: wide(fields) })
      if (entries.length > limits.sheets) throw new FileProblem('too-large', `lebih dari ${limits.sheets} lembar`)
    })
    return entries
  }

  private readStyles(part: Buffer): void {
    const formats = new Map<number, string>()
    let inCellFormats = false
    eachRecord(part, (type, fields) => {
      if (type === 44) formats.set(fields.u16(), wide(fields))
      else if (type === 617) inCellFormats = true
      else if (type === 618) inCellFormats = false
      else if (type === 47 && inCellFormats) {
        fields.skip(2)
        const id = fields.u16()
        this.styles.push(id === 0 ? plainNumber : numberMeaning(id, formats.get(id)))
      }
    })
  }

  private readStrings(part: Buffer): void {
    eachRecord(part, (type, fields) => {
      if (type !== 19) return
      fields.skip(1)
      this.pool.add(wide(fields))
    })
    this.sharedStrings = this.pool.length
  }

  private readSheet(part: Buffer): SheetCells {
    const cells = new SheetCells(this.pool)
    let row = 0
    let column = -1
    let style = 0
    const short = (fields: Fields) => {
      column++
      style = fields.u24()
      fields.skip(1)
    }
    const place = (fields: Fields) => {
      column = fields.u32() - 1
      short(fields)
    }
    const number = (value: number) => {
      const shown = shownNumber(value, this.styles[style] ?? plainNumber, this.date1904)
      if (shown) cells.add(row, column, shown.kind, shown.text)
    }
    eachRecord(part, (type, fields) => {
      // 1 to 7 are cells, 8 to 11 results of formulas, 12 to 18 cells beside the one before.
      if ((type >= 1 && type <= 11) || type === 62) place(fields)
      else if (type >= 12 && type <= 18) short(fields)
      switch (type) {
        case 0:
          row = fields.u32()
          column = -1
          fields.skip(7)
          if (fields.u8() & 0x10) cells.hideRow(row)
          return
        case 2:
        case 13:
          return number(fields.rk())
        case 3:
        case 11:
        case 14:
          return cells.add(row, column, 'error', errorText(fields.u8()))
        case 4:
        case 10:
        case 15:
          return cells.add(row, column, 'boolean', fields.u8() === 1 ? 'TRUE' : 'FALSE')
        case 5:
        case 9:
        case 16:
          return number(fields.f64())
        case 6:
        case 8:
        case 17:
          return cells.add(row, column, 'text', wide(fields))
        case 62:
          fields.skip(1)
          return cells.add(row, column, 'text', wide(fields))
        case 7:
        case 18:
          return this.addShared(cells, row, column, fields.u32())
        case 60: {
          const [first, last] = [fields.u32(), fields.u32()]
          fields.skip(8)
          if (fields.u16() & 1) cells.hideColumns(first, last)
          return
        }
        case 176:
          return cells.merge(fields.u32(), fields.u32(), fields.u32(), fields.u32())
      }
    })
    return cells
  }

  private addShared(cells: SheetCells, row: number, column: number, piece: number): void {
    if (piece >= this.sharedStrings) throw new FileProblem('unreadable', `teks bersama nomor ${piece} tidak ada`)
    if (!this.pool.isBlank(piece)) cells.addPiece(row, column, 'text', piece)
  }
}
