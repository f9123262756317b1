/** The front page. */
import type { ActionRow, ActionSummary } from './actions.ts'
import type { AttendanceCounts } from './attendance.ts'
import type { Reads } from './events.ts'
import { nothing } from './fields.ts'
import type { MeetingId, SessionId } from './ids.ts'
import type { Indicator } from './indicators.ts'
import type { MeetingRow } from './meetings.ts'

export interface Overview {
  /** What the office has, for the next step of a new one; it counts among its organisations once somebody sits there. */
  has: { people: number; organisations: number; meetings: number }
  /** The meeting of today or the next one, else the last one. */
  meeting:
    | (MeetingRow & {
        when: 'today' | 'coming' | 'past'
        opener: string
        /** The session at hand: of the day, else the first to come, else the one most came to. */
        sessionId: SessionId
        session: string
        sessions: number
        counts: AttendanceCounts
      })
    | null
  /** Most late first; no more than a hundred. */
  late: ActionRow[]
  progress: Omit<ActionSummary, 'byOrganisation'>
  /** The last meetings held, of those with invitations, oldest first; figures count organisations. */
  trend: { meetingId: MeetingId; title: string; date: string; invited: number; represented: number }[]
  indicators: Indicator[]
}

export const inputs = {
  'overview.get': nothing,
}

/** What makes an answer stale. */
export const reads = {
  'overview.get': ['roster', 'meetings', 'invitations', 'attendance', 'actions', 'indicators'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'overview.get': Overview
}
