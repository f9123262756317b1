/** What a meeting must be: times in order, sessions that keep their identity, a series that does not bite its tail. */
import { formatTime } from '../../contract/dates.ts'
import { Failure } from '../../contract/errors.ts'
import type { MeetingId, SessionId } from '../../contract/ids.ts'
import { formatNumber } from '../../contract/numbers.ts'

export interface Times {
  date: string
  startTime: string
  endTime: string | null
}
export interface NewSession extends Times {
  /** null: a new session */
  id: SessionId | null
  name: string
}
export interface StoredSession extends Times {
  id: SessionId
  name: string
  present: number
}
interface AgendaTimes {
  startTime: string | null
  endTime: string | null
}

export const firstSessionName = 'Sesi 1'

/** Throws `invalid-input` with one message a field. */
export function checkMeeting(meeting: Times & { agenda: AgendaTimes[]; sessions: NewSession[] }): void {
  const details: Record<string, string> = {}
  const endsAfterStart = (path: string, start: string | null, end: string | null) => {
    if (start !== null && end !== null && end <= start)
      details[path] = `Jam selesai harus sesudah jam mulai (${formatTime(start)}).`
  }
  endsAfterStart('endTime', meeting.startTime, meeting.endTime)
  meeting.agenda.forEach(({ startTime, endTime }, index) =>
    endsAfterStart(`agenda.${index}.endTime`, startTime, endTime),
  )
  const names = new Set<string>()
  meeting.sessions.forEach((session, index) => {
    endsAfterStart(`sessions.${index}.endTime`, session.startTime, session.endTime)
    if (session.date < meeting.date) details[`sessions.${index}.date`] = 'Tanggal sesi mendahului tanggal rapat.'
    const name = session.name.toLowerCase()
    if (names.has(name)) details[`sessions.${index}.name`] = 'Nama sesi sudah dipakai di rapat ini.'
    names.add(name)
  })
  if (Object.keys(details).length > 0) throw new Failure('invalid-input', 'Periksa lagi isian yang ditandai.', details)
}

export interface SessionPlan {
  insert: (NewSession & { position: number })[]
  update: (NewSession & { id: SessionId; position: number })[]
  remove: StoredSession[]
}

/**
 * What to write so that the meeting has these sessions, each keeping its id. With none given the stored ones stay, and
 * one that had the meeting's own date and time goes where the meeting goes. Throws `in-use` rather than drop a session
 * somebody attended, `invalid-input` for a session of another meeting.
 */
export function planSessions(given: NewSession[], stored: StoredSession[], before: Times, now: Times): SessionPlan {
  if (given.length === 0) {
    const update = stored.map((session, index) => ({
      ...session,
      ...(sameTimes(session, before) ? times(now) : {}),
      position: index + 1,
    }))
    return { insert: [], update, remove: [] }
  }
  const known = new Map(stored.map((session) => [session.id, session]))
  const plan: SessionPlan = { insert: [], update: [], remove: [] }
  given.forEach((session, index) => {
    const position = index + 1
    if (session.id === null) plan.insert.push({ ...session, position })
    else if (known.delete(session.id)) plan.update.push({ ...session, id: session.id, position })
    else
      throw new Failure('invalid-input', 'Sesi ini bukan bagian dari rapat ini. Muat ulang rapatnya.', {
        [`sessions.${index}.name`]: 'Sesi tidak dikenali.',
      })
  })
  plan.remove = [...known.values()]
  const attended = plan.remove.find(({ present }) => present > 0)
  if (attended) {
    const message = `Sesi “${attended.name}” tidak dapat dihapus karena ${formatNumber(attended.present)} orang sudah tercatat hadir di sesi itu. Batalkan dulu kehadirannya, atau biarkan sesi itu.`
    throw new Failure('in-use', message, { sessions: message })
  }
  return plan
}

const sameTimes = (a: Times, b: Times): boolean =>
  a.date === b.date && a.startTime === b.startTime && a.endTime === b.endTime
const times = ({ date, startTime, endTime }: Times): Times => ({ date, startTime, endTime })

/** True when `previous` is the meeting itself or has it among the meetings before it. */
export function wouldLoop(
  id: MeetingId,
  previous: MeetingId,
  previousOf: ReadonlyMap<MeetingId, MeetingId | null>,
): boolean {
  const seen = new Set<MeetingId>()
  for (let at: MeetingId | null = previous; at !== null && !seen.has(at); at = previousOf.get(at) ?? null) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

export function seriesLoop(): Failure {
  const message =
    'Rapat ini sendiri ada dalam rangkaian rapat itu, jadi tidak dapat menjadi kelanjutannya. Pilih rapat lain.'
  return new Failure('invalid-input', message, { previousId: message })
}
