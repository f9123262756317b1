/** Writes what an import decided: all of it in one command, or nothing. */
import type {
  AbsentDecision,
  CompleteList,
  FieldChange,
  ImportDecisions,
  ImportAbsences,
  ImportPreview,
  ImportResult,
  ImportRow,
  RowDecision,
  RowValues,
} from '../../contract/imports.ts'
import type { OrganisationId, PersonId, PostId } from '../../contract/ids.ts'
import { addDays } from '../../contract/dates.ts'
import { absence, decisionFor, defaultDecision, isInDoubt, written } from '../../contract/importRules.ts'
import { Failure } from '../../contract/errors.ts'
import type { WriteDb } from '../database/statements.ts'
import {
  closeMembership,
  deleteMembership,
  insertAlias,
  insertMembership,
  insertMemberships,
  insertOrganisation,
  insertPeople,
  type MembershipValues,
  postCalled,
  postsCalled,
  updatePerson,
} from '../roster/writeQueries.ts'
import { leftMembership, rowChanges } from './match/changes.ts'
import { Directory, organisationMatchKey } from '../agencies/directory.ts'
import { newOrganisations } from './newOrganisations.ts'
import { organisationName } from '../agencies/organisationName.ts'
import type { KnownMembership } from '../identity/known.ts'
import { KnownPeople } from '../identity/people.ts'
import * as sql from './queries.ts'
import { guessSector } from '../agencies/sectors.ts'

type Update = Extract<RowDecision, { action: 'update' }>
export type Counts = Omit<ImportResult, 'entryId' | 'toMend'>

export class Committer {
  readonly #db: WriteDb
  readonly #today: string
  /** The day on which changes of place take effect. */
  readonly #from: string
  readonly #decisions: ImportDecisions
  readonly #people: KnownPeople
  readonly #directory: Directory
  readonly #sectors: Map<string, number>
  /** By the key of their name; several texts may mean one. */
  readonly #created = new Map<string, OrganisationId>()
  /** What each text of the file turned out to mean. */
  readonly #named = new Map<string, OrganisationId>()
  /** Rows that are new people: written together at the end. */
  readonly #newcomers: ImportRow[] = []
  readonly #newcomersNips = new Set<string>()
  /** Of organisations the roster does not know: each spelling in the file → the fullest one. */
  #spellings: ReadonlyMap<string, string> = new Map()
  /** By organisation and title as written. */
  readonly #posts = new Map<string, PostId | null>()
  readonly #complete: ReadonlyMap<OrganisationId, CompleteList>
  /** Row key → what was done about it. */
  readonly #decided = new Map<string, RowDecision>()
  /** Who the rows turned out to be. */
  readonly #rowPeople = new Map<string, PersonId>()
  /** As what known people were counted, each of whom may still turn out to leave. */
  readonly #counted = new Map<PersonId, 'updated' | 'unchanged'>()
  readonly counts: Counts = { created: 0, updated: 0, unchanged: 0, left: 0, organisationsCreated: 0, departed: 0 }
  /** Keys of the rows that were not applied, or whose cells in doubt were left out. */
  readonly left = new Set<string>()

  /** `today` is `YYYY-MM-DD`; the decisions' own date, where given, is the day moves take effect. */
  constructor(db: WriteDb, today: string, decisions: ImportDecisions) {
    this.#db = db
    this.#today = today
    this.#from = decisions.from ?? today
    this.#decisions = decisions
    this.#complete = new Map(decisions.complete.map((list) => [list.organisationId, list]))
    this.#people = new KnownPeople(db, today)
    this.#directory = new Directory(db)
    this.#sectors = new Map(sql.sectors.all(db).map(({ id, name }) => [name, id]))
  }

  /** Writes the rows, then closes the places of those who are not in an agency's complete list. */
  apply({ rows, absences, returned, file }: ImportPreview): Counts {
    const texts = new Set(rows.flatMap(({ values }) => values.organisation ?? []))
    this.#spellings = newOrganisations(
      this.#db,
      [...texts].filter((text) => this.#directory.find(text) === undefined),
    )
    this.#people.expectNips(rows.flatMap(({ values }) => values.nip ?? []))
    for (const row of rows) this.#row(row, returned !== undefined)
    this.#createNewcomers()
    for (const one of absences) {
      const list = this.#complete.get(one.organisationId)
      if (list) this.#depart(one, list)
    }
    if (this.wrote) this.#rememberDoubts(rows, file.sha256)
    return this.counts
  }

  /** Whether anything of the file came into the roster. */
  get wrote(): boolean {
    const { created, updated, departed, organisationsCreated } = this.counts
    return created + updated + departed + organisationsCreated > 0
  }

  #row(row: ImportRow, returned: boolean): void {
    const decision = this.#decision(row)
    this.#decided.set(row.key, decision)
    if (decision.action === 'skip' || !row.values.name) {
      if (row.match) this.#rowPeople.set(row.key, row.match.personId)
      if (row.outcome === 'unchanged') this.#count('unchanged', row.match?.personId)
      else {
        this.counts.left++
        this.left.add(row.key)
      }
    } else if (decision.action === 'create') this.#create(row)
    else {
      // What a returned row changed was worked out against the row as it was sent, not against the roster.
      const known = returned && row.match?.personId === decision.personId ? (row.changes ?? []) : undefined
      this.#update(row, decision, known)
    }
    if (isInDoubt(row)) this.left.add(row.key)
  }

  /** A number that came into the roster since is not given to a second person. */
  #decision(row: ImportRow): RowDecision {
    const decision = decisionFor(row, this.#decisions.rows[row.key])
    const taken = decision.action === 'create' && this.#isTaken(row.values.nip ?? '', null)
    return taken ? defaultDecision(row) : decision
  }

  #create(row: ImportRow): void {
    this.#newcomers.push(row)
    if (row.values.nip) this.#newcomersNips.add(row.values.nip)
    this.#organisation(row.values.organisation)
    this.counts.created++
  }

  #createNewcomers(): void {
    const people = this.#newcomers.map(({ values }) => ({
      name: values.name ?? '',
      nip: values.nip ?? '',
      nrp: values.nrp ?? '',
      rank: values.rank ?? '',
      sex: values.sex ?? '',
      phone: values.phone ?? '',
      email: values.email ?? '',
      note: values.note ?? '',
    }))
    const ids = insertPeople(this.#db, people)
    this.#createPosts(this.#newcomers)
    const memberships = this.#newcomers.flatMap(({ key, values }, index) => {
      const person = ids[index] as PersonId
      this.#rowPeople.set(key, person)
      const organisation = this.#organisation(values.organisation)
      if (organisation === undefined) return []
      return { person, ...this.#membership(organisation, values.position ?? '', this.#since(organisation)) }
    })
    insertMemberships(this.#db, memberships)
  }

  #update({ key, values }: ImportRow, decision: Update, known: readonly FieldChange[] | undefined): void {
    const { personId } = decision
    const person = this.#people.byId(personId)
    if (!person) {
      this.counts.left++
      this.left.add(key)
      return
    }
    this.#rowPeople.set(key, personId)
    const memberships = this.#people.memberships(personId)
    const organisationId = this.#organisation(values.organisation)
    const asked = written(decision, known ?? rowChanges(values, person, memberships, organisationId))
    // One person's NIP cannot be another's too: the row goes back with it.
    const changes = asked.filter(({ field, to }) => field !== 'nip' || !this.#isTaken(to, personId))
    if (changes.length < asked.length) this.left.add(key)
    if (changes.length === 0) {
      if (asked.length > 0) this.counts.left++
      else this.#count('unchanged', personId)
      return
    }
    const to = Object.fromEntries(changes.map((change) => [change.field, change.to]))
    const name = to['name'] ?? person.name
    updatePerson(this.#db, personId, { ...person, ...to, name })
    if ('nip' in to) this.#people.expectNips([person.nip, to['nip'] ?? ''])
    if ('organisation' in to || 'position' in to) this.#move(personId, memberships, organisationId, values)
    this.#count('updated', personId)
  }

  #count(as: 'updated' | 'unchanged', personId: PersonId | undefined): void {
    this.counts[as]++
    if (personId !== undefined) this.#counted.set(personId, as)
  }

  /** By anybody else than this person. */
  #isTaken(nip: string, personId: PersonId | null): boolean {
    if (nip === '') return false
    const owner = this.#people.byNip(nip)
    return this.#newcomersNips.has(nip) || (owner !== undefined && owner.id !== personId)
  }

  /** Closes the membership that is left the day before, and opens the new one. */
  #move(
    personId: PersonId,
    memberships: KnownMembership[],
    organisationId: OrganisationId | undefined,
    values: RowValues,
  ): void {
    const here = memberships.filter((membership) => membership.organisationId === organisationId)
    const left = leftMembership(here.length > 0 ? here : memberships)
    const target = organisationId ?? left?.organisationId
    if (target === undefined) return
    const position = values.position ?? ''
    if (!left) return this.#addMembership(personId, target, position, this.#since(target))
    const from = this.#effective(left)
    if (left.fromDate === null || left.fromDate < from) closeMembership(this.#db, left.id, addDays(from, -1))
    else deleteMembership(this.#db, left.id)
    this.#addMembership(personId, target, position, from)
  }

  /** A membership cannot be left before it is taken: one that began after the chosen day is left today. */
  #effective({ fromDate }: KnownMembership): string {
    return fromDate !== null && fromDate > this.#from ? (fromDate > this.#today ? fromDate : this.#today) : this.#from
  }

  /** Newcomers to a list that is kept up to date came on the day it took effect; of others nobody knows. */
  #since(organisationId: OrganisationId): string | null {
    return this.#complete.has(organisationId) ? this.#from : null
  }

  #depart({ organisationId, absent }: ImportAbsences, list: CompleteList): void {
    for (const person of absent) {
      const decision = absence(person, list.absent[String(person.personId)], (key) => this.#decided.get(key))
      if (decision.action === 'stay') continue
      const { personId } = person
      const memberships = this.#people
        .memberships(personId)
        .filter((membership) => membership.begun && membership.organisationId === organisationId)
      const until = (decision.action === 'leave' ? decision.until : null) ?? addDays(this.#from, -1)
      for (const { id } of memberships) closeMembership(this.#db, id, until)
      if (decision.action === 'move') this.#moveAway(personId, decision)
      if (memberships.length === 0) continue
      this.counts.departed++
      // Marked in the file: the row that says so has been counted, and nobody is counted twice.
      const counted = this.#counted.get(personId)
      if (counted) this.counts[counted]--
      this.#counted.delete(personId)
    }
  }

  #moveAway(personId: PersonId, { organisationId, post }: Extract<AbsentDecision, { action: 'move' }>): void {
    this.#refuseGone(organisationId, 'Instansi tujuan seseorang yang pindah sudah dihapus. Pilih instansi lain.')
    this.#addMembership(personId, organisationId, post, this.#from)
  }

  #refuseGone(organisationId: OrganisationId, message: string): void {
    if (!sql.organisationExists.get(this.#db, { id: organisationId })) throw new Failure('not-found', message)
  }

  /** A row in doubt that is sent back and returns mended is then known to be this person. */
  #rememberDoubts(rows: readonly ImportRow[], sha256: string): void {
    for (const row of rows) {
      const personId = this.#rowPeople.get(row.key)
      if (personId !== undefined && (isInDoubt(row) || row.outcome === 'ambiguous'))
        sql.rememberRow.run(this.#db, { sha256, rowKey: row.key, personId })
    }
  }

  #addMembership(personId: PersonId, organisationId: OrganisationId, position: string, fromDate: string | null): void {
    insertMembership(this.#db, personId, this.#membership(organisationId, position, fromDate))
  }

  #membership(organisation: OrganisationId, position: string, from: string | null): MembershipValues {
    return { organisation, post: this.#post(organisation, position), capacity: 'definitif', from, until: null }
  }

  #post(organisationId: OrganisationId, title: string): PostId | null {
    const asked = `${organisationId} ${title}`
    let id = this.#posts.get(asked)
    if (id === undefined) this.#posts.set(asked, (id = postCalled(this.#db, organisationId, title)))
    return id
  }

  /** Makes the posts of these rows together, as `#post` would one by one. */
  #createPosts(rows: readonly ImportRow[]): void {
    const wanted = new Map<string, { organisation: OrganisationId; title: string }>()
    for (const { values } of rows) {
      const organisation = this.#organisation(values.organisation)
      const title = values.position ?? ''
      if (organisation !== undefined) wanted.set(`${organisation} ${title}`, { organisation, title })
    }
    const ids = postsCalled(this.#db, [...wanted.values()])
    for (const [index, asked] of [...wanted.keys()].entries()) this.#posts.set(asked, ids[index] ?? null)
  }

  #organisation(text: string | undefined): OrganisationId | undefined {
    if (!text) return undefined
    let id = this.#named.get(text)
    if (id === undefined) this.#named.set(text, (id = this.#organisationOf(text)))
    return id
  }

  /** The organisation a row names; one the roster does not know is used or created as decided. */
  #organisationOf(text: string): OrganisationId {
    const fuller = this.#spellings.get(text) ?? text
    if (fuller !== text && !(text in this.#decisions.organisations)) return this.#organisationOf(fuller)
    const key = organisationMatchKey(text)
    const known = this.#created.get(key) ?? this.#directory.find(text)
    if (known !== undefined) return known
    const decision = this.#decisions.organisations[text]
    let id: OrganisationId
    if (decision?.action === 'use') {
      id = decision.organisationId
      this.#refuseGone(id, `Instansi yang dipilih untuk “${text}” sudah dihapus. Pilih instansi lain.`)
      insertAlias(this.#db, id, text)
    } else {
      const sectorId = decision ? decision.sectorId : (this.#sectors.get(guessSector(text) ?? '') ?? null)
      if (sectorId !== null && ![...this.#sectors.values()].includes(sectorId))
        throw new Failure('not-found', `Unsur yang dipilih untuk “${text}” sudah dihapus. Pilih unsur lain.`)
      const name = organisationName(text)
      id = insertOrganisation(this.#db, { name, shortName: '', kind: 'agency', sectorId, parentId: null, note: '' }, 0)
      this.counts.organisationsCreated++
    }
    this.#created.set(key, id)
    return id
  }
}
