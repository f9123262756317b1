/**
 * Offices are called by pieces of their names: "Disdukcapil", "DP3A", "Kesbangpol", "BPS". A text is one of these when its
 * letters are, in order, beginnings of the name's words or pieces from within them.
 */

/** Words that abbreviations leave out. */
const small = new Set(['dan', 'di', 'ke', 'serta', 'untuk', 'pada', 'bagi', 'atau'])
/** What kind of body it is; often left out as well ("Kesbangpol"). */
const kinds = new Set(['dinas', 'badan', 'kantor', 'kabupaten'])
/** From here on a name says where the body is. */
const places = new Set(['kabupaten', 'kota', 'provinsi'])
/** Short forms that are no piece of their word. */
const irregular = new Map([
  ['dinas', ['dis']],
  ['sekretariat', ['set']],
  ['inspektorat', ['it']],
  ['kepolisian', ['pol']],
  ['daerah', ['da']],
  ['provinsi', ['prov']],
])

const vowels = /^[aeiou]/

export interface Coverage {
  /** Every word of the name is spoken for; otherwise the last of them are not. */
  whole: boolean
  /** 0 for beginnings and roots of words; the less, the more far-fetched. */
  fit: number
}

/** Off the fit: a piece from the middle of a word, one that begins with a vowel, and the kind of body left out. */
const costs = { middle: 1, vowel: 3, kind: 1 } as const

/** Shorter texts could be anybody's. */
const shortest = 3
/** Texts above this length are no abbreviations. */
export const longest = 32

/** The letters of a folded text; "p3a" is "pppa". */
export function abbreviationLetters(text: string): string {
  return text
    .replace(/([a-z])([2-4])(?=[a-z])/g, (_, letter: string, times: string) => letter.repeat(Number(times)))
    .replace(/ /g, '')
}

/**
 * @param letters of `abbreviationLetters`
 * @param words of the name, folded
 * @returns undefined when the text is no abbreviation of the name, or is the name itself
 */
export function coverage(letters: string, words: readonly string[]): Coverage | undefined {
  if (letters.length < shortest || letters.length > longest) return undefined
  const full = words.join('')
  if (letters.length >= full.length - 1) return undefined
  const walk = new Walk(letters, words)
  const reading = walk.from(0, 0)
  if (!reading || reading.cut === 0) return undefined
  const { covered, fit, words: pieces } = reading
  const short = letters.length === shortest
  if (covered) return { whole: !(short && fit < 0), fit }
  return pieces >= 2 && !short ? { whole: false, fit } : undefined
}

interface Reading {
  /** Every word that matters has its piece. */
  covered: boolean
  /** Words that have a piece. */
  words: number
  /** Words of which something was left out. */
  cut: number
  fit: number
}

class Walk {
  readonly #letters: string
  readonly #words: readonly string[]
  /** From here on the words say where; those are cut at their ends only. */
  readonly #place: number
  readonly #known = new Map<number, Reading | null>()

  constructor(letters: string, words: readonly string[]) {
    this.#letters = letters
    this.#words = words
    this.#place = withoutPlace(words).length
  }

  /** The best way to read the letters from `at` in the words from `word` on; null when there is none. */
  from(at: number, word: number): Reading | null {
    if (at === this.#letters.length) return this.#end(word)
    if (word === this.#words.length) return null
    const key = at * 64 + word
    let best = this.#known.get(key)
    if (best === undefined) this.#known.set(key, (best = this.#look(at, word)))
    return best
  }

  #end(word: number): Reading {
    const rest = this.#words.slice(word)
    return { covered: rest.every((one) => small.has(one)), words: 0, cut: 0, fit: 0 }
  }

  #look(at: number, index: number): Reading | null {
    const word = this.#words[index] ?? ''
    let best: Reading | null = null
    const offer = (rest: Reading | null, words: number, cut: number, cost: number) => {
      if (!rest) return
      const reading = { covered: rest.covered, words: rest.words + words, cut: rest.cut + cut, fit: rest.fit - cost }
      if (!best || better(reading, best)) best = reading
    }
    for (const [length, cost] of this.#pieces(at, word, index > 0 && index < this.#place))
      offer(this.from(at + length, index + 1), 1, length < word.length ? 1 : 0, cost)
    if (small.has(word) || (index > 0 && places.has(word))) offer(this.from(at, index + 1), 0, 0, 0)
    if (index === 0 && kinds.has(word)) offer(this.from(at, index + 1), 0, 0, costs.kind)
    return best
  }

  /** Lengths of the pieces of a word that the letters go on with, and what each takes off the fit. */
  #pieces(at: number, word: string, anywhere: boolean): Map<number, number> {
    const lengths = new Map<number, number>()
    const letters = this.#letters
    if (/^\d/.test(word)) return letters.startsWith(word, at) ? lengths.set(word.length, 0) : lengths
    if (anywhere)
      for (let length = 2; length <= Math.min(5, word.length - 1); length++) {
        const piece = letters.slice(at, at + length)
        if (piece.length !== length || !word.includes(piece, 1)) continue
        // "bun" is the root of "perkebunan", and only in the middle of "perhubungan".
        const root = word.endsWith(piece) || word.endsWith(`${piece}an`)
        lengths.set(length, vowels.test(piece) ? costs.vowel : root ? 0 : costs.middle)
      }
    for (const form of irregular.get(word) ?? []) if (letters.startsWith(form, at)) lengths.set(form.length, 0)
    for (let length = 1; length <= word.length && letters[at + length - 1] === word[length - 1]; length++)
      lengths.set(length, 0)
    return lengths
  }
}

function better(a: Reading, b: Reading): boolean {
  if (a.covered !== b.covered) return a.covered
  return a.fit === b.fit ? a.words > b.words : a.fit > b.fit
}

/**
 * Words of a name up to where it says where the body is: at "Kabupaten …", or at the name of a place.
 * @param known names of places, as words with a space between
 */
export function withoutPlace(words: readonly string[], known: ReadonlySet<string> = new Set()): readonly string[] {
  const at = words.findIndex((word, index) => index > 0 && places.has(word))
  if (at > 0) return words.slice(0, at)
  for (let from = words.length - 1; from > 0 && words.length - from <= 3; from--)
    if (known.has(words.slice(from).join(' '))) return words.slice(0, from)
  return words
}

/** The place that a name says after "Kabupaten", "Kota" or "Provinsi". */
export function placeOf(words: readonly string[]): string | undefined {
  const at = words.findIndex((word, index) => index > 0 && places.has(word))
  const place = at > 0 ? words.slice(at + 1, at + 4).join(' ') : ''
  return place === '' ? undefined : place
}
