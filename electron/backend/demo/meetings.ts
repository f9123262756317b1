/** Writes the demo meetings: rundown, sessions, invitations with answers, the issued sheet and who came. */
import { issueSheet } from '../attendance/issue.ts'
import { planSheet } from '../attendance/rules.ts'
import { invitedTo, plannedSeats, requireSession } from '../attendance/seats.ts'
import type { InvitationId, MeetingId, SessionId } from '../../contract/ids.ts'
import type { WriteDb } from '../database/statements.ts'
import type { DemoInvitation, DemoMeeting, DemoSomebody } from './data.ts'
import { addAttendance, type AttendanceRow } from '../attendance/queries.ts'
import { addInvitation, answerInvitations } from '../invitations/queries.ts'
import { addMeeting, meetingSessions, writeAgenda, writeOrganisers, writeSessions } from '../meetings/queries.ts'
import type { DemoRoster } from './roster.ts'

interface PlacedInvitation {
  id: InvitationId
  invitation: DemoInvitation
}

/** Returns the meeting's id. */
export function addDemoMeeting(
  db: WriteDb,
  roster: DemoRoster,
  meeting: DemoMeeting,
  previousId: MeetingId | null,
): MeetingId {
  const id = addMeeting(db, {
    kind: meeting.kind,
    title: meeting.title,
    theme: meeting.theme,
    date: meeting.date,
    startTime: meeting.start,
    endTime: meeting.end ?? null,
    venue: meeting.venue,
    opener: meeting.opener,
    chair: meeting.chair,
    note: '',
    previousId,
  })
  writeOrganisers(
    db,
    id,
    meeting.organisers.map((name) => roster.organisation(name).id),
  )
  writeAgenda(
    db,
    id,
    meeting.agenda.map(([startTime, endTime, title, speaker]) => ({ startTime, endTime, title, speaker })),
  )
  const sessions = meeting.sessions.map(({ name, date, start, end = null }, index) => ({
    id: null,
    name,
    date,
    startTime: start,
    endTime: end,
    position: index + 1,
  }))
  writeSessions(db, id, { insert: sessions, update: [], remove: [] })
  const invitations = meeting.invitations.map((invitation) => ({
    id: inviteDemo(db, roster, id, invitation),
    invitation,
  }))
  for (const [index, { id: sessionId, date }] of meetingSessions(db, id).entries()) {
    const sheet = issueDemoSheet(db, sessionId, meeting.issuedSpare, date)
    new Door(db, roster, meeting, { id: sessionId, number: index + 1, date }, sheet).letIn(invitations)
  }
  return id
}

function inviteDemo(
  db: WriteDb,
  roster: DemoRoster,
  meetingId: MeetingId,
  { organisation, post, quota = 1, note = '', ...invitation }: DemoInvitation,
): InvitationId {
  const address = {
    organisationId: roster.organisation(organisation).id,
    postId: roster.post(organisation, post),
    personId: null,
  }
  const id = addInvitation(db, meetingId, address, quota, note)
  const { delegate } = invitation
  if (invitation.response !== 'none')
    answerInvitations(db, [id], {
      response: invitation.response,
      channel: invitation.channel ?? '',
      respondedOn: invitation.on ?? null,
      delegatePersonId: delegate?.person === undefined ? null : roster.person(delegate.person).id,
      delegateName: delegate?.name ?? delegate?.person ?? '',
      delegatePosition: delegate?.position ?? '',
    })
  return id
}

/** Numbers of the paper: of each seat, and of the spare rows from the last one up. */
interface IssuedSheet {
  seats: Map<string, number>
  spare: number[]
}

const seatOf = (invitation: number, seat: number) => `${invitation}:${seat}`

function issueDemoSheet(db: WriteDb, sessionId: SessionId, spare: number, date: string): IssuedSheet {
  const session = requireSession(db, sessionId)
  const lines = planSheet(plannedSeats(invitedTo(db, session)), { groupBy: 'sector', spare })
  issueSheet(db, session, { mode: 'renumber', lines, contacts: false, at: new Date(`${date}T00:00:00Z`) })
  const sheet: IssuedSheet = { seats: new Map(), spare: [] }
  for (const { invitationId, seat, number } of lines)
    if (invitationId === null) sheet.spare.push(number)
    else sheet.seats.set(seatOf(invitationId, seat), number)
  return sheet
}

/** Marks who came to one session. */
class Door {
  readonly #db: WriteDb
  readonly #roster: DemoRoster
  readonly #meeting: DemoMeeting
  readonly #session: { id: SessionId; number: number; date: string }
  readonly #sheet: IssuedSheet

  constructor(
    db: WriteDb,
    roster: DemoRoster,
    meeting: DemoMeeting,
    session: { id: SessionId; number: number; date: string },
    sheet: IssuedSheet,
  ) {
    this.#db = db
    this.#roster = roster
    this.#meeting = meeting
    this.#session = session
    this.#sheet = sheet
  }

  letIn(invitations: readonly PlacedInvitation[]): void {
    for (const { id, invitation } of invitations) {
      const { came } = invitation
      if (!came || !this.#isFor(came.sessions)) continue
      const organisation = this.#roster.organisation(invitation.organisation)
      const holder = this.#roster.holder(invitation.organisation, invitation.post, this.#meeting.date)
      const invited = {
        invitationId: id,
        organisationId: organisation.id,
        organisation: organisation.name,
      }
      const somebody =
        came.as === 'self' && holder
          ? { personId: holder.person.id, name: holder.person.name, position: holder.position, sex: holder.person.sex }
          : this.#somebody(came)
      this.#mark({ ...invited, ...somebody, capacity: came.as, mandateNumber: came.mandate ?? '' }, 1, came.at)
      came.companions?.forEach((companion, index) =>
        this.#mark({ ...invited, ...this.#somebody(companion), capacity: 'companion' }, index + 2, came.at),
      )
    }
    for (const guest of this.#meeting.guests) {
      if (!this.#isFor(guest.sessions)) continue
      this.#mark(
        {
          ...this.#somebody(guest),
          capacity: 'guest',
          organisationId: guest.ref === undefined ? null : this.#roster.organisation(guest.ref).id,
          organisation: guest.organisation,
          sheetNumber: this.#sheet.spare.pop() ?? null,
        },
        1,
        guest.at,
      )
    }
  }

  #isFor = (sessions: readonly number[] | undefined) => !sessions || sessions.includes(this.#session.number)

  #somebody(somebody: DemoSomebody) {
    const person = somebody.person === undefined ? null : this.#roster.person(somebody.person)
    return {
      personId: person?.id ?? null,
      name: person?.name ?? somebody.name ?? '',
      position: somebody.position ?? '',
      sex: person?.sex ?? somebody.sex ?? ('' as const),
    }
  }

  #mark(
    row: Partial<AttendanceRow> &
      Pick<AttendanceRow, 'capacity' | 'personId' | 'name' | 'position' | 'sex' | 'organisationId' | 'organisation'>,
    seat: number,
    at: string,
  ): void {
    const { invitationId = null, sheetNumber = null, mandateNumber = '' } = row
    const onPaper = invitationId === null ? null : (this.#sheet.seats.get(seatOf(invitationId, seat)) ?? null)
    // Whoever came in the morning signs the later sheets when their session begins.
    const clock = this.#session.number === 1 ? at : '13:05'
    addAttendance(this.#db, this.#session.id, {
      ...row,
      invitationId,
      seat,
      sheetNumber: sheetNumber ?? onPaper,
      sheetEdition: 1,
      mandateNumber,
      markedAt: new Date(`${this.#session.date}T${clock}:00+08:00`).toISOString(),
    })
  }
}
