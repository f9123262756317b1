/** Meetings with their rundown and sessions. */
import * as v from 'valibot'
import type { Reads } from './events.ts'
import type { FileTicket } from './files.ts'
import { clockTime, isoDate, nothing, optionalTime, requiredText, seen, type Seen, text } from './fields.ts'
import { meetingId, type MeetingId, organisationId, type OrganisationId, sessionId, type SessionId } from './ids.ts'
import type { InvitationResponse } from './invitations.ts'

export interface MeetingRow {
  id: MeetingId
  kind: string
  title: string
  date: string
  startTime: string
  endTime: string | null
  venue: string
  /** Invitations sent, and how many of them answered. */
  invited: number
  answered: number
  /** Organisations invited. */
  organisations: number
  /** Of the invited organisations, those with at least one person present at any session. */
  represented: number
  actions: number
}

export interface Session {
  id: SessionId
  name: string
  date: string
  startTime: string
  endTime: string | null
  /** Rows of its issued sheet; 0 when none was issued. */
  lines: number
  /** People marked present. */
  present: number
}

export interface AgendaItem {
  startTime: string | null
  endTime: string | null
  title: string
  speaker: string
}

export interface Meeting extends MeetingRow, Seen {
  theme: string
  opener: string
  chair: string
  note: string
  previous: MeetingLink | null
  /** Meetings that name this one as the one before. */
  next: MeetingLink[]
  organisers: { id: OrganisationId; name: string }[]
  agenda: AgendaItem[]
  sessions: Session[]
  /** Invitations by answer; they add up to `invited`. */
  answers: Record<InvitationResponse, number>
  /** People the invitations ask for: the sum of their quotas. */
  seats: number
}

export interface MeetingLink {
  id: MeetingId
  title: string
  date: string
}

/** What goes when a meeting is removed. */
export interface MeetingContents {
  agenda: number
  sessions: number
  invitations: number
  sheetLines: number
  attendance: number
  decisions: number
  actions: number
  progress: number
  /** Later meetings that name this one as the one before; they take over its own. */
  next: number
}

const session = v.strictObject({
  /** null: a new session */
  id: v.nullable(sessionId),
  name: requiredText('Isi nama sesi.', 100),
  date: isoDate,
  startTime: clockTime,
  endTime: v.optional(optionalTime, null),
})
const agendaItem = v.strictObject({
  startTime: v.optional(optionalTime, null),
  endTime: v.optional(optionalTime, null),
  title: requiredText('Isi nama acara.', 300),
  speaker: v.optional(text(300), ''),
})
const meetingFields = {
  kind: v.optional(requiredText('Isi jenis rapat.', 100), 'Rapat Koordinasi'),
  title: requiredText('Isi nama rapat.', 300),
  theme: v.optional(text(500), ''),
  date: isoDate,
  startTime: clockTime,
  endTime: v.optional(optionalTime, null),
  venue: v.optional(text(300), ''),
  opener: v.optional(text(300), ''),
  chair: v.optional(text(300), ''),
  previousId: v.optional(v.nullable(meetingId), null),
  organiserIds: v.optional(v.array(organisationId), []),
  note: v.optional(text(5000), ''),
  agenda: v.optional(v.array(agendaItem), []),
  /**
   * Left out or empty: a new meeting gets one session, "Sesi 1", with its date and time; an existing one keeps its
   * sessions, and a session that had the meeting's date and time moves with it.
   */
  sessions: v.optional(v.array(session), []),
}

export const inputs = {
  'meetings.list': nothing,
  'meetings.get': v.strictObject({ id: meetingId }),
  'meetings.create': v.strictObject(meetingFields),
  'meetings.update': v.strictObject({ id: meetingId, seen, ...v.partial(v.strictObject(meetingFields)).entries }),
  'meetings.remove': v.strictObject({ id: meetingId }),
  'meetings.contents': v.strictObject({ id: meetingId }),
  /** The list as a workbook; `ids`: only these, in this order. */
  'meetings.export': v.strictObject({ ids: v.optional(v.nullable(v.array(meetingId)), null) }),
}

/** What makes an answer stale; the other channels do something. */
export const reads = {
  'meetings.list': ['meetings', 'invitations', 'attendance', 'actions'],
  'meetings.get': ['meetings', 'invitations', 'attendance', 'actions', 'roster'],
  'meetings.contents': ['meetings', 'invitations', 'attendance', 'actions'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'meetings.list': MeetingRow[]
  'meetings.get': Meeting
  'meetings.create': { id: MeetingId }
  'meetings.update': null
  'meetings.remove': null
  'meetings.contents': MeetingContents
  'meetings.export': FileTicket
}
