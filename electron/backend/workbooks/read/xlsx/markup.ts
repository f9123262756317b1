/**
 * The XML that the two fast scanners (rows, shared strings) share, read from UTF-8 bytes. They accept every
 * legal file of SpreadsheetML and are lenient with the rest. A result of -1 means: this goes on in the next
 * piece of the file. Reading past the end gives 0, a byte that XML does not have, so that loops stop there.
 */
import { isAscii } from 'node:buffer'
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'
import type { TextPool } from '../workbook.ts'

const GT = 62
export const LT = 60
export const SLASH = 47
const BANG = 33
const QUESTION = 63
const EQUALS = 61
const QUOTE = 34
const APOSTROPHE = 39

/** Bytes of an XML part, in UTF-8, with their text. */
export class XmlPiece {
  readonly bytes: Buffer
  private text: string | undefined
  private ascii: boolean | undefined

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  slice(from: number, to: number): string {
    this.ascii ??= isAscii(this.bytes)
    if (!this.ascii) return this.bytes.toString('utf8', from, to)
    this.text ??= this.bytes.toString('latin1')
    return this.text.slice(from, to)
  }
}

/** What is left of a piece, before the next one. Refuses an element that will not end before it eats the memory. */
export function joinRest(rest: Buffer, chunk: Buffer): XmlPiece {
  if (rest.length > limits.elementBytes) throw new FileProblem('unreadable', 'sel yang tidak berakhir')
  return new XmlPiece(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]))
}

/** Space, tab, line feed, carriage return. */
const isBlank = (byte: number) => byte === 32 || byte === 10 || byte === 9 || byte === 13
const endsName = (byte: number) => byte === GT || byte === SLASH || isBlank(byte)
/** A comment, CDATA section or processing instruction. */
export const isAside = (byte: number) => byte === BANG || byte === QUESTION

export function findLt(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) if (bytes[at] === LT) return at
  return -1
}

function findGt(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) if (bytes[at] === GT) return at
  return -1
}

/** Position after the end tag at `lt`. */
export function endTagEnd(bytes: Uint8Array, lt: number): number {
  const gt = findGt(bytes, lt)
  return gt < 0 ? -1 : gt + 1
}

/** The name (with prefix) stands at `at` and ends there. */
export function isName(bytes: Uint8Array, at: number, name: Uint8Array): boolean {
  for (let i = 0; i < name.length; i++) if (bytes[at + i] !== name[i]) return false
  return endsName(bytes[at + name.length] ?? 0)
}

/** Walks the attributes of a start tag. */
export class TagReader {
  nameStart = 0
  nameEnd = 0
  valueStart = 0
  valueEnd = 0
  selfClosing = false

  /**
   * Moves to the next attribute.
   * @param at after the element's name or the attribute before
   * @returns position after the attribute; where there is none left, minus the position after the tag; 0 when incomplete
   */
  next(bytes: Uint8Array, at: number): number {
    let i = at
    let byte = bytes[i] ?? 0
    while (isBlank(byte)) byte = bytes[++i] ?? 0
    if (byte === GT) {
      this.selfClosing = false
      return -(i + 1)
    }
    if (byte === SLASH) {
      this.selfClosing = true
      return i + 1 < bytes.length ? -(i + 2) : 0
    }
    this.nameStart = i
    while (byte !== EQUALS && !isBlank(byte)) {
      if (byte === 0) return 0
      if (byte === GT || byte === LT) throw new FileProblem('unreadable', 'XML tidak sah')
      byte = bytes[++i] ?? 0
    }
    this.nameEnd = i
    while (byte === EQUALS || isBlank(byte)) byte = bytes[++i] ?? 0
    if (byte === 0) return 0
    if (byte !== QUOTE && byte !== APOSTROPHE) throw new FileProblem('unreadable', 'XML tidak sah')
    const quote = byte
    this.valueStart = ++i
    byte = bytes[i] ?? 0
    while (byte !== quote) {
      if (byte === 0) return 0
      byte = bytes[++i] ?? 0
    }
    this.valueEnd = i
    return i + 1
  }

  /** The attribute's name is this one letter. */
  isLetter(bytes: Uint8Array, letter: number): boolean {
    return this.nameEnd - this.nameStart === 1 && bytes[this.nameStart] === letter
  }

  /** Position after the start tag at `lt`; -1 when incomplete. */
  end(bytes: Uint8Array, lt: number): number {
    let at = lt + 1
    for (let byte = bytes[at] ?? 0; !endsName(byte); byte = bytes[++at] ?? 0) if (byte === 0) return -1
    for (;;) {
      at = this.next(bytes, at)
      if (at <= 0) return at === 0 ? -1 : -at
    }
  }
}

const ENDS = { '<!-': Buffer.from('-->'), '<![': Buffer.from(']]>'), '<?': Buffer.from('?>') }

/** Position after a comment, CDATA section or processing instruction at `lt`. */
export function asideEnd(bytes: Buffer, lt: number): number {
  if (bytes.length - lt < 9) return -1
  const kind =
    bytes[lt + 1] === QUESTION ? '<?' : bytes[lt + 2] === 45 ? '<!-' : bytes[lt + 2] === 91 ? '<![' : undefined
  if (kind === undefined) throw new FileProblem('unreadable', 'XML tidak sah')
  const close = ENDS[kind]
  const end = bytes.indexOf(close, lt + (kind === '<!-' ? 4 : 2))
  return end < 0 ? -1 : end + close.length
}

/** Position after the whole element at `lt`. */
export function elementEnd(bytes: Buffer, lt: number): number {
  const tag = new TagReader()
  let depth = 0
  for (let at = lt; at >= 0;) {
    const byte = bytes[at + 1] ?? 0
    if (byte === 0) return -1
    let end: number
    if (isAside(byte)) end = asideEnd(bytes, at)
    else if (byte === SLASH) {
      end = endTagEnd(bytes, at)
      depth--
    } else {
      end = tag.end(bytes, at)
      if (!tag.selfClosing && ++depth > limits.xmlDepth) throw new FileProblem('unreadable', 'XML terlalu dalam')
    }
    if (end < 0 || depth <= 0) return end
    at = findLt(bytes, end)
  }
  return -1
}

/** A text of the file. Most stand there as they are meant, and no string is made of those before it is asked for. */
export class FoundText {
  private piece = new XmlPiece(Buffer.alloc(0))
  private from = 0
  /** −1 where the text is `made`. */
  private to = -1
  private made = ''

  /** ASCII of the piece, as it stands. */
  stands(piece: XmlPiece, from: number, to: number): void {
    this.piece = piece
    this.from = from
    this.to = to
  }

  is(text: string): void {
    this.made = text
    this.to = -1
  }

  /** Becomes this text and the other; the first of a cell costs nothing. */
  append(other: FoundText): void {
    const { piece, from, to, made } = other
    if (this.to >= 0 || this.made !== '') this.is(this.value + other.value)
    else if (to < 0) this.is(made)
    else this.stands(piece, from, to)
  }

  get value(): string {
    return this.to < 0 ? this.made : this.piece.slice(this.from, this.to)
  }

  addTo(pool: TextPool): void {
    if (this.to < 0) pool.add(this.made)
    else pool.addAscii(this.piece.bytes, this.from, this.to)
  }
}

/** Text of an element that holds text only. */
export class TextReader {
  readonly found = new FoundText()

  /** @returns position of the `<` of the end tag */
  read(piece: XmlPiece, from: number): number {
    const { bytes } = piece
    let at = from
    let plain = true
    let ascii = true
    for (; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      if (byte === LT) break
      if (byte > 127) ascii = false
      // "&", a carriage return, or the "_" of "_x000D_".
      else if (byte === 38 || byte === 13 || byte === 95) plain = false
    }
    if (at + 1 >= bytes.length) return -1
    if (bytes[at + 1] !== SLASH) return this.readPieces(piece, from)
    if (plain && ascii) this.found.stands(piece, from, at)
    else {
      const text = piece.slice(from, at)
      this.found.is(plain ? text : unescapeCharacters(resolveEntities(text)))
    }
    return at
  }

  private readPieces(piece: XmlPiece, from: number): number {
    const { bytes } = piece
    let value = ''
    for (let at = from; ;) {
      const lt = findLt(bytes, at)
      if (lt < 0 || lt + 1 >= bytes.length) return -1
      value += resolveEntities(piece.slice(at, lt))
      const byte = bytes[lt + 1] ?? 0
      if (byte === SLASH) {
        this.found.is(unescapeCharacters(value))
        return lt
      }
      // An element where only text may stand: whatever it is, it is not the text.
      at = isAside(byte) ? asideEnd(bytes, lt) : elementEnd(bytes, lt)
      if (at < 0) return -1
      if (byte === BANG && bytes[lt + 2] === 91) value += piece.slice(lt + 9, at - 3)
    }
  }
}

/**
 * Text of a string item (`si` or `is`): its `t` and those of its runs, joined; phonetic runs are how it is
 * pronounced, not what it says.
 */
export class StringItemReader {
  readonly found = new FoundText()
  private readonly text = new TextReader()
  private readonly tag = new TagReader()
  private readonly t: Buffer
  private readonly phonetic: Buffer

  constructor(prefix: string) {
    this.t = Buffer.from(`${prefix}t`)
    this.phonetic = Buffer.from(`${prefix}rPh`)
  }

  /**
   * @param from just after the start tag
   * @param name of the item with its prefix
   * @returns position after the item's end tag
   */
  read(piece: XmlPiece, from: number, name: Uint8Array): number {
    const { bytes } = piece
    this.found.is('')
    for (let at = from; ;) {
      const lt = findLt(bytes, at)
      if (lt < 0) return -1
      const byte = bytes[lt + 1] ?? 0
      if (byte === 0) return -1
      if (byte === SLASH) {
        at = endTagEnd(bytes, lt)
        if (at >= 0 && isName(bytes, lt + 2, name)) return at
      } else if (isAside(byte)) at = asideEnd(bytes, lt)
      else {
        at = this.tag.end(bytes, lt)
        if (at < 0) return -1
        if (this.tag.selfClosing) continue
        if (isName(bytes, lt + 1, this.t)) {
          at = this.text.read(piece, at)
          if (at >= 0) this.found.append(this.text.found)
        } else if (isName(bytes, lt + 1, this.phonetic)) at = elementEnd(bytes, lt)
      }
      if (at < 0) return -1
    }
  }
}

function resolveEntities(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return lines.includes('&') ? lines.replace(/&([^;&]{0,12});?/g, entity) : lines
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function entity(whole: string, name: string): string {
  const character = Object.hasOwn(named, name) ? named[name] : undefined
  if (character !== undefined && whole.endsWith(';')) return character
  const number = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name)
  const code = number?.[1] !== undefined ? Number.parseInt(number[1], 16) : Number(number?.[2] ?? Number.NaN)
  if (!whole.endsWith(';') || !(code >= 0 && code <= 0x10ffff)) throw new FileProblem('unreadable', `entitas ${whole}`)
  return String.fromCodePoint(code)
}

/** `_x000D_` stands for a character XML cannot hold, `_x005F_` for the underscore of such a text (ECMA-376 22.9.2.19). */
function unescapeCharacters(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
