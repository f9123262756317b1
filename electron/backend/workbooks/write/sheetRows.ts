/**
 * Rows of a list as the XML of a sheet, past the library, which makes an object of each cell and of each attribute and
 * takes several times as long as compressing what comes of them. Styles and shared texts stay the library's.
 */
import type { Style, Worksheet } from 'exceljs'
import type { WorkbookWriter } from './workbookWriter.ts'

/** What the library's writers are inside. */
interface Inside {
  stream: { write(xml: string): unknown }
  styles: { addStyleModel(style: Partial<Style>): number }
  sharedStrings: { add(text: string): number }
}

export type CellValue = string | number | null

/** Characters of XML handed on at once. */
const most = 1 << 16

/** Rows below those that the library wrote, in order; it may write rows between them after `flush`. */
export class SheetRows {
  readonly #stream: Inside['stream']
  readonly #styles: Inside['styles']
  readonly #texts: Inside['sharedStrings']
  readonly #letters: readonly string[]
  #xml = ''

  /** Texts are shared strings, so that they can never run as a formula. */
  constructor(book: WorkbookWriter, sheet: Worksheet, columns: number) {
    const { styles, sharedStrings } = book as unknown as Inside
    this.#stream = (sheet as unknown as Inside).stream
    this.#styles = styles
    this.#texts = sharedStrings
    this.#letters = Array.from({ length: columns }, (_, index) => letters(index))
  }

  /** The number of a style in the workbook. */
  style(style: Partial<Style>): number {
    return this.#styles.addStyleModel(style)
  }

  /** @param height in points; left out, programs that can measure it do */
  add(row: number, cells: readonly { value: CellValue; style: number }[], height?: number): void {
    let xml = height === undefined ? `<row r="${row}">` : `<row r="${row}" ht="${height}">`
    for (let column = 0; column < cells.length; column++) {
      const { value = null, style = 0 } = cells[column] ?? {}
      const cell = `<c r="${this.#letters[column] ?? ''}${row}" s="${style}"`
      if (value === null) xml += `${cell}/>`
      else if (typeof value === 'number') xml += `${cell}><v>${value}</v></c>`
      else xml += `${cell} t="s"><v>${this.#texts.add(value)}</v></c>`
    }
    this.#xml += `${xml}</row>`
    if (this.#xml.length > most) this.flush()
  }

  /** Before the library writes to the sheet. */
  flush(): void {
    if (this.#xml !== '') this.#stream.write(this.#xml)
    this.#xml = ''
  }
}

/** 0 → A, 26 → AA. */
function letters(column: number): string {
  return (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
}
