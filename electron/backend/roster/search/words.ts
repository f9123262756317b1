/** Whom typed words find, as places of the search index: numbers that order people as their names do. */
import type { ReadDb } from '../../database/statements.ts'
import { shortestPart } from './partQueries.ts'
import { afterPrefix } from './rules.ts'
import { matchesOf, partsMatchOf } from './match.ts'
import { matching, namesFrom, placesBetween, type Scope } from './queries.ts'

/** What a list keeps to; `id` is that of the sector or organisation, else 0. */
export interface Within {
  kind: Scope
  id: number
}

/** With as many people found there is no need to look for others. */
const few = 50
const lastPlace = Number.MAX_SAFE_INTEGER

/**
 * How many of the ways to look for words find nobody: names that begin with them, words of names, posts and agencies
 * too, parts of words too. Each of these finds all that the one before finds.
 */
type Fruitless = 0 | 1 | 2 | 3 | 4

export class WordSearch {
  readonly #db: ReadDb
  #last: { line: string; words: readonly string[]; fruitless: Fruitless } | null = null

  constructor(db: ReadDb) {
    this.#db = db
  }

  /** Called when something was written. */
  forget(): void {
    this.#last = null
  }

  /**
   * Best first, each by name: names that begin with it, then names with words that do. Where those are few, titles,
   * posts and organisations too; where a word finds few even so, parts of words. `most` of each always suffice, and
   * none finds more when one types on.
   */
  find(words: readonly string[], within: Within, today: string, most: number): number[] {
    const line = scopeLine(within)
    const known = this.#knownFruitless(words, line)
    const asked = { scope: within.id, today, limit: most }
    const found = new Set<number>()
    let fruitless = known
    const add = (way: Fruitless, places: readonly number[]) => {
      for (const place of places) found.add(place)
      if (found.size === 0) fruitless = way
    }
    const matched = (match: string | null, first = 0, last = lastPlace) =>
      match === null ? [] : matching[within.kind].all(this.#db, { ...asked, match, first, last })

    if (known < 1) {
      const range = { from: words.join(' '), to: afterPrefix(words.join(' ')) }
      if (line === '') add(1, namesFrom.all(this.#db, { ...range, limit: most }))
      else {
        const { first, last } = placesBetween.get(this.#db, range) ?? { first: null, last: null }
        add(1, first !== null && last !== null && first <= last ? matched(line, first, last) : [])
      }
    }
    if (known < 3) {
      const { names, places } = matchesOf(this.#db, words, line)
      if (known < 2 && found.size < most) add(2, matched(names))
      if (found.size < few) add(3, matched(places))
    }
    // Several words say enough by themselves, unless they find nobody.
    if (known < 4 && found.size < (words.length > 1 ? 1 : few)) {
      const { match, cut } = partsMatchOf(this.#db, words, line)
      add(cut ? 3 : 4, matched(match))
    }
    this.#last = { line, words, fruitless }
    return [...found].slice(0, most)
  }

  /** What found nobody for the last words finds nobody for words that they begin. */
  #knownFruitless(words: readonly string[], line: string): Fruitless {
    if (this.#last?.line !== line) return 0
    const { words: before, fruitless } = this.#last
    const typedOn = (least: number) =>
      before.every((old) => words.some((word) => (old.length < least ? word === old : word.startsWith(old))))
    if (!typedOn(0)) return 0
    // Names begin with words in their order; shorter parts are looked for only at the beginning of words.
    if (fruitless === 1 && !words.join(' ').startsWith(before.join(' '))) return 0
    return fruitless === 4 && !typedOn(shortestPart) ? 3 : fruitless
  }
}

/** The index's word for a scope; whose dates fit is then looked up. */
export function scopeLine({ kind, id }: Within): string {
  switch (kind) {
    case 'all':
      return ''
    case 'sector':
      return `"þs${id}"`
    case 'unplaced':
      return '"þfree"'
    case 'organisation':
      return `"þo${id}"`
  }
}
