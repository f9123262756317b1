/** Which session of a meeting is worked on: the same on the sheet and at the door. */
import { SvelteMap } from 'svelte/reactivity'
import { today } from '../../../../electron/contract/dates.ts'
import type { MeetingId, SessionId } from '../../../../electron/contract/ids.ts'
import type { Meeting, Session } from '../../../../electron/contract/meetings.ts'

const chosen = new SvelteMap<MeetingId, SessionId>()

/** The one chosen, else today's, else the first. Undefined only for a meeting without sessions, which cannot be. */
export function currentSession(meeting: Pick<Meeting, 'id' | 'sessions'>): Session | undefined {
  const id = chosen.get(meeting.id)
  return (
    meeting.sessions.find((session) => session.id === id) ??
    meeting.sessions.find(({ date }) => date === today()) ??
    meeting.sessions[0]
  )
}

export function chooseSession(meeting: MeetingId, session: SessionId): void {
  chosen.set(meeting, session)
}
