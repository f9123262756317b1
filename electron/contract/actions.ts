/** Decisions of a meeting, the action items that follow from them, and what became of those. */
import * as v from 'valibot'
import type { Reads } from './events.ts'
import type { FileTicket } from './files.ts'
import { isoDate, nothing, optionalDate, percent, query, requiredText, seen, type Seen, text } from './fields.ts'
import {
  actionId,
  type ActionId,
  decisionId,
  type DecisionId,
  meetingId,
  type MeetingId,
  organisationId,
  type OrganisationId,
  postId,
  type PostId,
  progressId,
  type ProgressId,
  strategyId,
  type StrategyId,
} from './ids.ts'

export interface Strategy extends Seen {
  id: StrategyId
  name: string
  position: number
  actions: number
}

export interface Decision extends Seen {
  id: DecisionId
  meetingId: MeetingId
  position: number
  text: string
  actions: number
}

export const actionStatuses = ['open', 'in-progress', 'reported-done', 'verified', 'impossible'] as const
export type ActionStatus = (typeof actionStatuses)[number]
/** A status, or what cuts across them: past the deadline, or not yet closed by the secretariat. */
export const statusFilters = [...actionStatuses, 'late', 'unfinished'] as const
export type StatusFilter = (typeof statusFilters)[number]

/** A line of the matrix. */
export interface ActionRow extends Seen {
  id: ActionId
  meetingId: MeetingId
  meeting: string
  meetingDate: string
  /** Runs through all meetings of a year, so that a code on paper means one action; never given twice. */
  number: number
  /** "TL-2024-03": year of the meeting and number. */
  code: string
  decisionId: DecisionId | null
  decision: string
  problem: string
  step: string
  strategyId: StrategyId | null
  strategy: string
  organisationId: OrganisationId
  organisation: string
  /** Short name where the organisation has one, else its name. */
  organisationShort: string
  postId: PostId | null
  post: string
  supports: { id: OrganisationId; name: string }[]
  locus: string
  dueText: string
  dueDate: string | null
  output: string
  note: string
  status: ActionStatus
  /** Days past the deadline today; 0 when not overdue, and once the agency reports it done or it is closed. */
  daysLate: number
  /** Of the agency's last report; null, 0 and empty before the first. */
  reportedOn: string | null
  percent: number
  report: string
  obstacle: string
  evidence: string
  /** Later meetings of the series, up to today, that this action reached without being closed. */
  carried: number
  /** Times a deadline that had been set was moved. */
  deadlineChanges: number
  /** The secretariat's judgement, never the agency's. */
  verifiedOn: string | null
  verification: string
  impossibleOn: string | null
  impossibleReason: string
}

/** Not closed by the secretariat: such actions are carried to the next meeting of the series. */
export const isUnfinished = (status: ActionStatus): boolean => status !== 'verified' && status !== 'impossible'

export function fitsStatus(row: Pick<ActionRow, 'status' | 'daysLate'>, wanted: StatusFilter | null): boolean {
  if (wanted === null) return true
  if (wanted === 'late') return row.daysLate > 0
  if (wanted === 'unfinished') return isUnfinished(row.status)
  return row.status === wanted
}

export interface ActionDetail extends ActionRow {
  /** Former deadlines, newest first. */
  deadlines: { dueText: string; dueDate: string | null; changedOn: string; reason: string }[]
  /** The agency's reports, newest first. */
  progress: Progress[]
}

export interface Progress {
  id: ProgressId
  date: string
  percent: number
  text: string
  obstacle: string
  evidence: string
  reportedBy: string
}

const actionFields = {
  decisionId: v.optional(v.nullable(decisionId), null),
  problem: v.optional(text(2000), ''),
  step: requiredText('Isi langkah konkret.', 2000),
  strategyId: v.optional(v.nullable(strategyId), null),
  organisationId,
  postId: v.optional(v.nullable(postId), null),
  supportIds: v.optional(v.array(organisationId), []),
  locus: v.optional(text(300), ''),
  output: v.optional(text(1000), ''),
  note: v.optional(text(2000), ''),
}
const deadline = { dueText: v.optional(text(200), ''), dueDate: v.optional(optionalDate, null) }

export const actionFilter = {
  query,
  meetingId: v.optional(v.nullable(meetingId), null),
  /** With `meetingId`: also the open actions carried to that meeting from earlier ones of its series. */
  carried: v.optional(v.boolean(), false),
  organisationId: v.optional(v.nullable(organisationId), null),
  strategyId: v.optional(v.nullable(strategyId), null),
  status: v.optional(v.nullable(v.picklist(statusFilters)), null),
}

const progressFields = {
  date: isoDate,
  percent,
  text: v.optional(text(4000), ''),
  obstacle: v.optional(text(2000), ''),
  evidence: v.optional(text(2000), ''),
  reportedBy: v.optional(text(300), ''),
}

export const inputs = {
  'strategies.list': nothing,
  'strategies.create': v.strictObject({ name: requiredText('Isi nama strategi.', 200) }),
  'strategies.rename': v.strictObject({ id: strategyId, seen, name: requiredText('Isi nama strategi.', 200) }),
  'strategies.reorder': v.strictObject({ ids: v.array(strategyId) }),
  'strategies.remove': v.strictObject({ id: strategyId }),
  'decisions.list': v.strictObject({ meetingId }),
  'decisions.create': v.strictObject({ meetingId, text: requiredText('Isi kesepakatan.', 4000) }),
  'decisions.update': v.strictObject({ id: decisionId, seen, text: requiredText('Isi kesepakatan.', 4000) }),
  'decisions.reorder': v.strictObject({ meetingId, ids: v.array(decisionId) }),
  'decisions.remove': v.strictObject({ id: decisionId }),
  'actions.list': v.strictObject(actionFilter),
  'actions.get': v.strictObject({ id: actionId }),
  'actions.create': v.strictObject({ meetingId, ...actionFields, ...deadline }),
  'actions.update': v.strictObject({ id: actionId, seen, ...v.partial(v.strictObject(actionFields)).entries }),
  /** Keeps the old deadline and why it moved. */
  'actions.changeDeadline': v.strictObject({
    id: actionId,
    seen,
    ...deadline,
    reason: requiredText('Tulis alasan perubahan tenggat.', 500),
  }),
  'actions.report': v.strictObject({ actionId, ...progressFields }),
  'actions.updateReport': v.strictObject({
    id: progressId,
    seen,
    ...v.partial(v.strictObject(progressFields)).entries,
  }),
  'actions.removeReport': v.strictObject({ id: progressId }),
  /** The secretariat's own judgement, apart from what the agency reports. */
  'actions.verify': v.strictObject({ id: actionId, verifiedOn: isoDate, verification: v.optional(text(2000), '') }),
  'actions.markImpossible': v.strictObject({
    id: actionId,
    reason: requiredText('Tulis alasan tidak dapat ditindaklanjuti.', 2000),
  }),
  /** Takes verification or impossibility back. */
  'actions.reopen': v.strictObject({ id: actionId }),
  'actions.remove': v.strictObject({ ids: v.pipe(v.array(actionId), v.minLength(1)) }),
  'actions.export': v.strictObject(actionFilter),
  'actions.summary': nothing,
}

export interface ActionSummary {
  total: number
  verified: number
  reportedDone: number
  inProgress: number
  open: number
  impossible: number
  late: number
  byOrganisation: {
    organisationId: OrganisationId
    organisation: string
    total: number
    late: number
    verified: number
  }[]
}

/** What makes an answer stale; the other channels do something. */
export const reads = {
  'strategies.list': ['actions'],
  'decisions.list': ['actions'],
  'actions.list': ['actions', 'meetings', 'roster'],
  'actions.get': ['actions', 'meetings', 'roster'],
  'actions.summary': ['actions', 'roster'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'strategies.list': Strategy[]
  'strategies.create': { id: StrategyId }
  'strategies.rename': null
  'strategies.reorder': null
  'strategies.remove': null
  'decisions.list': Decision[]
  'decisions.create': { id: DecisionId }
  'decisions.update': null
  'decisions.reorder': null
  'decisions.remove': null
  'actions.list': ActionRow[]
  'actions.get': ActionDetail
  'actions.create': { id: ActionId }
  'actions.update': null
  'actions.changeDeadline': null
  'actions.report': { id: ProgressId }
  'actions.updateReport': null
  'actions.removeReport': null
  'actions.verify': null
  'actions.markImpossible': null
  'actions.reopen': null
  'actions.remove': null
  'actions.export': FileTicket
  'actions.summary': ActionSummary
}
