/** Sheet lines and attendance: all their SQL, and what of meetings and roster they stand on. */
import type { AttendanceCapacity, SheetLine } from '../../contract/attendance.ts'
import type {
  AttendanceId,
  InvitationId,
  MeetingId,
  OrganisationId,
  PersonId,
  PostId,
  SessionId,
} from '../../contract/ids.ts'
import type { InvitationResponse } from '../../contract/invitations.ts'
import { addresseeOrder, officeOrder } from '../agencies/order.ts'
import { read, type ReadDb, write, type WriteDb } from '../database/statements.ts'
import { noSector } from '../../contract/words.ts'

export interface SessionFacts {
  id: SessionId
  meetingUuid: string
  name: string
  date: string
  startTime: string
  endTime: string | null
  meetingId: MeetingId
  kind: string
  title: string
  theme: string
  venue: string
  meetingDate: string
  /** Sessions of the meeting. */
  sessions: number
}
const selectSession = read<{ id: SessionId }, SessionFacts>(
  `SELECT s.id, s.name, s.date, s.start_time AS startTime, s.end_time AS endTime, m.id AS meetingId,
     m.uuid AS meetingUuid, m.kind, m.title,
     m.theme, m.venue, m.date AS meetingDate,
     (SELECT count(*) FROM session other WHERE other.meeting_id = m.id) AS sessions
   FROM session s JOIN meeting m ON m.id = s.meeting_id WHERE s.id = @id`,
)

export interface InvitationFacts {
  id: InvitationId
  organisationId: OrganisationId
  organisation: string
  shortName: string
  sector: string
  postId: PostId | null
  post: string
  personId: PersonId | null
  person: string
  sex: '' | 'L' | 'P'
  phone: string
  email: string
  quota: number
  response: InvitationResponse
  delegatePersonId: PersonId | null
  delegate: string
  delegatePosition: string
  delegateSex: '' | 'L' | 'P'
  delegatePhone: string
  delegateEmail: string
}
const selectInvitations = read<{ meetingId: MeetingId }, InvitationFacts>(
  `SELECT i.id, i.organisation_id AS organisationId, o.name AS organisation, o.short_name AS shortName,
     ifnull(s.name, '${noSector}') AS sector, i.post_id AS postId, ifnull(po.title, '') AS post,
     i.person_id AS personId, ifnull(p.name, '') AS person, ifnull(p.sex, '') AS sex, ifnull(p.phone, '') AS phone,
     ifnull(p.email, '') AS email,
     i.quota, i.response, i.delegate_person_id AS delegatePersonId, ifnull(d.name, i.delegate_name) AS delegate,
     i.delegate_position AS delegatePosition, ifnull(d.sex, '') AS delegateSex, ifnull(d.phone, '') AS delegatePhone,
     ifnull(d.email, '') AS delegateEmail
   FROM invitation i JOIN organisation o ON o.id = i.organisation_id LEFT JOIN sector s ON s.id = o.sector_id
     LEFT JOIN post po ON po.id = i.post_id LEFT JOIN person p ON p.id = i.person_id
     LEFT JOIN person d ON d.id = i.delegate_person_id
   WHERE i.meeting_id = @meetingId
   ORDER BY ${officeOrder}, ${addresseeOrder('po', 'i')}, p.name_key, i.id`,
)

const selectOrganisations = read<undefined, { id: OrganisationId; name: string; shortName: string; sector: string }>(
  `SELECT o.id, o.name, o.short_name AS shortName, ifnull(s.name, '${noSector}') AS sector
   FROM organisation o LEFT JOIN sector s ON s.id = o.sector_id ORDER BY ${officeOrder}`,
)
const selectSectors = read<undefined, { name: string }>(`SELECT name FROM sector ORDER BY position, id`)
const selectPerson = read<{ id: PersonId }, { sex: '' | 'L' | 'P' }>(`SELECT sex FROM person WHERE id = @id`)

export interface AttendanceRow {
  id: AttendanceId
  invitationId: InvitationId | null
  seat: number
  sheetNumber: number | null
  /** The edition `sheetNumber` is of. */
  sheetEdition: number
  capacity: AttendanceCapacity
  personId: PersonId | null
  name: string
  position: string
  sex: '' | 'L' | 'P'
  organisationId: OrganisationId | null
  organisation: string
  mandateNumber: string
  note: string
  markedAt: string
}
const attendanceColumns = `a.id, a.invitation_id AS invitationId, a.seat, a.sheet_number AS sheetNumber,
  a.sheet_edition AS sheetEdition, a.capacity,
  a.person_id AS personId, a.name, a.position, a.sex, a.organisation_id AS organisationId, a.organisation,
  a.mandate_number AS mandateNumber, a.note, a.marked_at AS markedAt`
const selectAttendance = read<{ sessionId: SessionId }, AttendanceRow>(
  `SELECT ${attendanceColumns} FROM attendance a WHERE a.session_id = @sessionId ORDER BY a.id`,
)
const selectAttendances = read<{ ids: string }, AttendanceRow & { sessionId: SessionId }>(
  `SELECT ${attendanceColumns}, a.session_id AS sessionId
   FROM attendance a WHERE a.id IN (SELECT value FROM json_each(@ids)) ORDER BY a.id`,
)
const insertAttendance = write<Omit<AttendanceRow, 'id' | 'note'> & { sessionId: SessionId }>(
  `INSERT INTO attendance (session_id, invitation_id, seat, sheet_number, sheet_edition, capacity, person_id, name, position, sex,
     organisation_id, organisation, mandate_number, marked_at)
   VALUES (@sessionId, @invitationId, @seat, @sheetNumber, @sheetEdition, @capacity, @personId, @name, @position, @sex,
     @organisationId, @organisation, @mandateNumber, @markedAt)`,
)
type AttendanceChange = Pick<
  AttendanceRow,
  'id' | 'capacity' | 'personId' | 'name' | 'position' | 'sex' | 'mandateNumber' | 'note'
>
const setAttendance = write<AttendanceChange>(
  `UPDATE attendance SET capacity = @capacity, person_id = @personId, name = @name, position = @position, sex = @sex,
     mandate_number = @mandateNumber, note = @note WHERE id = @id`,
)
const removeAttendance = write<{ ids: string }>(
  `DELETE FROM attendance WHERE id IN (SELECT value FROM json_each(@ids))`,
)
/** Rows of the asked edition, or of the latest where it is null. */
const selectLines = read<{ sessionId: SessionId; edition: number | null }, SheetLine>(
  `SELECT number, heading, invitation_id AS invitationId, seat, person_id AS personId, name, sex, position, organisation,
     phone, email
   FROM sheet_line WHERE session_id = @sessionId
     AND edition = ifnull(@edition, (SELECT max(edition) FROM sheet_line WHERE session_id = @sessionId))
   ORDER BY number`,
)
const selectEdition = read<{ sessionId: SessionId }, { edition: number | null }>(
  `SELECT max(edition) AS edition FROM sheet_line WHERE session_id = @sessionId`,
)
const insertLine = write<SheetLine & { sessionId: SessionId; edition: number }>(
  `INSERT INTO sheet_line (session_id, edition, number, heading, invitation_id, seat, person_id, name, sex, position,
     organisation, phone, email)
   VALUES (@sessionId, @edition, @number, @heading, @invitationId, @seat, @personId, @name, @sex, @position,
     @organisation, @phone, @email)`,
)

export const sessionFacts = (db: ReadDb, id: SessionId): SessionFacts | undefined => selectSession.get(db, { id })
export const invitationFacts = (db: ReadDb, meetingId: MeetingId): InvitationFacts[] =>
  selectInvitations.all(db, { meetingId })
/** In the office's order. */
export const organisationFacts = (db: ReadDb) => selectOrganisations.all(db)
export const sectorNames = (db: ReadDb): string[] => selectSectors.all(db).map(({ name }) => name)
export const personFacts = (db: ReadDb, id: PersonId): { sex: '' | 'L' | 'P' } | undefined =>
  selectPerson.get(db, { id })

export const attendanceRows = (db: ReadDb, sessionId: SessionId): AttendanceRow[] =>
  selectAttendance.all(db, { sessionId })
export const attendancesById = (db: ReadDb, ids: AttendanceId[]): (AttendanceRow & { sessionId: SessionId })[] =>
  selectAttendances.all(db, { ids: JSON.stringify(ids) })
export const addAttendance = (
  db: WriteDb,
  sessionId: SessionId,
  row: Omit<AttendanceRow, 'id' | 'note'>,
): AttendanceId => insertAttendance.run(db, { ...row, sessionId }).id as AttendanceId
export function changeAttendance(db: WriteDb, change: AttendanceChange): void {
  setAttendance.run(db, change)
}
export function deleteAttendances(db: WriteDb, ids: AttendanceId[]): void {
  removeAttendance.run(db, { ids: JSON.stringify(ids) })
}

/** Rows of an issued edition by number; of the latest unless another is named. Empty where none is issued. */
export const sheetLines = (db: ReadDb, sessionId: SessionId, edition: number | null = null): SheetLine[] =>
  selectLines.all(db, { sessionId, edition })
/** The latest edition; 0 where none is issued. */
export const sheetEdition = (db: ReadDb, sessionId: SessionId): number =>
  selectEdition.get(db, { sessionId })?.edition ?? 0
export function addLines(db: WriteDb, sessionId: SessionId, edition: number, lines: readonly SheetLine[]): void {
  for (const line of lines) insertLine.run(db, { ...line, sessionId, edition })
}
