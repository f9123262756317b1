/** Finding the rows that head a table: one row, several with merged cells, and the row of column numbers. */
import { isDataCell } from './content.ts'
import { cellAt, type Grid, type GridRow, mergeFrom } from './grid.ts'
import { readHeader, type Role } from './headers.ts'
import { foldText } from '../../../contract/text.ts'

export interface Header {
  /** Indexes into `grid.rows`, first and last of the heading. */
  first: number
  last: number
  /** Index of the row of column numbers, where there is one. */
  numbers?: number
}

/** The heading that begins at or right above row `index`; undefined where none does. */
export function headerAt(grid: Grid, index: number): Header | undefined {
  const row = grid.rows[index]
  if (!row || !isHeaderRow(row)) return undefined
  const first = isUpperHeader(grid, index - 1, row) ? index - 1 : index
  let last = index
  while (continuesHeader(grid, first, last + 1)) last++
  const below = grid.rows[last + 1]
  return below && isColumnNumbers(below) ? { first, last, numbers: last + 1 } : { first, last }
}

/** What no heading holds: quickly told, for the many rows that are none. */
const longNumber = /\d{5}|@/

/** Two known headings, or one beside "No". */
function isHeaderRow(row: GridRow): boolean {
  if (row.cells.length < 2 || row.cells.some(({ text }) => longNumber.test(text)) || row.cells.some(isDataCell))
    return false
  const roles = new Set<Role>()
  let labels = 0
  for (const { text, kind } of row.cells) {
    if (kind !== 'text') continue
    const guess = readHeader(text)
    if (guess?.confidence === 1) roles.add(guess.role === 'male' || guess.role === 'female' ? 'sex' : guess.role)
    if (guess || !/\d/.test(text)) labels++
  }
  if (labels < row.cells.length) return false
  const fields = [...roles].filter((role) => role !== 'ordinal' && role !== 'ignored')
  return fields.length >= 2 || (fields.length === 1 && roles.size >= 2)
}

/** Headings over headings: the row right above, whose cells are merged over some columns or down into the row below. */
function isUpperHeader(grid: Grid, index: number, below: GridRow): boolean {
  const row = grid.rows[index]
  if (!row || row.number !== below.number - 1 || row.cells.length < 2 || row.cells.some(isDataCell)) return false
  if (row.cells.some(({ kind }) => kind !== 'text')) return false
  const left = below.cells[0]?.column ?? 0
  const right = below.cells.at(-1)?.column ?? left
  return row.cells.some(({ column }) => {
    const merge = mergeFrom(grid, row.number, column)
    if (!merge) return false
    return merge.bottom > merge.top || (merge.right > merge.left && merge.right - merge.left < right - left)
  })
}

function continuesHeader(grid: Grid, first: number, index: number): boolean {
  const row = grid.rows[index]
  const top = grid.rows[first]
  const above = grid.rows[index - 1]
  if (!row || !top || !above || row.number !== above.number + 1) return false
  if (row.cells.some((cell) => isDataCell(cell) || cell.kind !== 'text')) return false
  const within = grid.merges.some(
    (merge) =>
      merge.bottom > merge.top && merge.top >= top.number && merge.top < row.number && merge.bottom >= row.number,
  )
  const known = row.cells.filter(({ text }) => readHeader(text)?.confidence === 1)
  if (within) return row.cells.every(({ text }) => text.length < 60)
  // Not merged, yet nothing but headings, some of them under columns that were left open above.
  const open = row.cells.filter(({ column }) => isOpen(grid, top.number, row, column, above))
  return known.length > 0 && known.length === row.cells.length && open.length > 0
}

function isOpen(grid: Grid, top: number, row: GridRow, column: number, above: GridRow): boolean {
  if (cellAt(above, column) === undefined) return true
  return grid.merges.some(
    (m) => m.top >= top && m.bottom < row.number && m.right > m.left && m.left <= column && m.right >= column,
  )
}

/** "1 2 3 4" or "(1) (2) (3)" under the heading. */
export function isColumnNumbers(row: GridRow): boolean {
  if (row.cells.length < 3 || row.cells.some(({ text }) => text.length > 12)) return false
  const numbers = row.cells.map(({ text }) =>
    Number(/^[([]?(\d{1,2})[)\].]?(?:\s*=.*)?$/.exec(text)?.[1] ?? Number.NaN),
  )
  const start = numbers[0] ?? Number.NaN
  return (start === 1 || start === 2) && numbers.every((n, i) => n === start + i)
}

/** The same headings in the same columns: a heading repeated on the next page. */
export function sameHeader(a: GridRow, b: GridRow): boolean {
  const same = a.cells.filter(({ column, text }) => foldText(cellAt(b, column)?.text ?? '') === foldText(text)).length
  return same > 0 && same >= 0.8 * Math.max(a.cells.length, b.cells.length)
}
