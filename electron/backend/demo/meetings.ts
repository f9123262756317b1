/** Writes the demo meetings: rundown, sessions, invitations with answers, the issued sheet and who came. */
import { issueSheet } from '../attendance/issue.ts'
import { planSheet } from '../attendance/rules.ts'
import { invitedTo, plannedSeats, requireSession } from '../attendance/seats.ts'
import type { InvitationId, SessionId } from '../../contract/ids.ts'
import type { WriteDb } from '../database/statements.ts'
import type { DemoInvitation, DemoMeeting, DemoSomebody } from './data.ts'
import {
  addAgendaItem,
  addAttendance,
  addInvitation,
  addMeeting,
  addOrganiser,
  addSession,
  type AttendanceRow,
} from './queries.ts'
import type { DemoRoster } from './roster.ts'

interface PlacedInvitation {
  id: number
  invitation: DemoInvitation
}

/** Returns the meeting's id. */
export function addDemoMeeting(
  db: WriteDb,
  roster: DemoRoster,
  meeting: DemoMeeting,
  previousId: number | null,
): number {
  const id = addMeeting(db, {
    kind: meeting.kind,
    title: meeting.title,
    theme: meeting.theme,
    date: meeting.date,
    start_time: meeting.start,
    end_time: meeting.end ?? null,
    venue: meeting.venue,
    opener: meeting.opener,
    chair: meeting.chair,
    previous_id: previousId,
  })
  meeting.organisers.forEach((name, index) =>
    addOrganiser(db, { meeting_id: id, organisation_id: roster.organisation(name).id, position: index + 1 }),
  )
  meeting.agenda.forEach(([start, end, title, speaker], index) =>
    addAgendaItem(db, { meeting_id: id, position: index + 1, start_time: start, end_time: end, title, speaker }),
  )
  const invitations = meeting.invitations.map((invitation) => ({
    id: inviteDemo(db, roster, id, invitation),
    invitation,
  }))
  meeting.sessions.forEach((session, index) => {
    const sessionId = addSession(db, {
      meeting_id: id,
      position: index + 1,
      name: session.name,
      date: session.date,
      start_time: session.start,
      end_time: session.end ?? null,
    }) as SessionId
    const sheet = issueDemoSheet(db, sessionId, meeting.issuedSpare, session.date)
    new Door(db, roster, meeting, { id: sessionId, number: index + 1, date: session.date }, sheet).letIn(invitations)
  })
  return id
}

function inviteDemo(db: WriteDb, roster: DemoRoster, meetingId: number, invitation: DemoInvitation): number {
  const { delegate } = invitation
  return addInvitation(db, {
    meeting_id: meetingId,
    organisation_id: roster.organisation(invitation.organisation).id,
    post_id: roster.post(invitation.organisation, invitation.post),
    quota: invitation.quota ?? 1,
    response: invitation.response,
    delegate_person_id: delegate?.person === undefined ? null : roster.person(delegate.person).id,
    delegate_name: delegate?.name ?? delegate?.person ?? '',
    delegate_position: delegate?.position ?? '',
    channel: invitation.channel ?? '',
    responded_on: invitation.on ?? null,
    note: invitation.note ?? '',
  })
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
        invitation_id: id as InvitationId,
        organisation_id: organisation.id,
        organisation: organisation.name,
      }
      const somebody =
        came.as === 'self' && holder
          ? { person_id: holder.person.id, name: holder.person.name, position: holder.position, sex: holder.person.sex }
          : this.#somebody(came)
      this.#mark({ ...invited, ...somebody, capacity: came.as, mandate_number: came.mandate ?? '' }, 1, came.at)
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
          organisation_id: guest.ref === undefined ? null : this.#roster.organisation(guest.ref).id,
          organisation: guest.organisation,
          sheet_number: this.#sheet.spare.pop() ?? null,
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
      person_id: person?.id ?? null,
      name: person?.name ?? somebody.name ?? '',
      position: somebody.position ?? '',
      sex: person?.sex ?? somebody.sex ?? '',
    }
  }

  #mark(
    row: Partial<AttendanceRow> &
      Pick<AttendanceRow, 'capacity' | 'person_id' | 'name' | 'position' | 'sex' | 'organisation_id' | 'organisation'>,
    seat: number,
    at: string,
  ): void {
    const { invitation_id = null, sheet_number, mandate_number = '' } = row
    const onPaper = invitation_id === null ? null : (this.#sheet.seats.get(seatOf(invitation_id, seat)) ?? null)
    // Whoever came in the morning signs the later sheets when their session begins.
    const clock = this.#session.number === 1 ? at : '13:05'
    addAttendance(this.#db, {
      ...row,
      session_id: this.#session.id,
      invitation_id,
      seat,
      sheet_number: sheet_number ?? onPaper,
      mandate_number,
      marked_at: new Date(`${this.#session.date}T${clock}:00+08:00`).toISOString(),
    })
  }
}
