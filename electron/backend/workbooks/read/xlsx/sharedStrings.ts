/** xl/sharedStrings.xml → texts, in order. */
import type { TextPool } from '../workbook.ts'
import {
  asideEnd,
  elementEnd,
  endTagEnd,
  findLt,
  isAside,
  isName,
  joinRest,
  SLASH,
  StringItemReader,
  TagReader,
  type XmlPiece,
} from './markup.ts'
import type { XmlElement } from '../xml.ts'
import { MAIN, PartReader } from './partReader.ts'

/** Feeds the strings of a workbook to the pool; index i of the file becomes piece i. */
export async function readSharedStrings(chunks: AsyncIterable<Buffer>, pool: TextPool): Promise<void> {
  const reader = new PartReader((element: XmlElement) => {
    if (!MAIN.has(element.uri) || element.local !== 'sst' || element.isSelfClosing) return undefined
    return new SharedStringScanner(element.prefix === '' ? '' : `${element.prefix}:`, pool)
  })
  for await (const chunk of chunks) reader.write(chunk)
  reader.end()
}

class SharedStringScanner {
  done = false
  rest: Buffer = Buffer.alloc(0)
  private readonly si: Buffer
  private readonly sst: Buffer
  private readonly item: StringItemReader
  private readonly tag = new TagReader()
  private readonly pool: TextPool

  constructor(prefix: string, pool: TextPool) {
    this.si = Buffer.from(`${prefix}si`)
    this.sst = Buffer.from(`${prefix}sst`)
    this.item = new StringItemReader(prefix)
    this.pool = pool
  }

  write(chunk: Buffer): void {
    const piece = joinRest(this.rest, chunk)
    let at = 0
    while (!this.done) {
      const lt = findLt(piece.bytes, at)
      const end = lt < 0 ? -1 : this.next(piece, lt)
      if (end < 0) {
        this.rest = piece.bytes.subarray(lt < 0 ? piece.bytes.length : lt)
        return
      }
      at = end
    }
    this.rest = piece.bytes.subarray(at)
  }

  private next(piece: XmlPiece, lt: number): number {
    const { bytes } = piece
    const byte = bytes[lt + 1] ?? 0
    if (byte === 0) return -1
    if (isAside(byte)) return asideEnd(bytes, lt)
    if (byte === SLASH) {
      const end = endTagEnd(bytes, lt)
      if (end < 0 || !isName(bytes, lt + 2, this.sst)) return end
      this.done = true
      return lt
    }
    const open = this.tag.end(bytes, lt)
    if (open < 0) return -1
    if (!isName(bytes, lt + 1, this.si)) return elementEnd(bytes, lt)
    if (this.tag.selfClosing) {
      this.pool.add('')
      return open
    }
    const end = this.item.read(piece, open, this.si)
    if (end >= 0) this.item.found.addTo(this.pool)
    return end
  }
}
