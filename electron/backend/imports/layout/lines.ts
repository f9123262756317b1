/** A list in one column, a line for each person: "1. Budi, S.E. - Dinas Sosial - 0812…", as it is pasted from a chat. */
import { isOnlyTitles } from '../../values/personName.ts'
import { LONGEST_VALUE } from '../../values/text.ts'
import { isDataCell } from './content.ts'
import { columnLetter, type Grid, type GridCell, type GridRow } from './grid.ts'

/** The clearest first. Between quotes a comma or semicolon separates nothing: a whole line of a .csv in one cell. */
const outsideQuotes = '(?=(?:[^"]*"[^"]*")*[^"]*$)'
const separators = [
  new RegExp(`\\s*[|;\\t]\\s*${outsideQuotes}`),
  /\s+[-–—]+\s+/,
  /\s*\/\s*/,
  new RegExp(`\\s*,\\s*${outsideQuotes}`),
]
const numbering = /^\(?\d{1,3}\s?[.)]\s*/

/** The sheet with each line cut into cells; undefined where it holds no such list. */
export function splitLines(grid: Grid): Grid | undefined {
  const lines = grid.rows.filter(isLine)
  if (lines.length < 2 || lines.length < grid.rows.length * 0.5) return undefined
  const numbered = lines.filter(({ cells }) => numbering.test(cells[0]?.text ?? ''))
  const list = new Set(numbered.length >= 2 ? numbered : lines)
  for (const separator of separators) {
    const cut = new Map([...list].map((row) => [row, cutRow(row, separator)]))
    const people = [...cut.values()].filter((row) => row.cells.length >= 2 && row.cells.some(isDataCell))
    if (people.length >= Math.max(2, list.size * 0.6))
      return { ...grid, rows: grid.rows.map((row) => cut.get(row) ?? row), merges: [], mergesFrom: new Map() }
  }
  return undefined
}

const isLine = ({ cells }: GridRow) =>
  cells.length === 1 && cells[0]?.kind === 'text' && cells[0].text.length <= LONGEST_VALUE

function cutRow(row: GridRow, separator: RegExp): GridRow {
  const cells = row.cells.flatMap((cell): GridCell[] => {
    const pieces: string[] = []
    for (const piece of cell.text.replace(numbering, '').split(separator)) {
      const before = pieces.at(-1)
      if (before !== undefined && isOnlyTitles(piece)) pieces[pieces.length - 1] = `${before}, ${piece}`
      else if (piece !== '') pieces.push(piece)
    }
    const at = cell.at ?? `${columnLetter(cell.column)}${row.number}`
    return pieces.map((piece, column) => {
      const text = piece.replace(/^"(.*)"$/, '$1')
      return { ...cell, column, text, raw: text, at }
    })
  })
  return { ...row, cells }
}
