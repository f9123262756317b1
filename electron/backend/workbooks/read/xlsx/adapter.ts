/** .xlsx and .xlsm (values only), by our own reader: right on every legal file, bounded, near the cost of inflating. */
import type { FormatAdapter } from '../adapter.ts'
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'
import { type PackedSheet, SheetBuilder, TextPool } from '../workbook.ts'
import { isZip, ZipFile } from '../zip.ts'
import { readParts } from './package.ts'
import { readSharedStrings } from './sharedStrings.ts'
import { readSheet } from './sheet.ts'

export const xlsx: FormatAdapter = {
  format: 'xlsx',
  detect: ({ bytes }) => isZip(bytes),

  async read({ bytes }, { signal, onProgress }) {
    const zip = new ZipFile(bytes)
    const parts = readParts(zip)
    if (parts.sheets.length > limits.sheets) throw new FileProblem('too-large', `${parts.sheets.length} lembar`)

    const wanted = [...(parts.sharedStrings ? [parts.sharedStrings] : []), ...parts.sheets.map(({ part }) => part)]
    const total = wanted.reduce((sum, part) => sum + part.compressedBytes, 0)
    let before = 0
    const chunksOf = (part: (typeof wanted)[number]) =>
      zip.stream(part, (read) => {
        signal?.throwIfAborted()
        onProgress(before + read, total)
      })

    const pool = new TextPool()
    if (parts.sharedStrings) {
      await readSharedStrings(chunksOf(parts.sharedStrings), pool)
      before += parts.sharedStrings.compressedBytes
    }
    const sharedStrings = pool.length
    const sheets: PackedSheet[] = []
    for (const { name, hidden, part } of parts.sheets) {
      signal?.throwIfAborted()
      const builder = new SheetBuilder()
      const context = { builder, pool, sharedStrings, styles: parts.styles, date1904: parts.date1904 }
      const frame = await readSheet(chunksOf(part), context)
      sheets.push(builder.pack({ name, hidden, ...frame }))
      before += part.compressedBytes
      onProgress(before, total)
    }
    return { sheets, ...pool.pack() }
  },
}
