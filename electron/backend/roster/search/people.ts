/**
 * Which people a list shows, in what order. A search answers within a frame whatever the size of the roster: the index
 * gives what it finds by name, so that the first of very many cost no more than the first of few. Lists are told as
 * places: numbers of the index that order people as their names do. They are kept until something is written, so that
 * scrolling asks nothing twice.
 */
import type { Parsed } from '../../../contract/api.ts'
import type { PersonId } from '../../../contract/ids.ts'
import { mostFound } from '../../../contract/roster.ts'
import type { ReadDb } from '../../database/statements.ts'
import { afterPrefix, searchDigits, searchWords } from './rules.ts'
import * as queries from './queries.ts'
import { scopeLine, type Within, WordSearch } from './words.ts'

export type PeopleFilter = Omit<Parsed<'people.list'>, 'offset' | 'limit'>

/** People from the top of a list that are counted off by the database; further down the whole list is fetched once. */
const mostSkipped = 2000
/** Numbers looked at for those of a sector or an organisation; with more that begin so, another digit is wanted. */
const mostNumbers = 5000
const mostRemembered = 12
const unbounded = 2 ** 40

export class PersonSearch {
  readonly #db: ReadDb
  readonly #today: () => string
  readonly #words: WordSearch
  readonly #lists = new Map<string, number[]>()
  readonly #counts = new Map<string, number>()
  #state = ''

  constructor(db: ReadDb, today: () => string) {
    this.#db = db
    this.#today = today
    this.#words = new WordSearch(db)
  }

  /** One page, and how long the whole list is (a search stops counting at `mostFound`). */
  page(filter: PeopleFilter, offset: number, limit: number): { total: number; places: number[] } {
    const { query, sectorId, organisationId, sort, descending } = filter
    this.#forgetStale()
    const name = JSON.stringify([query, sectorId, organisationId, sort, descending])
    if (query === '') {
      const scope = scopeOf(filter)
      const total = remember(this.#counts, `${scope.kind} ${scope.id}`, () => this.#count(scope))
      if (sort === 'name') return { total, places: this.#pageByName(scope, name, descending, { offset, limit, total }) }
      const end = offset + limit
      if (sort === 'organisation' && end < total && end <= mostSkipped && !this.#lists.has(name)) {
        const top = this.#topByOrganisation(scope, filter, end)
        if (top.length === end) return { total, places: top.slice(offset) }
      }
    }
    const all = remember(this.#lists, name, () => this.#list(filter, mostFound))
    return { total: all.length, places: all.slice(offset, offset + limit) }
  }

  /** People anywhere, best first; what is typed into every box that looks for somebody. */
  find(query: string, limit: number): PersonId[] {
    const filter = { query, sectorId: null, organisationId: null, sort: 'name', descending: false } as const
    return this.idsAt(this.page(filter, 0, limit).places)
  }

  /** The whole list, however long. */
  everyone(filter: PeopleFilter): number[] {
    this.#forgetStale()
    return this.#list(filter, unbounded)
  }

  /** Who stands at these places, in their order. */
  idsAt(places: readonly number[]): PersonId[] {
    return queries.peopleAt.all(this.#db, { places: JSON.stringify(places) })
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
      const places = statement.all(this.#db, { offset: Math.max(0, skipped), limit: taken })
      return fromEnd ? places.reverse() : places
    }
    if (offset + taken > mostSkipped)
      return remember(this.#lists, name, () => this.#scoped(scope, descending, 0, unbounded)).slice(
        offset,
        offset + taken,
      )
    return this.#scoped(scope, descending, offset, taken)
  }

  /** Organisation after organisation, until `most` are found; those who sit nowhere are not reached. */
  #topByOrganisation(scope: Within, { organisationId, descending }: PeopleFilter, most: number): number[] {
    const asked = { ...this.#asked(scope), organisation: organisationId ?? 0 }
    // Those of an organisation are all shown there.
    const organisations =
      organisationId === null ? queries.organisationsByName[descending ? 'down' : 'up'].all(this.#db) : [organisationId]
    const line = scope.kind === 'all' ? '' : ` AND ${scopeLine(scope)}`
    const top: number[] = []
    for (const at of organisations) {
      const match = scopeLine({ kind: 'organisation', id: at }) + line
      top.push(...queries.shownAt[scope.kind].all(this.#db, { ...asked, match, at, limit: most - top.length }))
      if (top.length === most) break
    }
    return top
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
        ? (descending ? queries.pageByNameDown : queries.pageByName).all(this.#db, everything)
        : this.#scoped(scope, descending, 0, unbounded)
    const statement = queries.everyoneByPost[sort][descending ? 'down' : 'up'][scope.kind]
    return statement.all(this.#db, { ...this.#asked(scope), organisation: organisationId ?? 0 })
  }

  #search(typed: string, scope: Within, most: number): number[] {
    const digits = searchDigits(typed)
    if (digits !== null) return this.#byNumber(digits, scope, most)
    const words = searchWords(typed)
    return words.length === 0 ? [] : this.#words.find(words, scope, this.#today(), most)
  }

  #byNumber(digits: string, scope: Within, limit: number): number[] {
    const most = scope.kind === 'all' ? limit : Math.max(limit, mostNumbers)
    const range = { from: digits, to: afterPrefix(digits), most, limit }
    return queries.numbersFrom[scope.kind].all(this.#db, { ...this.#asked(scope), ...range })
  }

  #scoped(scope: Within, descending: boolean, offset: number, limit: number): number[] {
    const statement = (descending ? queries.pageOfScopeDown : queries.pageOfScope)[scope.kind]
    return statement.all(this.#db, { ...this.#asked(scope), match: scopeLine(scope), offset, limit })
  }

  /** Only people with dated places have to be looked at one by one. */
  #count(scope: Within): number {
    if (scope.kind === 'all') return queries.countPeople.get(this.#db)?.count ?? 0
    const line = scopeLine(scope)
    const dated = { ...this.#asked(scope), match: `${line} AND "þdated"` }
    const [undated = 0] = queries.countOfMatch.all(this.#db, { match: `${line} NOT "þdated"` })
    const [sitting = 0] = queries.countOfScope[scope.kind].all(this.#db, dated)
    return undated + sitting
  }

  #sorted(found: readonly number[], { sort, descending, organisationId }: PeopleFilter): number[] {
    const direction = descending ? -1 : 1
    if (sort === 'name') return found.toSorted((a, b) => direction * (a - b))
    const people = queries.postsAt.all(this.#db, {
      places: JSON.stringify(found),
      today: this.#today(),
      organisation: organisationId ?? 0,
    })
    const text = (person: (typeof people)[number]) => (sort === 'position' ? person.post : person.organisation) ?? ''
    return people
      .sort(
        (a, b) =>
          // People without a post stand last in either direction.
          Number(text(a) === '') - Number(text(b) === '') || direction * compare(text(a), text(b)) || a.place - b.place,
      )
      .map(({ place }) => place)
  }

  #asked(scope: Within): { scope: number; today: string } {
    return { scope: scope.id, today: this.#today() }
  }

  /** What was kept holds until something is written or the day changes. */
  #forgetStale(): void {
    const state = `${queries.writesSoFar.get(this.#db)?.count} ${this.#today()}`
    if (state === this.#state) return
    this.#state = state
    this.#lists.clear()
    this.#counts.clear()
    this.#words.forget()
  }
}

const everything = { offset: 0, limit: unbounded }

/** What `make` makes, once; the oldest is let go for a new one. */
function remember<T>(kept: Map<string, T>, name: string, make: () => T): T {
  let value = kept.get(name)
  if (value === undefined) {
    value = make()
    const oldest = kept.keys().next()
    if (kept.size >= mostRemembered && !oldest.done) kept.delete(oldest.value)
    kept.set(name, value)
  }
  return value
}

function scopeOf({ sectorId, organisationId }: PeopleFilter): Within {
  if (organisationId !== null) return { kind: 'organisation', id: organisationId }
  if (sectorId === 0) return { kind: 'unplaced', id: 0 }
  return sectorId === null ? { kind: 'all', id: 0 } : { kind: 'sector', id: sectorId }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
