/** xl/sharedStrings.xml → texts, in order. */
import { TextPool } from '../workbook.ts'
import {
  BANG,
  checkRest,
  elementEnd,
  isElement,
  passedBy,
  QUESTION,
  SLASH,
  StringItemReader,
  tagEnd,
} from './markup.ts'
import { createParser, MAIN, XmlDecoder } from './xml.ts'

/** Feeds the strings of a workbook to the pool; index i of the file becomes piece i. */
export async function readSharedStrings(chunks: AsyncIterable<Buffer>, pool: TextPool): Promise<void> {
  const decoder = new XmlDecoder()
  let prefix: string | undefined
  const head = createParser((element) => {
    if (prefix === undefined && MAIN.has(element.uri)) prefix = element.prefix === '' ? '' : `${element.prefix}:`
  })
  let scanner: SharedStringScanner | undefined
  const write = (text: string) => {
    let rest = text
    while (scanner === undefined && rest !== '') {
      const end = rest.indexOf('>') + 1 || rest.length
      head.write(rest.slice(0, end))
      rest = rest.slice(end)
      if (prefix !== undefined) scanner = new SharedStringScanner(prefix, pool)
    }
    scanner?.write(rest)
  }
  for await (const chunk of chunks) write(decoder.write(chunk))
  write(decoder.end())
}

class SharedStringScanner {
  private rest = ''
  private readonly name: string
  private readonly item: StringItemReader
  private readonly pool: TextPool

  constructor(prefix: string, pool: TextPool) {
    this.name = `${prefix}si`
    this.item = new StringItemReader(prefix)
    this.pool = pool
  }

  write(chunk: string): void {
    const s = this.rest === '' ? chunk : this.rest + chunk
    let at = 0
    for (;;) {
      const lt = s.indexOf('<', at)
      if (lt < 0) {
        this.rest = ''
        return
      }
      const end = this.next(s, lt)
      if (end < 0) {
        this.rest = checkRest(s.slice(lt))
        return
      }
      at = end
    }
  }

  private next(s: string, lt: number): number {
    // The longest thing looked at before a decision is "<![CDATA[" or "</name ".
    if (s.length - lt < this.name.length + 3) return -1
    const code = s.charCodeAt(lt + 1)
    if (code === BANG || code === QUESTION) return passedBy(s, lt)
    if (code === SLASH) return tagEnd(s, lt)
    if (!isElement(s, lt, this.name)) return elementEnd(s, lt)
    const open = tagEnd(s, lt)
    if (open < 0) return -1
    if (s.charCodeAt(open - 2) === SLASH) {
      this.pool.add('')
      return open
    }
    const end = this.item.read(s, open, this.name)
    if (end >= 0) this.pool.add(this.item.value)
    return end
  }
}
