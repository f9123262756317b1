/** XML parts: their encoding, and `saxes` for everything but the rows and the shared strings. */
import { StringDecoder } from 'node:string_decoder'
import { TextDecoder } from 'node:util'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'

export const MAIN = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
])

/** Bytes of an XML part → UTF-8 without a mark. Nearly always they are that already. */
class Utf8Bytes {
  private decoder: TextDecoder | undefined
  private started = false
  private head = Buffer.alloc(0)

  write(chunk: Buffer): Buffer {
    if (this.started) return this.decoder ? Buffer.from(this.decoder.decode(chunk, { stream: true })) : chunk
    this.head = Buffer.concat([this.head, chunk])
    return this.head.length < 256 ? Buffer.alloc(0) : this.start()
  }

  end(): Buffer {
    const first = this.started ? Buffer.alloc(0) : this.start()
    return this.decoder ? Buffer.concat([first, Buffer.from(this.decoder.decode())]) : first
  }

  private start(): Buffer {
    this.started = true
    const encoding = encodingOf(this.head)
    if (encoding === 'utf-8')
      return this.head.subarray(0, 3).toString('hex') === 'efbbbf' ? this.head.subarray(3) : this.head
    try {
      this.decoder = new TextDecoder(encoding)
    } catch (error) {
      throw new FileProblem('unreadable', `penyandian ${encoding}`, { cause: error })
    }
    return this.write(this.head)
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

export type XmlElement = SaxesTagNS

/** A parser with namespaces that refuses document types (and with them, entity declarations) and ill-formed XML. */
function createParser(onOpen: (element: XmlElement) => void): SaxesParser<{ xmlns: true }> {
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
  const utf8 = new Utf8Bytes()
  const text = Buffer.concat([utf8.write(bytes), utf8.end()]).toString('utf8')
  createParser(onOpen).write(text).close()
}

/** Reads the inside of one element faster than `saxes` could. */
export interface Scanner {
  /** The element's end tag was reached; `rest` begins with it. */
  done: boolean
  rest: Buffer
  write(chunk: Buffer): void
}

const GT = 62

/** A large part: `saxes` reads it until `enter` answers an element with a scanner, and again after that element. */
export class PartReader {
  private readonly utf8 = new Utf8Bytes()
  private readonly text = new StringDecoder('utf8')
  private readonly parser: ReturnType<typeof createParser>
  private scanner: Scanner | undefined
  private parsed = 0

  constructor(enter: (element: XmlElement) => Scanner | undefined) {
    this.parser = createParser((element) => {
      const scanner = enter(element)
      this.scanner ??= scanner
    })
  }

  write(chunk: Buffer): void {
    this.take(this.utf8.write(chunk))
  }

  end(): void {
    this.take(this.utf8.end())
    if (this.scanner !== undefined && !this.scanner.done) throw new FileProblem('truncated')
    this.parser.close()
  }

  private take(bytes: Buffer): void {
    let rest = bytes
    // Tag by tag, so that the parser never sees what belongs to the scanner.
    while (this.scanner === undefined && rest.length > 0) {
      const end = rest.indexOf(GT) + 1 || rest.length
      this.parse(rest.subarray(0, end))
      rest = rest.subarray(end)
    }
    if (this.scanner === undefined || rest.length === 0) return
    if (!this.scanner.done) {
      this.scanner.write(rest)
      if (!this.scanner.done) return
      rest = this.scanner.rest
    }
    this.parse(rest)
  }

  private parse(bytes: Buffer): void {
    this.parsed += bytes.length
    if (this.parsed > limits.partBytes) throw new FileProblem('too-large')
    this.parser.write(this.text.write(bytes))
  }
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
