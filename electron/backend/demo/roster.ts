/** Writes the demo organisations, people, posts and memberships, and remembers who is where. */
import { nameKey } from '../values/personName.ts'
import { holderOn, positionText, type Tenure } from '../tenure/rules.ts'
import { organisationKey, postKey } from '../roster/rules.ts'
import type { WriteDb } from '../database/statements.ts'
import type { DemoOrganisation, DemoSeat } from './data.ts'
import { addAlias, addMembership, addOrganisation, addPerson, addPost, addSector, selectSectors } from './queries.ts'

export interface PlacedPerson {
  id: number
  name: string
  sex: 'L' | 'P'
  phone: string
  email: string
}

export interface PlacedOrganisation {
  id: number
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
  readonly #organisations = new Map<string, PlacedOrganisation>()
  readonly #people = new Map<string, PlacedPerson>()
  readonly #posts = new Map<string, number>()
  readonly #holdings = new Map<number, Holding[]>()

  constructor(db: WriteDb, organisations: readonly DemoOrganisation[]) {
    const sectors = new Map(selectSectors.all(db).map((sector) => [sector.name, sector]))
    for (const [index, organisation] of organisations.entries()) {
      let sector = sectors.get(organisation.sector)
      if (!sector) {
        const made = { name: organisation.sector, position: sectors.size + 1 }
        sectors.set(organisation.sector, (sector = { id: addSector(db, made), ...made }))
      }
      this.#add(db, organisation, sector.id, sector.position * 1000 + index)
    }
  }

  organisation = (name: string): PlacedOrganisation => found(this.#organisations, name)
  person = (name: string): PlacedPerson => found(this.#people, name)
  post = (organisation: string, title: string): number => found(this.#posts, `${organisation}/${title}`)

  /** Whoever sits in the post on a day, with the post as written beside the name: "Plt. Camat". */
  holder(organisation: string, title: string, date: string): { person: PlacedPerson; position: string } | null {
    const holding = holderOn(this.#holdings.get(this.post(organisation, title)) ?? [], date)
    return holding && { person: holding.person, position: positionText(holding.capacity, title) }
  }

  #add(db: WriteDb, organisation: DemoOrganisation, sectorId: number, position: number): void {
    const { name, sector } = organisation
    const id = addOrganisation(db, {
      name,
      name_key: organisationKey(name),
      short_name: organisation.short ?? '',
      kind: organisation.kind ?? 'agency',
      sector_id: sectorId,
      parent_id: organisation.parent === undefined ? null : this.organisation(organisation.parent).id,
      position: this.#organisations.size + 1,
      note: organisation.note ?? '',
    })
    this.#organisations.set(name, { id, name, sector, position })
    for (const alias of organisation.aliases ?? [])
      addAlias(db, { organisation_id: id, name: alias, name_key: organisationKey(alias) })
    for (const seat of organisation.people) this.#seat(db, { id, name }, seat)
  }

  #seat(db: WriteDb, organisation: { id: number; name: string }, seat: DemoSeat): void {
    const person = this.#people.get(seat.name) ?? this.#addPerson(db, seat)
    const key = `${organisation.name}/${seat.post}`
    let postId = this.#posts.get(key)
    if (postId === undefined) {
      const position = [...this.#posts.keys()].filter((other) => other.startsWith(`${organisation.name}/`)).length + 1
      postId = addPost(db, {
        organisation_id: organisation.id,
        title: seat.post,
        title_key: postKey(seat.post),
        position,
      })
      this.#posts.set(key, postId)
    }
    const tenure = {
      capacity: seat.capacity ?? ('definitif' as const),
      fromDate: seat.from,
      untilDate: seat.until ?? null,
    }
    const id = addMembership(db, {
      person_id: person.id,
      organisation_id: organisation.id,
      post_id: postId,
      capacity: tenure.capacity,
      from_date: tenure.fromDate,
      until_date: tenure.untilDate,
    })
    this.#holdings.set(postId, [...(this.#holdings.get(postId) ?? []), { id, ...tenure, person }])
  }

  #addPerson(db: WriteDb, seat: DemoSeat): PlacedPerson {
    if (!seat.sex) throw new Error(`The demo data names ${seat.name} without a description.`)
    const person = { name: seat.name, sex: seat.sex, phone: seat.phone ?? '', email: seat.email ?? '' }
    const id = addPerson(db, {
      ...person,
      name_key: nameKey(seat.name),
      nip: seat.nip ?? '',
      nrp: seat.nrp ?? '',
      rank: seat.rank ?? '',
    })
    const placed = { id, ...person }
    this.#people.set(seat.name, placed)
    return placed
  }
}

function found<T>(map: ReadonlyMap<string, T>, name: string): T {
  const value = map.get(name)
  if (value === undefined) throw new Error(`The demo data has no ${name}.`)
  return value
}
