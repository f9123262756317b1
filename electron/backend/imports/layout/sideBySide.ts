/** Lists beside each other under one row of headings: each is a table of its own, on its own view of the sheet. */
import { isOrganisation } from '../../values/organisation.ts'
import { foldText } from '../../../contract/text.ts'
import type { Grid, GridCell, GridRow } from './grid.ts'
import { readHeader } from './headers.ts'
import { range, type Region, rowOf } from './regions.ts'

const mostLists = 12

/** Columns of one of the lists, both ends included, and those on the left that it shares with the first. */
interface Span {
  from: number
  to: number
  shared: ReadonlySet<number>
}

/** The grid itself where there is one list; else a view of it for each. Rows keep their places. */
export function viewsOf(grid: Grid, region: Region): Grid[] {
  const agencies = agencyColumns(grid, region)
  if (agencies) return agencies
  const spans = findSpans(grid, region)
  if (spans.length < 2) return [grid]
  return spans.map((span, i) => viewOf(grid, region, span, spans.slice(0, i).concat(spans.slice(i + 1)), i === 0))
}

/** "Dinas Sosial", "Dinas Kesehatan" as headings, and under each the names of its people: a list for each. */
function agencyColumns(grid: Grid, { header, bodyFrom, bodyTo }: Region): Grid[] | undefined {
  if (!header || header.first !== header.last) return undefined
  const heading = rowOf(grid, header.last)
  const numbers = heading.cells.filter(({ text }) => readHeader(text)?.role === 'ordinal')
  const agencies = heading.cells.filter((cell) => !numbers.includes(cell))
  if (agencies.length < 2 || agencies.length > mostLists) return undefined
  if (!agencies.every(({ text }) => isOrganisation(text) && readHeader(text)?.confidence !== 1)) return undefined
  const shared = new Set(numbers.map(({ column }) => column))
  return agencies.map((agency) => {
    const rows = [...grid.rows]
    const own = (row: GridRow) => row.cells.filter(({ column }) => column === agency.column || shared.has(column))
    for (const i of range(bodyFrom, bodyTo)) rows[i] = { ...rowOf(grid, i), cells: own(rowOf(grid, i)) }
    rows[header.last] = { ...heading, cells: [...numbers, { ...agency, text: 'Nama' }] }
    return { ...grid, rows, agency: agency.text }
  })
}

function findSpans(grid: Grid, { header }: Region): Span[] {
  if (!header) return []
  for (const index of range(header.first, header.last + 1)) {
    const { cells } = rowOf(grid, index)
    const names = nameHeadings(cells)
    const above = range(header.first, header.last + 1).flatMap((i) => rowOf(grid, i).cells)
    if (names.length >= 2 && names.length <= mostLists) return spansOf(cells, names, above)
  }
  return []
}

/** Places of the headings over names: of one kind, or of several with the same headings behind each. */
function nameHeadings(cells: GridCell[]): number[] {
  const first = firstName(cells)
  const alike = cells.flatMap((cell, i) => (isSame(cell, first, nameHeading) ? [i] : []))
  if (!first || alike.length > 1) return alike
  const names = cells.flatMap(({ text }, i) => (readHeader(text)?.role === 'name' ? [i] : []))
  const behind = names.map((from, i) => cells.slice(from + 1, names[i + 1]))
  const [one = [], ...others] = behind
  const areLists = others.every((list) => list.some((cell) => one.some((own) => isSame(cell, own))))
  return others.length > 0 && areLists ? names : alike
}

function firstName(cells: GridCell[]): GridCell | undefined {
  return cells.find(({ text }) => {
    const guess = readHeader(text)
    return guess?.role === 'name' && guess.confidence === 1
  })
}

const isSame = (a: GridCell | undefined, b: GridCell | undefined, key = foldText) =>
  a !== undefined && b !== undefined && key(a.text) === key(b.text)

/** "Nama Peserta 1" and "Nama Pendamping" head the same thing. */
const nameHeading = (text: string) =>
  foldText(text)
    .replace(
      /\b(?:\d+|i{1,3}|iv|v|pertama|kedua|ketiga|utama|pendamping|cadangan|pengganti|peserta|utusan|wakil)\b/g,
      '',
    )
    .replace(/\s+/g, ' ')
    .trim()

/**
 * @param names places in `cells` of the heading that is repeated
 * @param headings of all rows of the heading
 */
function spansOf(cells: GridCell[], names: number[], headings: GridCell[]): Span[] {
  const first = cells[names[0] ?? 0]?.column ?? 0
  const starts = names.map((name, i) => {
    if (i === 0) return 0
    // A list begins with the heading that the first one begins with, where it has that heading.
    for (let at = name; at > (names[i - 1] ?? 0); at--) if (isSame(cells[at], cells[0])) return at
    return name
  })
  // "Nama 1, HP 1, Nama 2, HP 2, Instansi": what stands behind all of them is everybody's.
  const width = (names[1] ?? 0) - (names[0] ?? 0)
  const areWhole = starts[1] !== names[1]
  const behind = areWhole ? undefined : cells[(names.at(-1) ?? 0) + width]?.column
  const common = headings
    .map(({ column }) => column)
    .filter((column) => column < first || (behind !== undefined && column >= behind))
  return starts.map((start, i) => {
    const next = starts[i + 1]
    const isWhole = i > 0 && start !== names[i]
    const end = behind === undefined ? Number.MAX_SAFE_INTEGER : behind - 1
    return {
      from: i === 0 ? 0 : (cells[start]?.column ?? 0),
      to: next === undefined ? end : (cells[next]?.column ?? 0) - 1,
      shared: new Set(isWhole ? [] : common),
    }
  })
}

const holds = ({ from, to }: Span, column: number) => column >= from && column <= to

function viewOf(grid: Grid, region: Region, span: Span, others: Span[], isFirst: boolean): Grid {
  const { header, titles } = region
  const rows = [...grid.rows]
  const own = (row: GridRow) => ({
    ...row,
    cells: row.cells.filter(({ column }) => holds(span, column) || span.shared.has(column)),
  })
  for (const i of range(header?.first ?? region.bodyFrom, region.bodyTo)) rows[i] = own(rowOf(grid, i))
  for (const i of titles) {
    const row = rowOf(grid, i)
    // What stands over one list only is that list's title; over the first alone, everybody's.
    const alone = others.every((other) => !row.cells.some(({ column }) => holds(other, column)))
    const overFirst = row.cells.every(
      ({ column }) =>
        column <
        Math.min(
          ...others
            .concat(span)
            .filter(({ from }) => from > 0)
            .map(({ from }) => from),
        ),
    )
    if (!alone && !(overFirst && !isFirst)) rows[i] = own(row)
  }
  return { ...grid, rows }
}
