/** "Budi, S.E., M.Si." typed into a .csv without quotes: the titles stand in cells of their own and push the rest aside. */
import { isOnlyTitles } from '../../values/personName.ts'
import { isSameAsAbove } from '../../values/text.ts'
import { cellAt, columnLetter, type Grid, type GridRow } from './grid.ts'
import { readHeader } from './headers.ts'
import { range, type Region, rowOf } from './regions.ts'

/** The sheet with such titles behind their names again, and what they pushed aside back under its heading. */
export function closeShifted(grid: Grid, regions: readonly Region[]): Grid {
  let rows: GridRow[] | undefined
  for (const { header, bodyFrom, bodyTo } of regions) {
    const name = header && nameColumn(rowOf(grid, header.last))
    if (name === undefined) continue
    for (const index of range(bodyFrom, bodyTo)) {
      const closed = close(rowOf(grid, index), name)
      if (closed) (rows ??= [...grid.rows])[index] = closed
    }
  }
  return rows ? { ...grid, rows } : grid
}

/** Column of the names, where the next one is known to hold something else than titles. */
function nameColumn({ cells }: GridRow): number | undefined {
  const at = cells.findIndex(({ text }) => readHeader(text)?.role === 'name')
  const [name, next] = [cells[at], cells[at + 1]]
  const role = next && readHeader(next.text)?.role
  const isBeside = name && next && next.column === name.column + 1
  return isBeside && role !== undefined && role !== 'title-after' && role !== 'last-name' ? name.column : undefined
}

function close(row: GridRow, column: number): GridRow | undefined {
  const name = cellAt(row, column)
  if (!name) return undefined
  let count = 0
  let title = cellAt(row, column + 1)
  const titles: string[] = []
  while (title && isOnlyTitles(title.text) && !isSameAsAbove(title.text)) {
    titles.push(title.text)
    title = cellAt(row, column + ++count + 1)
  }
  if (count === 0) return undefined
  const whole = [name.text.replace(/,$/, ''), ...titles].join(', ')
  return {
    ...row,
    cells: row.cells.flatMap((cell) => {
      if (cell === name) return [{ ...cell, text: whole, raw: whole }]
      if (cell.column <= column) return [cell]
      if (cell.column <= column + count) return []
      return [{ ...cell, column: cell.column - count, at: cell.at ?? `${columnLetter(cell.column)}${row.number}` }]
    }),
  }
}
