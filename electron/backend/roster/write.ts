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

// Sectors ----------------------------------------------------------------------------------------------------------

const sectorInsert = write<{ name: string }>(
  `INSERT INTO sector (name, position) VALUES (@name, (SELECT ifnull(max(position), 0) + 1 FROM sector))`,
)
export const insertSector = (db: WriteDb, name: string): SectorId => sectorInsert.run(db, { name }).id as SectorId

// People -----------------------------------------------------------------------------------------------------------

/** An import's rows carry their sex as text; the schema refuses any other. */
type PersonValues = Omit<PersonText, 'sex'> & { sex: string }
const personInsert = write<PersonValues & { key: string }>(
  `INSERT INTO person (uuid, name, name_key, nip, nrp, rank, sex, phone, email, note)
   VALUES (${newUuid}, @name, @key, @nip, @nrp, @rank, @sex, @phone, @email, @note)`,
)
const personUpdate = write<PersonValues & { id: number; key: string }>(
  `UPDATE person SET name = @name, name_key = @key, nip = @nip, nrp = @nrp, rank = @rank, sex = @sex, phone = @phone,
     email = @email, note = @note WHERE id = @id`,
)
const personAliasInsert = write<{ person: number; name: string; key: string }>(
  `INSERT INTO person_alias (person_id, name, name_key) VALUES (@person, @name, @key)`,
)

export const insertPerson = (db: WriteDb, person: PersonValues): PersonId =>
  personInsert.run(db, { ...person, key: nameKey(person.name) }).id as PersonId
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
interface PostValues {
  organisation: number
  title: string
  key: string
  position: number | null
  rank: number
}
const postInsert = write<PostValues>(
  `INSERT INTO post (uuid, organisation_id, title, title_key, rank, position)
   VALUES (${newUuid}, @organisation, @title, @key, @rank,
     ifnull(@position, (SELECT ifnull(max(position), 0) + 1 FROM post WHERE organisation_id = @organisation)))`,
)
const postRename = write<{ id: number; title: string; key: string; rank: number }>(
  `UPDATE post SET title = @title, title_key = @key, rank = @rank WHERE id = @id`,
)

/** At the end of those of its rank, or where `position` says. */
export function insertPost(db: WriteDb, organisation: number, title: string, position: number | null = null): PostId {
  const rank = rankAtBirth(db, organisation, title)
  return postInsert.run(db, { organisation, title, key: postKey(title), position, rank }).id as PostId
}
/** The post of this title in the organisation, made when it is not there yet; null for an empty title. */
export function postCalled(db: WriteDb, organisation: number, title: string, position?: number): PostId | null {
  if (title === '') return null
  return postByKey.get(db, { organisation, key: postKey(title) })?.id ?? insertPost(db, organisation, title, position)
}
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
const membershipInsert = write<MembershipValues & { person: number }>(
  `INSERT INTO membership (person_id, organisation_id, post_id, capacity, from_date, until_date)
   VALUES (@person, @organisation, @post, @capacity, @from, @until)`,
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

export const insertMembership = (db: WriteDb, person: number, values: MembershipValues): MembershipId =>
  membershipInsert.run(db, { ...values, person }).id as MembershipId
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
