/**
 * A workbook as read: only rows and cells that hold something. Kept in flat arrays and one long text,
 * so that 50,000 rows cross from the worker in one cheap message; cells become objects when asked for.
 */
import type { FileFormat } from '../../../contract/imports.ts'
import { FileProblem, tooManyCells, tooManyRows } from './errors.ts'
import { limits } from './limits.ts'

export const cellKinds = ['text', 'number', 'date', 'boolean', 'error'] as const
export type CellKind = (typeof cellKinds)[number]
/** What a formula shows whose result was not stored: other programs write workbooks without calculating them. */
export const uncalculated = '(rumus belum dihitung)'

export interface Cell {
  /** 0-based. */
  column: number
  /** What the cell shows. A number is its full decimal text, a date ISO, an error `#N/A`. */
  text: string
  kind: CellKind
}

/** Rows 1-based, columns 0-based, both ends included. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

export interface PackedSheet {
  name: string
  hidden: boolean
  hiddenColumns: number[]
  merges: Merge[]
  rowNumbers: Uint32Array
  rowHidden: Uint8Array
  /** Row i holds cells `rowStarts[i]` up to `rowStarts[i + 1]`. */
  rowStarts: Uint32Array
  columns: Uint16Array
  kinds: Uint8Array
  /** Cell → piece of `PackedWorkbook.text`. */
  pieces: Uint32Array
}

export interface PackedWorkbook {
  name: string
  format: FileFormat
  sha256: string
  bytes: number
  /** All values joined; piece i ends at `ends[i]`. */
  text: string
  ends: Uint32Array
  sheets: PackedSheet[]
}

export interface SheetRow {
  /** 1-based row of the sheet. */
  number: number
  hidden: boolean
  cells: Cell[]
}

export class Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly merges: readonly Merge[]
  readonly hiddenColumns: ReadonlySet<number>
  private readonly packed: PackedSheet
  private readonly book: PackedWorkbook

  constructor(packed: PackedSheet, book: PackedWorkbook) {
    this.name = packed.name
    this.hidden = packed.hidden
    this.merges = packed.merges
    this.hiddenColumns = new Set(packed.hiddenColumns)
    this.packed = packed
    this.book = book
  }

  /** Rows that hold at least one value. */
  get rowCount(): number {
    return this.packed.rowNumbers.length
  }

  /** Cells that hold a value. */
  get cellCount(): number {
    return this.packed.columns.length
  }

  /** The i-th row that holds a value, in the sheet's order. */
  row(index: number): SheetRow {
    const { rowNumbers, rowHidden, rowStarts, columns, kinds, pieces } = this.packed
    const { text, ends } = this.book
    const cells: Cell[] = []
    for (let i = rowStarts[index] ?? 0; i < (rowStarts[index + 1] ?? 0); i++) {
      const piece = pieces[i] ?? 0
      cells.push({
        column: columns[i] ?? 0,
        text: text.slice(piece === 0 ? 0 : ends[piece - 1], ends[piece]),
        kind: cellKinds[kinds[i] ?? 0] ?? 'text',
      })
    }
    return { number: rowNumbers[index] ?? 0, hidden: rowHidden[index] === 1, cells }
  }

  rows(): SheetRow[] {
    return Array.from({ length: this.rowCount }, (_, index) => this.row(index))
  }
}

export class Workbook {
  readonly name: string
  readonly format: FileFormat
  readonly sha256: string
  readonly bytes: number
  readonly sheets: readonly Sheet[]

  constructor(packed: PackedWorkbook) {
    this.name = packed.name
    this.format = packed.format
    this.sha256 = packed.sha256
    this.bytes = packed.bytes
    this.sheets = packed.sheets.map((sheet) => new Sheet(sheet, packed))
  }
}

/** The buffers that a message may hand over instead of copying. */
export function transferList(book: PackedWorkbook): ArrayBuffer[] {
  const arrays = book.sheets.flatMap((s) => [s.rowNumbers, s.rowHidden, s.rowStarts, s.columns, s.kinds, s.pieces])
  return [book.ends, ...arrays].map((array) => array.buffer as ArrayBuffer)
}

/** Texts of a workbook while it is read: one run of UTF-8, since strings by the hundred thousand cost more than reading. */
export class TextPool {
  private bytes = Buffer.allocUnsafe(64 * 1024)
  private used = 0
  /** Piece i begins at byte `starts[i]` and ends with character `ends[i]` of them all. */
  private starts = new Uint32Array(1024)
  private ends = new Uint32Array(1024)
  private pieces = 0
  private chars = 0

  add(text: string): number {
    const index = this.begin(text.length, text.length * 3)
    this.used += this.bytes.write(text, this.used)
    return index
  }

  /** The same for a text that lies there in ASCII. */
  addAscii(bytes: Uint8Array, from: number, to: number): number {
    const index = this.begin(to - from, to - from)
    const { bytes: own } = this
    let { used } = this
    for (let at = from; at < to; at++) own[used++] = bytes[at] ?? 0
    this.used = used
    return index
  }

  private begin(chars: number, bytes: number): number {
    this.chars += chars
    if (this.chars > limits.textChars) throw new FileProblem('too-large', 'terlalu banyak teks')
    if (this.used + bytes > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.used + bytes))
      this.bytes.copy(larger, 0, 0, this.used)
      this.bytes = larger
    }
    if (this.pieces === this.ends.length) {
      this.starts = grown(this.starts, new Uint32Array(this.pieces * 2))
      this.ends = grown(this.ends, new Uint32Array(this.pieces * 2))
    }
    this.starts[this.pieces] = this.used
    this.ends[this.pieces] = this.chars
    return this.pieces++
  }

  get length(): number {
    return this.pieces
  }

  charsOf(index: number): number {
    return (this.ends[index] ?? 0) - (index === 0 ? 0 : (this.ends[index - 1] ?? 0))
  }

  /** Nothing of it can be seen. A first letter or digit says so of nearly all without a string being made of them. */
  isBlank(index: number): boolean {
    const start = this.starts[index] ?? 0
    const end = index + 1 < this.pieces ? (this.starts[index + 1] ?? 0) : this.used
    const first = this.bytes[start] ?? 0
    if (start < end && first > 32 && first < 127) return false
    return this.bytes.toString('utf8', start, end).trim() === ''
  }

  pack(): { text: string; ends: Uint32Array } {
    return { text: this.bytes.toString('utf8', 0, this.used), ends: this.ends.slice(0, this.pieces) }
  }
}

/** Collects one sheet. Rows without a value cost nothing. */
export class SheetBuilder {
  private rowNumbers = new Uint32Array(256)
  private rowHidden = new Uint8Array(256)
  private rowStarts = new Uint32Array(257)
  private rows = 0
  private columns = new Uint16Array(2048)
  private kinds = new Uint8Array(2048)
  private pieces = new Uint32Array(2048)
  private cells = 0
  private inOrder = true

  /** @param kind index into `cellKinds` */
  add(row: number, rowHidden: boolean, column: number, kind: number, piece: number): void {
    if (this.rows === 0 || this.rowNumbers[this.rows - 1] !== row) this.startRow(row, rowHidden)
    if (this.cells === this.columns.length) this.growCells()
    if (this.cells === limits.cells) throw tooManyCells()
    this.columns[this.cells] = column
    this.kinds[this.cells] = kind
    this.pieces[this.cells] = piece
    this.rowStarts[this.rows] = ++this.cells
  }

  get cellCount(): number {
    return this.cells
  }

  private startRow(row: number, hidden: boolean): void {
    if (this.rows >= limits.filledRows) throw tooManyRows(this.rows + 1)
    if (this.rows > 0 && row < (this.rowNumbers[this.rows - 1] ?? 0)) this.inOrder = false
    if (this.rows === this.rowNumbers.length) {
      this.rowNumbers = grown(this.rowNumbers, new Uint32Array(this.rows * 2))
      this.rowHidden = grown(this.rowHidden, new Uint8Array(this.rows * 2))
      this.rowStarts = grown(this.rowStarts, new Uint32Array(this.rows * 2 + 1))
    }
    this.rowNumbers[this.rows] = row
    this.rowHidden[this.rows] = hidden ? 1 : 0
    this.rowStarts[this.rows] = this.cells
    this.rows++
  }

  private growCells(): void {
    this.columns = grown(this.columns, new Uint16Array(this.cells * 2))
    this.kinds = grown(this.kinds, new Uint8Array(this.cells * 2))
    this.pieces = grown(this.pieces, new Uint32Array(this.cells * 2))
  }

  pack(about: Pick<PackedSheet, 'name' | 'hidden' | 'hiddenColumns' | 'merges'>): PackedSheet {
    if (!this.inOrder) return this.sorted().pack(about)
    return {
      ...about,
      rowNumbers: this.rowNumbers.slice(0, this.rows),
      rowHidden: this.rowHidden.slice(0, this.rows),
      rowStarts: this.rowStarts.slice(0, this.rows + 1),
      columns: this.columns.slice(0, this.cells),
      kinds: this.kinds.slice(0, this.cells),
      pieces: this.pieces.slice(0, this.cells),
    }
  }

  /** Some writers leave rows in the order they were typed. */
  private sorted(): SheetBuilder {
    const order = Array.from({ length: this.rows }, (_, i) => i)
    order.sort((a, b) => (this.rowNumbers[a] ?? 0) - (this.rowNumbers[b] ?? 0) || a - b)
    const sorted = new SheetBuilder()
    for (const row of order) {
      for (let i = this.rowStarts[row] ?? 0; i < (this.rowStarts[row + 1] ?? 0); i++) {
        const hidden = this.rowHidden[row] === 1
        sorted.add(this.rowNumbers[row] ?? 0, hidden, this.columns[i] ?? 0, this.kinds[i] ?? 0, this.pieces[i] ?? 0)
      }
    }
    return sorted
  }
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
