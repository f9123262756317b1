/** What each row under a heading is: a person, or one of the things that stand between and below people. */
import type { SkipReason } from '../../../contract/imports.ts'
import { isInternalUnit, isOrganisation, isSectorHeading } from '../../values/organisation.ts'
import { bareDigits, isNip } from '../../values/nip.ts'
import { hasPersonTitle, isOnlyTitles } from '../../values/personName.ts'
import { isRank } from '../../values/rank.ts'
import type { TableColumn } from './columns.ts'
import { isDataCell, isNipCell, isPhoneCell, isPost, ordinalNumber } from './content.ts'
import { cellAt, type Grid, type GridCell, type GridRow, mergeFrom } from './grid.ts'
import { isColumnNumbers } from './headerRows.ts'
import { sectionName } from './organisations.ts'
import { type Region, range, rowOf } from './regions.ts'
import {
  isAndSoOn,
  isExample,
  isHint,
  isNipLine,
  isNote,
  isTotalRow,
  opensNipLine,
  opensSignature,
} from './trailing.ts'

export interface BodyRow {
  /** Index into `grid.rows`. */
  index: number
  kind: 'person' | SkipReason
  /** Agency of the section the person stands in. */
  section?: string
  /** The section is plainly an agency, not only a heading that may be one. */
  surely?: boolean
  /** Further rows of the same person (indexes), the NIP under the name. */
  below?: number[]
}

/** "3", "3. ………" */
const seatNumber = /^\(?\d{1,5}\s?[.)]?[\s.…_-]*$/

const isNameLike = (text: string) =>
  /^\p{L}[\p{L}\s.,'’`()/-]{2,80}$/u.test(text) &&
  !isPost(text) &&
  !isOrganisation(text) &&
  !/^(?:a\.?n\.?|u\.?b\.?|selaku)\b/i.test(text)

export function readBody(grid: Grid, region: Region, columns: TableColumn[]): BodyRow[] {
  return new BodyReader(grid, region, columns).read()
}

class BodyReader {
  private section: string | undefined
  private signing = false
  /** Row number of the last person or heading. */
  private lastInList = 0
  private hasSections: boolean | undefined
  private lastPerson: BodyRow | undefined
  /** Rows that the person before the last one had below. */
  private usualRows = 0
  private readonly columnOf: (role: TableColumn['role']) => number | undefined
  private readonly inTable: ReadonlySet<number>
  /** Columns of a list of people that are not imported. */
  private readonly unread: ReadonlySet<number>
  private readonly columns: TableColumn[]
  private readonly region: Region
  private readonly grid: Grid

  constructor(grid: Grid, region: Region, columns: TableColumn[]) {
    this.grid = grid
    this.region = region
    this.columns = columns
    this.inTable = new Set(columns.map(({ index }) => index))
    const unread = columns.filter(({ role }) => role === undefined || role === 'ignored')
    this.unread = new Set(columns.some(({ role }) => role === 'name') ? unread.map(({ index }) => index) : [])
    const byRole = new Map(columns.map(({ role, index }) => [role, index]))
    this.columnOf = (role) => byRole.get(role)
  }

  read(): BodyRow[] {
    return range(this.region.bodyFrom, this.region.bodyTo).map((index) => {
      const row = rowOf(this.grid, index)
      const body: BodyRow = { index, kind: this.region.repeated.get(index) ?? this.kindOf(row, index) }
      if (body.kind === 'header') this.signing = false
      if (body.kind === 'header' || body.kind === 'person') this.lastInList = row.number
      if (body.kind === 'person') {
        if (this.section !== undefined) body.section = this.section
        if (this.section !== undefined && isOrganisation(this.section)) body.surely = true
        this.usualRows = this.lastPerson?.below?.length ?? 0
        this.lastPerson = body
      }
      return body
    })
  }

  private kindOf(row: GridRow, index: number): BodyRow['kind'] {
    const ordinal = this.cell(row, 'ordinal')
    const numbered = ordinal !== undefined && ordinalNumber.test(ordinal.text)
    const others = row.cells.filter(
      (cell) => cell !== ordinal && this.inTable.has(cell.column) && !this.isSeatNumber(cell),
    )
    const first = row.cells[0]?.text ?? ''
    const isPlain = () => !row.cells.some(isDataCell)

    if (row.cells.length === 0 || isExample(first) || isHint(row)) return 'note'
    if (isColumnNumbers(row) && row.cells.length >= this.columns.length / 2) return 'column-numbers'
    if (numbered && others.length === 0 && row.cells.every((cell) => ordinalNumber.test(cell.text)))
      return 'numbering-only'
    if (isTotalRow(row, numbered) && isPlain()) return 'total'
    if (this.signing) {
      if (!(numbered && others.length >= 2)) return isNote(first) && isPlain() ? 'note' : 'signature'
      this.signing = false
    }
    if (!numbered && others.length <= 1 && isNote(first) && isPlain()) return 'note'
    if (!numbered && this.awaitsMore(row) && this.continuesPerson(row, index)) return 'continuation'
    if (!numbered && this.beginsSignature(row, index)) {
      this.signing = true
      return 'signature'
    }
    if (!numbered && this.continuesPerson(row, index)) return 'continuation'
    if (others.length <= 1) return this.loneCell(index, ordinal, numbered, others[0])
    return this.isPrefilled(others) ? 'numbering-only' : 'person'
  }

  /** One cell beside the number: a section, a person known by name only, or the second line of the row above. */
  private loneCell(
    index: number,
    ordinal: GridCell | undefined,
    numbered: boolean,
    only: GridCell | undefined,
  ): BodyRow['kind'] {
    const row = rowOf(this.grid, index)
    const cell = only ?? ordinal ?? row.cells[0]
    if (!cell) return 'note'
    if (this.isSection(index, cell, ordinal, numbered)) return this.enterSection(cell.text)
    if (only === undefined || isAndSoOn(only.text)) return 'note'
    if (this.isField(only, 'name')) return 'person'
    if (numbered) return this.isField(only, 'organisation') ? 'numbering-only' : 'person'
    return isNipCell(only) || isPhoneCell(only) || only.text.includes('@') ? 'person' : 'note'
  }

  private isSection(index: number, cell: GridCell, ordinal: GridCell | undefined, numbered: boolean): boolean {
    if (isDataCell(cell) || cell.kind !== 'text' || !/\p{L}{2}/u.test(cell.text) || hasPersonTitle(cell.text))
      return false
    const merge = mergeFrom(this.grid, rowOf(this.grid, index).number, cell.column)
    if (merge && merge.right - merge.left >= 2 && merge.right - merge.left + 1 >= this.columns.length / 2) return true
    const named = sectionName(cell.text)
    if (isSectorHeading(named)) return true
    if (isOrganisation(named) && !isPost(named)) return !this.isField(cell, 'organisation') || !numbered
    if (numbered) return false
    if (this.isUnlikeAgency(index)) return true
    // "A" or "II" where people have a number; or text beside the names in a list that numbers its people.
    if (ordinal !== undefined && ordinal !== cell) return true
    return (
      this.columnOf('ordinal') !== undefined &&
      (cell === ordinal || /^(?:[a-z]|[ivx]{1,5})\s*[.)]\s+\S/i.test(cell.text))
    )
  }

  /** "UNICEF", set apart above people in a list whose other sections are agencies. */
  private isUnlikeAgency(index: number): boolean {
    const { number } = rowOf(this.grid, index)
    const next = rowOf(this.grid, index + 1)
    const isApart = number - rowOf(this.grid, index - 1).number > 1
    return isApart && next.cells.length > 1 && next.number === number + 1 && this.sectioned
  }

  /** Some row is nothing but an agency. */
  private get sectioned(): boolean {
    return (this.hasSections ??=
      this.columnOf('organisation') === undefined &&
      range(this.region.bodyFrom, this.region.bodyTo).some((index) => {
        const { cells } = rowOf(this.grid, index)
        return cells.length === 1 && isOrganisation(sectionName(cells[0]?.text ?? ''))
      }))
  }

  private enterSection(text: string): SkipReason {
    const name = sectionName(text)
    if (isSectorHeading(name) || isInternalUnit(name)) this.section = undefined
    else if (isOrganisation(name) || this.columnOf('organisation') === undefined) this.section = name
    return 'section'
  }

  /** What a signature could begin with too, but the last person's: merged, a NIP below the name, as many rows as others have. */
  private awaitsMore(row: GridRow): boolean {
    if (row.cells.some(({ text }) => opensSignature(text))) return false
    const name = this.cell(row, 'name')
    const rows = this.lastPerson?.below?.length ?? 0
    if (!name) return this.isMergedOver(row)
    return rows < this.usualRows || (rows === 0 && this.isNumberLine(name))
  }

  /** "NIP. 1968…", "NIP. -", "NRP 84010567" below the name, in a list without a column for it. */
  private isNumberLine(name: GridCell): boolean {
    return this.columnOf('nip') === undefined && (isNipCell(name) || opensNipLine(name.text))
  }

  /** The row right below a person that has a NIP where names stand, or goes on where number and name are merged down. */
  private continuesPerson(row: GridRow, index: number): boolean {
    const person = this.lastPerson
    if (!person) return false
    const last = rowOf(this.grid, person.below?.at(-1) ?? person.index)
    if (last.number !== row.number - 1) return false
    const name = this.cell(row, 'name')
    const goesOn = name
      ? this.isNumberLine(name) || this.isWrapped(row, last, name) || this.isBelowName(row, name)
      : this.isMergedOver(row) || this.columns.some(({ below }) => below !== undefined)
    if (goesOn) (person.below ??= []).push(index)
    return goesOn
  }

  /** A row cut in two by its width, as converters of printed lists leave it: the halves only make sense together. */
  private isWrapped(row: GridRow, above: GridRow, name: GridCell): boolean {
    if (this.cell(above, 'ordinal') === undefined) return false
    if (!row.cells.every(({ column }) => cellAt(above, column) !== undefined)) return false
    const [nip, rest] = [this.cell(above, 'nip'), this.cell(row, 'nip')]
    const digits = nip && rest ? bareDigits(nip.text) + bareDigits(rest.text) : ''
    return isOnlyTitles(name.text) || (bareDigits(rest?.text ?? '').length < 18 && isNip(digits))
  }

  /** "Kepala Desa" or "Penata / III c" below the name, in a list that numbers its people and has no column for it. */
  private isBelowName(row: GridRow, name: GridCell): boolean {
    if (this.columnOf('ordinal') === undefined || row.cells.length > 1) return false
    const has = (role: TableColumn['role']) => this.columnOf(role) !== undefined
    return (!has('position') && isPost(name.text)) || (!has('rank') && isRank(name.text))
  }

  /** Number and name of the row above are merged down over this row. */
  private isMergedOver(row: GridRow): boolean {
    const covers = (role: TableColumn['role']) => {
      const column = this.columnOf(role)
      return this.grid.merges.some(
        ({ left, top, bottom }) => left === column && top < row.number && bottom >= row.number,
      )
    }
    return covers('name') && (this.columnOf('ordinal') === undefined || covers('ordinal'))
  }

  /** Numbered rows with the agency already filled in wait for a person. */
  private isPrefilled(others: GridCell[]): boolean {
    return this.columnOf('name') !== undefined && others.every((cell) => this.isField(cell, 'organisation'))
  }

  /** "3" where the third person will sign. */
  private isSeatNumber(cell: GridCell): boolean {
    return this.unread.has(cell.column) && seatNumber.test(cell.text)
  }

  private beginsSignature(row: GridRow, index: number): boolean {
    const person = this.lastPerson
    if (!person || row.cells.length > 3) return false
    if (row.cells.some(({ text }) => opensSignature(text))) return true
    if (this.isPlainlyPerson(row)) return false
    const gap = row.number - this.lastInList
    const unlikePerson =
      gap >= 2 ||
      (this.columnOf('ordinal') !== undefined && this.cell(row, 'ordinal') === undefined && row.cells.length === 1)
    return unlikePerson && !this.isLoneName(row, index) && this.endsInNip(index)
  }

  /** A name with a number, an address or a post, each where the list has it. */
  private isPlainlyPerson(row: GridRow): boolean {
    const name = this.cell(row, 'name')
    if (!name || isPost(name.text)) return false
    const [nip, phone, email, post] = (['nip', 'phone', 'email', 'position'] as const).map((role) =>
      this.cell(row, role),
    )
    const isNumber = (nip && isNipCell(nip)) || (phone && isPhoneCell(phone))
    return isNumber === true || email?.text.includes('@') === true || (post !== undefined && isPost(post.text))
  }

  /** A name where names stand, and what signs comes after it: a post, an agency, a place and date. */
  private isLoneName(row: GridRow, index: number): boolean {
    const name = this.cell(row, 'name')
    const next = this.grid.rows[index + 1]
    if (!name || !next || row.cells.length > 1 || !isNameLike(name.text)) return false
    return next.cells.some(({ text }) => isPost(text) || isOrganisation(text) || opensSignature(text))
  }

  /** Within the next rows, all of them short, somebody's NIP is written out. */
  private endsInNip(index: number): boolean {
    const nip = this.columnOf('nip')
    for (let i = index; i < Math.min(index + 12, this.region.bodyTo); i++) {
      const row = rowOf(this.grid, i)
      const ordinal = this.cell(row, 'ordinal')
      if (row.cells.length > 3 || (ordinal && ordinalNumber.test(ordinal.text)) || this.region.repeated.has(i))
        return false
      if (
        i > index &&
        row.cells.some(({ text, column }) => isNipLine(text) && (column !== nip || row.cells.length <= 2))
      )
        return true
    }
    return false
  }

  private cell(row: GridRow, role: TableColumn['role']): GridCell | undefined {
    const column = this.columnOf(role)
    return column === undefined ? undefined : cellAt(row, column)
  }

  private isField(cell: GridCell, role: TableColumn['role']): boolean {
    return this.columnOf(role) === cell.column
  }
}
