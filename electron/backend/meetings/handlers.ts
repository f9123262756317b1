/** Meetings: what is asked and what is done. */
import type { Handlers, Parsed } from '../../contract/api.ts'
import { notFound } from '../../contract/errors.ts'
import type { MeetingId } from '../../contract/ids.ts'
import type { Services } from '../services.ts'
import { exportMeetings } from './export.ts'
import {
  addMeeting,
  changeMeeting,
  deleteMeeting,
  type MeetingColumns,
  meetingContents,
  meetingDetail,
  meetingFacts,
  meetingRows,
  meetingSeries,
  meetingSessions,
  writeAgenda,
  writeOrganisers,
  writeSessions,
} from './queries.ts'
import { checkMeeting, firstSessionName, type NewSession, planSessions, seriesLoop, wouldLoop } from './rules.ts'

type Fields = Parsed<'meetings.create'>

export function createMeetings(
  services: Services,
): Handlers<
  | 'meetings.list'
  | 'meetings.get'
  | 'meetings.create'
  | 'meetings.update'
  | 'meetings.remove'
  | 'meetings.contents'
  | 'meetings.export'
> {
  const { db, journal } = services

  function stored(id: MeetingId) {
    const meeting = meetingFacts(db, id)
    if (!meeting) throw notFound('Rapat')
    return meeting
  }

  return {
    'meetings.list': () => meetingRows(db),
    'meetings.get': ({ id }) => {
      const meeting = meetingDetail(db, id)
      if (!meeting) throw notFound('Rapat')
      return meeting
    },
    'meetings.create': (fields) => {
      if (fields.previousId !== null) stored(fields.previousId)
      checkMeeting(fields)
      const { value: id } = journal.run('meetings.create', `Buat rapat “${fields.title}”`, (write) => {
        const made = addMeeting(write, columns(fields))
        writeSessions(write, made, planSessions(orFirstSession(fields), [], fields, fields))
        writeAgenda(write, made, fields.agenda)
        writeOrganisers(write, made, fields.organiserIds)
        return made
      })
      return { id }
    },
    'meetings.update': ({ id, ...fields }) => {
      const before = stored(id)
      if (fields.previousId !== null) {
        stored(fields.previousId)
        if (wouldLoop(id, fields.previousId, meetingSeries(db))) throw seriesLoop()
      }
      checkMeeting(fields)
      const sessions = planSessions(fields.sessions, meetingSessions(db, id), before, fields)
      journal.run('meetings.update', `Ubah rapat “${fields.title}”`, (write) => {
        changeMeeting(write, id, columns(fields))
        writeSessions(write, id, sessions)
        writeAgenda(write, id, fields.agenda)
        writeOrganisers(write, id, fields.organiserIds)
      })
      return null
    },
    'meetings.remove': ({ id }) => {
      const { title } = stored(id)
      journal.run('meetings.remove', `Hapus rapat “${title}”`, (write) => deleteMeeting(write, id))
      return null
    },
    'meetings.contents': ({ id }) => {
      stored(id)
      const contents = meetingContents(db, id)
      if (!contents) throw notFound('Rapat')
      return contents
    },
    'meetings.export': ({ ids }, { signal }) => {
      const rows = meetingRows(db)
      const byId = new Map(rows.map((row) => [row.id, row]))
      return exportMeetings(services, ids ? ids.flatMap((id) => byId.get(id) ?? []) : rows, signal)
    },
  }
}

function columns({
  kind,
  title,
  theme,
  date,
  startTime,
  endTime,
  venue,
  opener,
  chair,
  note,
  previousId,
}: Fields): MeetingColumns {
  return { kind, title, theme, date, startTime, endTime, venue, opener, chair, note, previousId }
}

function orFirstSession({ sessions, date, startTime, endTime }: Fields): NewSession[] {
  return sessions.length > 0 ? sessions : [{ id: null, name: firstSessionName, date, startTime, endTime }]
}
