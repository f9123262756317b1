/** Meetings: what is asked and what is done. */
import type { Handlers, Parsed } from '../../contract/api.ts'
import { notFound } from '../../contract/errors.ts'
import type { MeetingId } from '../../contract/ids.ts'
import type { Services } from '../services.ts'
import { exportMeetings } from './export.ts'
import { fieldsOf, merged, type Past } from '../database/versions.ts'
import type { RowImage } from '../database/tables.ts'
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
    'meetings.update': ({ id, seen, ...given }) => {
      const before = stored(id)
      const { sessions: typed, ...rest } = given
      const keepsSessions = !typed || typed.length === 0
      const fields = merged<Fields>(db, {
        seen,
        fields: (past) => meetingFields(past, id),
        typed: () => (keepsSessions ? rest : given),
        words: meetingWords,
      })
      if (fields.previousId !== null) {
        stored(fields.previousId)
        if (wouldLoop(id, fields.previousId, meetingSeries(db))) throw seriesLoop()
      }
      const wanted = keepsSessions ? [] : fields.sessions
      checkMeeting({ ...fields, sessions: wanted })
      const sessions = planSessions(wanted, meetingSessions(db, id), before, fields)
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

const meetingColumns = {
  kind: 'kind',
  title: 'title',
  theme: 'theme',
  date: 'date',
  startTime: 'start_time',
  endTime: 'end_time',
  venue: 'venue',
  opener: 'opener',
  chair: 'chair',
  note: 'note',
  previousId: 'previous_id',
}
const agendaColumns = { startTime: 'start_time', endTime: 'end_time', title: 'title', speaker: 'speaker' }
const sessionColumns = { id: 'id', name: 'name', date: 'date', startTime: 'start_time', endTime: 'end_time' }
const meetingWords = {
  kind: 'jenis rapat',
  title: 'nama rapat',
  theme: 'tema',
  date: 'tanggal',
  startTime: 'jam mulai',
  endTime: 'jam selesai',
  venue: 'tempat',
  opener: 'pembuka',
  chair: 'pemimpin rapat',
  note: 'catatan',
  previousId: 'rapat sebelumnya',
  organiserIds: 'penyelenggara',
  agenda: 'susunan acara',
  sessions: 'sesi',
}

function meetingFields(past: Past, id: MeetingId): Fields | null {
  const fields = fieldsOf<MeetingColumns>(past.row('meeting', id), meetingColumns)
  if (!fields) return null
  const rows = (table: string) =>
    past.of(table, 'meeting_id', id).sort((a, b) => Number(a['position']) - Number(b['position']))
  const listed = <T extends object>(table: string, names: Record<keyof T & string, string>) =>
    rows(table).flatMap((row: RowImage) => fieldsOf<T>(row, names) ?? [])
  return {
    ...fields,
    organiserIds: rows('meeting_organiser').map((row) => row['organisation_id'] as Fields['organiserIds'][number]),
    agenda: listed<Fields['agenda'][number]>('agenda_item', agendaColumns),
    sessions: listed<Fields['sessions'][number]>('session', sessionColumns),
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
