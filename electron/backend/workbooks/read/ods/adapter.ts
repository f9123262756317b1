/** .ods and flat .fods of LibreOffice, by our own reader on the zip and XML that .xlsx is read with. */
import type { FileBytes, FormatAdapter, ReadContext } from '../adapter.ts'
import { FileProblem } from '../errors.ts'
import { TextPool } from '../workbook.ts'
import { XmlReader } from '../xml.ts'
import { isZip, ZipFile } from '../zip.ts'
import { ContentReader } from './content.ts'
import { looksLikeText } from '../textEncoding.ts'

const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet'

export const ods: FormatAdapter = {
  format: 'ods',
  detect: ({ bytes }) => (isZip(bytes) ? kindOf(bytes).includes('opendocument.spreadsheet') : isFlat(bytes)),

  async read(file, context) {
    const pool = new TextPool()
    const content = new ContentReader(pool)
    const reader = new XmlReader(content)
    for await (const chunk of chunksOf(file, context)) reader.write(chunk)
    reader.end()
    return { sheets: content.sheets, ...pool.pack() }
  },
}

function kindOf(bytes: Buffer): string {
  const zip = new ZipFile(bytes)
  const mimetype = zip.find('mimetype')
  return mimetype ? zip.readPart(mimetype).toString('latin1') : ''
}

function isFlat(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4096)
  return looksLikeText(head) && head.includes('<office:document') && head.includes(SPREADSHEET)
}

const SLICE = 512 * 1024

async function* chunksOf({ bytes }: FileBytes, { signal, onProgress }: ReadContext): AsyncGenerator<Buffer> {
  if (!isZip(bytes)) {
    for (let at = 0; at < bytes.length; at += SLICE) {
      signal?.throwIfAborted()
      onProgress(at, bytes.length)
      yield bytes.subarray(at, at + SLICE)
    }
    return
  }
  const zip = new ZipFile(bytes)
  refuseEncrypted(zip)
  const part = zip.find('content.xml')
  if (!part) throw new FileProblem('unreadable', 'content.xml tidak ada')
  yield* zip.stream(part, (read) => {
    signal?.throwIfAborted()
    onProgress(read, part.compressedBytes)
  })
}

/** The parts of a locked document are encrypted each by itself; only the manifest says so. */
function refuseEncrypted(zip: ZipFile): void {
  const manifest = zip.find('META-INF/manifest.xml')
  if (manifest && zip.readPart(manifest).includes('encryption-data')) throw new FileProblem('encrypted')
}
