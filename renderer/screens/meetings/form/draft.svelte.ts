/** A meeting being written: what is in the form, and the input it makes. */
import type { Input } from '../../../../electron/contract/api.ts'
import { today } from '../../../../electron/contract/dates.ts'
import type { MeetingId, OrganisationId, SessionId } from '../../../../electron/contract/ids.ts'
import type { Meeting } from '../../../../electron/contract/meetings.ts'
import type { Option } from '../../../components/index.ts'
import { Filling } from '../../../state/form.svelte.ts'
import { nextStart, titleForYear } from './agendaTimes.ts'
import { messages } from './messages.ts'

export interface AgendaRow {
  key: number
  startTime: string | null
  endTime: string | null
  title: string
  speaker: string
}
export interface SessionRow {
  key: number
  id: SessionId | null
  name: string
  date: string | null
  startTime: string | null
  endTime: string | null
  /** People recorded present; such a session stays. */
  present: number
}

let lastKey = 0
const nextKey = () => ++lastKey

interface MeetingValues {
  kind: string
  title: string
  theme: string
  date: string | null
  startTime: string | null
  endTime: string | null
  venue: string
  opener: string
  chair: string
  note: string
  previousId: MeetingId | null
  organisers: Option<OrganisationId>[]
  agenda: AgendaRow[]
  sessions: SessionRow[]
  separate: boolean
}

export class MeetingDraft extends Filling<MeetingValues> {
  /** The version of the meeting it was filled from. */
  seen = 0
  kind = $state('Rapat Koordinasi')
  title = $state('')
  theme = $state('')
  date = $state<string | null>(null)
  startTime = $state<string | null>('09:00')
  endTime = $state<string | null>(null)
  venue = $state('')
  opener = $state('')
  chair = $state('')
  note = $state('')
  previousId = $state<MeetingId | null>(null)
  organisers = $state.raw<Option<OrganisationId>[]>([])
  agenda = $state<AgendaRow[]>([])
  sessions = $state<SessionRow[]>([])
  /** One session that is the meeting itself, or several with their own times. */
  separate = $state(false)

  constructor(date: string | null = null) {
    super()
    this.date = date
    this.sessions = [{ key: nextKey(), id: null, name: messages.sessions.first, ...this.#times(), present: 0 }]
    this.settle()
  }

  load(meeting: Meeting): void {
    this.#fill(meeting)
    this.seen = meeting.version
    this.title = meeting.title
    this.date = meeting.date
    this.note = meeting.note
    this.previousId = meeting.previous?.id ?? null
    this.sessions = meeting.sessions.map(({ id, name, date, startTime, endTime, present }) => ({
      key: nextKey(),
      id,
      name,
      date,
      startTime,
      endTime,
      present,
    }))
    const [first, ...others] = meeting.sessions
    this.separate =
      others.length > 0 ||
      first?.date !== meeting.date ||
      first.startTime !== meeting.startTime ||
      first.endTime !== meeting.endTime
  }

  /** Everything that is likely to be the same again; the next meeting of the series. */
  copyFrom(meeting: Meeting): void {
    this.#fill(meeting)
    this.title = titleForYear(meeting.title, meeting.date, this.date ?? today())
    this.previousId = meeting.id
  }

  addAgendaRow(after = this.agenda.length - 1): AgendaRow {
    const row: AgendaRow = {
      key: nextKey(),
      startTime: nextStart(this.agenda.slice(0, after + 1), this.startTime),
      endTime: null,
      title: '',
      speaker: '',
    }
    this.agenda.splice(after + 1, 0, row)
    return row
  }

  addSession(): void {
    const last = this.sessions.at(-1)
    this.sessions.push({
      key: nextKey(),
      id: null,
      name: messages.sessions.numbered(this.sessions.length + 1),
      date: last?.date ?? this.date,
      startTime: last?.endTime ?? null,
      endTime: null,
      present: 0,
    })
  }

  /** Turns the single session's own times on: they start as the meeting's. */
  separateSessions(separate: boolean): void {
    this.separate = separate
    const [first] = this.sessions
    if (separate && first && this.sessions.length === 1) Object.assign(first, this.#times())
  }

  /** Null, with the messages set, when something needed is missing. */
  input(): Input<'meetings.create'> | null {
    const details: Record<string, string> = {}
    const { date, startTime } = this
    if (this.title.trim() === '') details['title'] = messages.missing.title
    if (date === null) details['date'] = messages.missing.date
    if (startTime === null) details['startTime'] = messages.missing.startTime
    const agenda = this.agenda.filter((row) => row.title.trim() !== '' || row.speaker.trim() !== '' || row.endTime)
    const sessions: Input<'meetings.create'>['sessions'] = []
    this.#sessionsToSend().forEach(({ id, name, ...times }, index) => {
      if (times.date === null) details[`sessions.${index}.date`] = messages.missing.date
      if (times.startTime === null) details[`sessions.${index}.startTime`] = messages.missing.startTime
      if (times.date === null || times.startTime === null) return
      sessions.push({ id, name, date: times.date, startTime: times.startTime, endTime: times.endTime })
    })
    if (date === null || startTime === null || Object.keys(details).length > 0) {
      this.error = { code: 'invalid-input', message: messages.missing.summary, details }
      return null
    }
    this.error = null
    this.agenda = agenda
    const { kind, title, theme, endTime, venue, opener, chair, note, previousId } = this
    return {
      kind: kind.trim() || 'Rapat Koordinasi',
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
      organiserIds: this.organisers.map(({ id }) => id),
      agenda: agenda.map((row) => ({
        startTime: row.startTime,
        endTime: row.endTime,
        title: row.title,
        speaker: row.speaker,
      })),
      sessions,
    }
  }

  #sessionsToSend(): Omit<SessionRow, 'key' | 'present'>[] {
    const [first] = this.sessions
    if (this.separate || this.sessions.length > 1 || !first) return this.sessions
    return [{ id: first.id, name: first.name, ...this.#times() }]
  }

  #times() {
    return { date: this.date, startTime: this.startTime, endTime: this.endTime }
  }

  #fill(meeting: Meeting): void {
    this.kind = meeting.kind
    this.theme = meeting.theme
    this.startTime = meeting.startTime
    this.endTime = meeting.endTime
    this.venue = meeting.venue
    this.opener = meeting.opener
    this.chair = meeting.chair
    this.organisers = meeting.organisers.map(({ id, name }) => ({ id, label: name }))
    this.agenda = meeting.agenda.map((item) => ({ key: nextKey(), ...item }))
  }

  protected current(): MeetingValues {
    const { kind, title, theme, date, startTime, endTime, venue, opener, chair, note, previousId, separate } = this
    const { organisers, agenda, sessions } = this
    return $state.snapshot<MeetingValues>({
      ...{ kind, title, theme, date, startTime, endTime, venue, opener, chair, note, previousId, separate },
      ...{ organisers, agenda, sessions },
    })
  }
}
