/** What matching and commit need to know of the people already in the roster. */
import type { PersonId } from '../../contract/ids.ts'
import type { ReadDb } from '../database/statements.ts'
import { begunOn, mostTelling } from '../tenure/rules.ts'
import type { KnownMembership, KnownPerson } from './known.ts'
import type { RosterScan } from './rosterIndex.ts'
import * as sql from './queries.ts'

/** Looks people up as of a day (`YYYY-MM-DD`), by index only. */
export class KnownPeople {
  readonly #db: ReadDb
  readonly #today: string
  readonly #nips = new Map<string, KnownPerson | undefined>()

  constructor(db: ReadDb, today: string) {
    this.#db = db
    this.#today = today
  }

  byId(id: PersonId): KnownPerson | undefined {
    return sql.byId.get(this.#db, { id })
  }
  byNip(nip: string): KnownPerson | undefined {
    return this.#nips.has(nip) ? this.#nips.get(nip) : sql.byNip.get(this.#db, { nip })
  }
  /** Looks many NIPs up at once; from then on `byNip` answers from what it found. */
  expectNips(nips: readonly string[]): void {
    for (const nip of nips) this.#nips.set(nip, undefined)
    for (const person of sql.byNips.all(this.#db, { nips: JSON.stringify(nips) })) this.#nips.set(person.nip, person)
  }
  /** First the one lists show, and so on; those that begin later stand last. */
  memberships(id: PersonId): KnownMembership[] {
    const memberships = sql.membershipsOf
      .all(this.#db, { id, today: this.#today })
      .map((one) => ({ ...one, begun: begunOn(one, this.#today) }))
    return memberships.length > 1
      ? memberships.sort((a, b) => Number(b.begun) - Number(a.begun) || mostTelling(a, b))
      : memberships
  }
  /** Everybody, in the order of their ids; each part is read from the database as it is walked through. */
  scan(): RosterScan {
    return {
      count: sql.personCount.get(this.#db)?.count ?? 0,
      people: sql.everyPerson.iterate(this.#db),
      memberships: { [Symbol.iterator]: () => sql.everyMembership.iterate(this.#db, { today: this.#today }) },
    }
  }
}
