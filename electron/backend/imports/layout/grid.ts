/** A sheet as the layout rules look at it: cleaned texts, and what a merged cell says to the cells it covers. */
import { cleanText, isBlankMark } from '../../values/text.ts'
import type { Merge, Sheet } from '../../workbooks/read/workbook.ts'
import type { CellKind } from '../../workbooks/read/workbook.ts'

export interface GridCell {
  column: number
  text: string
  /** As read, line breaks and all. */
  raw: string
  kind: CellKind
  /** A1 reference, where the cell does not stand in the column and row that it is read in. */
  at?: string
}

export interface GridRow {
  /** 1-based row of the sheet. */
  number: number
  hidden: boolean
  /** Cells that say something, left to right; "-" and the like say nothing. */
  cells: GridCell[]
  /** Which row of `grid.sheet` this is. */
  index: number
}

export interface Grid {
  sheet: Sheet
  name: string
  hidden: boolean
  hiddenColumns: ReadonlySet<number>
  /** Whose people these are, where the heading over their names says so. */
  agency?: string
  rows: GridRow[]
  merges: readonly Merge[]
  /** Merges by the row they begin in. */
  mergesFrom: ReadonlyMap<number, Merge[]>
}

export function toGrid(sheet: Sheet): Grid {
  const rows: GridRow[] = []
  for (let index = 0; index < sheet.rowCount; index++) {
    const { number, hidden, cells } = sheet.row(index)
    let empty = true
    const said: GridCell[] = []
    for (const { column, text: raw, kind } of cells) {
      const text = cleanText(raw)
      if (text === '') continue
      empty = false
      if (!isBlankMark(text)) said.push({ column, text, raw, kind })
    }
    if (said.some(({ column }, i) => i > 0 && column < (said[i - 1]?.column ?? 0)))
      said.sort((a, b) => a.column - b.column)
    if (!empty) rows.push({ number, hidden, cells: said, index })
  }
  const mergesFrom = new Map<number, Merge[]>()
  for (const merge of sheet.merges) {
    const list = mergesFrom.get(merge.top)
    if (list) list.push(merge)
    else mergesFrom.set(merge.top, [merge])
  }
  const { name, hidden, hiddenColumns, merges } = sheet
  return { sheet, name, hidden, hiddenColumns, rows, merges, mergesFrom }
}

/** All that stands in a row, marks included, for showing. */
export function rowText({ sheet }: Grid, row: GridRow): string {
  return sheet
    .row(row.index)
    .cells.map(({ text }) => cleanText(text))
    .filter((text) => text !== '')
    .join(' | ')
}

export function cellAt(row: GridRow, column: number): GridCell | undefined {
  const { cells } = row
  // Nearly always the cells begin in the first column with none left out.
  if (cells[column]?.column === column) return cells[column]
  let low = 0
  let high = cells.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cells[middle]?.column ?? 0) < column) low = middle + 1
    else high = middle
  }
  return cells[low]?.column === column ? cells[low] : undefined
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
