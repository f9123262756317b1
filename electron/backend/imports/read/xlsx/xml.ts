/** XML as text: decoding bytes, and `saxes` for everything but the rows and the shared strings. */
import { isAscii } from 'node:buffer'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { FileProblem } from '../errors.ts'

export const MAIN = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
])

/** Bytes of an XML part → text, in pieces. UTF-8 unless a mark or the declaration says otherwise. */
export class XmlDecoder {
  private decoder: TextDecoder | undefined
  private started = false
  private tail = Buffer.alloc(0)

  write(chunk: Buffer): string {
    if (!this.started) {
      if (this.tail.length + chunk.length < 4) {
        this.tail = Buffer.concat([this.tail, chunk])
        return ''
      }
      this.start(this.tail.length > 0 ? Buffer.concat([this.tail, chunk]) : chunk)
    }
    if (this.decoder) return this.decoder.decode(this.joined(chunk), { stream: true })
    const bytes = this.joined(chunk)
    if (isAscii(bytes)) return bytes.latin1Slice()
    const cut = wholeCharacters(bytes)
    this.tail = Buffer.from(bytes.subarray(cut))
    const text = bytes.utf8Slice(0, cut)
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  }

  end(): string {
    if (!this.started) {
      this.start(this.tail)
      return this.write(Buffer.alloc(0))
    }
    return this.decoder ? this.decoder.decode() : this.tail.toString('utf8')
  }

  private joined(chunk: Buffer): Buffer {
    if (this.tail.length === 0) return chunk
    const joined = Buffer.concat([this.tail, chunk])
    this.tail = Buffer.alloc(0)
    return joined
  }

  private start(head: Buffer): void {
    this.started = true
    const encoding = encodingOf(head)
    if (encoding === 'utf-8') return
    try {
      this.decoder = new TextDecoder(encoding)
    } catch (error) {
      throw new FileProblem('unreadable', `penyandian ${encoding}`, { cause: error })
    }
  }
}

function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le'
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be'
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(head.subarray(0, 200).toString('latin1'))
  const name = declared?.[1]?.toLowerCase() ?? 'utf-8'
  return name === 'utf8' || name === 'us-ascii' || name === 'ascii' ? 'utf-8' : name
}

/** Bytes up to the last whole UTF-8 character. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return back < length ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

export type XmlElement = SaxesTagNS

/** A parser with namespaces that refuses document types (and with them, entity declarations) and ill-formed XML. */
export function createParser(onOpen: (element: XmlElement) => void): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true, position: false })
  parser.on('doctype', () => {
    throw new FileProblem('unreadable', 'memuat deklarasi DOCTYPE')
  })
  parser.on('error', (error) => {
    throw new FileProblem('unreadable', 'XML tidak sah', { cause: error })
  })
  parser.on('opentag', onOpen)
  return parser
}

export function parsePart(bytes: Buffer, onOpen: (element: XmlElement) => void): void {
  const decoder = new XmlDecoder()
  const parser = createParser(onOpen)
  parser.write(decoder.write(bytes) + decoder.end()).close()
}

/** An attribute by local name, whatever its prefix. */
export function attribute(element: XmlElement, local: string): string | undefined {
  for (const candidate of Object.values(element.attributes)) {
    if (candidate.local === local) return candidate.value
  }
  return undefined
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
