/** The seats of a session as the screen, the sheet and the counts see them. */
import type { AttendanceCounts, Seat, SheetLine } from '../../contract/attendance.ts'
import { notFound } from '../../contract/errors.ts'
import type { OrganisationId, PostId, SessionId } from '../../contract/ids.ts'
import type { ReadDb } from '../database/statements.ts'
import { actingPrefix, holderOn, isCurrent } from '../tenure/holders.ts'
import {
  type AttendanceRow,
  attendanceRows,
  type HolderFacts,
  holderFacts,
  type InvitationFacts,
  invitationFacts,
  organisationFacts,
  sectorNames,
  type SessionFacts,
  sessionFacts,
  sheetLines,
} from './queries.ts'
import {
  countAttendance,
  type Invited,
  noSector,
  type Occupant,
  occupantOf,
  type PlannedSeat,
  seatKey,
} from './rules.ts'

export function requireSession(db: ReadDb, id: SessionId): SessionFacts {
  const session = sessionFacts(db, id)
  if (!session) throw notFound('Sesi')
  return session
}

/** Invitations with who is expected, in the office's order. */
export function invitedTo(db: ReadDb, { meetingId, meetingDate }: SessionFacts): Invited[] {
  const byPost = Map.groupBy(holderFacts(db, meetingId), ({ postId }) => postId)
  return invitationFacts(db, meetingId, meetingDate).map((row) => ({
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
    holders: row.personId === null ? holdersOf(row, byPost, meetingDate) : [invitedPerson(row)],
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
export function sessionSeats(db: ReadDb, session: SessionFacts): Seat[] {
  const marks = attendanceRows(db, session.id)
  const bySeat = new Map(marks.filter(hasSeat).map((mark) => [seatKey(mark.invitationId, mark.seat), mark]))
  const numbers = numbersBySeat(sheetLines(db, session.id))
  const organisations = new Map(organisationFacts(db).map((facts, rank) => [facts.id, { ...facts, rank }]))
  const rankOf = (id: OrganisationId | null) => (id === null ? undefined : organisations.get(id)?.rank) ?? Infinity

  const seats = invitedTo(db, session).flatMap((invitation) => {
    const extra = marks.filter((mark) => mark.invitationId === invitation.id && mark.seat > invitation.quota)
    return [...seatNumbers(invitation.quota), ...extra.map(({ seat }) => seat)].map((seat): Seat => {
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
    .map((mark): Seat => {
      const organisation = mark.organisationId === null ? undefined : organisations.get(mark.organisationId)
      return {
        key: `a${mark.id}`,
        number: mark.sheetNumber,
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
    invitationFacts(db, session.meetingId, session.meetingDate).map(({ organisationId, sector }) => [
      organisationId,
      { sector },
    ]),
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

const invitedPerson = (row: InvitationFacts): Occupant => ({
  personId: row.personId,
  name: row.person,
  position: row.post || row.personPost,
  sex: row.sex,
  phone: row.phone,
  email: row.email,
})

/**
 * First whom a letter would name; then those who share the post ("Anggota"). Whom somebody acts for, and who came
 * before the present holder without the old entry having been closed, does not share it.
 */
function holdersOf(row: InvitationFacts, byPost: ReadonlyMap<PostId, HolderFacts[]>, date: string): Occupant[] {
  const current = ((row.postId === null ? undefined : byPost.get(row.postId)) ?? []).filter((one) =>
    isCurrent(one, date),
  )
  const first = holderOn(current, date)
  if (!first) return []
  const others = current
    .filter((one) => one !== first && one.capacity === first.capacity && one.fromDate === first.fromDate)
    .sort((a, b) => a.id - b.id)
  return [first, ...others].map((holder) => ({
    personId: holder.personId,
    name: holder.name,
    position: [actingPrefix(holder.capacity), row.post].filter(Boolean).join(' '),
    sex: holder.sex,
    phone: holder.phone,
    email: holder.email,
  }))
}

/** Infinity minus Infinity is not a number. */
const compareRanks = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
