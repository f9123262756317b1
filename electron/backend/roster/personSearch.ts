/**
 * Which people a list shows, in what order. A search answers within a frame whatever the size of the roster: names
 * that begin with what was typed come from an index range, already in order; people found by another word come from
 * the full-text index, of which only the first `mostExamined` matches are looked at and sorted. The list of a question
 * is kept until something is written, so that scrolling asks nothing twice.
 */
import type { Parsed } from '../../contract/api.ts'
import type { PersonId } from '../../contract/ids.ts'
import { mostFound } from '../../contract/roster.ts'
import type { ReadDb } from '../database/statements.ts'
import { afterPrefix, searchDigits, searchWords } from './rules.ts'
import * as queries from './searchQueries.ts'
import type { Found, Member, Scope } from './searchQueries.ts'

export type PeopleFilter = Omit<Parsed<'people.list'>, 'offset' | 'limit'>

/** Matches of a word that are looked at. With more than this, whoever is meant wants another letter typed. */
const mostExamined = 2000
const mostRemembered = 12
const unbounded = 2 ** 40

/** The sector or organisation a list keeps to. */
interface Within {
  kind: Exclude<Scope, 'all'>
  id: number
}

export class PersonSearch {
  readonly #db: ReadDb
  readonly #today: () => string
  readonly #lists = new Map<string, number[]>()
  readonly #scopes = new Map<string, Member[]>()
  #state = ''

  constructor(db: ReadDb, today: () => string) {
    this.#db = db
    this.#today = today
  }

  /** Ids of one page, and how long the whole list is (a search stops counting at `mostFound`). */
  page(filter: PeopleFilter, offset: number, limit: number): { total: number; ids: PersonId[] } {
    if (filter.query === '' && filter.sort === 'name' && this.#scope(filter) === null) {
      const statement = filter.descending ? queries.pageByNameDown : queries.pageByName
      const ids = statement.all(this.#db, { offset, limit }).map(({ id }) => id as PersonId)
      return { total: queries.countPeople.get(this.#db)?.count ?? 0, ids }
    }
    const { query, sectorId, organisationId, sort, descending } = filter
    const name = JSON.stringify([query, sectorId, organisationId, sort, descending])
    const all = this.#fresh(this.#lists, name, () => this.#list(filter, mostFound, mostExamined))
    return { total: all.length, ids: all.slice(offset, offset + limit) as PersonId[] }
  }

  /** Ids of the whole list, however long. */
  everyone(filter: PeopleFilter): PersonId[] {
    return this.#list(filter, unbounded, unbounded) as PersonId[]
  }

  #list(filter: PeopleFilter, most: number, examined: number): number[] {
    const scope = this.#scope(filter)
    const typed = filter.query
    let found: Found[]
    if (typed === '') found = scope ? this.#members(scope) : queries.everyone.all(this.#db)
    else {
      const digits = searchDigits(typed)
      const words = searchWords(typed)
      if (digits) found = this.#numbers(digits, scope, most)
      else if (words.length === 0) found = []
      else found = scope ? this.#searchIn(words, scope, most) : this.#search(words, most, examined)
    }
    return this.#sorted(found, filter)
  }

  #numbers(digits: string, scope: Within | null, most: number): Found[] {
    const found = queries.numbersFrom.all(this.#db, { from: digits, to: afterPrefix(digits), limit: most })
    if (!scope) return found
    const within = new Set(this.#members(scope).map(({ id }) => id))
    return found.filter(({ id }) => within.has(id))
  }

  /** Best first: names that begin with it, then names with such words, then posts and organisations. */
  #search(words: string[], most: number, examined: number): Found[] {
    const key = words.join(' ')
    const found = queries.namesFrom.all(this.#db, { from: key, to: afterPrefix(key), limit: most })
    const seen = new Set(found.map(({ id }) => id))
    const match = matchOf(words)
    for (const tier of [`name : (${match})`, match]) {
      if (found.length >= most) break
      const more = queries.wordsMatching
        .all(this.#db, { match: tier, limit: examined + seen.size })
        .filter(({ id }) => !seen.has(id))
        .sort(byKey)
      for (const person of more) seen.add(person.id)
      found.push(...more.slice(0, most - found.length))
    }
    return found
  }

  /** The same within the people of a sector or an organisation, who are at hand in order. */
  #searchIn(words: string[], scope: Within, most: number): Found[] {
    const key = words.join(' ')
    const tiers: [Found[], Found[], Found[]] = [[], [], []]
    for (const person of this.#members(scope)) {
      if (person.key.startsWith(key)) tiers[0].push(person)
      else if (beginsWords(person.key, words)) tiers[1].push(person)
      else if (beginsWords(`${person.key} ${person.context}`, words)) tiers[2].push(person)
    }
    return tiers.flat().slice(0, most)
  }

  #members({ kind, id }: Within): Member[] {
    return this.#fresh(this.#scopes, `${kind} ${id}`, () =>
      queries.membersOf[kind].all(this.#db, { today: this.#today(), scope: id }),
    )
  }

  /** A search keeps its own order, best first, unless another was asked for. */
  #sorted(found: Found[], { query, sort, descending, organisationId }: PeopleFilter): number[] {
    if (sort === 'name') {
      const ordered = query !== '' && descending ? [...found].sort(byKey) : found
      const ids = ordered.map(({ id }) => id)
      return descending ? ids.reverse() : ids
    }
    const ids = JSON.stringify(found.map(({ id }) => id))
    const places = new Map(
      queries.placesOf
        .all(this.#db, { ids, today: this.#today(), organisation: organisationId ?? 0 })
        .map((place) => [place.id, (sort === 'position' ? place.post : place.organisation) ?? '']),
    )
    const direction = descending ? -1 : 1
    return found
      .map(({ id, key }) => ({ id, key, place: places.get(id) ?? '' }))
      .sort(
        (a, b) =>
          // People without a place stand last in either direction.
          Number(a.place === '') - Number(b.place === '') || direction * compare(a.place, b.place) || byKey(a, b),
      )
      .map(({ id }) => id)
  }

  #scope({ sectorId, organisationId }: PeopleFilter): Within | null {
    if (organisationId !== null) return { kind: 'organisation', id: organisationId }
    if (sectorId === 0) return { kind: 'unplaced', id: 0 }
    return sectorId === null ? null : { kind: 'sector', id: sectorId }
  }

  /** What `make` makes, kept until something is written or the day changes; the oldest is let go for a new one. */
  #fresh<T>(kept: Map<string, T>, name: string, make: () => T): T {
    const state = `${queries.writesSoFar.get(this.#db)?.count} ${this.#today()}`
    if (state !== this.#state) {
      this.#lists.clear()
      this.#scopes.clear()
    }
    this.#state = state
    let value = kept.get(name)
    if (value === undefined) {
      value = make()
      const oldest = kept.keys().next()
      if (kept.size >= mostRemembered && !oldest.done) kept.delete(oldest.value)
      kept.set(name, value)
    }
    return value
  }
}

const matchOf = (words: readonly string[]) => words.map((word) => `"${word}"*`).join(' ')
const beginsWords = (key: string, words: readonly string[]) => words.every((word) => ` ${key}`.includes(` ${word}`))
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byKey = (a: Found, b: Found): number => compare(a.key, b.key) || a.id - b.id
