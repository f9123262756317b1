/**
 * Everything that is written into the roster, by hand, by an import, by a merge or by the demo data: one statement each,
 * with the keys, identities and places that belong to it. Whoever calls has checked what is written.
 */
import type { MembershipId, OrganisationId, PersonId, PostId, SectorId } from '../../contract/ids.ts'
import type { Capacity } from '../../contract/roster.ts'
import { rankAtBirth, rankUnder, renaming } from '../agencies/rankQueries.ts'
import { read, write, type WriteDb } from '../database/statements.ts'
import { newUuid } from '../database/uuid.ts'
import { nameKey } from '../values/personName.ts'
import { organisationKey, type PersonText, postKey } from './rules.ts'

/** Fields of the JSON objects a statement inserts, as its columns. */
function fields(...names: string[]): string {
  return names.map((name) => `value ->> '${name}'`).join(', ')
}

// Sectors ----------------------------------------------------------------------------------------------------------

const sectorInsert = write<{ name: string }>(
  `INSERT INTO sector (name, position) VALUES (@name, (SELECT ifnull(max(position), 0) + 1 FROM sector))`,
)
export const insertSector = (db: WriteDb, name: string): SectorId => sectorInsert.run(db, { name }).id as SectorId

// People -----------------------------------------------------------------------------------------------------------

/** An import's rows carry their sex as text; the schema refuses any other. */
type PersonValues = Omit<PersonText, 'sex'> & { sex: string }
const personInsert = write<{ people: string }>(
  `INSERT INTO person (uuid, name, name_key, nip, nrp, rank, sex, phone, email, note)
   SELECT ${newUuid}, ${fields('name', 'key', 'nip', 'nrp', 'rank', 'sex', 'phone', 'email', 'note')}
   FROM json_each(@people)`,
)
const personUpdate = write<PersonValues & { id: number; key: string }>(
  `UPDATE person SET name = @name, name_key = @key, nip = @nip, nrp = @nrp, rank = @rank, sex = @sex, phone = @phone,
     email = @email, note = @note WHERE id = @id`,
)
const personAliasInsert = write<{ person: number; name: string; key: string }>(
  `INSERT INTO person_alias (person_id, name, name_key) VALUES (@person, @name, @key)`,
)

/** All at once, which costs a fraction of one by one; their ids, in their order. */
export function insertPeople(db: WriteDb, people: readonly PersonValues[]): PersonId[] {
  const rows = people.map((person) => ({ ...person, key: nameKey(person.name) }))
  const { id: last } = personInsert.run(db, { people: JSON.stringify(rows) })
  return people.map((_, index) => (last - people.length + 1 + index) as PersonId)
}
export const insertPerson = (db: WriteDb, person: PersonValues): PersonId => insertPeople(db, [person])[0] as PersonId
export function updatePerson(db: WriteDb, id: PersonId, person: PersonValues): void {
  personUpdate.run(db, { ...person, id, key: nameKey(person.name) })
}
export function insertPersonAlias(db: WriteDb, person: number, name: string): void {
  personAliasInsert.run(db, { person, name, key: nameKey(name) })
}

// Organisations ----------------------------------------------------------------------------------------------------

export interface OrganisationValues {
  name: string
  shortName: string
  kind: 'agency' | 'team'
  sectorId: number | null
  parentId: number | null
  note: string
}
const organisationInsert = write<OrganisationValues & { key: string; position: number | null }>(
  `INSERT INTO organisation (uuid, name, name_key, short_name, kind, sector_id, parent_id, note, position)
   VALUES (${newUuid}, @name, @key, @shortName, @kind, @sectorId, @parentId, @note,
     ifnull(@position, (SELECT ifnull(max(position), 0) + 1 FROM organisation WHERE sector_id IS @sectorId)))`,
)
const organisationUpdate = write<OrganisationValues & { id: number; key: string }>(
  `UPDATE organisation SET name = @name, name_key = @key, short_name = @shortName, kind = @kind, sector_id = @sectorId,
     parent_id = @parentId, note = @note WHERE id = @id`,
)

/** At the end of its sector, or where `position` says: many at once stand in the order of their names at 0. */
export const insertOrganisation = (
  db: WriteDb,
  values: OrganisationValues,
  position: number | null = null,
): OrganisationId =>
  organisationInsert.run(db, { ...values, key: organisationKey(values.name), position }).id as OrganisationId
export function updateOrganisation(db: WriteDb, id: OrganisationId, values: OrganisationValues): void {
  renaming(db, id, () => organisationUpdate.run(db, { ...values, id, key: organisationKey(values.name) }))
}

const aliasInsert = write<{
  organisation: number
  name: string
  key: string
  kind: 'alias' | 'former'
  until: string | null
}>(
  `INSERT INTO organisation_alias (organisation_id, name, name_key, kind, until_date)
   VALUES (@organisation, @name, @key, @kind, @until) ON CONFLICT (name_key, organisation_id) DO NOTHING`,
)
const aliasUpdate = write<{ id: number; name: string; kind: 'alias' | 'former'; until: string | null }>(
  `UPDATE organisation_alias SET name = @name, kind = @kind, until_date = @until WHERE id = @id`,
)
const aliasDelete = write<{ id: number }>(`DELETE FROM organisation_alias WHERE id = @id`)

/** A name the organisation has already, however spelled, stays as it is. */
export function insertAlias(
  db: WriteDb,
  organisation: number,
  name: string,
  { kind = 'alias', until = null }: { kind?: 'alias' | 'former'; until?: string | null } = {},
): void {
  aliasInsert.run(db, { organisation, name, key: organisationKey(name), kind, until })
}
export function updateAlias(
  db: WriteDb,
  alias: { id: number; name: string; kind: 'alias' | 'former'; until: string | null },
): void {
  aliasUpdate.run(db, alias)
}
export function deleteAlias(db: WriteDb, id: number): void {
  aliasDelete.run(db, { id })
}

// Posts ------------------------------------------------------------------------------------------------------------

const postByKey = read<{ organisation: number; key: string }, { id: PostId }>(
  `SELECT id FROM post WHERE organisation_id = @organisation AND title_key = @key`,
)
const postInsert = write<{ posts: string }>(
  `INSERT INTO post (uuid, organisation_id, title, title_key, rank, position)
   SELECT ${newUuid}, ${fields('organisation', 'title', 'key', 'rank')}, ifnull(value ->> 'position', value ->> 'number'
     + (SELECT ifnull(max(position), 0) FROM post WHERE organisation_id = value ->> 'organisation'))
   FROM json_each(@posts)`,
)
const postRename = write<{ id: number; title: string; key: string; rank: number }>(
  `UPDATE post SET title = @title, title_key = @key, rank = @rank WHERE id = @id`,
)

interface NewPost {
  organisation: number
  title: string
  /** Left out: at the end of those of its rank. */
  position?: number | undefined
}

/** All at once, no two of one title in one organisation; their ids, in their order. */
function insertPosts(db: WriteDb, posts: readonly NewPost[]): PostId[] {
  const counts = new Map<number, number>()
  const rows = posts.map(({ organisation, title, position }) => {
    const number = (counts.get(organisation) ?? 0) + 1
    counts.set(organisation, number)
    return { organisation, title, position, number, key: postKey(title), rank: rankAtBirth(db, organisation, title) }
  })
  const { id: last } = postInsert.run(db, { posts: JSON.stringify(rows) })
  return posts.map((_, index) => (last - posts.length + 1 + index) as PostId)
}
export const insertPost = (db: WriteDb, organisation: number, title: string, position?: number): PostId =>
  insertPosts(db, [{ organisation, title, position }])[0] as PostId

/** The posts of these titles, made where they are not there yet; null for an empty title. */
export function postsCalled(db: WriteDb, asked: readonly NewPost[]): (PostId | null)[] {
  const nameOf = ({ organisation, title }: NewPost) => `${organisation} ${postKey(title)}`
  const known = new Map<string, PostId>()
  const missing = new Map<string, NewPost>()
  for (const post of asked.filter(({ title }) => title !== '')) {
    const id = postByKey.get(db, { organisation: post.organisation, key: postKey(post.title) })?.id
    if (id !== undefined) known.set(nameOf(post), id)
    else if (!missing.has(nameOf(post))) missing.set(nameOf(post), post)
  }
  const made = insertPosts(db, [...missing.values()])
  for (const [index, name] of [...missing.keys()].entries()) known.set(name, made[index] as PostId)
  return asked.map((post) => (post.title === '' ? null : (known.get(nameOf(post)) ?? null)))
}
export const postCalled = (db: WriteDb, organisation: number, title: string, position?: number): PostId | null =>
  postsCalled(db, [{ organisation, title, position }])[0] ?? null
export function renamePost(db: WriteDb, id: PostId, title: string): void {
  postRename.run(db, { id, title, key: postKey(title), rank: rankUnder(db, id, title) })
}

// Memberships ------------------------------------------------------------------------------------------------------

export interface MembershipValues {
  organisation: number
  post: number | null
  capacity: Capacity
  from: string | null
  until: string | null
}
const membershipInsert = write<{ memberships: string }>(
  `INSERT INTO membership (person_id, organisation_id, post_id, capacity, from_date, until_date)
   SELECT ${fields('person', 'organisation', 'post', 'capacity', 'from', 'until')} FROM json_each(@memberships)`,
)
const membershipUpdate = write<MembershipValues & { id: number }>(
  `UPDATE membership SET organisation_id = @organisation, post_id = @post, capacity = @capacity, from_date = @from,
     until_date = @until WHERE id = @id`,
)
const membershipEnd = write<{ id: number; until: string }>(`UPDATE membership SET until_date = @until WHERE id = @id`)
const membershipClose = write<{ id: number; until: string }>(
  `UPDATE membership SET until_date = max(@until, ifnull(from_date, @until))
   WHERE id = @id AND (until_date IS NULL OR until_date > @until)`,
)
const membershipDelete = write<{ id: number }>(`DELETE FROM membership WHERE id = @id`)

export const insertMemberships = (db: WriteDb, memberships: readonly (MembershipValues & { person: number })[]) =>
  membershipInsert.run(db, { memberships: JSON.stringify(memberships) }).id as MembershipId
export const insertMembership = (db: WriteDb, person: number, values: MembershipValues): MembershipId =>
  insertMemberships(db, [{ ...values, person }])
export function updateMembership(db: WriteDb, id: MembershipId, values: MembershipValues): void {
  membershipUpdate.run(db, { ...values, id })
}
/** `until` is the last day. */
export function endMembership(db: WriteDb, id: number, until: string): void {
  membershipEnd.run(db, { id, until })
}
/** On its first day where it begins later; one that ended before stays as it is. */
export function closeMembership(db: WriteDb, id: number, until: string): void {
  membershipClose.run(db, { id, until })
}
export function deleteMembership(db: WriteDb, id: number): void {
  membershipDelete.run(db, { id })
}
