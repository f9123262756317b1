/** .xls of Excel 2 to 2003 (BIFF), by SheetJS. */
import type { FormatAdapter } from '../adapter.ts'
import { isCompound, isPlainBiff } from '../otherFormats.ts'
import { readWithSheetJs } from './sheetJs.ts'

export const xls: FormatAdapter = {
  format: 'xls',
  detect: ({ bytes }) => isCompound(bytes) || isPlainBiff(bytes),
  read: ({ bytes }) => readWithSheetJs(bytes),
}
