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

/** `whole`: every word of the name is spoken for; `part`: the last of them are not. */
export type Coverage = 'whole' | 'part'

/** Shorter texts could be anybody's. */
const shortest = 3
/** Texts above this length are no abbreviations. */
export const longest = 24

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
  const whole = walk.from(0, 0)
  if (!walk.shortened(whole)) return undefined
  if (whole?.covered) return whole.skippedKind && letters.length === shortest ? 'part' : 'whole'
  return whole && whole.words >= 2 && letters.length > shortest ? 'part' : undefined
}

interface Reading {
  /** Every word that matters has its piece. */
  covered: boolean
  /** Words that have a piece. */
  words: number
  /** Words of which something was left out. */
  cut: number
  skippedKind: boolean
}

class Walk {
  readonly #letters: string
  readonly #words: readonly string[]
  readonly #known = new Map<number, Reading | null>()

  constructor(letters: string, words: readonly string[]) {
    this.#letters = letters
    this.#words = words
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

  shortened(reading: Reading | null): boolean {
    return reading !== null && reading.cut > 0
  }

  #end(word: number): Reading {
    const rest = this.#words.slice(word)
    return { covered: rest.length === 0 || rest.every((one) => small.has(one)), words: 0, cut: 0, skippedKind: false }
  }

  #look(at: number, index: number): Reading | null {
    const word = this.#words[index] ?? ''
    let best: Reading | null = null
    const offer = (rest: Reading | null, gain: Partial<Reading>) => {
      if (!rest) return
      const reading = {
        covered: rest.covered,
        words: rest.words + (gain.words ?? 0),
        cut: rest.cut + (gain.cut ?? 0),
        skippedKind: rest.skippedKind || gain.skippedKind === true,
      }
      if (!best || better(reading, best)) best = reading
    }
    for (const length of this.#pieces(at, word, index === 0 || this.#onlyKindBefore(index, at)))
      offer(this.from(at + length, index + 1), { words: 1, cut: length < word.length ? 1 : 0 })
    if (small.has(word)) offer(this.from(at, index + 1), {})
    if (index === 0 && kinds.has(word)) offer(this.from(at, index + 1), { skippedKind: true })
    return best
  }

  #onlyKindBefore(index: number, at: number): boolean {
    return index === 1 && at === 0
  }

  /** Lengths of the pieces of a word that the letters go on with. */
  #pieces(at: number, word: string, first: boolean): Set<number> {
    const lengths = new Set<number>()
    for (const form of irregular.get(word) ?? []) if (this.#letters.startsWith(form, at)) lengths.add(form.length)
    if (/^\d/.test(word)) {
      if (this.#letters.startsWith(word, at)) lengths.add(word.length)
      return lengths
    }
    for (let length = 1; length <= word.length && this.#letters[at + length - 1] === word[length - 1]; length++)
      lengths.add(length)
    if (first) return lengths
    for (let length = 2; length <= Math.min(5, word.length - 1); length++) {
      const piece = this.#letters.slice(at, at + length)
      if (piece.length === length && !vowels.test(piece) && word.indexOf(piece, 1) > 0) lengths.add(length)
    }
    return lengths
  }
}

function better(a: Reading, b: Reading): boolean {
  if (a.covered !== b.covered) return a.covered
  if (a.skippedKind !== b.skippedKind) return !a.skippedKind
  return a.words > b.words
}

/** Words of a name up to where it says where the body is. */
export function withoutPlace(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word, index) => index > 0 && places.has(word))
  return at > 0 ? words.slice(0, at) : words
}
