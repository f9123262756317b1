/** Where tables stand on a sheet: title rows, heading, body; one under the other, beginning anywhere. */
import type { SkipReason } from '../../../contract/imports.ts'
import { isOrganisation } from '../../values/organisation.ts'
import { isDataCell, ordinalNumber } from './content.ts'
import type { Grid, GridRow } from './grid.ts'
import { type Header, headerAt, sameHeader } from './headerRows.ts'
import { organisationInTitle } from './organisations.ts'
import { isTotal, opensSignature } from './trailing.ts'

/** Numbers are indexes into `grid.rows`. */
export interface Region {
  titles: number[]
  header: Header | undefined
  bodyFrom: number
  /** Exclusive. */
  bodyTo: number
  /** Rows inside the body that repeat the heading of the first page. */
  repeated: Map<number, SkipReason>
  /** Its headings are known words; else the cells alone showed where people are. */
  headed: boolean
}

/** A sheet that seems to hold more is no set of lists. */
const mostTables = 300

export function findRegions(grid: Grid): Region[] {
  const regions: Region[] = []
  let current: Region | undefined
  let free = 0
  for (let index = 0; index < grid.rows.length; index++) {
    const header = headerAt(grid, index)
    if (!header) continue
    const titlesFrom = current ? titleStart(grid, current.bodyFrom, header.first) : free
    const titles = range(titlesFrom, header.first)
    const bodyFrom = (header.numbers ?? header.last) + 1
    if (
      current &&
      repeatsHeader(grid, current, header) &&
      organisationInTitle(titles.map((i) => rowOf(grid, i))) === undefined
    ) {
      for (const i of titles) current.repeated.set(i, 'title')
      for (const i of range(header.first, header.last + 1)) current.repeated.set(i, 'header')
      if (header.numbers !== undefined) current.repeated.set(header.numbers, 'column-numbers')
    } else {
      if (current && regions.length >= mostTables) break
      if (current) current.bodyTo = titlesFrom
      current = { titles, header, bodyFrom, bodyTo: grid.rows.length, repeated: new Map(), headed: true }
      regions.push(current)
    }
    free = bodyFrom
    index = bodyFrom - 1
  }
  return regions.length > 0 ? regions : withoutKnownHeader(grid)
}

function repeatsHeader(grid: Grid, { header }: Region, next: Header): boolean {
  if (!header) return false
  return (
    sameHeader(rowOf(grid, header.last), rowOf(grid, next.last)) &&
    sameHeader(rowOf(grid, header.first), rowOf(grid, next.first))
  )
}

/** No heading is known: the cells show where the people are. */
function withoutKnownHeader(grid: Grid): Region[] {
  const isPeople = (row: GridRow) => row.cells.length >= 2 && row.cells.some(isDataCell)
  const first = grid.rows.findIndex(isPeople)
  const people = grid.rows.filter(isPeople)
  if (first < 0 || (people.length < 2 && (people[0]?.cells.length ?? 0) < 3)) return []
  const above = grid.rows[first - 1]
  const below = rowOf(grid, first)
  const isHeading =
    above !== undefined &&
    above.number === below.number - 1 &&
    above.cells.length >= 2 &&
    above.cells.every((cell) => cell.kind === 'text' && cell.text.length < 60 && !ordinalNumber.test(cell.text))
  const header = isHeading ? { first: first - 1, last: first - 1 } : undefined
  return [
    {
      titles: range(0, isHeading ? first - 1 : first),
      header,
      bodyFrom: first,
      bodyTo: grid.rows.length,
      repeated: new Map(),
      headed: false,
    },
  ]
}

const titleWords =
  /^(?:daftar|data|rekap|lampiran|usulan|nama|peserta|pemerintah|kabupaten|rapat|rakor|tahun|hari|tanggal|tempat|acara|kegiatan|undangan|tabel|instansi|opd|unit kerja)\b/i

/** First of the rows right above a further heading that are its title, not the end of the table before. */
function titleStart(grid: Grid, from: number, header: number): number {
  let start = header
  let known = true
  let best = header
  while (start > from) {
    const row = rowOf(grid, start - 1)
    const next = rowOf(grid, start)
    if (!isTitleLike(row) || next.number - row.number > 4) break
    start--
    known &&= row.cells.every(({ text }) => titleWords.test(text) || isOrganisation(text))
    const above = grid.rows[start - 1]
    if (known || (above !== undefined && row.number - above.number > 1)) best = start
  }
  return best
}

function isTitleLike({ cells }: GridRow): boolean {
  if (cells.length > 3 || cells.some(isDataCell)) return false
  const first = cells[0]?.text ?? ''
  return !ordinalNumber.test(first) && !isTotal(first) && !cells.some(({ text }) => opensSignature(text))
}

export function rowOf(grid: Grid, index: number): GridRow {
  return grid.rows[index] ?? { number: 0, hidden: false, cells: [], index: -1 }
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}
