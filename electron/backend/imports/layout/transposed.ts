/** A list laid on its side: the labels down the left, a column for each person. */
import type { BodyRow } from './body.ts'
import type { ColumnChoices } from './columns.ts'
import { ordinalNumber } from './content.ts'
import { type FormList, labelColumn } from './forms.ts'
import { cellAt, columnLetter, type Grid, type GridCell, type GridRow } from './grid.ts'
import { readHeader, type Role } from './headers.ts'
import { opensSignature } from './trailing.ts'

/** Rows of the list, by what their label says; indexes into `grid.rows`. */
interface Lines {
  first: number
  last: number
  labels: Map<Role, { index: number; text: string }>
}

/** The people beside each other as a list down the sheet; undefined where there are none. */
export function readTransposed(grid: Grid, choices: ColumnChoices): FormList | undefined {
  const lines = findLines(grid)
  const nameAt = lines?.labels.get('name')
  if (!lines || !nameAt) return undefined
  const names = rowAt(grid, nameAt.index)
  const places = valuesOf(names).map(({ column }) => column)
  const roles = [...lines.labels]
  const columns = roles.map(([role, { text }], index) => labelColumn(role, text, index, choices))
  const rows = [...grid.rows]
  const body: BodyRow[] = []
  let signing = false
  for (let index = lines.first; index < grid.rows.length; index++) {
    const isLine = index <= lines.last
    signing = !isLine && (signing || rowAt(grid, index).cells.some(({ text }) => opensSignature(text)))
    if (index !== nameAt.index) body.push({ index, kind: isLine ? 'continuation' : signing ? 'signature' : 'note' })
    else for (const place of places) body.push({ index: rows.push(personRow(place)) - 1, kind: 'person' })
  }
  return {
    grid: { ...grid, rows, merges: [] },
    columns,
    body,
    titles: [...Array(lines.first).keys()],
    first: lines.first,
  }

  function personRow(place: number): GridRow {
    const cells = roles.flatMap(([, { index }], column): GridCell[] => {
      const row = rowAt(grid, index)
      const cell = cellAt(row, place)
      return cell ? [{ ...cell, column, at: `${columnLetter(place)}${row.number}` }] : []
    })
    return { ...names, cells }
  }
}

/** Three labels or more under each other, a name among them, with values in two columns or more. */
function findLines(grid: Grid): Lines | undefined {
  let lines: Lines | undefined
  for (const [index, row] of grid.rows.entries()) {
    const label = row.cells.find(({ text }, i) => i > 0 || !ordinalNumber.test(text))
    const guess = label && label.kind === 'text' ? readHeader(label.text.replace(/\s*[:=]\s*$/, '')) : undefined
    if (!label || guess?.confidence !== 1 || lines?.labels.has(guess.role)) {
      if (lines && isList(grid, lines)) return lines
      lines = undefined
      continue
    }
    lines ??= { first: index, last: index, labels: new Map() }
    lines.last = index
    lines.labels.set(guess.role, { index, text: label.text })
  }
  return lines && isList(grid, lines) ? lines : undefined
}

function isList(grid: Grid, { labels }: Lines): boolean {
  const name = labels.get('name')
  if (!name || labels.size < 3) return false
  const places = valuesOf(rowAt(grid, name.index))
  const shared = [...labels.values()].filter(({ index }) =>
    places.slice(1).some(({ column }) => cellAt(rowAt(grid, index), column) !== undefined),
  )
  return places.length >= 2 && places.every(({ text }) => /\p{L}{2}/u.test(text)) && shared.length >= 3
}

const rowAt = (grid: Grid, index: number): GridRow =>
  grid.rows[index] ?? { number: 0, hidden: false, cells: [], index: -1 }

/** What stands behind the label. */
function valuesOf({ cells }: GridRow): GridCell[] {
  const label = cells.findIndex(({ text }, i) => i > 0 || !ordinalNumber.test(text))
  return cells.slice(label + 1).filter(({ text }) => !/^[:=]$/.test(text))
}
