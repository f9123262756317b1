/** Writes what an import decided: all of it in one command, or nothing. */
import type { ImportDecisions, ImportResult, ImportRow, RowDecision, RowValues } from '../../contract/imports.ts'
import type { OrganisationId, PersonId, PostId } from '../../contract/ids.ts'
import { addDays } from '../../contract/dates.ts'
import type { WriteDb } from '../database/statements.ts'
import { organisationKey, postKey } from '../roster/rules.ts'
import { leftSeat, rowChanges } from './changes.ts'
import { Directory, organisationMatchKey } from './directory.ts'
import { organisationName } from './organisationName.ts'
import { KnownPeople, type Seat } from './people.ts'
import * as sql from './queries.ts'
import { guessSector } from './sectors.ts'
import { nameKey } from './values/personName.ts'

export type Counts = Omit<ImportResult, 'entryId'>

export class Committer {
  readonly #db: WriteDb
  readonly #today: string
  readonly #decisions: ImportDecisions
  readonly #people: KnownPeople
  readonly #directory: Directory
  readonly #sectors: Map<string, number>
  readonly #created = new Map<string, OrganisationId>()
  readonly #posts = new Map<string, PostId>()
  readonly counts: Counts = { created: 0, updated: 0, unchanged: 0, left: 0, organisationsCreated: 0 }

  /** `today` (`YYYY-MM-DD`) is the day moves take effect. */
  constructor(db: WriteDb, today: string, decisions: ImportDecisions) {
    this.#db = db
    this.#today = today
    this.#decisions = decisions
    this.#people = new KnownPeople(db, today)
    this.#directory = new Directory(db)
    this.#sectors = new Map(sql.sectors.all(db).map(({ id, name }) => [name, id]))
  }

  apply(row: ImportRow): void {
    const decision = this.#decisions.rows[row.key] ?? defaultDecision(row)
    if (decision.action === 'skip' || !row.values.name) {
      if (row.outcome === 'unchanged') this.counts.unchanged++
      else this.counts.left++
    } else if (decision.action === 'create') this.#create(row.values)
    else this.#update(row.values, decision.personId, decision.keepName)
  }

  #create(values: RowValues): void {
    const name = values.name ?? ''
    const { id } = sql.insertPerson.run(this.#db, {
      name,
      nameKey: nameKey(name),
      nip: values.nip ?? '',
      nrp: values.nrp ?? '',
      rank: values.rank ?? '',
      sex: values.sex ?? '',
      phone: values.phone ?? '',
      email: values.email ?? '',
      note: values.note ?? '',
    })
    const organisationId = this.#organisation(values.organisation)
    if (organisationId !== undefined) this.#seat(id as PersonId, organisationId, values.position ?? '', null)
    this.counts.created++
  }

  #update(values: RowValues, personId: PersonId, keepName: boolean): void {
    const person = this.#people.byId(personId)
    if (!person) {
      this.counts.left++
      return
    }
    const seats = this.#people.seats(personId)
    const organisationId = this.#organisation(values.organisation)
    const changes = rowChanges(values, person, seats, organisationId).filter(
      ({ field }) => !(keepName && field === 'name'),
    )
    if (changes.length === 0) {
      this.counts.unchanged++
      return
    }
    const to = Object.fromEntries(changes.map((change) => [change.field, change.to]))
    const name = to['name'] ?? person.name
    sql.updatePerson.run(this.#db, { ...person, ...to, name, nameKey: nameKey(name) })
    if ('organisation' in to || 'position' in to) this.#move(personId, seats, organisationId, values.position ?? '')
    this.counts.updated++
  }

  /** Closes the seat that is left and opens the new one today. */
  #move(personId: PersonId, seats: Seat[], organisationId: OrganisationId | undefined, position: string): void {
    const here = seats.filter((seat) => seat.organisationId === organisationId)
    const left = leftSeat(here.length > 0 ? here : seats)
    const target = organisationId ?? left?.organisationId
    if (target === undefined) return
    if (left && (left.fromDate === null || left.fromDate < this.#today))
      sql.endMembership.run(this.#db, { id: left.membershipId, until: addDays(this.#today, -1) })
    else if (left) sql.removeMembership.run(this.#db, { id: left.membershipId })
    this.#seat(personId, target, position, left ? this.#today : null)
  }

  #seat(personId: PersonId, organisationId: OrganisationId, position: string, fromDate: string | null): void {
    sql.insertMembership.run(this.#db, {
      personId,
      organisationId,
      postId: position === '' ? null : this.#post(organisationId, position),
      fromDate,
    })
  }

  #post(organisationId: OrganisationId, title: string): PostId {
    const titleKey = postKey(title)
    const key = `${organisationId} ${titleKey}`
    let id = this.#posts.get(key) ?? sql.postByKey.get(this.#db, { organisationId, titleKey })?.id
    id ??= sql.insertPost.run(this.#db, { organisationId, title, titleKey }).id as PostId
    this.#posts.set(key, id)
    return id
  }

  /** The organisation a row names; one the roster does not know is used or created as decided. */
  #organisation(text: string | undefined): OrganisationId | undefined {
    if (!text) return undefined
    const key = organisationMatchKey(text)
    const known = this.#created.get(key) ?? this.#directory.find(text)
    if (known !== undefined) return known
    const decision = this.#decisions.organisations[text]
    let id: OrganisationId
    if (decision?.action === 'use') {
      id = decision.organisationId
      sql.insertAlias.run(this.#db, { organisationId: id, name: text, nameKey: organisationKey(text) })
    } else {
      const sectorId = decision ? decision.sectorId : (this.#sectors.get(guessSector(text) ?? '') ?? null)
      id = sql.insertOrganisation.run(this.#db, {
        name: organisationName(text),
        nameKey: organisationKey(text),
        sectorId,
      }).id as OrganisationId
      this.counts.organisationsCreated++
    }
    this.#created.set(key, id)
    return id
  }
}

/** What happens to a row nobody decided about. */
function defaultDecision(row: ImportRow): RowDecision {
  if (row.outcome === 'new') return { action: 'create' }
  if (row.outcome === 'changed' && row.match) return { action: 'update', personId: row.match.personId, keepName: false }
  return { action: 'skip' }
}
