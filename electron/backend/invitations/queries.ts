/** Invitations and who could be invited: all their SQL. */
import type { Addressee, Invitation, InvitationResponse, ResponseChannel } from '../../contract/invitations.ts'
import type { InvitationId, MeetingId, OrganisationId, PersonId, PostId, SectorId } from '../../contract/ids.ts'
import { read, type ReadDb, write, type WriteDb } from '../database/statements.ts'
import { newUuid } from '../database/uuid.ts'
import { headPosts } from '../agencies/headQueries.ts'
import { addresseeOrder, officeOrder, postOrder } from '../agencies/order.ts'
import type { Address, Answer } from './rules.ts'

/** An invitation as stored; who sits in the post is not known yet. */
export type InvitationRow = Omit<Invitation, 'acting' | 'position' | 'headless'>
/** Somebody who could be invited, as stored. */
export type Candidate = Omit<Addressee, 'acting' | 'position' | 'headless' | 'invited'>

const selectInvitations = read<{ meetingId: MeetingId }, InvitationRow>(
  `SELECT i.id, i.organisation_id AS organisationId, o.name AS organisation, o.short_name AS shortName,
     o.sector_id AS sectorId, ifnull(s.name, '') AS sector, i.post_id AS postId, ifnull(po.title, '') AS post,
     i.person_id AS personId, ifnull(p.name, '') AS person, ifnull(p.phone, '') AS phone,
     i.quota, i.response, i.channel, i.responded_on AS respondedOn,
     i.delegate_person_id AS delegatePersonId, ifnull(d.name, i.delegate_name) AS delegate,
     i.delegate_position AS delegatePosition, i.note,
     (SELECT count(DISTINCT a.session_id || ':' || a.seat) FROM attendance a WHERE a.invitation_id = i.id) AS present
   FROM invitation i JOIN organisation o ON o.id = i.organisation_id LEFT JOIN sector s ON s.id = o.sector_id
     LEFT JOIN post po ON po.id = i.post_id LEFT JOIN person p ON p.id = i.person_id
     LEFT JOIN person d ON d.id = i.delegate_person_id
   WHERE i.meeting_id = @meetingId
   ORDER BY ${officeOrder}, ${addresseeOrder('po', 'i')}, p.name_key, i.id`,
)
const selectAddresses = read<{ meetingId: MeetingId }, Address>(
  `SELECT organisation_id AS organisationId, post_id AS postId, person_id AS personId
   FROM invitation WHERE meeting_id = @meetingId`,
)

const candidateColumns = `o.id AS organisationId, o.name AS organisation, ifnull(s.name, '') AS sector`
const postColumns = `${candidateColumns}, po.id AS postId, ifnull(po.title, '') AS post,
  NULL AS personId, '' AS person, 1 AS quota`

/** 0 stands for organisations without a sector. */
const ofSectors = read<{ sectors: string }, Candidate>(
  `SELECT ${candidateColumns}, NULL AS postId, '' AS post, NULL AS personId, '' AS person, 1 AS quota
   FROM organisation o LEFT JOIN sector s ON s.id = o.sector_id
   WHERE ifnull(o.sector_id, 0) IN (SELECT value FROM json_each(@sectors))
   ORDER BY ${officeOrder}`,
)
const postsOfOrganisations = read<{ organisations: string }, Candidate>(
  `SELECT ${postColumns}
   FROM organisation o LEFT JOIN sector s ON s.id = o.sector_id JOIN post po ON po.organisation_id = o.id
   WHERE o.id IN (SELECT value FROM json_each(@organisations))
   ORDER BY ${officeOrder}, ${postOrder('po')}`,
)
const wholeOrganisations = read<{ organisations: string }, Candidate>(
  `SELECT ${candidateColumns}, NULL AS postId, '' AS post, NULL AS personId, '' AS person, 1 AS quota
   FROM organisation o LEFT JOIN sector s ON s.id = o.sector_id
   WHERE o.id IN (SELECT value FROM json_each(@organisations))
   ORDER BY ${officeOrder}`,
)
/** Every word is in the title or the organisation's names, one of them at least in the title. */
const postsByTitle = read<{ words: string; limit: number }, Candidate>(
  `SELECT ${postColumns}
   FROM post po JOIN organisation o ON o.id = po.organisation_id LEFT JOIN sector s ON s.id = o.sector_id
   WHERE EXISTS (SELECT 1 FROM json_each(@words) w WHERE instr(lower(po.title), w.value) > 0)
     AND NOT EXISTS (SELECT 1 FROM json_each(@words) w
       WHERE instr(lower(po.title || ' ' || o.name || ' ' || o.short_name), w.value) = 0)
   ORDER BY ${officeOrder}, ${postOrder('po')} LIMIT @limit`,
)
const organisationFacts = read<
  { organisations: string },
  { organisationId: OrganisationId; organisation: string; sector: string }
>(
  `SELECT ${candidateColumns} FROM organisation o LEFT JOIN sector s ON s.id = o.sector_id
   WHERE o.id IN (SELECT value FROM json_each(@organisations))`,
)
const asAtMeeting = read<{ meetingId: MeetingId }, Candidate>(
  `SELECT ${candidateColumns}, i.post_id AS postId, ifnull(po.title, '') AS post, i.person_id AS personId,
     ifnull(p.name, '') AS person, i.quota
   FROM invitation i JOIN organisation o ON o.id = i.organisation_id LEFT JOIN sector s ON s.id = o.sector_id
     LEFT JOIN post po ON po.id = i.post_id LEFT JOIN person p ON p.id = i.person_id
   WHERE i.meeting_id = @meetingId
   ORDER BY ${officeOrder}, ${addresseeOrder('po', 'i')}, p.name_key, i.id`,
)

const postOrganisations = read<{ posts: string }, { id: PostId; organisationId: OrganisationId; title: string }>(
  `SELECT id, organisation_id AS organisationId, title FROM post WHERE id IN (SELECT value FROM json_each(@posts))`,
)
const peopleNames = read<{ people: string }, { id: PersonId; name: string }>(
  `SELECT id, name FROM person WHERE id IN (SELECT value FROM json_each(@people))`,
)

const insertInvitation = write<Address & { meetingId: MeetingId; quota: number; note: string }>(
  `INSERT INTO invitation (uuid, meeting_id, organisation_id, post_id, person_id, quota, note)
   VALUES (${newUuid}, @meetingId, @organisationId, @postId, @personId, @quota, @note)`,
)

export interface NamedInvitation {
  id: InvitationId
  meetingId: MeetingId
  post: string
  person: string
  organisation: string
  /** Highest seat somebody is recorded in; 0 when nobody is. */
  lastSeat: number
  response: InvitationResponse
  channel: ResponseChannel
}
const selectNamed = read<{ ids: string }, NamedInvitation>(
  `SELECT i.id, i.meeting_id AS meetingId, ifnull(po.title, '') AS post, ifnull(p.name, '') AS person,
     o.name AS organisation, i.response, i.channel,
     (SELECT ifnull(max(a.seat), 0) FROM attendance a WHERE a.invitation_id = i.id) AS lastSeat
   FROM invitation i JOIN organisation o ON o.id = i.organisation_id
     LEFT JOIN post po ON po.id = i.post_id LEFT JOIN person p ON p.id = i.person_id
   WHERE i.id IN (SELECT value FROM json_each(@ids)) ORDER BY i.id`,
)
const setQuotaAndNote = write<{ id: InvitationId; quota: number; note: string }>(
  `UPDATE invitation SET quota = @quota, note = @note WHERE id = @id`,
)
const setAnswer = write<Answer & { ids: string }>(
  `UPDATE invitation SET response = @response, channel = @channel, responded_on = @respondedOn,
     delegate_person_id = @delegatePersonId, delegate_name = @delegateName, delegate_position = @delegatePosition
   WHERE id IN (SELECT value FROM json_each(@ids))`,
)
export const invitationRows = (db: ReadDb, meetingId: MeetingId): InvitationRow[] =>
  selectInvitations.all(db, { meetingId })

export const invitedAddresses = (db: ReadDb, meetingId: MeetingId): Address[] => selectAddresses.all(db, { meetingId })

/** Each organisation by the post that leads it; as a whole where none of its posts does. */
export function sectorCandidates(db: ReadDb, sectors: (SectorId | 0)[]): Candidate[] {
  const organisations = ofSectors.all(db, { sectors: JSON.stringify(sectors) })
  const heads = headPosts(
    db,
    organisations.map(({ organisationId }) => organisationId),
  )
  return organisations.map((whole) => {
    const head = heads.get(whole.organisationId)
    return head ? { ...whole, postId: head.postId, post: head.title } : whole
  })
}

/** Each organisation's posts, then itself. */
export function organisationCandidates(db: ReadDb, ids: OrganisationId[]): Candidate[] {
  const organisations = JSON.stringify(ids)
  const posts = Map.groupBy(postsOfOrganisations.all(db, { organisations }), ({ organisationId }) => organisationId)
  return wholeOrganisations
    .all(db, { organisations })
    .flatMap((whole) => [...(posts.get(whole.organisationId) ?? []), whole])
}

export const postCandidates = (db: ReadDb, words: string[], limit: number): Candidate[] =>
  words.length === 0 ? [] : postsByTitle.all(db, { words: JSON.stringify(words), limit })

export const organisationsById = (
  db: ReadDb,
  ids: OrganisationId[],
): Map<OrganisationId, { organisation: string; sector: string }> =>
  new Map(organisationFacts.all(db, { organisations: JSON.stringify(ids) }).map((row) => [row.organisationId, row]))

export const meetingCandidates = (db: ReadDb, meetingId: MeetingId): Candidate[] => asAtMeeting.all(db, { meetingId })

export const postsById = (db: ReadDb, ids: PostId[]): Map<PostId, { organisationId: OrganisationId; title: string }> =>
  new Map(postOrganisations.all(db, { posts: JSON.stringify(ids) }).map((row) => [row.id, row]))

export const peopleById = (db: ReadDb, ids: PersonId[]): Map<PersonId, string> =>
  new Map(peopleNames.all(db, { people: JSON.stringify(ids) }).map(({ id, name }) => [id, name]))

export const namedInvitations = (db: ReadDb, ids: InvitationId[]): NamedInvitation[] =>
  selectNamed.all(db, { ids: JSON.stringify(ids) })

export function addInvitation(
  db: WriteDb,
  meetingId: MeetingId,
  { organisationId, postId, personId }: Address,
  quota: number,
  note = '',
): InvitationId {
  return insertInvitation.run(db, { meetingId, organisationId, postId, personId, quota, note }).id as InvitationId
}

export function changeInvitation(db: WriteDb, id: InvitationId, quota: number, note: string): void {
  setQuotaAndNote.run(db, { id, quota, note })
}

export function answerInvitations(db: WriteDb, ids: InvitationId[], answer: Answer): void {
  setAnswer.run(db, { ...answer, ids: JSON.stringify(ids) })
}
