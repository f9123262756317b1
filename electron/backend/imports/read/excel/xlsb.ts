/**
 * .xlsb, by SheetJS. It never sees the archive that came: every part is inflated here, within bounds and checked,
 * and handed on in an archive of our own, so that nothing can swell inside the library.
 */
import { zipSync } from 'fflate'
import type { FormatAdapter } from '../adapter.ts'
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'
import { isZip, normalPath, type ZipEntry, ZipFile } from '../zip.ts'
import { documentPath } from '../xlsx/package.ts'
import { readWithSheetJs } from './sheetJs.ts'

export const xlsb: FormatAdapter = {
  format: 'xlsx',
  detect: ({ bytes }) => isZip(bytes) && documentPath(new ZipFile(bytes))?.toLowerCase().endsWith('.bin') === true,

  async read({ bytes }, { signal, onProgress }) {
    const zip = new ZipFile(bytes)
    const wanted = [...zip.entries.values()].filter(isWanted)
    const total = wanted.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0)
    const parts: Record<string, Uint8Array> = {}
    let inflated = 0
    let done = 0
    for (const entry of wanted) {
      const pieces: Buffer[] = []
      for await (const piece of zip.stream(entry, () => signal?.throwIfAborted())) {
        inflated += piece.length
        if (inflated > limits.binaryBytes) throw new FileProblem('too-large', 'lebih dari 256 MB setelah dibuka')
        pieces.push(piece)
      }
      parts[normalPath(entry.name) === undefined ? '' : entry.name] = Buffer.concat(pieces)
      done += entry.compressedBytes
      // Taking the parts apart comes after, and is the longer half.
      onProgress(done, total * 2)
    }
    return readWithSheetJs(Buffer.from(zipSync(parts, { level: 0 })))
  },
}

/** Everything a value can depend on; drawings, pictures, macros and links to other files stay behind. */
const isWanted = ({ name }: ZipEntry) =>
  /\.(?:bin|rels)$|content_types.*\.xml$|docprops\/app\.xml$/i.test(name) &&
  !/vbaproject|printersettings|externallink|activex|embeddings/i.test(name)
