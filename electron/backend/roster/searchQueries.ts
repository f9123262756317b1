/** SQL behind the people list and search as you type. Every statement is bounded or walks an index in its order. */
import type { OrganisationId, PersonId } from '../../contract/ids.ts'
import type { Capacity } from '../../contract/roster.ts'
import { read, type ReadStatement } from '../database/statements.ts'

/** One person in a search result: enough to order by. */
export interface Found {
  id: number
  key: string
}

export type Scope = 'all' | 'sector' | 'unplaced' | 'organisation'

/** Memberships that count on a day. */
export const current = (membership: string) =>
  `(${membership}.until_date IS NULL OR ${membership}.until_date >= @today)
   AND (${membership}.from_date IS NULL OR ${membership}.from_date <= @today)`

/** Names that begin with what was typed. */
export const namesFrom = read<{ from: string; to: string; limit: number }, Found>(
  `SELECT id, name_key AS key FROM person WHERE name_key >= @from AND name_key < @to ORDER BY name_key, id LIMIT @limit`,
)
/** The first lines of the index that match, in no order: sorted afterwards, because sorting all would be unbounded. */
export const wordsMatching = read<{ match: string; limit: number }, Found>(
  `SELECT p.id, p.name_key AS key FROM person_search s JOIN person p ON p.id = s.rowid
   WHERE s.person_search MATCH @match LIMIT @limit`,
)
/** People whose NIP, NRP or phone begins with these digits. */
export const numbersFrom = read<{ from: string; to: string; limit: number }, Found>(
  `SELECT p.id, p.name_key AS key FROM person p WHERE p.id IN (
     SELECT id FROM person WHERE nip <> '' AND nip >= @from AND nip < @to
     UNION SELECT id FROM person WHERE nrp <> '' AND nrp >= @from AND nrp < @to
     UNION SELECT id FROM person WHERE phone <> '' AND phone >= @from AND phone < @to LIMIT @limit)
   ORDER BY p.name_key, p.id`,
)

const membersOfSectors = (condition: string) =>
  `(SELECT m.person_id FROM membership m JOIN organisation o ON o.id = m.organisation_id
    WHERE ${condition} AND ${current('m')})`
/** `context` is where they sit and what else they are called, folded, for finding them by it. */
const members = (condition: string) =>
  `SELECT p.id, p.name_key AS key,
     ifnull((SELECT group_concat(name_key, ' ') || ' ' FROM person_alias WHERE person_id = p.id), '') || ifnull((SELECT group_concat(o.name_key || ' ' || lower(o.short_name) || ' ' || ifnull(po.title_key, ''), ' ')
             FROM membership m JOIN organisation o ON o.id = m.organisation_id LEFT JOIN post po ON po.id = m.post_id
             WHERE m.person_id = p.id AND ${current('m')}), '') AS context
   FROM person p WHERE p.id ${condition} ORDER BY p.name_key, p.id`

export interface Member extends Found {
  context: string
}
type Members = ReadStatement<{ today: string; scope: number }, Member>

/** The people of a scope by name. `scope` is the id of the sector or organisation; all statements take the same. */
export const membersOf: Record<Exclude<Scope, 'all'>, Members> = {
  sector: read(members(`IN ${membersOfSectors('o.sector_id = @scope')}`)),
  unplaced: read(members(`NOT IN ${membersOfSectors('o.sector_id IS NOT NULL AND @scope >= 0')}`)),
  organisation: read(
    members(`IN (SELECT m.person_id FROM membership m WHERE m.organisation_id = @scope AND ${current('m')})`),
  ),
}
export const everyone = read<undefined, Found>(`SELECT id, name_key AS key FROM person ORDER BY name_key, id`)

export const pageByName = read<{ offset: number; limit: number }, { id: number }>(
  `SELECT id FROM person ORDER BY name_key, id LIMIT @limit OFFSET @offset`,
)
export const pageByNameDown = read<{ offset: number; limit: number }, { id: number }>(
  `SELECT id FROM person ORDER BY name_key DESC, id DESC LIMIT @limit OFFSET @offset`,
)

/** Which of a person's places a list shows: one in the asked organisation, else an agency's post before a team's. */
const shownMembership = `(
  SELECT m.id FROM membership m JOIN organisation o ON o.id = m.organisation_id
  WHERE m.person_id = p.id AND ${current('m')}
  ORDER BY m.organisation_id = @organisation DESC, o.kind = 'team', m.post_id IS NULL, m.from_date DESC, m.id LIMIT 1)`

/** What people are sorted by: the organisation and post a list shows for them. Ids and rows come in no order. */
export const placesOf = read<
  { ids: string; today: string; organisation: number },
  { id: number; organisation: string | null; post: string | null }
>(
  `SELECT p.id, o.name_key AS organisation, po.title_key AS post
   FROM json_each(@ids) wanted JOIN person p ON p.id = wanted.value
   LEFT JOIN membership sm ON sm.id = ${shownMembership}
   LEFT JOIN organisation o ON o.id = sm.organisation_id LEFT JOIN post po ON po.id = sm.post_id`,
)

export interface PersonLine {
  id: PersonId
  name: string
  nip: string
  sex: '' | 'L' | 'P'
  phone: string
  email: string
  capacity: Capacity | null
  post: string | null
  organisationId: OrganisationId | null
  organisation: string | null
  sector: string | null
}

/** Lines of the people list, in the order of the ids given as a JSON array. */
export const personLines = read<{ ids: string; today: string; organisation: number }, PersonLine>(
  `SELECT p.id, p.name, p.nip, p.sex, p.phone, p.email, sm.capacity, po.title AS post,
     o.id AS organisationId, o.name AS organisation, s.name AS sector
   FROM json_each(@ids) wanted JOIN person p ON p.id = wanted.value
   LEFT JOIN membership sm ON sm.id = ${shownMembership}
   LEFT JOIN organisation o ON o.id = sm.organisation_id LEFT JOIN post po ON po.id = sm.post_id
   LEFT JOIN sector s ON s.id = o.sector_id
   ORDER BY wanted.key`,
)

export const countPeople = read<undefined, { count: number }>(`SELECT count(*) AS count FROM person`)
/** Grows with every row written on this connection: what was computed from the data holds until it moves. */
export const writesSoFar = read<undefined, { count: number }>(`SELECT total_changes() AS count`)
