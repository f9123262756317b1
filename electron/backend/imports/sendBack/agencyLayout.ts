/** The rows of a sheet to send back, with the titles, headings and sections they stand under, in the sheet's order. */
import type { ImportPreview, ImportRow, ImportTable, SkipReason } from '../../../contract/imports.ts'
import type { Merge, Sheet, SheetRow } from '../../workbooks/read/workbook.ts'

export interface KeptRow {
  row: SheetRow
  /** person: a row with people; further: a line of the person above; the rest stands over them. */
  kind: 'title' | 'header' | 'section' | 'person' | 'further'
  /** The people of the row that are sent back. */
  people: ImportRow[]
  table: ImportTable | undefined
  /** Row of the new sheet, 1-based. */
  at: number
}

export interface KeptSheet {
  name: string
  hiddenColumns: ReadonlySet<number>
  rows: KeptRow[]
  merges: Merge[]
  /** Columns in use. */
  width: number
}

export function keepRows(sheet: Sheet, preview: ImportPreview, isKept: (row: ImportRow) => boolean): KeptSheet {
  const keeper = new Keeper(sheet, preview, isKept)
  const rows = keeper.keep()
  const width = Math.max(0, ...rows.map(({ row }) => (row.cells.at(-1)?.column ?? -1) + 1))
  const { name, hiddenColumns } = sheet
  return { name, hiddenColumns, rows, merges: movedMerges(sheet, rows), width }
}

class Keeper {
  readonly #sheet: Sheet
  readonly #people: ReadonlyMap<number, ImportRow[]>
  readonly #isKept: (row: ImportRow) => boolean
  readonly #reasons: ReadonlyMap<number, SkipReason>
  readonly #tables: ImportTable[]
  readonly #kept: Omit<KeptRow, 'at'>[] = []
  /** Titles and headings that wait for the first row to send back. */
  #head: Omit<KeptRow, 'at'>[] = []
  #sections: Omit<KeptRow, 'at'>[] = []
  #inBody = false
  #lastKept = false

  constructor(sheet: Sheet, { tables, rows, skipped }: ImportPreview, isKept: (row: ImportRow) => boolean) {
    this.#sheet = sheet
    this.#isKept = isKept
    this.#tables = tables.filter((table) => table.sheet === sheet.name)
    this.#people = Map.groupBy(
      rows.filter(({ table }) => tables[table]?.sheet === sheet.name),
      ({ row }) => row,
    )
    this.#reasons = new Map(skipped.filter((one) => one.sheet === sheet.name).map(({ row, reason }) => [row, reason]))
  }

  keep(): KeptRow[] {
    for (const row of this.#sheet.rows()) this.#take(row)
    let at = 0
    return this.#kept.map((kept, index) => {
      const above = this.#kept[index - 1]
      // A gap between title and heading, or before the next table, stays one empty line.
      const gap = above !== undefined && kept.kind !== 'person' && kept.kind !== 'further' && isApart(above, kept)
      at += gap ? 2 : 1
      return { ...kept, at }
    })
  }

  #take(row: SheetRow): void {
    const people = this.#people.get(row.number)
    const table = this.#tables.find(({ bodyRows, headerRows }) => {
      const first = headerRows[0] ?? bodyRows[0]
      return row.number >= first && row.number <= bodyRows[1]
    })
    if (people) {
      const left = people.filter(this.#isKept)
      this.#inBody = true
      this.#lastKept = left.length > 0
      if (!this.#lastKept) return
      this.#kept.push(...this.#head, ...this.#sections, { row, kind: 'person', people: left, table })
      this.#head = []
      this.#sections = []
      return
    }
    const reason = this.#reasons.get(row.number)
    const isHeading = reason === 'header' || reason === 'column-numbers'
    if (reason === 'continuation') {
      if (this.#lastKept) this.#kept.push({ row, kind: 'further', people: [], table })
    } else if (reason === 'section') {
      // A section ends the one before it, but a sector heading stands over the agency right below it.
      const above = this.#sections.at(-1)
      if (above?.row.number !== row.number - 1) this.#sections = []
      this.#sections.push({ row, kind: 'section', people: [], table })
      this.#inBody = true
    } else if (reason === 'title' || isHeading) {
      // Headings repeated on each page say nothing new.
      if (this.#inBody && table && !table.headerRows.includes(row.number)) return
      if (this.#inBody) {
        this.#head = []
        this.#sections = []
      }
      this.#inBody = false
      this.#head.push({ row, kind: isHeading ? 'header' : 'title', people: [], table })
    } else this.#inBody = true
  }
}

function isApart(above: Omit<KeptRow, 'at'>, below: Omit<KeptRow, 'at'>): boolean {
  if (below.kind === 'section') return false
  return above.kind === 'person' || above.kind === 'further' || below.row.number - above.row.number > 1
}

/** Merges of titles, headings and sections, and those within one row, where their rows have gone. */
function movedMerges(sheet: Sheet, rows: readonly KeptRow[]): Merge[] {
  const kept = new Map(rows.map((row) => [row.row.number, row]))
  return sheet.merges.flatMap((merge) => {
    const top = kept.get(merge.top)
    if (!top) return []
    if (merge.top === merge.bottom) return [{ ...merge, top: top.at, bottom: top.at }]
    const heading = top.kind === 'header' || top.kind === 'title'
    // Rows of a heading keep their distance, blank ones among them.
    const bottom = top.at + merge.bottom - merge.top
    const free = rows.every(
      ({ row, at, kind }) =>
        at <= top.at || at > bottom || (kind === top.kind && row.number === merge.top + at - top.at),
    )
    return heading && free ? [{ ...merge, top: top.at, bottom }] : []
  })
}
