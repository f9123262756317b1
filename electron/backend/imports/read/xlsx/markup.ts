/**
 * Pieces of XML text that the two fast scanners (rows, shared strings) share. They accept every legal file of
 * SpreadsheetML and are lenient with the rest. -1 means: the element goes on in the next piece of the file.
 */
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'

export const GT = 62
export const LT = 60
export const SLASH = 47
export const BANG = 33
export const QUESTION = 63

/** Space, tab, line feed, carriage return. */
export const isBlank = (code: number) => code === 32 || code === 10 || code === 9 || code === 13
/** What may follow an element's name. */
export const endsName = (code: number) => code === GT || code === SLASH || isBlank(code)

/** The element at `<` has this name (with its prefix). */
export function isElement(s: string, lt: number, name: string): boolean {
  return s.startsWith(name, lt + 1) && endsName(s.charCodeAt(lt + 1 + name.length))
}

/** Position after the `>` of the tag that begins at `lt`, minding quotes. */
export function tagEnd(s: string, lt: number): number {
  let quote = 0
  for (let i = lt + 1; i < s.length; i++) {
    const code = s.charCodeAt(i)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 34 || code === 39) quote = code
    else if (code === GT) return i + 1
  }
  return -1
}

/** Position after a comment, CDATA section or processing instruction at `lt`. */
export function passedBy(s: string, lt: number): number {
  const close = s.startsWith('<!--', lt)
    ? '-->'
    : s.startsWith('<![CDATA[', lt)
      ? ']]>'
      : s.startsWith('<?', lt)
        ? '?>'
        : undefined
  if (close === undefined) {
    if (s.length - lt < 9) return -1
    throw new FileProblem('unreadable', 'XML tidak sah')
  }
  const end = s.indexOf(close, lt + 2)
  return end < 0 ? -1 : end + close.length
}

/** Position after the whole element at `lt`. */
export function elementEnd(s: string, lt: number): number {
  let depth = 0
  for (let at = lt; ;) {
    const next = s.charCodeAt(at + 1)
    if (Number.isNaN(next)) return -1
    const end = next === BANG || next === QUESTION ? passedBy(s, at) : tagEnd(s, at)
    if (end < 0) return -1
    if (next === SLASH) depth--
    else if (next !== BANG && next !== QUESTION && s.charCodeAt(end - 2) !== SLASH) depth++
    if (depth <= 0) return end
    at = s.indexOf('<', end)
    if (at < 0) return -1
  }
}

/** Text of an element that holds text only, and where its end tag begins. */
export class TextReader {
  value = ''

  /** @returns position of the `<` of the end tag */
  read(s: string, from: number): number {
    const lt = s.indexOf('<', from)
    if (lt < 0) return -1
    if (s.charCodeAt(lt + 1) === SLASH) {
      this.value = from === lt ? '' : decodeText(s.slice(from, lt))
      return lt
    }
    return this.readPieces(s, from)
  }

  private readPieces(s: string, from: number): number {
    let value = ''
    for (let at = from; ;) {
      const lt = s.indexOf('<', at)
      if (lt < 0) return -1
      value += resolveEntities(s.slice(at, lt))
      const next = s.charCodeAt(lt + 1)
      if (Number.isNaN(next)) return -1
      if (next === SLASH) {
        this.value = unescapeCharacters(value)
        return lt
      }
      if (next !== BANG && next !== QUESTION) {
        // An element where only text may stand: whatever it is, it is not the text.
        at = elementEnd(s, lt)
        if (at < 0) return -1
        continue
      }
      at = passedBy(s, lt)
      if (at < 0) return -1
      if (s.startsWith('<![CDATA[', lt)) value += s.slice(lt + 9, at - 3)
    }
  }
}

/**
 * Text of a string item (`si` or `is`): its `t` and those of its runs, joined; phonetic runs are how it is
 * pronounced, not what it says.
 */
export class StringItemReader {
  value = ''
  private readonly text = new TextReader()
  private readonly t: string
  private readonly phonetic: string

  constructor(prefix: string) {
    this.t = `${prefix}t`
    this.phonetic = `${prefix}rPh`
  }

  /**
   * @param from just after the start tag
   * @param end name of the item with its prefix
   * @returns position after the item's end tag
   */
  read(s: string, from: number, end: string): number {
    let value = ''
    for (let at = from; ;) {
      const lt = s.indexOf('<', at)
      if (lt < 0) return -1
      const next = s.charCodeAt(lt + 1)
      if (Number.isNaN(next)) return -1
      if (next === SLASH && s.startsWith(end, lt + 2) && endsName(s.charCodeAt(lt + 2 + end.length))) {
        this.value = value
        return tagEnd(s, lt)
      }
      if (next === BANG || next === QUESTION) at = passedBy(s, lt)
      else if (isElement(s, lt, this.phonetic)) at = elementEnd(s, lt)
      else at = tagEnd(s, lt)
      if (at < 0) return -1
      if (s.charCodeAt(at - 2) !== SLASH && isElement(s, lt, this.t)) {
        at = this.text.read(s, at)
        if (at < 0) return -1
        value += this.text.value
      }
    }
  }
}

function decodeText(text: string): string {
  return unescapeCharacters(resolveEntities(text))
}

function resolveEntities(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return lines.includes('&') ? lines.replace(/&([^;&]{0,12});?/g, entity) : lines
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function entity(whole: string, name: string): string {
  const character = named[name]
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

/** Refuses an element that will not end before it eats the memory. */
export function checkRest(rest: string): string {
  if (rest.length > limits.elementChars) throw new FileProblem('unreadable', 'sel yang tidak berakhir')
  return rest
}
