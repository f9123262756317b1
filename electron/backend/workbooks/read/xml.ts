/** XML of a spreadsheet: its encoding, and `saxes` with what no spreadsheet carries refused. */
import { StringDecoder } from 'node:string_decoder'
import { TextDecoder } from 'node:util'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { FileProblem } from './errors.ts'
import { limits } from './limits.ts'
import { decodeWindows1252 } from './textEncoding.ts'

export type XmlElement = SaxesTagNS

/** Bytes of an XML part → UTF-8 without a mark. Nearly always they are that already. */
export class Utf8Bytes {
  private decode: ((chunk: Buffer | undefined) => string) | undefined
  private started = false
  private head = Buffer.alloc(0)

  write(chunk: Buffer): Buffer {
    if (this.started) return this.decode ? Buffer.from(this.decode(chunk)) : chunk
    this.head = Buffer.concat([this.head, chunk])
    return this.head.length < 256 ? Buffer.alloc(0) : this.start()
  }

  end(): Buffer {
    const first = this.started ? Buffer.alloc(0) : this.start()
    return this.decode ? Buffer.concat([first, Buffer.from(this.decode(undefined))]) : first
  }

  private start(): Buffer {
    this.started = true
    const encoding = encodingOf(this.head)
    if (encoding === 'utf-8')
      return this.head.subarray(0, 3).toString('hex') === 'efbbbf' ? this.head.subarray(3) : this.head
    this.decode = decoderOf(encoding)
    return this.write(this.head)
  }
}

function decoderOf(encoding: string): (chunk: Buffer | undefined) => string {
  if (/^(?:windows-1252|cp1252|iso-?8859-1|latin-?1)$/.test(encoding))
    return (chunk) => (chunk ? decodeWindows1252(chunk) : '')
  try {
    const decoder = new TextDecoder(encoding)
    return (chunk) => (chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode())
  } catch (error) {
    throw new FileProblem('unreadable', `penyandian ${encoding}`, { cause: error })
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

/** A parser with namespaces that refuses document types (and with them, entity declarations) and ill-formed XML. */
export function createParser(onOpen: (element: XmlElement) => void): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true, position: false })
  parser.on('doctype', () => {
    throw new FileProblem('unreadable', 'memuat deklarasi DOCTYPE')
  })
  parser.on('error', (error) => {
    const cut = /unclosed tag|unexpected end/.test(error.message)
    throw new FileProblem(cut ? 'truncated' : 'unreadable', cut ? '' : 'XML tidak sah', { cause: error })
  })
  parser.on('opentag', onOpen)
  return parser
}

export function parsePart(bytes: Buffer, onOpen: (element: XmlElement) => void): void {
  const utf8 = new Utf8Bytes()
  const text = Buffer.concat([utf8.write(bytes), utf8.end()]).toString('utf8')
  createParser(onOpen).write(text).close()
}

export interface XmlEvents {
  open(element: XmlElement): void
  close(element: XmlElement): void
  text(text: string): void
}

const LT = 60

/** A whole document, piece by piece, told as events; the memory it takes does not grow with the document. */
export class XmlReader {
  private readonly utf8 = new Utf8Bytes()
  private readonly decoder = new StringDecoder('utf8')
  private readonly parser: ReturnType<typeof createParser>
  private depth = 0
  /** Bytes since the last tag began. */
  private pending = 0

  constructor(events: XmlEvents) {
    this.parser = createParser((element) => {
      if (++this.depth > limits.xmlDepth) throw new FileProblem('unreadable', 'XML terlalu dalam')
      events.open(element)
    })
    this.parser.on('closetag', (element) => {
      this.depth--
      events.close(element)
    })
    this.parser.on('text', (text) => {
      events.text(text)
    })
    this.parser.on('cdata', (text) => {
      events.text(text)
    })
  }

  write(chunk: Buffer): void {
    this.take(this.utf8.write(chunk))
  }

  end(): void {
    this.take(this.utf8.end())
    this.parser.close()
  }

  private take(bytes: Buffer): void {
    const tag = bytes.lastIndexOf(LT)
    this.pending = tag < 0 ? this.pending + bytes.length : bytes.length - tag
    if (this.pending > limits.elementBytes) throw new FileProblem('unreadable', 'sel yang tidak berakhir')
    this.parser.write(this.decoder.write(bytes))
  }
}

/** An attribute by local name, whatever its prefix. */
export function attribute(element: XmlElement, local: string): string | undefined {
  for (const key in element.attributes) {
    const candidate = element.attributes[key]
    if (candidate?.local === local) return candidate.value
  }
  return undefined
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}

/** A whole number ≥ `least` in an attribute; `otherwise` where it is absent or nonsense. */
export function wholeNumber(element: XmlElement, local: string, least: number, otherwise: number): number {
  const number = Number(attribute(element, local) ?? Number.NaN)
  return Number.isInteger(number) && number >= least ? number : otherwise
}
