/** Meetings: all their SQL. */
import type { AgendaItem, Meeting, MeetingContents, MeetingLink, MeetingRow, Session } from '../../contract/meetings.ts'
import type { MeetingId, OrganisationId, SessionId } from '../../contract/ids.ts'
import { removeRows } from '../database/removal.ts'
import { read, type ReadDb, write, type WriteDb } from '../database/statements.ts'
import { newUuid } from '../database/uuid.ts'
import { versionOf } from '../database/versions.ts'
import type { NewSession, SessionPlan } from './rules.ts'

const rowColumns = `
  m.id, m.kind, m.title, m.date, m.start_time AS startTime, m.end_time AS endTime, m.venue,
  (SELECT count(*) FROM invitation i WHERE i.meeting_id = m.id) AS invited,
  (SELECT count(*) FROM invitation i WHERE i.meeting_id = m.id AND i.response <> 'none') AS answered,
  (SELECT count(DISTINCT i.organisation_id) FROM invitation i WHERE i.meeting_id = m.id) AS organisations,
  (SELECT count(DISTINCT coalesce(i.organisation_id, a.organisation_id))
     FROM session s JOIN attendance a ON a.session_id = s.id LEFT JOIN invitation i ON i.id = a.invitation_id
     WHERE s.meeting_id = m.id AND coalesce(i.organisation_id, a.organisation_id)
       IN (SELECT organisation_id FROM invitation WHERE meeting_id = m.id)) AS represented,
  (SELECT count(*) FROM action a WHERE a.meeting_id = m.id) AS actions`

const selectMeetings = read<undefined, MeetingRow>(
  `SELECT ${rowColumns} FROM meeting m ORDER BY m.date DESC, m.start_time DESC, m.id DESC`,
)
type MeetingFacts = MeetingRow &
  Pick<Meeting, 'theme' | 'opener' | 'chair' | 'note' | 'seats'> & {
    previousId: MeetingId | null
  }
const selectMeeting = read<{ id: MeetingId }, MeetingFacts>(
  `SELECT ${rowColumns}, m.theme, m.opener, m.chair, m.note, m.previous_id AS previousId,
     (SELECT ifnull(sum(quota), 0) FROM invitation i WHERE i.meeting_id = m.id) AS seats
   FROM meeting m WHERE m.id = @id`,
)
const selectLink = read<{ id: MeetingId }, MeetingLink>(`SELECT id, title, date FROM meeting WHERE id = @id`)
const selectNext = read<{ id: MeetingId }, MeetingLink>(
  `SELECT id, title, date FROM meeting WHERE previous_id = @id ORDER BY date, id`,
)
const selectSeries = read<undefined, { id: MeetingId; previousId: MeetingId | null }>(
  `SELECT id, previous_id AS previousId FROM meeting`,
)
const selectOrganisers = read<{ id: MeetingId }, { id: OrganisationId; name: string }>(
  `SELECT o.id, o.name FROM meeting_organiser mo JOIN organisation o ON o.id = mo.organisation_id
   WHERE mo.meeting_id = @id ORDER BY mo.position, mo.id`,
)
const selectAgenda = read<{ id: MeetingId }, AgendaItem>(
  `SELECT start_time AS startTime, end_time AS endTime, title, speaker
   FROM agenda_item WHERE meeting_id = @id ORDER BY position, id`,
)
const selectSessions = read<{ id: MeetingId }, Session>(
  `SELECT s.id, s.name, s.date, s.start_time AS startTime, s.end_time AS endTime,
     (SELECT count(*) FROM sheet_line l WHERE l.session_id = s.id) AS lines,
     (SELECT count(*) FROM attendance a WHERE a.session_id = s.id) AS present
   FROM session s WHERE s.meeting_id = @id ORDER BY s.position, s.id`,
)
const selectAnswers = read<{ id: MeetingId }, { response: keyof Meeting['answers']; count: number }>(
  `SELECT response, count(*) AS count FROM invitation WHERE meeting_id = @id GROUP BY response`,
)
const selectContents = read<{ id: MeetingId }, MeetingContents>(
  `SELECT
     (SELECT count(*) FROM agenda_item WHERE meeting_id = @id) AS agenda,
     (SELECT count(*) FROM session WHERE meeting_id = @id) AS sessions,
     (SELECT count(*) FROM invitation WHERE meeting_id = @id) AS invitations,
     (SELECT count(*) FROM sheet_line l JOIN session s ON s.id = l.session_id WHERE s.meeting_id = @id) AS sheetLines,
     (SELECT count(*) FROM attendance a JOIN session s ON s.id = a.session_id WHERE s.meeting_id = @id) AS attendance,
     (SELECT count(*) FROM decision WHERE meeting_id = @id) AS decisions,
     (SELECT count(*) FROM action WHERE meeting_id = @id) AS actions,
     (SELECT count(*) FROM progress p JOIN action a ON a.id = p.action_id WHERE a.meeting_id = @id) AS progress,
     (SELECT count(*) FROM meeting WHERE previous_id = @id) AS next`,
)

export interface MeetingColumns {
  kind: string
  title: string
  theme: string
  date: string
  startTime: string
  endTime: string | null
  venue: string
  opener: string
  chair: string
  note: string
  previousId: MeetingId | null
}
const insertMeeting = write<MeetingColumns>(
  `INSERT INTO meeting (uuid, kind, title, theme, date, start_time, end_time, venue, opener, chair, note, previous_id)
   VALUES (${newUuid}, @kind, @title, @theme, @date, @startTime, @endTime, @venue, @opener, @chair, @note, @previousId)`,
)
const setMeeting = write<MeetingColumns & { id: MeetingId }>(
  `UPDATE meeting SET kind = @kind, title = @title, theme = @theme, date = @date, start_time = @startTime,
     end_time = @endTime, venue = @venue, opener = @opener, chair = @chair, note = @note, previous_id = @previousId
   WHERE id = @id`,
)

type SessionColumns = Omit<NewSession, 'id'> & { position: number }
const insertSession = write<SessionColumns & { meetingId: MeetingId }>(
  `INSERT INTO session (meeting_id, position, name, date, start_time, end_time)
   VALUES (@meetingId, @position, @name, @date, @startTime, @endTime)`,
)
const setSession = write<SessionColumns & { id: SessionId }>(
  `UPDATE session SET position = @position, name = @name, date = @date, start_time = @startTime, end_time = @endTime
   WHERE id = @id`,
)

const agendaIds = read<{ id: MeetingId }, { id: number }>(
  `SELECT id FROM agenda_item WHERE meeting_id = @id ORDER BY position, id`,
)
const insertAgendaItem = write<AgendaItem & { meetingId: MeetingId; position: number }>(
  `INSERT INTO agenda_item (meeting_id, position, start_time, end_time, title, speaker)
   VALUES (@meetingId, @position, @startTime, @endTime, @title, @speaker)`,
)
const setAgendaItem = write<AgendaItem & { id: number; position: number }>(
  `UPDATE agenda_item SET position = @position, start_time = @startTime, end_time = @endTime, title = @title,
     speaker = @speaker WHERE id = @id`,
)
const removeAgendaItem = write<{ id: number }>(`DELETE FROM agenda_item WHERE id = @id`)

const removeOtherOrganisers = write<{ id: MeetingId; organisers: string }>(
  `DELETE FROM meeting_organiser WHERE meeting_id = @id
     AND organisation_id NOT IN (SELECT value FROM json_each(@organisers))`,
)
const putOrganisers = write<{ id: MeetingId; organisers: string }>(
  `INSERT INTO meeting_organiser (meeting_id, organisation_id, position)
   SELECT @id, value, key + 1 FROM json_each(@organisers) WHERE true
   ON CONFLICT (meeting_id, organisation_id) DO UPDATE SET position = excluded.position`,
)

/** The meeting after one that goes follows the one before it. */
const closeSeries = write<{ id: MeetingId }>(
  `UPDATE meeting SET previous_id = (SELECT previous_id FROM meeting WHERE id = @id) WHERE previous_id = @id`,
)

/** Latest first. */
export const meetingRows = (db: ReadDb): MeetingRow[] => selectMeetings.all(db)

export const meetingFacts = (db: ReadDb, id: MeetingId): MeetingFacts | undefined => selectMeeting.get(db, { id })

export function meetingDetail(db: ReadDb, id: MeetingId): Meeting | undefined {
  const facts = selectMeeting.get(db, { id })
  if (!facts) return undefined
  const { previousId, ...row } = facts
  const answers: Meeting['answers'] = { none: 0, yes: 0, no: 0, delegated: 0 }
  for (const { response, count } of selectAnswers.all(db, { id })) answers[response] = count
  return {
    ...row,
    version: versionOf(db),
    previous: previousId === null ? null : (selectLink.get(db, { id: previousId }) ?? null),
    next: selectNext.all(db, { id }),
    organisers: selectOrganisers.all(db, { id }),
    agenda: selectAgenda.all(db, { id }),
    sessions: selectSessions.all(db, { id }),
    answers,
  }
}

export const meetingSessions = (db: ReadDb, id: MeetingId): Session[] => selectSessions.all(db, { id })

export const meetingContents = (db: ReadDb, id: MeetingId): MeetingContents | undefined =>
  selectContents.get(db, { id })

/** Each meeting's previous one. */
export const meetingSeries = (db: ReadDb): Map<MeetingId, MeetingId | null> =>
  new Map(selectSeries.all(db).map(({ id, previousId }) => [id, previousId]))

export const addMeeting = (db: WriteDb, columns: MeetingColumns): MeetingId =>
  insertMeeting.run(db, columns).id as MeetingId

export const changeMeeting = (db: WriteDb, id: MeetingId, columns: MeetingColumns): void => {
  setMeeting.run(db, { ...columns, id })
}

export function writeSessions(db: WriteDb, meetingId: MeetingId, plan: SessionPlan): void {
  removeRows(
    db,
    'session',
    plan.remove.map(({ id }) => id),
  )
  for (const { id, name, date, startTime, endTime, position } of plan.update)
    setSession.run(db, { id, name, date, startTime, endTime, position })
  for (const { name, date, startTime, endTime, position } of plan.insert)
    insertSession.run(db, { meetingId, name, date, startTime, endTime, position })
}

/** Rows keep their place, so that the history shows which line of the rundown changed. */
export function writeAgenda(db: WriteDb, meetingId: MeetingId, agenda: AgendaItem[]): void {
  const stored = agendaIds.all(db, { id: meetingId })
  agenda.forEach((item, index) => {
    const position = index + 1
    const row = stored[index]
    if (row) setAgendaItem.run(db, { ...item, id: row.id, position })
    else insertAgendaItem.run(db, { ...item, meetingId, position })
  })
  for (const { id } of stored.slice(agenda.length)) removeAgendaItem.run(db, { id })
}

export function writeOrganisers(db: WriteDb, id: MeetingId, organisers: OrganisationId[]): void {
  const given = { id, organisers: JSON.stringify([...new Set(organisers)]) }
  removeOtherOrganisers.run(db, given)
  putOrganisers.run(db, given)
}

/** The meeting and all that hangs on it. Later meetings of the series take over its previous one. */
export function deleteMeeting(db: WriteDb, id: MeetingId): void {
  closeSeries.run(db, { id })
  removeRows(db, 'meeting', [id])
}
