/**
 * The page as one sheet: lines of text and the rows of its tables under each other, a nested table where it stands.
 * Cells are text whatever they look like, so that a NIP stays what was written; only Excel's own `x:num` is a number.
 */
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'
import { cellKinds, type Merge, SheetBuilder, type TextPool } from '../workbook.ts'
import { plainDecimal } from '../xlsx/numbers.ts'
import type { Attributes, HtmlEvents } from './tokens.ts'

const TEXT = cellKinds.indexOf('text')
const NUMBER = cellKinds.indexOf('number')

interface OpenTable {
  hiddenColumns: Set<number>
  columnsDefined: number
  rowHidden: boolean
  inRow: boolean
  /** Next free column of the row. */
  column: number
  /** Column → sheet row down to which a cell from above covers it. */
  covered: Map<number, number>
  cell: OpenCell | undefined
}

interface OpenCell {
  column: number
  columns: number
  rows: number
  hidden: boolean
  text: string
  number: string | undefined
}

const breaks = new Set(
  'br p div li ul ol h1 h2 h3 h4 h5 h6 hr tr table center form section article header footer main caption dt dd pre blockquote address fieldset body'.split(
    ' ',
  ),
)
const mostNested = 50

export class HtmlTables implements HtmlEvents {
  readonly builder = new SheetBuilder()
  readonly merges: Merge[] = []
  readonly hiddenColumns = new Set<number>()
  tables = 0
  private readonly pool: TextPool
  private readonly stack: OpenTable[] = []
  /** Sheet row being written. */
  private row = 1
  private rowUsed = false
  private covered = 0
  /** Text outside of cells. */
  private line = ''

  constructor(pool: TextPool) {
    this.pool = pool
  }

  open(name: string, attributes: Attributes): void {
    const table = this.stack.at(-1)
    switch (name) {
      case 'table':
        this.openTable()
        return
      case 'tr':
        return this.openRow(table ?? this.openTable(), attributes)
      case 'td':
      case 'th':
        return this.openCell(table ?? this.openTable(), attributes)
      case 'col':
        if (table) openColumn(table, attributes)
        return
      default:
        if (breaks.has(name)) this.breakLine()
    }
  }

  close(name: string): void {
    const table = this.stack.at(-1)
    switch (name) {
      case 'table':
        if (table) this.closeTable(table)
        return
      case 'tr':
        if (table) this.closeRow(table)
        return
      case 'td':
      case 'th':
        if (table) this.closeCell(table)
        return
      default:
        if (breaks.has(name)) this.breakLine()
    }
  }

  text(text: string): void {
    const cell = this.stack.at(-1)?.cell
    const shown = text.replace(/[ \t\r\n]+/g, ' ')
    if (cell) {
      cell.text += shown
      if (cell.text.length > limits.cellChars * 2) throw tooLong(this.row)
    } else {
      this.line += shown
      if (this.line.length > limits.cellChars * 2) this.flushLine()
    }
  }

  end(): void {
    for (let table = this.stack.at(-1); table; table = this.stack.at(-1)) this.closeTable(table)
    this.flushLine()
  }

  private breakLine(): void {
    const cell = this.stack.at(-1)?.cell
    if (!cell) this.flushLine()
    else if (cell.text !== '') cell.text += '\n'
  }

  private flushLine(): void {
    const text = this.line.trim().slice(0, limits.cellChars)
    this.line = ''
    if (text === '') return
    this.nextRow()
    this.builder.add(this.row, false, 0, TEXT, this.pool.add(text))
    this.rowUsed = true
  }

  private openTable(): OpenTable {
    if (this.stack.length >= mostNested) throw new FileProblem('unreadable', 'tabel di dalam tabel terlalu dalam')
    this.flushLine()
    const outer = this.stack.at(-1)
    // The cell around a table is layout: what it said so far stands above the table.
    if (outer?.cell) this.takeText(outer, outer.cell)
    // An empty row between two tables, as there is between them on the page.
    if (this.tables > 0 && !outer) this.row++
    this.nextRow()
    this.tables++
    const table: OpenTable = {
      hiddenColumns: new Set(),
      columnsDefined: 0,
      rowHidden: false,
      inRow: false,
      column: 0,
      covered: new Map(),
      cell: undefined,
    }
    this.stack.push(table)
    return table
  }

  private openRow(table: OpenTable, attributes: Attributes): void {
    this.closeRow(table)
    table.inRow = true
    table.rowHidden = attributes.isHidden
  }

  private closeTable(table: OpenTable): void {
    this.closeRow(table)
    this.flushLine()
    this.stack.pop()
    for (const column of table.hiddenColumns) this.hiddenColumns.add(column)
    this.nextRow()
    const outer = this.stack.at(-1)
    if (outer) outer.column = 0
  }

  private closeRow(table: OpenTable): void {
    this.closeCell(table)
    this.flushLine()
    if (table.inRow) {
      this.rowUsed = true
      this.nextRow()
    }
    table.inRow = false
    table.column = 0
  }

  private nextRow(): void {
    if (this.rowUsed) this.row++
    this.rowUsed = false
    if (this.row > limits.rows) throw new FileProblem('too-large', `${this.row} baris`)
  }

  private openCell(table: OpenTable, attributes: Attributes): void {
    this.closeCell(table)
    this.flushLine()
    table.inRow = true
    const hidden = attributes.isHidden
    if (table.column >= limits.columns) throw new FileProblem('unreadable', `lebih dari ${limits.columns} kolom`)
    if (!hidden) this.passCovered(table)
    table.cell = {
      column: table.column,
      columns: span(attributes.get('colspan'), 1000),
      rows: span(attributes.get('rowspan'), 65_534),
      hidden,
      text: '',
      number: attributes.get('x:num'),
    }
  }

  private passCovered(table: OpenTable): void {
    for (; (table.covered.get(table.column) ?? 0) >= this.row; table.column++)
      if (++this.covered > limits.coveredCells) throw new FileProblem('zip-bomb', 'rentang sel')
  }

  private closeCell(table: OpenTable): void {
    const { cell } = table
    if (!cell) return
    if (cell.text !== '') this.takeText(table, cell)
    table.cell = undefined
    if (cell.hidden) return
    const { column, columns, rows } = cell
    if (rows > 1) for (let i = 0; i < columns; i++) table.covered.set(column + i, this.row + rows - 1)
    if ((rows > 1 || columns > 1) && this.merges.length < limits.merges)
      this.merges.push({ top: this.row, left: column, bottom: this.row + rows - 1, right: column + columns - 1 })
    table.column = column + columns
  }

  private takeText(table: OpenTable, cell: OpenCell): void {
    const text = cell.text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n')
    cell.text = ''
    if (text === '' || cell.hidden) return
    if (text.length > limits.cellChars) throw tooLong(this.row)
    if (cell.column >= limits.columns) throw new FileProblem('unreadable', `lebih dari ${limits.columns} kolom`)
    const number = numberOf(cell.number, text)
    const hidden = table.rowHidden
    this.builder.add(this.row, hidden, cell.column, number === undefined ? TEXT : NUMBER, this.pool.add(number ?? text))
    this.rowUsed = true
  }
}

function tooLong(row: number): FileProblem {
  return new FileProblem('unreadable', `sel di baris ${row} terlalu panjang`)
}

function openColumn(table: OpenTable, attributes: Attributes): void {
  const end = Math.min(table.columnsDefined + span(attributes.get('span'), 1000), limits.columns)
  if (attributes.isHidden)
    for (let column = table.columnsDefined; column < end; column++) table.hiddenColumns.add(column)
  table.columnsDefined = end
}

function span(text: string | undefined, most: number): number {
  const number = Number.parseInt(text ?? '1', 10)
  return number >= 1 ? Math.min(number, most) : 1
}

/** Excel's own value of a long number; shorter ones say the same as what they show. */
function numberOf(value: string | undefined, shown: string): string | undefined {
  if (value === undefined) return undefined
  const text = plainDecimal(value === '' ? shown : value)
  return /^\d{12,}$/.test(text) ? text : undefined
}
