/** One worksheet part: `saxes` reads what stands before and after the rows, the row scanner the rows. */
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'
import type { Merge } from '../workbook.ts'
import { type RowContext, RowScanner } from './rows.ts'
import { attribute, createParser, isTrue, MAIN, XmlDecoder, type XmlElement } from './xml.ts'

export interface SheetFrame {
  merges: Merge[]
  hiddenColumns: number[]
}

export async function readSheet(chunks: AsyncIterable<Buffer>, context: RowContext): Promise<SheetFrame> {
  const reader = new SheetReader(context)
  const decoder = new XmlDecoder()
  for await (const chunk of chunks) reader.write(decoder.write(chunk))
  reader.write(decoder.end())
  return reader.end()
}

class SheetReader {
  private readonly frame: SheetFrame = { merges: [], hiddenColumns: [] }
  private readonly context: RowContext
  private readonly parser = createParser((element) => {
    this.open(element)
  })
  private scanner: RowScanner | undefined
  private afterRows = 0

  constructor(context: RowContext) {
    this.context = context
  }

  write(text: string): void {
    let rest = text
    while (this.scanner === undefined && rest !== '') {
      const end = rest.indexOf('>') + 1 || rest.length
      this.parser.write(rest.slice(0, end))
      rest = rest.slice(end)
    }
    if (this.scanner === undefined || rest === '') return
    if (!this.scanner.done) {
      this.scanner.write(rest)
      if (!this.scanner.done) return
      rest = this.scanner.rest
    }
    this.afterRows += rest.length
    if (this.afterRows > limits.afterRowsChars) throw new FileProblem('too-large')
    this.parser.write(rest)
  }

  end(): SheetFrame {
    if (this.scanner !== undefined && !this.scanner.done) throw new FileProblem('truncated')
    this.parser.close()
    return this.frame
  }

  private open(element: XmlElement): void {
    if (!MAIN.has(element.uri)) return
    switch (element.local) {
      case 'sheetData':
        if (element.isSelfClosing || this.scanner !== undefined) return
        this.scanner = new RowScanner(element.prefix === '' ? '' : `${element.prefix}:`, this.context)
        return
      case 'col':
        if (isTrue(attribute(element, 'hidden'))) this.hideColumns(element)
        return
      case 'mergeCell': {
        const merge = parseRange(attribute(element, 'ref') ?? '')
        if (merge) this.frame.merges.push(merge)
      }
    }
  }

  private hideColumns(element: XmlElement): void {
    const from = Number(attribute(element, 'min'))
    const to = Math.min(Number(attribute(element, 'max')), limits.columns)
    for (let column = from; column <= to; column++) this.frame.hiddenColumns.push(column - 1)
  }
}

/** "B4:C9" → a merge; undefined for a single cell or nonsense. */
export function parseRange(ref: string): Merge | undefined {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(ref)
  if (!parts) return undefined
  const [, left = '', top = '', right = '', bottom = ''] = parts
  return { top: Number(top), left: columnIndex(left), bottom: Number(bottom), right: columnIndex(right) }
}

/** "A" → 0, "AB" → 27. */
export function columnIndex(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + (letter.charCodeAt(0) - 64)
  return column - 1
}
