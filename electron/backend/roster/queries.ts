/** SQL of people, posts and memberships. */
import type { MembershipId, OrganisationId, PersonId, PostId } from '../../contract/ids.ts'
import type { Capacity, MemberRow, PersonDetail } from '../../contract/roster.ts'
import { postOrder } from '../agencies/order.ts'
import { read, write } from '../database/statements.ts'
import { currentOn, holdsOn, mostTelling, phaseOn, precedence, rankOf, tellingMembership } from '../tenure/fragments.ts'
import type { PersonText } from './rules.ts'

// People -----------------------------------------------------------------------------------------------------------

export const personById = read<{ id: number }, PersonText & { id: PersonId }>(
  `SELECT id, name, nip, nrp, rank, sex, phone, email, note FROM person WHERE id = @id`,
)
/** Who has this NIP, and where they sit. */
export const personWithNip = read<{ nip: string; today: string }, { id: PersonId; name: string; organisation: string }>(
  `SELECT p.id, p.name, ifnull((SELECT o.name FROM membership m JOIN organisation o ON o.id = m.organisation_id
     WHERE m.id = ${tellingMembership('p.id', '@today')}), '') AS organisation
   FROM person p WHERE p.nip = @nip AND p.nip <> ''`,
)

/** Where they sit, the most telling first; then what is planned, then what has ended, the latest begun first. */
export const membershipsOf = read<{ id: number; today: string }, PersonDetail['memberships'][number]>(
  `SELECT m.id, m.organisation_id AS organisationId, o.name AS organisation, m.post_id AS postId,
     ifnull(po.title, '') AS post, m.capacity, m.from_date AS fromDate, m.until_date AS untilDate
   FROM membership m JOIN organisation o ON o.id = m.organisation_id LEFT JOIN post po ON po.id = m.post_id
   WHERE m.person_id = @id
   ORDER BY ${phaseOn('m', '@today')}, iif(${currentOn('m', '@today')}, ${mostTelling('m', 'o')}, 0), o.kind = 'team',
     m.from_date DESC, m.id DESC`,
)
/** Asked by name, or in a post for which they are named on the day of the meeting. */
export const invitationsOfPerson = read<{ id: number }, PersonDetail['invitations'][number]>(
  `SELECT t.id AS meetingId, t.title AS meeting, t.date, i.response,
     CASE WHEN po.title IS NULL THEN o.name ELSE po.title END AS "as"
   FROM (
     SELECT id FROM invitation WHERE person_id = @id
     UNION SELECT held.id FROM membership m CROSS JOIN invitation held ON held.post_id = m.post_id
       CROSS JOIN meeting t ON t.id = held.meeting_id
       WHERE m.person_id = @id AND ${holdsOn('m', 't.date')}) asked
   CROSS JOIN invitation i ON i.id = asked.id
   JOIN meeting t ON t.id = i.meeting_id JOIN organisation o ON o.id = i.organisation_id
   LEFT JOIN post po ON po.id = i.post_id
   ORDER BY t.date DESC, t.id DESC`,
)
export const attendanceOfPerson = read<{ id: number }, PersonDetail['attendance'][number]>(
  `SELECT t.id AS meetingId, t.title AS meeting, s.date, s.name AS session, a.capacity
   FROM attendance a JOIN session s ON s.id = a.session_id JOIN meeting t ON t.id = s.meeting_id
   WHERE a.person_id = @id ORDER BY s.date DESC, s.position`,
)

// Posts ------------------------------------------------------------------------------------------------------------

export interface PostLine {
  id: PostId
  organisationId: OrganisationId
  organisation: string
  title: string
  position: number
  rank: number
  /** JSON array of {name, capacity}: who holds it today, acting holders first. */
  holders: string
}
const postColumns = `po.id, po.organisation_id AS organisationId, o.name AS organisation, po.title, po.position, po.rank,
  (SELECT json_group_array(json_object('name', name, 'capacity', capacity)) FROM (
     SELECT p.name, m.capacity FROM membership m JOIN person p ON p.id = m.person_id
     WHERE m.post_id = po.id AND ${currentOn('m', '@today')} ORDER BY ${precedence('m')})) AS holders`

export const postsOf = read<{ id: number; today: string }, PostLine>(
  `SELECT ${postColumns} FROM post po JOIN organisation o ON o.id = po.organisation_id
   WHERE po.organisation_id = @id ORDER BY ${postOrder('po')}`,
)
/** Posts of which each word typed begins a word of the title or of the organisation; an empty word fits all. */
export const postsFor = read<
  { typed: string; words: string; organisation: number; today: string; limit: number },
  PostLine
>(
  `SELECT ${postColumns} FROM post po JOIN organisation o ON o.id = po.organisation_id
   WHERE (@organisation = 0 OR po.organisation_id = @organisation) AND NOT EXISTS (
     SELECT 1 FROM json_each(@words) w
     WHERE instr(' ' || po.title_key || ' ' || o.name_key || ' ' || lower(o.short_name), ' ' || w.value) = 0)
   ORDER BY substr(po.title_key, 1, length(@typed)) <> @typed, o.position, o.name_key, ${postOrder('po')} LIMIT @limit`,
)
export const postById = read<{ id: number }, { id: PostId; organisationId: OrganisationId; title: string }>(
  `SELECT id, organisation_id AS organisationId, title FROM post WHERE id = @id`,
)
export const postByKey = read<{ organisation: number; key: string }, { id: PostId; title: string }>(
  `SELECT id, title FROM post WHERE organisation_id = @organisation AND title_key = @key`,
)
export const placePost = write<{ id: number; position: number; rank: number }>(
  `UPDATE post SET position = @position, rank = @rank WHERE id = @id AND (position <> @position OR rank <> @rank)`,
)

// Memberships ------------------------------------------------------------------------------------------------------

export interface StoredMembership {
  id: MembershipId
  personId: PersonId
  person: string
  organisationId: OrganisationId
  organisation: string
  postId: PostId | null
  post: string
  capacity: Capacity
  fromDate: string | null
  untilDate: string | null
}
export const membershipById = read<{ id: number }, StoredMembership>(
  `SELECT m.id, m.person_id AS personId, p.name AS person, m.organisation_id AS organisationId, o.name AS organisation,
     m.post_id AS postId, ifnull(po.title, '') AS post, m.capacity, m.from_date AS fromDate, m.until_date AS untilDate
   FROM membership m JOIN person p ON p.id = m.person_id JOIN organisation o ON o.id = m.organisation_id
   LEFT JOIN post po ON po.id = m.post_id WHERE m.id = @id`,
)
/** The same person in the same place with the same beginning: a second one would say nothing. */
export const sameMembership = read<
  { person: number; organisation: number; post: number | null; from: string | null; except: number },
  { id: MembershipId }
>(
  `SELECT id FROM membership WHERE person_id = @person AND organisation_id = @organisation AND post_id IS @post
     AND from_date IS @from AND id <> @except LIMIT 1`,
)
export const membersOfOrganisation = read<{ id: number; today: string }, MemberRow>(
  `SELECT m.id, m.person_id AS personId, p.name, m.post_id AS postId, ifnull(po.title, '') AS post, m.capacity,
     m.from_date AS fromDate, m.until_date AS untilDate
   FROM membership m JOIN person p ON p.id = m.person_id LEFT JOIN post po ON po.id = m.post_id
   WHERE m.organisation_id = @id
   ORDER BY ${phaseOn('m', '@today')} = 2, po.id IS NULL, ${postOrder('po')}, ${rankOf('m')}, p.name_key, m.id`,
)

/** The last record down the line of merges, and what the first was called. Ids are never used again. */
export const survivors = read<{ kind: 'person' | 'organisation'; id: number }, { id: number; askedAs: string }>(
  `WITH RECURSIVE kept (id, steps) AS (
     SELECT @id, 0
     UNION SELECT m.kept_id, kept.steps + 1 FROM kept JOIN merge m ON m.kind = @kind AND m.gone_id = kept.id
     WHERE kept.steps < 20)
   SELECT id, (SELECT gone_name FROM merge WHERE kind = @kind AND gone_id = @id) AS askedAs
   FROM kept WHERE steps > 0 ORDER BY steps DESC LIMIT 1`,
)
