/** Which cells a person's fields are read from: the row's own, those merged over it, and "the same as above". */
import type { Field } from '../../../contract/imports.ts'
import type { BodyRow } from '../layout/body.ts'
import type { TableColumn } from '../layout/columns.ts'
import { cellAt, columnLetter, type GridCell, type GridRow } from '../layout/grid.ts'
import { isNipCell, isPost } from '../layout/content.ts'
import { rowOf } from '../layout/regions.ts'
import { opensNipLine } from '../layout/trailing.ts'
import type { SheetTable } from '../layout/tables.ts'
import type { Merge } from '../../workbooks/read/workbook.ts'
import { isRank } from '../../values/rank.ts'
import { isSameAsAbove } from '../../values/text.ts'
import type { RowSources, Source } from './row.ts'

const parts = new Set<TableColumn['role']>(['title-before', 'title-after', 'last-name', 'male', 'female'])
/** Fields whose text goes on in the next row. */
const continued = new Set<Field>(['position', 'organisation', 'note'])
const repeatable = new Set<Field>(['organisation', 'position', 'rank', 'note'])

/** Reads the rows of one table in order, top to bottom. */
export class SourceReader {
  private readonly table: SheetTable
  private readonly above = new Map<number, GridCell>()
  private readonly merges: ReadonlyMap<number, Merge[]>
  private readonly byRow: ReadonlyMap<number, GridRow>
  private readonly grouped: boolean
  private readonly nameColumn: number

  constructor(table: SheetTable) {
    this.table = table
    this.merges = downwardMerges(table)
    this.byRow = this.merges.size > 0 ? new Map(table.grid.rows.map((row) => [row.number, row])) : new Map()
    this.grouped = this.isGrouped()
    const name = table.columns.find(({ role }) => role === 'name') ?? table.columns[0]
    this.nameColumn = name?.index ?? 0
  }

  read(body: BodyRow): RowSources {
    const row = rowOf(this.table.grid, body.index)
    const fields: Partial<Record<Field, Source[]>> = {}
    for (const column of this.table.columns) {
      if (column.field === null) continue
      const cell = this.cellFor(row, column)
      if (cell) (fields[column.field] ??= []).push(toSource(cell, row.number, column))
    }
    for (const index of body.below ?? []) this.readBelow(rowOf(this.table.grid, index), fields)
    return { fields, nameCell: `${columnLetter(this.nameColumn)}${row.number}`, hidden: row.hidden }
  }

  /** A further line of the same person: the NIP under the name, and what the other columns go on to say. */
  private readBelow(row: GridRow, fields: RowSources['fields']): void {
    for (const column of this.table.columns) {
      const cell = column.field === null ? undefined : cellAt(row, column.index)
      if (!cell || column.field === null) continue
      const source = toSource(cell, row.number, column)
      const underName = isPost(cell.text) ? 'position' : isRank(cell.text) ? 'rank' : isNumber(cell) ? 'nip' : 'name'
      // The other half of a name or a number that did not fit its cell.
      const isHalf = (column.role === 'name' && underName === 'name') || (column.field === 'nip' && !isNipCell(cell))
      const list = (fields[column.below ?? (column.role === 'name' ? underName : column.field)] ??= [])
      const last = list.at(-1)
      if (last && (isHalf || continued.has(column.field))) {
        last.text += ` ${source.text}`
        last.raw += `${isHalf ? ' ' : '\n'}${source.raw}`
        last.isNumber = false
      } else list.push(source)
    }
  }

  /** What a section or a new heading ends: what stands above it is no longer "above". */
  interrupt(): void {
    this.above.clear()
  }

  private cellFor(row: GridRow, { index, field, role }: TableColumn): GridCell | undefined {
    const own = cellAt(row, index)
    if (!own && (role === 'male' || role === 'female')) return this.cross(row, index)
    const canRepeat = field !== null && repeatable.has(field)
    if (own && !(canRepeat && isSameAsAbove(own.text))) {
      this.above.set(index, own)
      return own
    }
    const merge = own
      ? undefined
      : this.merges.get(index)?.find(({ top, bottom }) => top < row.number && bottom >= row.number)
    const anchor = merge && this.byRow.get(merge.top)
    if (anchor) {
      const cell = cellAt(anchor, index)
      if (cell) this.above.set(index, cell)
      return cell
    }
    if (own || (field === 'organisation' && this.grouped && !this.isMarked(row, index))) return this.above.get(index)
    return undefined
  }

  /** An "x" says nothing in other columns; in one of two to tick it is the answer. */
  private cross(row: GridRow, index: number): GridCell | undefined {
    const cell = this.table.grid.sheet.row(row.index).cells.find(({ column }) => column === index)
    return cell && /^[x*]$/i.test(cell.text.trim()) ? { ...cell, text: cell.text, raw: cell.text } : undefined
  }

  /** A "-", which says that there is none: not the same as above. */
  private isMarked(row: GridRow, index: number): boolean {
    return this.table.grid.sheet.row(row.index).cells.some(({ column, text }) => column === index && text.trim() !== '')
  }

  /** Agencies written once for the people under them: merged, or blank in many of the rows. */
  private isGrouped(): boolean {
    const { columns, body, grid } = this.table
    const column = columns.find(({ field }) => field === 'organisation')
    if (!column) return false
    const people = body.filter(({ kind }) => kind === 'person').map(({ index }) => rowOf(grid, index))
    const first = people[0]
    if (!first || cellAt(first, column.index) === undefined) return false
    const blank = people.filter((row) => !cellAt(row, column.index) && !this.isMarked(row, column.index)).length
    return (this.merges.get(column.index)?.length ?? 0) > 0 || (blank >= 2 && blank / people.length >= 0.3)
  }
}

/** A NIP, or what is written where one would stand: "NIP. -". */
const isNumber = (cell: GridCell) => isNipCell(cell) || opensNipLine(cell.text)

/** Merges by column that cover more than one row of the body. */
function downwardMerges({ grid, region, columns }: SheetTable): Map<number, Merge[]> {
  const from = rowOf(grid, region.bodyFrom).number
  const to = rowOf(grid, region.bodyTo - 1).number
  const known = new Set(columns.map(({ index }) => index))
  const found = new Map<number, Merge[]>()
  for (const merge of grid.merges) {
    if (merge.bottom <= merge.top || merge.top < from || merge.top > to || !known.has(merge.left)) continue
    const list = found.get(merge.left)
    if (list) list.push(merge)
    else found.set(merge.left, [merge])
  }
  return found
}

/** "Ketua" under "Jabatan dalam Tim": "Ketua dalam tim"; under another heading, with that heading. */
function inTeam(seat: string, header: string): string {
  const heading = header.split(' / ').at(-1) ?? ''
  if (/\b(?:tim|pokja|tkpkd?|panitia)\b/i.test(seat)) return seat
  return /\b(?:dalam|di|pada|dlm) tim$/i.test(heading) ? `${seat} dalam tim` : `${heading}: ${seat}`
}

function toSource({ column, text, raw, kind, at }: GridCell, row: number, about?: TableColumn): Source {
  const source: Source = {
    cell: at ?? `${columnLetter(column)}${row}`,
    text,
    raw,
    isNumber: kind === 'number',
    isError: kind === 'error',
  }
  const role = about?.role
  if (role !== undefined && parts.has(role)) source.part = role as NonNullable<Source['part']>
  if (role === 'phone' && /\b(?:kantor|rumah|office|home)\b/i.test(about?.header ?? '')) source.part = 'office'
  if (role === 'nip' && /\bni(?:dn|dk)\b/i.test(about?.header ?? '')) source.part = 'with-nidn'
  if ((role === 'nip' || role === 'nrp') && /\b(?:pangkat|gol)/i.test(about?.header ?? '')) source.part = 'with-rank'
  if (role === 'team-role') source.text = inTeam(text, about?.header ?? '')
  if (role === 'organisation-and-address') source.part = 'with-address'
  if (role === 'position-and-organisation') source.part = 'with-organisation'
  return source
}
