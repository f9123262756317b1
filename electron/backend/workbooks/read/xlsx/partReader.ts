/** Worksheets and shared strings: a fast scanner for what they hold, `saxes` for what stands around it. */
import { StringDecoder } from 'node:string_decoder'
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'
import { createParser, Utf8Bytes, type XmlElement } from '../xml.ts'

export const MAIN = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
])

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
  /** Bytes not shown to the scanner yet. */
  private waiting: Buffer[] = []
  private waitingBytes = 0

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
    this.scan(true)
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
    if (this.scanner.done) return this.parse(rest)
    this.waiting.push(rest)
    this.waitingBytes += rest.length
    this.scan(false)
  }

  /**
   * The scanner looks at an element from its start whenever more of it has come. It gets as much again as it has
   * already, or what there is at the end, so that an element that will not end is not looked at over and over.
   */
  private scan(atEnd: boolean): void {
    const { scanner, waiting } = this
    if (scanner === undefined || scanner.done || waiting.length === 0) return
    if (!atEnd && this.waitingBytes < scanner.rest.length) return
    const chunk = waiting.length === 1 && waiting[0] ? waiting[0] : Buffer.concat(waiting)
    this.waiting = []
    this.waitingBytes = 0
    scanner.write(chunk)
    if (scanner.done) this.parse(scanner.rest)
  }

  private parse(bytes: Buffer): void {
    this.parsed += bytes.length
    if (this.parsed > limits.partBytes) throw new FileProblem('too-large')
    this.parser.write(this.text.write(bytes))
  }
}
