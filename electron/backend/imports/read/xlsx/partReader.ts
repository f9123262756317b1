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
