/** What follows from the facts kept of an action item: its code, status, lateness and age. */
import type { ActionRow, ActionStatus, Progress } from '../../contract/actions.ts'
import { daysBetween } from '../../contract/dates.ts'
import type { MeetingId } from '../../contract/ids.ts'

export interface Closing {
  verifiedOn: string | null
  impossibleReason: string
}

/**
 * The agency's word and the secretariat's are apart: only the secretariat closes (verified, impossible); the last
 * report only says how far the agency is. `percent` is of the last report, null without one.
 */
export function statusOf({
  verifiedOn,
  impossibleReason,
  percent,
}: Closing & { percent: number | null }): ActionStatus {
  if (impossibleReason !== '') return 'impossible'
  if (verifiedOn !== null) return 'verified'
  if (percent === null) return 'open'
  return percent === 100 ? 'reported-done' : 'in-progress'
}

/** Late are only actions that wait for their agency; one reported done waits for the secretariat. */
export function daysLate(status: ActionStatus, dueDate: string | null, today: string): number {
  if (dueDate === null || (status !== 'open' && status !== 'in-progress')) return 0
  return Math.max(0, daysBetween(dueDate, today))
}

/** "TL-2024-03"; `series` is the year its meeting was dated in when it was numbered. */
export const actionCode = (series: string, number: number): string => `TL-${series}-${String(number).padStart(2, '0')}`

export const seriesOf = (meetingDate: string): string => meetingDate.slice(0, 4)

export interface SeriesMeeting {
  id: MeetingId
  previousId: MeetingId | null
  date: string
}

/** Which meetings follow which. A chain that runs in a circle is followed once. */
export class Series {
  readonly #previous: ReadonlyMap<MeetingId, MeetingId | null>
  readonly #laterDates = new Map<MeetingId, string[]>()

  constructor(meetings: readonly SeriesMeeting[]) {
    this.#previous = new Map(meetings.map(({ id, previousId }) => [id, previousId]))
    for (const { id, date } of meetings)
      for (const earlier of this.earlier(id)) this.#laterDates.set(earlier, [...this.laterDates(earlier), date])
  }

  /** The meetings before this one in its series, nearest first. */
  earlier(id: MeetingId): MeetingId[] {
    const found: MeetingId[] = []
    for (let at = this.#previous.get(id); at != null && at !== id && !found.includes(at); at = this.#previous.get(at))
      found.push(at)
    return found
  }

  /** Dates of the meetings after this one in its series. */
  laterDates(id: MeetingId): string[] {
    return this.#laterDates.get(id) ?? []
  }
}

/** Later meetings an action reached without being closed: those held up to today, and before the day it was closed. */
export const carriedTo = (laterDates: readonly string[], closedOn: string | null, today: string): number =>
  laterDates.filter((date) => date <= today && (closedOn === null || date < closedOn)).length

/** Every word of the query stands somewhere in the action, in any case. */
export function fitsQuery(row: ActionRow, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const parts = [
    row.code,
    row.step,
    row.problem,
    row.decision,
    row.organisation,
    row.organisationShort,
    row.post,
    row.locus,
    row.output,
    row.dueText,
    row.note,
    ...row.supports.map(({ name }) => name),
  ]
  const said = parts.join('\n').toLowerCase()
  return words.every((word) => said.includes(word))
}

/** The last report is the one of the latest date; of one day, the one written last. Newest first. */
export const newestFirst = (a: Pick<Progress, 'date' | 'id'>, b: Pick<Progress, 'date' | 'id'>): number =>
  a.date === b.date ? b.id - a.id : a.date < b.date ? 1 : -1

/** For journal summaries: the beginning of a text, cut at a word. */
export function excerpt(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).trimEnd()}…`
}
