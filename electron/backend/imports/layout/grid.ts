/** A sheet as the layout rules look at it: cleaned texts, and what a merged cell says to the cells it covers. */
import { cleanText, isBlankMark } from '../values/text.ts'
import type { Merge, Sheet } from '../read/workbook.ts'
import type { CellKind } from '../read/workbook.ts'

export interface GridCell {
  column: number
  text: string
  /** As read, line breaks and all. */
  raw: string
  kind: CellKind
}

export interface GridRow {
  /** 1-based row of the sheet. */
  number: number
  hidden: boolean
  /** Cells that say something, left to right; "-" and the like say nothing. */
  cells: GridCell[]
  /** All that stands in the row, marks included, for showing. */
  text: string
}

export interface Grid {
  name: string
  hidden: boolean
  hiddenColumns: ReadonlySet<number>
  rows: GridRow[]
  merges: readonly Merge[]
  /** Merges by the row they begin in. */
  mergesFrom: ReadonlyMap<number, Merge[]>
}

export function toGrid(sheet: Sheet): Grid {
  const rows: GridRow[] = []
  for (const { number, hidden, cells } of sheet.rows()) {
    const shown: GridCell[] = []
    const said: GridCell[] = []
    for (const { column, text: raw, kind } of cells) {
      const text = cleanText(raw)
      if (text === '') continue
      const cell = { column, text, raw, kind }
      shown.push(cell)
      if (!isBlankMark(text)) said.push(cell)
    }
    said.sort((a, b) => a.column - b.column)
    if (shown.length > 0) rows.push({ number, hidden, cells: said, text: shown.map(({ text }) => text).join(' | ') })
  }
  const mergesFrom = new Map<number, Merge[]>()
  for (const merge of sheet.merges) {
    const list = mergesFrom.get(merge.top)
    if (list) list.push(merge)
    else mergesFrom.set(merge.top, [merge])
  }
  const { name, hidden, hiddenColumns, merges } = sheet
  return { name, hidden, hiddenColumns, rows, merges, mergesFrom }
}

export function cellAt(row: GridRow, column: number): GridCell | undefined {
  return row.cells.find((cell) => cell.column === column)
}

/** The merge that begins in this cell. */
export function mergeFrom(grid: Grid, row: number, column: number): Merge | undefined {
  return grid.mergesFrom.get(row)?.find((merge) => merge.left === column)
}

/** 0 → "A", 27 → "AB". */
export function columnLetter(index: number): string {
  let letters = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}
