/**
 * Which people a list shows, in what order. A search answers within a frame whatever the size of the roster: the index
 * gives what it finds by name, so that the first of very many cost no more than the first of few. Lists are kept until
 * something is written, so that scrolling asks nothing twice.
 */
import type { Parsed } from '../../contract/api.ts'
import type { PersonId } from '../../contract/ids.ts'
import { mostFound } from '../../contract/roster.ts'
import type { ReadDb } from '../database/statements.ts'
import { afterPrefix, searchDigits, searchWords } from './searchRules.ts'
import { matchesOf, partsMatchOf } from './searchMatch.ts'
import * as queries from './searchQueries.ts'

export type PeopleFilter = Omit<Parsed<'people.list'>, 'offset' | 'limit'>

/** People from the top of a list that are counted off by the database; further down the whole list is fetched once. */
const mostSkipped = 2000
/** With as many people found there is no need to look for others. */
const few = 50
/** Numbers looked at for those of a sector or an organisation; with more that begin so, another digit is wanted. */
const mostNumbers = 5000
const mostRemembered = 12
const unbounded = 2 ** 40
const lastPlace = Number.MAX_SAFE_INTEGER

/** What a list keeps to; `id` is that of the sector or organisation, else 0. */
interface Within {
  kind: queries.Scope
  id: number
}

export class PersonSearch {
  readonly #db: ReadDb
  readonly #today: () => string
  readonly #lists = new Map<string, number[]>()
  readonly #counts = new Map<string, number>()
  #state = ''

  constructor(db: ReadDb, today: () => string) {
    this.#db = db
    this.#today = today
  }

  /** Ids of one page, and how long the whole list is (a search stops counting at `mostFound`). */
  page(filter: PeopleFilter, offset: number, limit: number): { total: number; ids: PersonId[] } {
    const { query, sectorId, organisationId, sort, descending } = filter
    const name = JSON.stringify([query, sectorId, organisationId, sort, descending])
    if (query === '' && sort === 'name') {
      const scope = scopeOf(filter)
      const total = this.#fresh(this.#counts, `${scope.kind} ${scope.id}`, () => this.#count(scope))
      return { total, ids: this.#pageByName(scope, name, descending, { offset, limit, total }) as PersonId[] }
    }
    const all = this.#fresh(this.#lists, name, () => this.#list(filter, mostFound))
    return { total: all.length, ids: all.slice(offset, offset + limit) as PersonId[] }
  }

  /** Ids of the whole list, however long. */
  everyone(filter: PeopleFilter): PersonId[] {
    return this.#list(filter, unbounded) as PersonId[]
  }

  #pageByName(
    scope: Within,
    name: string,
    descending: boolean,
    { offset, limit, total }: { offset: number; limit: number; total: number },
  ): number[] {
    const taken = Math.max(0, Math.min(limit, total - offset))
    if (scope.kind === 'all') {
      // The second half is nearer from the other end.
      const fromEnd = offset > total / 2
      const statement = descending === fromEnd ? queries.pageByName : queries.pageByNameDown
      const skipped = fromEnd ? total - offset - taken : offset
      const ids = idsOf(statement.all(this.#db, { offset: Math.max(0, skipped), limit: taken }))
      return fromEnd ? ids.reverse() : ids
    }
    if (offset + taken > mostSkipped)
      return this.#fresh(this.#lists, name, () => this.#scoped(scope, descending, 0, unbounded)).slice(
        offset,
        offset + taken,
      )
    return this.#scoped(scope, descending, offset, taken)
  }

  #list(filter: PeopleFilter, most: number): number[] {
    const { query, sort, descending, organisationId } = filter
    const scope = scopeOf(filter)
    if (query !== '') {
      const found = this.#search(query, scope, most)
      // A search keeps its own order, best first, unless another was asked for.
      return sort === 'name' && !descending ? found : this.#sorted(found, filter)
    }
    if (sort === 'name')
      return scope.kind === 'all'
        ? idsOf((descending ? queries.pageByNameDown : queries.pageByName).all(this.#db, everything))
        : this.#scoped(scope, descending, 0, unbounded)
    const statement = queries.everyoneByPlace[sort][descending ? 'down' : 'up'][scope.kind]
    return idsOf(statement.all(this.#db, { ...this.#asked(scope), organisation: organisationId ?? 0 }))
  }

  #search(typed: string, scope: Within, most: number): number[] {
    const digits = searchDigits(typed)
    if (digits !== null) return this.#numbers(digits, scope, most)
    const words = searchWords(typed)
    return words.length === 0 ? [] : this.#words(words, scope, most)
  }

  #numbers(digits: string, scope: Within, limit: number): number[] {
    const most = scope.kind === 'all' ? limit : Math.max(limit, mostNumbers)
    const range = { from: digits, to: afterPrefix(digits), most, limit }
    return idsOf(queries.numbersFrom[scope.kind].all(this.#db, { ...this.#asked(scope), ...range }))
  }

  /**
   * Best first, each by name: names that begin with it, then names with words that do. Where those are few, titles,
   * posts and organisations too; where a word finds few even so, parts of words. Each of these finds all that the one
   * before finds, so that `most` of it always suffice.
   */
  #words(words: string[], scope: Within, most: number): number[] {
    const found = new Set(this.#namesFrom(words.join(' '), scope, most))
    const add = (match: string | null) => {
      for (const id of this.#matching(match, scope, most)) found.add(id)
    }
    const { names, places } = matchesOf(this.#db, words)
    if (found.size < most) add(names)
    if (found.size < few) add(places)
    // Several words say enough by themselves, unless they find nobody.
    if (found.size < (words.length > 1 ? 1 : few)) add(partsMatchOf(this.#db, words))
    return [...found].slice(0, most)
  }

  #namesFrom(key: string, scope: Within, limit: number): number[] {
    const range = { from: key, to: afterPrefix(key) }
    if (scope.kind === 'all') return idsOf(queries.namesFrom.all(this.#db, { ...range, limit }))
    const { first, last } = queries.placesBetween.get(this.#db, range) ?? { first: null, last: null }
    if (first === null || last === null || first > last) return []
    const asked = { ...this.#asked(scope), match: scopeLine(scope), first, last, limit }
    return idsOf(queries.matching[scope.kind].all(this.#db, asked))
  }

  /** `match` null finds nobody. */
  #matching(match: string | null, scope: Within, limit: number, first = 0, last = lastPlace): number[] {
    if (match === null) return []
    const both = [match, scopeLine(scope)].filter(Boolean).join(' AND ')
    return idsOf(queries.matching[scope.kind].all(this.#db, { ...this.#asked(scope), match: both, first, last, limit }))
  }

  #scoped(scope: Within, descending: boolean, offset: number, limit: number): number[] {
    const statement = (descending ? queries.pageOfScopeDown : queries.pageOfScope)[scope.kind]
    return idsOf(statement.all(this.#db, { ...this.#asked(scope), match: scopeLine(scope), offset, limit }))
  }

  /** Only people with dated places have to be looked at one by one. */
  #count(scope: Within): number {
    if (scope.kind === 'all') return queries.countPeople.get(this.#db)?.count ?? 0
    const line = scopeLine(scope)
    const dated = { ...this.#asked(scope), match: `${line} AND "þdated"` }
    const undated = queries.countOfMatch.get(this.#db, { match: `${line} NOT "þdated"` })
    return (undated?.count ?? 0) + (queries.countOfScope[scope.kind].get(this.#db, dated)?.count ?? 0)
  }

  #sorted(found: readonly number[], { sort, descending, organisationId }: PeopleFilter): number[] {
    const places = queries.placesOf.all(this.#db, {
      ids: JSON.stringify(found),
      today: this.#today(),
      organisation: organisationId ?? 0,
    })
    const direction = descending ? -1 : 1
    if (sort === 'name') return idsOf(places.sort((a, b) => direction * byName(a, b)))
    const text = (place: (typeof places)[number]) => (sort === 'position' ? place.post : place.organisation) ?? ''
    return idsOf(
      places.sort(
        (a, b) =>
          // People without a place stand last in either direction.
          Number(text(a) === '') - Number(text(b) === '') || direction * compare(text(a), text(b)) || byName(a, b),
      ),
    )
  }

  #asked(scope: Within): { scope: number; today: string } {
    return { scope: scope.id, today: this.#today() }
  }

  /** What `make` makes, kept until something is written or the day changes; the oldest is let go for a new one. */
  #fresh<T>(kept: Map<string, T>, name: string, make: () => T): T {
    const state = `${queries.writesSoFar.get(this.#db)?.count} ${this.#today()}`
    if (state !== this.#state) {
      this.#lists.clear()
      this.#counts.clear()
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

const everything = { offset: 0, limit: unbounded }

function scopeOf({ sectorId, organisationId }: PeopleFilter): Within {
  if (organisationId !== null) return { kind: 'organisation', id: organisationId }
  if (sectorId === 0) return { kind: 'unplaced', id: 0 }
  return sectorId === null ? { kind: 'all', id: 0 } : { kind: 'sector', id: sectorId }
}

/** The index's word for a scope; whose dates fit is then looked up. */
function scopeLine({ kind, id }: Within): string {
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

const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byName = (a: { id: number; key: string }, b: { id: number; key: string }): number =>
  compare(a.key, b.key) || a.id - b.id
