/** Pages of HTML tables, which many systems export under the name .xls, and Excel's own "single file web page". */
import type { FormatAdapter } from '../adapter.ts'
import { FileProblem } from '../errors.ts'
import { decodeText, looksLikeText } from '../textEncoding.ts'
import { type PackedSheet, TextPool } from '../workbook.ts'
import { htmlParts, isMhtml } from './mhtml.ts'
import { HtmlTables } from './tables.ts'
import { readHtml } from './tokens.ts'

export const html: FormatAdapter = {
  format: 'html',
  detect: ({ bytes }) => {
    const head = bytes.subarray(0, 16 * 1024)
    if (!looksLikeText(head)) return false
    const text = decodeText(head)
    return isHtml(text) || isMhtml(text)
  },

  read({ name, bytes }, { signal, onProgress }) {
    const text = decodeText(bytes)
    const pages = isMhtml(text.slice(0, 16 * 1024)) ? htmlParts(bytes) : [text]
    const pool = new TextPool()
    const sheets: PackedSheet[] = []
    let tables = 0
    for (const [i, page] of pages.entries()) {
      signal?.throwIfAborted()
      onProgress(i, pages.length)
      const reader = new HtmlTables(pool)
      readHtml(page, reader)
      reader.end()
      tables += reader.tables
      const sheetName = pages.length === 1 ? name.replace(/\.[a-z\d]{2,5}$/i, '') : `Halaman ${i + 1}`
      const about = { name: sheetName, hidden: false, merges: reader.merges, hiddenColumns: [...reader.hiddenColumns] }
      if (reader.builder.cellCount > 0) sheets.push(reader.builder.pack(about))
    }
    if (tables === 0) throw new FileProblem('not-a-spreadsheet', 'halaman HTML tanpa tabel')
    return Promise.resolve({ sheets, ...pool.pack() })
  },
}

const opening =
  /^(?:<!doctype html|<(?:html|table|meta|head|style|div|body|title|tr|thead|center|form|h[1-6]|p|br|b|font|script|link)[\s>/])/i

/** After comments and an XML declaration comes a tag of HTML. */
function isHtml(text: string): boolean {
  const start = text.replace(/^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*/, '')
  return opening.test(start) || (/^<[a-z!]/i.test(start) && /<html[\s>]/i.test(start))
}
