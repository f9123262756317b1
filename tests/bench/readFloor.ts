/** The floor of reading a workbook: inflate its parts and look at every byte once. */
import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { ZipFile } from '../../electron/backend/workbooks/read/zip.ts'

const LT = 60

/** Number of tags in the sheets and shared strings, so that nothing is optimised away. */
export function inflateAndScan(path: string): number {
  const bytes = readFileSync(path)
  let tags = 0
  for (const entry of new ZipFile(bytes).entries.values()) {
    if (!/sheet\d+\.xml$|sharedStrings\.xml$/i.test(entry.name)) continue
    const header = entry.headerOffset
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
    const part = inflateRawSync(bytes.subarray(start, start + entry.compressedBytes))
    let at = part.length
    while (at-- > 0) if (part[at] === LT) tags++
  }
  return tags
}
