/**
 * Looks for pairs and keeps what it found while the program runs. A second look asks only about people who changed;
 * a list is given without what has been merged, removed or told apart since.
 */
import type { CallContext } from '../../../contract/api.ts'
import { today } from '../../../contract/dates.ts'
import { type DuplicateKind, type DuplicateList, type DuplicatePair, mostPairs } from '../../../contract/duplicates.ts'
import type { Capacity } from '../../../contract/roster.ts'
import { lastChange } from '../../database/entries.ts'
import { RosterIndex } from '../../identity/rosterIndex.ts'
import { KnownPeople } from '../../identity/people.ts'
import { positionText } from '../../tenure/rules.ts'
import type { Services } from '../../services.ts'
import { inTurns } from '../../turns.ts'
import * as queries from '../queries.ts'
import { organisationPairs } from './organisations.ts'
import { type Looked, PeoplePairs } from './people.ts'
import { type Pair, pairKey, Pairs } from './pairs.ts'
import * as rosterSql from './queries.ts'

/** Above this share of changed people everybody is looked at anew. */
const mostChanged = 0.2
/** Rosters up to this size are looked through without being asked. */
export const quickRoster = 5_000

interface Found {
  pairs: Pairs
  /** State of the journal that was looked at. */
  asOf: number
  at: string
}

export class PairFinder {
  readonly #services: Services
  readonly #found: Partial<Record<DuplicateKind, Found>> = {}
  readonly #dirty = new Set<DuplicateKind>()
  readonly #looking = new Map<DuplicateKind, Promise<void>>()

  constructor(services: Services) {
    this.#services = services
    services.events.listen((event, payload) => {
      if (event !== 'data.changed' || !('topics' in payload) || !payload.topics.includes('roster')) return
      this.#dirty.add('person')
      this.#dirty.add('organisation')
    })
  }

  /** Throws `cancelled`; what was known before stays known then. */
  async look(kind: DuplicateKind, context: CallContext): Promise<void> {
    if (this.#found[kind] !== undefined && !this.#dirty.has(kind)) return
    // Two screens that ask at once wait for one search.
    let running = this.#looking.get(kind)
    if (!running) {
      running = this.#search(kind, context).finally(() => this.#looking.delete(kind))
      this.#looking.set(kind, running)
    }
    await running
  }

  async #search(kind: DuplicateKind, context: CallContext): Promise<void> {
    const { db, now } = this.#services
    const asOf = lastChange.get(db)?.id ?? 0
    this.#dirty.delete(kind)
    try {
      const pairs = kind === 'person' ? await this.#people(context) : this.#organisations()
      this.#found[kind] = { pairs, asOf, at: now().toISOString() }
    } catch (error) {
      this.#dirty.add(kind)
      throw error
    }
  }

  #organisations(): Pairs {
    const pairs = new Pairs()
    for (const pair of organisationPairs(rosterSql.knownOrganisations(this.#services.db))) pairs.add(pair)
    return pairs
  }

  async #people(context: CallContext): Promise<Pairs> {
    const { db, now } = this.#services
    const day = today(now())
    const everybody = new Map(rosterSql.lookedAt.all(db, { today: day }).map((person) => [person.id, person]))
    const known = this.#found.person
    const changed = known ? this.#changed(known.asOf, everybody.size) : undefined
    const pairs = known && changed ? known.pairs : new Pairs()
    const asked: Looked[] = changed
      ? [...changed].map((id) => everybody.get(id)).filter((one) => one !== undefined)
      : [...everybody.values()]
    if (changed && asked.length === 0) {
      pairs.forget(changed)
      return pairs
    }
    const finder = new PeoplePairs(new RosterIndex(new KnownPeople(db, day).scan()))
    const fresh = await inTurns(
      lookAtAll(finder, asked, everybody),
      { label: 'Mencari data ganda', total: asked.length, cancelled: 'Pencarian data ganda dibatalkan.' },
      context,
    )
    if (changed) pairs.forget(changed)
    for (const pair of fresh) pairs.add(pair)
    return pairs
  }

  /** undefined: so many that everybody is looked at. */
  #changed(since: number, people: number): Set<number> | undefined {
    const most = Math.max(50, Math.floor(people * mostChanged))
    const changed = queries.peopleChangedSince.all(this.#services.db, { from: since, most: most + 1 })
    return changed.length > most ? undefined : new Set(changed.map(({ id }) => id))
  }

  list(kind: DuplicateKind): DuplicateList {
    const found = this.#found[kind]
    if (!found) return { pairs: [], total: 0, lookedAt: null, stale: true }
    const standing = this.#standing(kind, found.pairs.all())
    return {
      pairs: kind === 'person' ? this.#shownPeople(standing) : this.#shownOrganisations(standing),
      total: standing.length,
      lookedAt: found.at,
      stale: this.#dirty.has(kind),
    }
  }

  count(kind: DuplicateKind): number | null {
    const found = this.#found[kind]
    return found ? this.#standing(kind, found.pairs.all()).length : null
  }

  /** Pairs of two records that are both still there and were not told apart, most likely first. */
  #standing(kind: DuplicateKind, pairs: readonly Pair[]): Pair[] {
    const { db } = this.#services
    const into = new Map(queries.mergedAway.all(db, { kind }).map(({ gone, kept }) => [gone, kept]))
    const now = (id: number): number => {
      const kept = into.get(id)
      return kept === undefined ? id : now(kept)
    }
    const apart = new Set(queries.apart.all(db, { kind }).map(({ a, b }) => pairKey(now(a), now(b))))
    const ids = JSON.stringify([...new Set(pairs.flatMap(({ a, b }) => [a, b]))])
    const exists = kind === 'person' ? queries.personExists : queries.organisationExists
    const present = new Set(exists.all(db, { ids }).map(({ id }) => id))
    return pairs
      .filter(({ a, b }) => present.has(a) && present.has(b) && !apart.has(pairKey(a, b)))
      .sort((x, y) => y.score - x.score || x.a + x.b - y.a - y.b)
  }

  #shownPeople(pairs: readonly Pair[]): DuplicatePair[] {
    const { db, now } = this.#services
    const shown = pairs.slice(0, mostPairs)
    const rows = queries.personSides.all(db, { ids: idsOf(shown), today: today(now()) })
    return sided(
      shown,
      rows.map(({ post, capacity, organisation, ...row }) => ({
        ...row,
        detail: [positionText((capacity ?? 'definitif') as Capacity, post ?? ''), organisation]
          .filter(Boolean)
          .join(', '),
      })),
    )
  }

  #shownOrganisations(pairs: readonly Pair[]): DuplicatePair[] {
    const shown = pairs.slice(0, mostPairs)
    const rows = queries.organisationSides.all(this.#services.db, { ids: idsOf(shown) })
    return sided(
      shown,
      rows.map(({ sector, ...row }) => ({ ...row, detail: sector ?? '' })),
    )
  }
}

/** Person by person; yields how many were looked at. */
function* lookAtAll(
  finder: PeoplePairs,
  asked: readonly Looked[],
  everybody: ReadonlyMap<number, Looked>,
): Generator<number, Pair[]> {
  const found: Pair[] = []
  for (const [done, person] of asked.entries()) {
    yield done
    found.push(...finder.of(person, (id) => everybody.get(id)))
  }
  return found
}

const idsOf = (pairs: readonly Pair[]) => JSON.stringify([...new Set(pairs.flatMap(({ a, b }) => [a, b]))])

/** The record that knows more is the one to keep; of two alike, the older. */
function sided(
  pairs: readonly Pair[],
  rows: readonly { id: number; name: string; detail: string; weight: number }[],
): DuplicatePair[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return pairs.flatMap(({ a, b, score, evidence }) => {
    const [one, other] = [byId.get(Math.min(a, b)), byId.get(Math.max(a, b))]
    if (!one || !other) return []
    const [kept, gone] = other.weight > one.weight ? [other, one] : [one, other]
    const side = ({ id, name, detail }: typeof one) => ({ id, name, detail })
    return [{ key: pairKey(a, b), kept: side(kept), gone: side(gone), score, evidence }]
  })
}
