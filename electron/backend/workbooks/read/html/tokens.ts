/** HTML cut into tags and text, in one pass and with no tree: enough for the tables that systems export. */
import { FileProblem } from '../errors.ts'
import { limits } from '../limits.ts'

export interface HtmlEvents {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

/** Elements whose content is not text of the page. */
const raw = new Set(['script', 'style', 'title', 'xml', 'noscript', 'template', 'textarea', 'select', 'svg', 'iframe'])

export function readHtml(html: string, events: HtmlEvents): void {
  let at = 0
  while (at < html.length) {
    const lt = html.indexOf('<', at)
    const end = lt < 0 ? html.length : lt
    if (end > at) events.text(decodeEntities(shortened(html.slice(at, end))))
    if (lt < 0) return
    at = markup(html, lt, events)
  }
}

/** Text between two tags, each character perhaps written as an entity; more of it than any cell holds is refused. */
function shortened(text: string): string {
  const most = limits.cellChars * 10
  if (text.length <= most) return text
  const shown = text.replace(/[ \t\r\n]+/g, ' ')
  if (shown.length > most) throw new FileProblem('unreadable', 'sel yang terlalu panjang')
  return shown
}

/** Takes in what begins at `lt`; returns where it ends. */
function markup(html: string, lt: number, events: HtmlEvents): number {
  if (html.startsWith('<!--', lt)) return after(html, '-->', lt + 4)
  const next = html.charCodeAt(lt + 1)
  // "<!doctype", "<![if !supportLists]>", "<?xml": nothing of theirs is shown.
  if (next === 33 || next === 63) return after(html, '>', lt + 2)
  const closing = next === 47
  const nameFrom = lt + (closing ? 2 : 1)
  if (!isLetter(html.charCodeAt(nameFrom))) {
    events.text('<')
    return lt + 1
  }
  const end = tagEnd(html, nameFrom)
  if (end - lt > limits.elementBytes) throw new FileProblem('unreadable', 'HTML tidak sah')
  let nameEnd = nameFrom
  while (nameEnd < end && !/[\s/>]/.test(html.charAt(nameEnd)) && nameEnd - nameFrom < 40) nameEnd++
  const name = html.slice(nameFrom, nameEnd).toLowerCase()
  if (closing) events.close(name)
  else if (raw.has(name) && html.charCodeAt(end - 2) !== 47) return afterRaw(html, name, end)
  else events.open(name, new Attributes(html.slice(nameEnd, end - 1)))
  return end
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}

/** Position after the tag's `>`, one inside quotes not counted. */
function tagEnd(html: string, from: number): number {
  let quote = 0
  for (let at = from; at < html.length; at++) {
    const code = html.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 62) return at + 1
    else if ((code === 34 || code === 39) && isBeforeValue(html, at)) quote = code
  }
  return html.length
}

/** A quote opens a value only after "=": a stray one in a tag is a slip. */
function isBeforeValue(html: string, quote: number): boolean {
  let at = quote - 1
  while (at > 0 && quote - at < 20 && /\s/.test(html.charAt(at))) at--
  return html.charCodeAt(at) === 61
}

function afterRaw(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  pattern.lastIndex = from
  const found = pattern.exec(html)
  return found ? after(html, '>', found.index) : html.length
}

const isLetter = (code: number) => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

const attributePattern = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/g

/** Attributes of a tag, parsed when first asked for: most cells are never asked. */
export class Attributes {
  private readonly source: string
  private values: Map<string, string> | undefined

  constructor(source: string) {
    this.source = source
  }

  /** "" for an attribute without a value; undefined for one that is not there. */
  get(name: string): string | undefined {
    if (this.source.length < name.length) return undefined
    this.values ??= this.parse()
    return this.values.get(name)
  }

  get isHidden(): boolean {
    if (this.source.length < 6) return false
    const style = this.get('style')
    return (
      this.get('hidden') !== undefined ||
      (style !== undefined && /(?:display\s*:\s*none|visibility\s*:\s*collapse)/i.test(style))
    )
  }

  private parse(): Map<string, string> {
    const values = new Map<string, string>()
    for (const [, name = '', double, single, bare] of this.source.matchAll(attributePattern)) {
      const key = name.toLowerCase()
      if (!values.has(key)) values.set(key, decodeEntities(double ?? single ?? bare ?? ''))
    }
    return values
  }
}

/** Names of U+00A0 to U+00FF in order, as HTML 4 gave them. */
const latin1 =
  `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute
micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave
Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml
Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth
ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`.split(/\s+/)
const named = new Map<string, string>([
  ...latin1.map((name, i) => [name, String.fromCharCode(0xa0 + i)] as const),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bull: '•',
    hellip: '…',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    zwnj: '',
    zwj: '',
    euro: '€',
    trade: '™',
    check: '✓',
    radic: '√',
    commat: '@',
    period: '.',
    comma: ',',
    colon: ':',
    sol: '/',
    lpar: '(',
    rpar: ')',
    num: '#',
    plus: '+',
    Tab: ' ',
    NewLine: ' ',
  }),
])

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z][a-z\d]{1,9}));?/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named.get(name) ?? named.get(name.toLowerCase()) ?? whole
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
  })
}
