/** What matching and commit need to know of the people already in the roster. */
import type { OrganisationId, PersonId, PostId } from '../../contract/ids.ts'
import { read, type ReadDb } from '../database/statements.ts'
import type { RosterScan, ScannedPerson, ScannedSeat } from './match/rosterIndex.ts'

export interface KnownPerson {
  id: PersonId
  name: string
  nameKey: string
  nip: string
  nrp: string
  rank: string
  sex: string
  phone: string
  email: string
  note: string
}

/** A membership that is open today, or will be. */
export interface Seat {
  membershipId: number
  organisationId: OrganisationId
  organisation: string
  kind: 'agency' | 'team'
  postId: PostId | null
  post: string
  postKey: string
  fromDate: string | null
  /** False where it begins later than today. */
  begun: boolean
}

const personColumns = `id, name, name_key AS nameKey, nip, nrp, rank, sex, phone, email, note`
const byId = read<{ id: number }, KnownPerson>(`SELECT ${personColumns} FROM person WHERE id = @id`)
const byNip = read<{ nip: string }, KnownPerson>(`SELECT ${personColumns} FROM person WHERE nip = @nip AND nip <> ''`)
const byNips = read<{ nips: string }, KnownPerson>(
  `SELECT ${personColumns} FROM person WHERE nip <> '' AND nip IN (SELECT value FROM json_each(@nips))`,
)
const seatsOf = read<{ id: number; today: string }, Omit<Seat, 'begun'> & { begun: 0 | 1 }>(
  `SELECT m.id AS membershipId, o.id AS organisationId, o.name AS organisation, o.kind, m.post_id AS postId,
          ifnull(p.title, '') AS post, ifnull(p.title_key, '') AS postKey, m.from_date AS fromDate,
          (m.from_date IS NULL OR m.from_date <= @today) AS begun
   FROM membership m JOIN organisation o ON o.id = m.organisation_id LEFT JOIN post p ON p.id = m.post_id
   WHERE m.person_id = @id AND (m.until_date IS NULL OR m.until_date >= @today)`,
)

const personCount = read<undefined, { count: number }>(`SELECT count(*) AS count FROM person`)
const everyPerson = read<undefined, ScannedPerson>(
  `SELECT id, name_key AS nameKey, nip, nrp, phone, email, sex FROM person ORDER BY id`,
)
const everySeat = read<{ today: string }, ScannedSeat>(
  `SELECT m.person_id AS personId, m.organisation_id AS organisationId, ifnull(p.title_key, '') AS postKey
   FROM membership m LEFT JOIN post p ON p.id = m.post_id
   WHERE m.until_date IS NULL OR m.until_date >= @today ORDER BY m.person_id`,
)

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
    return byId.get(this.#db, { id })
  }
  byNip(nip: string): KnownPerson | undefined {
    return this.#nips.has(nip) ? this.#nips.get(nip) : byNip.get(this.#db, { nip })
  }
  /** Looks many NIPs up at once; from then on `byNip` answers from what it found. */
  expectNips(nips: readonly string[]): void {
    for (const nip of nips) this.#nips.set(nip, undefined)
    for (const person of byNips.all(this.#db, { nips: JSON.stringify(nips) })) this.#nips.set(person.nip, person)
  }
  /** In the order they were taken. */
  seats(id: PersonId): Seat[] {
    const seats = seatsOf
      .all(this.#db, { id, today: this.#today })
      .map(({ begun, ...seat }) => ({ ...seat, begun: begun === 1 }))
    return seats.length > 1 ? seats.sort((a, b) => a.membershipId - b.membershipId) : seats
  }
  /** Everybody, in the order of their ids; each part is read from the database as it is walked through. */
  scan(): RosterScan {
    return {
      count: personCount.get(this.#db)?.count ?? 0,
      people: everyPerson.iterate(this.#db),
      seats: { [Symbol.iterator]: () => everySeat.iterate(this.#db, { today: this.#today }) },
    }
  }
}
