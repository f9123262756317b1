/** One sheet of a binary workbook while its cells are read. */
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'
import { type CellKind, cellKinds, type Merge, type PackedSheet, SheetBuilder, type TextPool } from '../workbook.ts'

export class SheetCells {
  readonly merges: Merge[] = []
  private readonly builder = new SheetBuilder()
  private readonly hiddenColumns = new Set<number>()
  private readonly hiddenRows = new Set<number>()
  private readonly cells: { row: number; column: number; kind: CellKind; piece: number }[] = []
  private readonly pool: TextPool

  constructor(pool: TextPool) {
    this.pool = pool
  }

  /** @param row 0-based, as in the file */
  hideRow(row: number): void {
    this.hiddenRows.add(row)
  }

  hideColumns(first: number, last: number): void {
    if (this.hiddenColumns.size >= limits.columns) return
    for (let column = first; column <= Math.min(last, limits.columns - 1); column++) this.hiddenColumns.add(column)
  }

  /** Both ends included, all 0-based. */
  merge(top: number, bottom: number, left: number, right: number): void {
    if (this.merges.length < limits.merges) this.merges.push({ top: top + 1, left, bottom: bottom + 1, right })
  }

  add(row: number, column: number, kind: CellKind, text: string): void {
    if (text.trim() === '') return
    if (text.length > limits.cellChars) throw new FileProblem('unreadable', `sel di baris ${row + 1} terlalu panjang`)
    this.addPiece(row, column, kind, this.pool.add(text))
  }

  /** A text that the pool already holds. */
  addPiece(row: number, column: number, kind: CellKind, piece: number): void {
    if (row >= limits.rows || column >= limits.columns) throw new FileProblem('unreadable', `sel di baris ${row + 1}`)
    if (this.cells.length > limits.cells) throw new FileProblem('too-large', 'terlalu banyak sel')
    this.cells.push({ row, column, kind, piece })
  }

  pack(name: string, hidden: boolean): PackedSheet {
    // That a row is hidden may be said after its cells.
    for (const { row, column, kind, piece } of this.cells)
      this.builder.add(row + 1, this.hiddenRows.has(row), column, cellKinds.indexOf(kind), piece)
    return this.builder.pack({ name, hidden, hiddenColumns: [...this.hiddenColumns], merges: this.merges })
  }
}
