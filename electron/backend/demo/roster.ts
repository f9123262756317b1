/** Writes the demo organisations, people, posts and memberships, and remembers who is where. */
import type { OrganisationId, PersonId, PostId } from '../../contract/ids.ts'
import { Directory } from '../agencies/directory.ts'
import { officeOrganisation } from '../agencies/queries.ts'
import { holderOn, positionText, type Tenure } from '../tenure/rules.ts'
import type { WriteDb } from '../database/statements.ts'
import type { DemoOrganisation, DemoSeat } from './data.ts'
import {
  insertAlias,
  insertMembership,
  insertOrganisation,
  insertPerson,
  insertSector,
  postCalled,
  updateOrganisation,
} from '../roster/writeQueries.ts'
import { placeOrganisation, selectSectors } from './queries.ts'

export interface PlacedPerson {
  id: PersonId
  name: string
  sex: 'L' | 'P'
  phone: string
  email: string
}

export interface PlacedOrganisation {
  id: OrganisationId
  name: string
  sector: string
  /** Order on an attendance sheet. */
  position: number
}

interface Holding extends Tenure {
  person: PlacedPerson
}

/** What later parts of the demo look up by name. A name that is not there is a mistake in the data and throws. */
export class DemoRoster {
  readonly #own: { id: OrganisationId; index: number } | null
  readonly #organisations = new Map<string, PlacedOrganisation>()
  readonly #people = new Map<string, PlacedPerson>()
  readonly #posts = new Map<string, PostId>()
  readonly #holdings = new Map<number, Holding[]>()

  constructor(db: WriteDb, organisations: readonly DemoOrganisation[]) {
    this.#own = ownAmong(db, organisations)
    const sectors = new Map(selectSectors.all(db).map((sector) => [sector.name, sector]))
    for (const [index, organisation] of organisations.entries()) {
      let sector = sectors.get(organisation.sector)
      if (!sector) {
        const made = { name: organisation.sector, position: sectors.size + 1 }
        sectors.set(organisation.sector, (sector = { id: insertSector(db, made.name), ...made }))
      }
      this.#add(db, organisation, sector.id, sector.position * 1000 + index)
    }
  }

  organisation = (name: string): PlacedOrganisation => found(this.#organisations, name)
  person = (name: string): PlacedPerson => found(this.#people, name)
  post = (organisation: string, title: string): PostId => found(this.#posts, `${organisation}/${title}`)

  /** Whoever sits in the post on a day, with the post as written beside the name: "Plt. Camat". */
  holder(organisation: string, title: string, date: string): { person: PlacedPerson; position: string } | null {
    const holding = holderOn(this.#holdings.get(this.post(organisation, title)) ?? [], date)
    return holding && { person: holding.person, position: positionText(holding.capacity, title) }
  }

  #add(db: WriteDb, organisation: DemoOrganisation, sectorId: number, position: number): void {
    const { name, sector } = organisation
    const values = {
      name,
      shortName: organisation.short ?? '',
      kind: organisation.kind ?? ('agency' as const),
      sectorId,
      parentId: organisation.parent === undefined ? null : this.organisation(organisation.parent).id,
      note: organisation.note ?? '',
    }
    const index = this.#organisations.size
    const own = this.#own?.index === index ? this.#own.id : null
    const id = own ?? insertOrganisation(db, values, index + 1)
    if (own !== null) {
      updateOrganisation(db, own, values)
      placeOrganisation.run(db, { id: own, position: index + 1 })
    }
    this.#organisations.set(name, { id, name, sector, position })
    for (const alias of organisation.aliases ?? []) insertAlias(db, id, alias)
    for (const seat of organisation.people) this.#seat(db, { id, name }, seat)
  }

  #seat(db: WriteDb, organisation: { id: OrganisationId; name: string }, seat: DemoSeat): void {
    const person = this.#people.get(seat.name) ?? this.#addPerson(db, seat)
    const key = `${organisation.name}/${seat.post}`
    let postId = this.#posts.get(key)
    if (postId === undefined) {
      const called = postCalled(db, organisation.id, seat.post)
      if (called === null) throw new Error(`The demo data gives ${seat.name} no post.`)
      this.#posts.set(key, (postId = called))
    }
    const tenure = {
      capacity: seat.capacity ?? ('definitif' as const),
      fromDate: seat.from,
      untilDate: seat.until ?? null,
    }
    const id = insertMembership(db, person.id, {
      organisation: organisation.id,
      post: postId,
      capacity: tenure.capacity,
      from: tenure.fromDate,
      until: tenure.untilDate,
    })
    this.#holdings.set(postId, [...(this.#holdings.get(postId) ?? []), { id, ...tenure, person }])
  }

  #addPerson(db: WriteDb, seat: DemoSeat): PlacedPerson {
    if (!seat.sex) throw new Error(`The demo data names ${seat.name} without a description.`)
    const person = { name: seat.name, sex: seat.sex, phone: seat.phone ?? '', email: seat.email ?? '' }
    const id = insertPerson(db, {
      ...person,
      nip: seat.nip ?? '',
      nrp: seat.nrp ?? '',
      rank: seat.rank ?? '',
      note: '',
    })
    const placed = { id, ...person }
    this.#people.set(seat.name, placed)
    return placed
  }
}

/** Which of the demo's organisations the office itself is; null where it is none of them. */
function ownAmong(
  db: WriteDb,
  organisations: readonly DemoOrganisation[],
): { id: OrganisationId; index: number } | null {
  const id = officeOrganisation(db)
  if (id === null) return null
  const names = organisations.flatMap(({ name, short, aliases = [] }, index) =>
    ['', ...(short ? [short] : []), ...aliases].map((alias) => ({ id: index as OrganisationId, name, alias })),
  )
  const index = new Directory(db, names).find(new Directory(db).nameOf(id))
  return index === undefined ? null : { id, index }
}

function found<T>(map: ReadonlyMap<string, T>, name: string): T {
  const value = map.get(name)
  if (value === undefined) throw new Error(`The demo data has no ${name}.`)
  return value
}
