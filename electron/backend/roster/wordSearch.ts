/** Whom typed words find, as places of the search index: numbers that order people as their names do. */
import type { ReadDb } from '../database/statements.ts'
import { shortestPart } from '../database/searchParts.ts'
import { afterPrefix } from './searchRules.ts'
import { matchesOf, partsMatchOf } from './searchMatch.ts'
import { matching, namesFrom, placesBetween, type Scope } from './searchQueries.ts'

/** What a list keeps to; `id` is that of the sector or organisation, else 0. */
export interface Within {
  kind: Scope
  id: number
}

/** With as many people found there is no need to look for others. */
const few = 50
const lastPlace = Number.MAX_SAFE_INTEGER

/** Ways to look for words that found nobody: none, among names, among posts and agencies too, among parts of words too. */
type Fruitless = 0 | 1 | 2 | 3

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
   * posts and organisations too; where a word finds few even so, parts of words. Each of these finds all that the one
   * before finds, so that `most` of it always suffice, and none finds more when one types on.
   */
  find(words: readonly string[], within: Within, today: string, most: number): number[] {
    const line = scopeLine(within)
    const known = this.#knownFruitless(words, line)
    const asked = { scope: within.id, today, limit: most }
    const found = new Set<number>()
    const look = (match: string | null, first = 0, last = lastPlace) => {
      if (match === null) return
      for (const place of matching[within.kind].all(this.#db, { ...asked, match, first, last })) found.add(place)
    }

    let fruitless = known
    if (known < 2) {
      const { names, places } = matchesOf(this.#db, words, line)
      if (known < 1) {
        const range = { from: words.join(' '), to: afterPrefix(words.join(' ')) }
        if (line === '') for (const place of namesFrom.all(this.#db, { ...range, limit: most })) found.add(place)
        else {
          const { first, last } = placesBetween.get(this.#db, range) ?? { first: null, last: null }
          if (first !== null && last !== null && first <= last) look(line, first, last)
        }
        if (found.size < most) look(names)
        if (found.size === 0) fruitless = 1
      }
      if (found.size < few) look(places)
      if (found.size === 0) fruitless = 2
    }
    // Several words say enough by themselves, unless they find nobody.
    if (known < 3 && found.size < (words.length > 1 ? 1 : few)) {
      const { match, cut } = partsMatchOf(this.#db, words, line)
      look(match)
      if (found.size === 0 && !cut) fruitless = 3
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
    // Shorter parts are looked for only at the beginning of words.
    return fruitless === 3 && !typedOn(shortestPart) ? 2 : fruitless
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
