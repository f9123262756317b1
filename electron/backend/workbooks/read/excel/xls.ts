/** .xls of Excel 2 to 2003, also where a system wrote its records with no compound file around them. */
import type { FormatAdapter } from '../adapter.ts'
import { FileProblem } from '../errors.ts'
import { isCompound, isPlainBiff } from '../otherFormats.ts'
import { readBiff } from './biff.ts'
import { findStream } from './compoundFile.ts'

export const xls: FormatAdapter = {
  format: 'xls',
  detect: ({ bytes }) => isCompound(bytes) || isPlainBiff(bytes),

  read({ bytes }, { onProgress }) {
    const stream = isCompound(bytes) ? findStream(bytes, ['Workbook', 'Book']) : bytes
    if (!stream) throw new FileProblem('not-a-spreadsheet')
    const read = readBiff(stream)
    onProgress(bytes.length, bytes.length)
    return Promise.resolve(read)
  },
}
