/** A NIP written over four cells, as printed forms have it: birth date, appointment, sex, serial. */
import { cellAt, columnLetter, type Grid, type GridCell, type GridRow } from './grid.ts'
import { readHeader } from './headers.ts'
import { range, type Region, rowOf } from './regions.ts'

const parts = [/^(?:19|20)\d{6}$/, /^(?:19|20)\d{4}$/, /^[12]$/, /^\d{1,3}$/]

/** The sheet with each such NIP in one cell, where its heading stands. */
export function joinNipCells(grid: Grid, regions: readonly Region[]): Grid {
  let rows: GridRow[] | undefined
  for (const { header, bodyFrom, bodyTo } of regions) {
    if (!header) continue
    const heading = rowOf(grid, header.last)
    const column = heading.cells.find(({ text }) => readHeader(text)?.role === 'nip')?.column
    if (column === undefined || parts.slice(1).some((_, i) => cellAt(heading, column + i + 1))) continue
    for (const index of range(bodyFrom, bodyTo)) {
      const joined = join(rowOf(grid, index), column)
      if (joined) (rows ??= [...grid.rows])[index] = joined
    }
  }
  return rows ? { ...grid, rows } : grid
}

function join(row: GridRow, column: number): GridRow | undefined {
  const cells = parts.map((_, i) => cellAt(row, column + i))
  if (!cells.every((cell, i): cell is GridCell => cell !== undefined && parts[i]?.test(cell.text) === true))
    return undefined
  const [first] = cells
  if (!first) return undefined
  // A serial kept as a number has lost its zeros, and nothing else.
  const text = cells.map((cell, i) => (i === 3 ? cell.text.padStart(3, '0') : cell.text)).join('')
  const whole: GridCell = { ...first, text, raw: text, kind: 'text', at: `${columnLetter(column)}${row.number}` }
  return {
    ...row,
    cells: row.cells.flatMap((cell) => (cell === first ? [whole] : cells.includes(cell) ? [] : [cell])),
  }
}
