/** The seats of a session as the screen, the sheet and the counts see them. */
import type { AttendanceCounts, Seat, SheetLine } from '../../contract/attendance.ts'
import { notFound } from '../../contract/errors.ts'
import type { Unseen } from '../../contract/fields.ts'
import type { OrganisationId, PersonId, PostId, SessionId } from '../../contract/ids.ts'
import { noSector } from '../../contract/words.ts'
import type { ReadDb } from '../database/statements.ts'
import { type Holder, holdersOfPosts, membershipsOfPeople } from '../tenure/queries.ts'
import { type Membership, positionText } from '../tenure/rules.ts'
import {
  type AttendanceRow,
  attendanceRows,
  type InvitationFacts,
  invitationFacts,
  organisationFacts,
  sectorNames,
  type SessionFacts,
  sessionFacts,
  sheetEdition,
  sheetLines,
} from './queries.ts'
import { countAttendance, type Invited, type Occupant, occupantOf, type PlannedSeat, seatKey } from './rules.ts'

export function requireSession(db: ReadDb, id: SessionId): SessionFacts {
  const session = sessionFacts(db, id)
  if (!session) throw notFound('Sesi')
  return session
}

/** Invitations with who is expected, in the office's order. */
export function invitedTo(db: ReadDb, { meetingId, meetingDate }: SessionFacts): Invited[] {
  const rows = invitationFacts(db, meetingId)
  const posts = rows.flatMap(({ postId }) => postId ?? [])
  const people = rows.flatMap(({ postId, personId }) => (postId === null && personId !== null ? [personId] : []))
  const holders = holdersOfPosts(db, posts, meetingDate)
  const memberships = membershipsOfPeople(db, people, meetingDate)
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisationId,
    organisation: row.organisation,
    shortName: row.shortName,
    sector: row.sector,
    postId: row.postId,
    post: row.post,
    quota: row.quota,
    response: row.response,
    delegate: delegateOf(row),
    holders: expectedOf(row, holders, memberships),
    official: row.personId !== null || row.postId !== null,
  }))
}

export const plannedSeats = (invited: readonly Invited[]): PlannedSeat[] =>
  invited.flatMap((invitation) =>
    seatNumbers(invitation.quota).map((seat) => ({
      invitationId: invitation.id,
      seat,
      sector: invitation.sector,
      organisation: invitation.organisation,
      occupant: occupantOf(invitation, seat),
    })),
  )

/** Every seat with its mark, and those who came without one after the seats of their organisation; guests last. */
export function sessionSeats(db: ReadDb, session: SessionFacts): Unseen<Seat>[] {
  const marks = attendanceRows(db, session.id)
  const bySeat = new Map(marks.filter(hasSeat).map((mark) => [seatKey(mark.invitationId, mark.seat), mark]))
  const numbers = numbersBySeat(sheetLines(db, session.id))
  const edition = sheetEdition(db, session.id)
  const organisations = new Map(organisationFacts(db).map((facts, rank) => [facts.id, { ...facts, rank }]))
  const rankOf = (id: OrganisationId | null) => (id === null ? undefined : organisations.get(id)?.rank) ?? Infinity

  const seats = invitedTo(db, session).flatMap((invitation) => {
    const extra = marks.filter((mark) => mark.invitationId === invitation.id && mark.seat > invitation.quota)
    return [...seatNumbers(invitation.quota), ...extra.map(({ seat }) => seat)].map((seat): Unseen<Seat> => {
      const key = seatKey(invitation.id, seat)
      const occupant = occupantOf(invitation, seat)
      return {
        key,
        number: numbers.get(key) ?? null,
        invitationId: invitation.id,
        seat,
        organisationId: invitation.organisationId,
        organisation: invitation.organisation,
        shortName: invitation.shortName,
        sector: invitation.sector,
        expected: occupant.name,
        expectedPosition: occupant.position,
        response: invitation.response,
        attendance: markOf(bySeat.get(key)),
      }
    })
  })
  const others = marks
    .filter((mark) => mark.invitationId === null)
    .map((mark): Unseen<Seat> => {
      const organisation = mark.organisationId === null ? undefined : organisations.get(mark.organisationId)
      return {
        key: `a${mark.id}`,
        number: mark.sheetEdition === edition ? mark.sheetNumber : null,
        invitationId: null,
        seat: 1,
        organisationId: mark.organisationId,
        organisation: organisation?.name ?? mark.organisation,
        shortName: organisation?.shortName ?? '',
        sector: organisation?.sector ?? noSector,
        expected: '',
        expectedPosition: '',
        response: '',
        attendance: markOf(mark),
      }
    })
  // The sort is stable: seats and guests of one organisation stay in the order they have here.
  return [...seats, ...others].sort((a, b) => compareRanks(rankOf(a.organisationId), rankOf(b.organisationId)))
}

/** What a session's attendance adds up to. */
export function attendanceCounts(db: ReadDb, sessionId: SessionId): AttendanceCounts {
  const session = requireSession(db, sessionId)
  const sectors = new Map(organisationFacts(db).map(({ id, sector }) => [id, sector]))
  const invited = new Map(
    invitationFacts(db, session.meetingId).map(({ organisationId, sector }) => [organisationId, { sector }]),
  )
  const present = attendanceRows(db, sessionId).map(({ capacity, organisationId }) => ({
    capacity,
    organisationId,
    sector: (organisationId === null ? undefined : sectors.get(organisationId)) ?? noSector,
  }))
  return countAttendance(invited, present, sectorNames(db))
}

const seatNumbers = (quota: number): number[] => Array.from({ length: quota }, (_, index) => index + 1)

const numbersBySeat = (lines: readonly SheetLine[]): Map<string, number> =>
  new Map(
    lines
      .filter(({ invitationId }) => invitationId !== null)
      .map((line) => [seatKey(line.invitationId, line.seat), line.number]),
  )

const hasSeat = (mark: AttendanceRow): boolean => mark.invitationId !== null

function markOf(mark: AttendanceRow | undefined): Seat['attendance'] {
  if (!mark) return null
  const { id, capacity, personId, name, position, mandateNumber, note, markedAt } = mark
  return { id, capacity, personId, name, position, mandateNumber, note, markedAt }
}

function delegateOf(row: InvitationFacts): Occupant | null {
  if (row.response !== 'delegated' || row.delegate === '') return null
  return {
    personId: row.delegatePersonId,
    name: row.delegate,
    position: row.delegatePosition,
    sex: row.delegateSex,
    phone: row.delegatePhone,
    email: row.delegateEmail,
  }
}

/** Whoever holds an invited post on the day; the person invited by name, in the post held there that day, if any. */
function expectedOf(
  row: InvitationFacts,
  holders: ReadonlyMap<PostId, readonly Holder[]>,
  memberships: ReadonlyMap<PersonId, readonly Membership[]>,
): Occupant[] {
  if (row.postId !== null)
    return (holders.get(row.postId) ?? []).map(({ personId, name, capacity, sex, phone, email }) => {
      return { personId, name, position: positionText(capacity, row.post), sex, phone, email }
    })
  if (row.personId === null) return []
  const { personId, person: name, organisationId, sex, phone, email } = row
  const here = memberships.get(personId)?.find((one) => one.organisationId === organisationId)
  return [{ personId, name, position: here ? positionText(here.capacity, here.post) : '', sex, phone, email }]
}

/** Infinity minus Infinity is not a number. */
const compareRanks = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
