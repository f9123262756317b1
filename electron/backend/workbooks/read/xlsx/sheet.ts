/** One worksheet part: `saxes` reads what stands before and after the rows, the row scanner the rows. */
import { limits } from '../limits.ts'
import type { Merge } from '../workbook.ts'
import { type RowContext, RowScanner } from './rows.ts'
import { attribute, isTrue, type XmlElement } from '../xml.ts'
import { MAIN, PartReader, type Scanner } from './partReader.ts'

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
  if (element.local === 'col' && isTrue(attribute(element, 'hidden'))) hideColumns(element, frame.hiddenColumns)
  if (element.local === 'mergeCell') {
    const merge = parseRange(attribute(element, 'ref') ?? '')
    if (merge && frame.merges.length < limits.merges) frame.merges.push(merge)
  }
  return undefined
}

/** Columns come in order; one that goes back is not believed. */
function hideColumns(element: XmlElement, hidden: number[]): void {
  const from = Number(attribute(element, 'min')) - 1
  const end = Math.min(Number(attribute(element, 'max')), limits.columns)
  if (!(from > (hidden.at(-1) ?? -1))) return
  for (let column = from; column < end; column++) hidden.push(column)
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
