/** One worksheet part: `saxes` reads what stands before and after the rows, the row scanner the rows. */
import { limits } from '../limits.ts'
import type { Merge } from '../workbook.ts'
import { type RowContext, RowScanner } from './rows.ts'
import { attribute, isTrue, MAIN, PartReader, type Scanner, type XmlElement } from './xml.ts'

export interface SheetFrame {
  merges: Merge[]
  hiddenColumns: number[]
}

export async function readSheet(chunks: AsyncIterable<Buffer>, context: RowContext): Promise<SheetFrame> {
  const frame: SheetFrame = { merges: [], hiddenColumns: [] }
  const reader = new PartReader((element) => enter(element, frame, context))
  for await (const chunk of chunks) reader.write(chunk)
  reader.end()
  return frame
}

function enter(element: XmlElement, frame: SheetFrame, context: RowContext): Scanner | undefined {
  if (!MAIN.has(element.uri)) return undefined
  if (element.local === 'sheetData' && !element.isSelfClosing) {
    return new RowScanner(element.prefix === '' ? '' : `${element.prefix}:`, context)
  }
  if (element.local === 'col' && isTrue(attribute(element, 'hidden'))) frame.hiddenColumns.push(...columnSpan(element))
  if (element.local === 'mergeCell') {
    const merge = parseRange(attribute(element, 'ref') ?? '')
    if (merge) frame.merges.push(merge)
  }
  return undefined
}

function columnSpan(element: XmlElement): number[] {
  const from = Number(attribute(element, 'min'))
  const to = Math.min(Number(attribute(element, 'max')), limits.columns)
  return from >= 1 && to >= from ? Array.from({ length: to - from + 1 }, (_, i) => from - 1 + i) : []
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
