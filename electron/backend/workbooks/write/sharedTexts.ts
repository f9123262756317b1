/** xl/sharedStrings.xml, written as texts come: each text once, however many cells show it. */

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '\t',
  '\n': '\n',
  '\r': '\r',
}
/** What stands for something else in XML, and control characters, most of which it cannot hold. */
const special = /[&<>"'\p{Cc}\uFFFE\uFFFF]/u
const allSpecial = new RegExp(special, 'gu')
/** Blanks that a reader may otherwise drop. */
const blanks = /^\s|\n|\s$/

export class SharedTexts {
  readonly #numbers = new Map<string, number>()
  #items = ''
  #cells = 0

  /** How many texts there are. */
  get count(): number {
    return this.#numbers.size
  }

  /** The number a cell names the text by. */
  add(text: string): number {
    this.#cells++
    let number = this.#numbers.get(text)
    if (number === undefined) {
      this.#numbers.set(text, (number = this.#numbers.size))
      const clean = special.test(text) ? text.replace(allSpecial, (character) => escapes[character] ?? '') : text
      this.#items += `<si><t${blanks.test(text) ? ' xml:space="preserve"' : ''}>${clean}</t></si>`
    }
    return number
  }

  xml(): string {
    const counts = `count="${this.#cells}" uniqueCount="${this.count}"`
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ${counts}>${this.#items}</sst>`
  }
}
