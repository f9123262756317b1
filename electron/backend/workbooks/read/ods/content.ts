/** The tables of an OpenDocument spreadsheet, from the events of `content.xml` (OpenDocument 1.3, part 3, chapter 9). */
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'
import { cellKinds, type Merge, type PackedSheet, SheetBuilder, type TextPool } from '../workbook.ts'
import { isoDate, plainDecimal } from '../xlsx/numbers.ts'
import { attribute, wholeNumber, type XmlElement, type XmlEvents } from '../xml.ts'

const OPENDOCUMENT = 'urn:oasis:names:tc:opendocument:xmlns:'
const TEXT = cellKinds.indexOf('text')
const NUMBER = cellKinds.indexOf('number')
const DATE = cellKinds.indexOf('date')
const BOOLEAN = cellKinds.indexOf('boolean')
const ERROR = cellKinds.indexOf('error')

/** A cell being read, and the columns it is repeated over. */
interface OpenCell {
  element: XmlElement
  covered: boolean
  repeated: number
  paragraphs: string[]
}

interface RowCell {
  column: number
  repeated: number
  kind: number
  piece: number
}

interface OpenSheet {
  name: string
  hidden: boolean
  builder: SheetBuilder
  merges: Merge[]
  hiddenColumns: number[]
  /** 1-based row being read, and how many rows it stands for. */
  row: number
  rowRepeated: number
  rowHidden: boolean
  cells: RowCell[]
  column: number
  columnsDefined: number
}

/** What a cell holds that is not its text. */
const aside = new Set([
  'annotation',
  'note',
  'ruby-text',
  'table',
  'shapes',
  'forms',
  'detective',
  'script',
  'event-listeners',
])

export class ContentReader implements XmlEvents {
  readonly sheets: PackedSheet[] = []
  private readonly pool: TextPool
  private readonly hiddenStyles = new Set<string>()
  private style = ''
  private sheet: OpenSheet | undefined
  private cell: OpenCell | undefined
  private paragraph: string | undefined
  /** Depth inside an element that is passed over. */
  private passing = 0
  private repeatedCells = 0

  constructor(pool: TextPool) {
    this.pool = pool
  }

  open(element: XmlElement): void {
    if (this.passing > 0 || (this.sheet && this.isAside(element))) {
      this.passing++
      return
    }
    const { local } = element
    switch (element.uri.startsWith(OPENDOCUMENT) ? element.uri.slice(OPENDOCUMENT.length) : '') {
      case 'style:1.0':
        return this.openStyle(element)
      case 'table:1.0':
        return this.openTablePart(element)
      case 'text:1.0':
        if (!this.cell) return
        if (local === 'p' || local === 'h') this.paragraph = ''
        else if (this.paragraph === undefined) return
        else if (local === 's') this.paragraph += ' '.repeat(Math.min(wholeNumber(element, 'c', 1, 1), 100))
        else if (local === 'tab') this.paragraph += ' '
        else if (local === 'line-break') this.paragraph += '\n'
    }
  }

  close(element: XmlElement): void {
    if (this.passing > 0) {
      this.passing--
      return
    }
    if (element.uri === `${OPENDOCUMENT}text:1.0`) {
      if ((element.local === 'p' || element.local === 'h') && this.paragraph !== undefined) {
        this.cell?.paragraphs.push(this.paragraph)
        this.paragraph = undefined
      }
    } else if (element.uri === `${OPENDOCUMENT}table:1.0`) this.closeTablePart(element.local)
  }

  text(text: string): void {
    if (this.paragraph === undefined || this.passing > 0) return
    // White space in the file is one space; what is meant to be more is written as elements.
    this.paragraph += text.replace(/[ \t\r\n]+/g, ' ')
    if (this.paragraph.length > limits.cellChars) throw this.tooLong()
  }

  private isAside({ uri, local }: XmlElement): boolean {
    return uri.endsWith(':drawing:1.0') || (aside.has(local) && !(local === 'table' && !this.cell))
  }

  private openStyle(element: XmlElement): void {
    if (element.local === 'style') this.style = attribute(element, 'name') ?? ''
    if (element.local === 'table-properties' && attribute(element, 'display') === 'false')
      this.hiddenStyles.add(this.style)
  }

  private openTablePart(element: XmlElement): void {
    const { sheet } = this
    switch (element.local) {
      case 'table':
        return this.openSheet(element)
      case 'table-column':
        if (sheet) openColumn(sheet, element)
        return
      case 'table-row':
        if (!sheet) return
        sheet.rowRepeated = wholeNumber(element, 'number-rows-repeated', 1, 1)
        sheet.rowHidden = isHidden(element)
        sheet.cells = []
        sheet.column = 0
        return
      case 'table-cell':
      case 'covered-table-cell':
        if (!sheet) return
        this.cell = {
          element,
          covered: element.local !== 'table-cell',
          repeated: wholeNumber(element, 'number-columns-repeated', 1, 1),
          paragraphs: [],
        }
    }
  }

  private closeTablePart(local: string): void {
    const { sheet, cell } = this
    if (!sheet) return
    if (local === 'table') this.closeSheet(sheet)
    else if (local === 'table-row') this.closeRow(sheet)
    else if (cell && (local === 'table-cell' || local === 'covered-table-cell')) {
      this.closeCell(sheet, cell)
      this.cell = undefined
      this.paragraph = undefined
    }
  }

  private openSheet(element: XmlElement): void {
    if (this.sheets.length >= limits.sheets) throw new FileProblem('too-large', `lebih dari ${limits.sheets} lembar`)
    this.sheet = {
      name: attribute(element, 'name') ?? '',
      hidden: this.hiddenStyles.has(attribute(element, 'style-name') ?? ''),
      builder: new SheetBuilder(),
      merges: [],
      hiddenColumns: [],
      row: 1,
      rowRepeated: 1,
      rowHidden: false,
      cells: [],
      column: 0,
      columnsDefined: 0,
    }
  }

  private closeSheet({ builder, name, hidden, merges, hiddenColumns }: OpenSheet): void {
    this.sheets.push(builder.pack({ name, hidden, merges, hiddenColumns }))
    this.sheet = undefined
  }

  private closeRow(sheet: OpenSheet): void {
    const { cells, builder, rowRepeated, rowHidden } = sheet
    if (cells.length > 0) {
      if (rowRepeated > 1) this.countRepeated(cells.reduce((sum, { repeated }) => sum + repeated, 0) * rowRepeated)
      if (sheet.row + rowRepeated - 1 > limits.rows) throw new FileProblem('unreadable', `baris ${sheet.row}`)
      for (let row = sheet.row; row < sheet.row + rowRepeated; row++)
        for (const { column, repeated, kind, piece } of cells)
          for (let i = 0; i < repeated; i++) builder.add(row, rowHidden, column + i, kind, piece)
    }
    sheet.row += rowRepeated
    sheet.cells = []
  }

  private closeCell(sheet: OpenSheet, cell: OpenCell): void {
    const { column } = sheet
    sheet.column += cell.repeated
    // What lies under a merged cell is not shown.
    if (cell.covered) return
    addMerge(sheet, column, cell.element)
    const value = valueOf(cell)
    if (!value || value.text.trim() === '') return
    if (value.text.length > limits.cellChars) throw this.tooLong()
    if (sheet.column > limits.columns) throw new FileProblem('unreadable', `lebih dari ${limits.columns} kolom`)
    if (cell.repeated > 1) this.countRepeated(cell.repeated)
    sheet.cells.push({ column, repeated: cell.repeated, kind: value.kind, piece: this.pool.add(value.text) })
  }

  private countRepeated(cells: number): void {
    this.repeatedCells += cells
    if (this.repeatedCells > limits.repeatedCells) throw new FileProblem('zip-bomb', 'sel yang diulang-ulang')
  }

  private tooLong(): FileProblem {
    return new FileProblem('unreadable', `sel di baris ${this.sheet?.row ?? 0} terlalu panjang`)
  }
}

const isHidden = (element: XmlElement) => {
  const visibility = attribute(element, 'visibility')
  return visibility === 'collapse' || visibility === 'filter'
}

function openColumn(sheet: OpenSheet, element: XmlElement): void {
  const repeated = wholeNumber(element, 'number-columns-repeated', 1, 1)
  if (isHidden(element)) {
    const end = Math.min(sheet.columnsDefined + repeated, limits.columns)
    for (let column = sheet.columnsDefined; column < end; column++) sheet.hiddenColumns.push(column)
  }
  sheet.columnsDefined += repeated
}

function addMerge({ merges, row }: OpenSheet, column: number, element: XmlElement): void {
  const columns = wholeNumber(element, 'number-columns-spanned', 1, 1)
  const rows = wholeNumber(element, 'number-rows-spanned', 1, 1)
  if ((columns > 1 || rows > 1) && merges.length < limits.merges)
    merges.push({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 })
}

function valueOf({ element, paragraphs }: OpenCell): { kind: number; text: string } | undefined {
  const shown = paragraphs.join('\n')
  if (attribute(element, 'value-type') === undefined) return shown === '' ? undefined : { kind: TEXT, text: shown }
  // LibreOffice marks a formula that failed in a second value type of its own.
  if (Object.values(element.attributes).some(({ local, value }) => local === 'value-type' && value === 'error'))
    return { kind: ERROR, text: shown }
  switch (attribute(element, 'value-type')) {
    case 'float':
    case 'currency':
    case 'percentage':
      return numberOf(attribute(element, 'value'), shown)
    case 'date':
      return { kind: DATE, text: isoDate(attribute(element, 'date-value') ?? shown) }
    case 'time':
      return { kind: DATE, text: clockOf(attribute(element, 'time-value') ?? '') ?? shown }
    case 'boolean':
      return { kind: BOOLEAN, text: attribute(element, 'boolean-value') === 'true' ? 'TRUE' : 'FALSE' }
    default:
      return { kind: TEXT, text: paragraphs.length > 0 ? shown : (attribute(element, 'string-value') ?? '') }
  }
}

/** A number; as shown where the format puts zeros before it. */
function numberOf(value: string | undefined, shown: string): { kind: number; text: string } {
  const text = plainDecimal(value ?? shown)
  return { kind: NUMBER, text: /^0\d+$/.test(shown) && shown.replace(/^0+(?=\d)/, '') === text ? shown : text }
}

/** "PT08H30M00S" → "08:30". */
function clockOf(duration: string): string | undefined {
  const parts = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/.exec(duration)
  if (!parts) return undefined
  const [, hours = '', minutes = '', seconds = ''] = parts.map((part) => part.padStart(2, '0'))
  return Number(seconds) === 0 ? `${hours}:${minutes}` : `${hours}:${minutes}:${seconds}`
}
