/** Action items as lines of the matrix, with everything derived; shared with the front page, search and reports. */
import { type ActionRow, type ActionSummary, fitsStatus, isUnfinished } from '../../contract/actions.ts'
import type { Parsed } from '../../contract/api.ts'
import type { ActionId } from '../../contract/ids.ts'
import { compareText } from '../../contract/text.ts'
import type { ReadDb } from '../database/statements.ts'
import { versionOf } from '../database/versions.ts'
import { selectAction, selectActions, selectSeries, selectStanding, type StoredAction } from './queries.ts'
import { actionCode, seriesOf, carriedTo, daysLate, fitsQuery, Series, statusOf } from './rules.ts'

/** Newest meeting first, then by number; with `carried`, the meeting's own before those brought along. */
export function actionRows(db: ReadDb, filter: Parsed<'actions.list'>, today: string): ActionRow[] {
  const { meetingId, carried, organisationId, strategyId } = filter
  const series = new Series(selectSeries.all(db))
  const version = versionOf(db)
  const meetings = meetingId === null ? null : [meetingId, ...(carried ? series.earlier(meetingId) : [])]
  return selectActions
    .all(db, { meetings: meetings && JSON.stringify(meetings), organisationId, strategyId })
    .map((stored) => derive(stored, series, today, version))
    .filter((row) => meetingId === null || row.meetingId === meetingId || isUnfinished(row.status))
    .filter((row) => fitsStatus(row, filter.status) && fitsQuery(row, filter.query))
}

export function actionRow(db: ReadDb, id: ActionId, today: string): ActionRow | null {
  const stored = selectAction.get(db, { id })
  return stored ? derive(stored, new Series(selectSeries.all(db)), today, versionOf(db)) : null
}

function derive(stored: StoredAction, series: Series, today: string, version: number): ActionRow {
  const status = statusOf(stored)
  const closedOn = status === 'impossible' ? stored.impossibleOn : stored.verifiedOn
  return {
    ...stored,
    version,
    code: actionCode(stored.series || seriesOf(stored.meetingDate), stored.number),
    decision: stored.decision ?? '',
    strategy: stored.strategy ?? '',
    post: stored.post ?? '',
    supports: JSON.parse(stored.supports) as ActionRow['supports'],
    percent: stored.percent ?? 0,
    status,
    daysLate: daysLate(status, stored.dueDate, today),
    carried: carriedTo(series.laterDates(stored.meetingId), closedOn, today),
  }
}

/** Most late first, then most unfinished. */
export function summarise(db: ReadDb, today: string): ActionSummary {
  const summary = { total: 0, verified: 0, reportedDone: 0, inProgress: 0, open: 0, impossible: 0, late: 0 }
  const counters = {
    open: 'open',
    'in-progress': 'inProgress',
    'reported-done': 'reportedDone',
    verified: 'verified',
    impossible: 'impossible',
  } as const
  const organisations = new Map<number, ActionSummary['byOrganisation'][number]>()
  for (const action of selectStanding.all(db)) {
    const { organisationId, organisation } = action
    const status = statusOf(action)
    const late = daysLate(status, action.dueDate, today) > 0 ? 1 : 0
    const verified = status === 'verified' ? 1 : 0
    summary.total++
    summary.late += late
    summary[counters[status]]++
    const line = organisations.get(organisationId) ?? { organisationId, organisation, total: 0, late: 0, verified: 0 }
    line.total++
    line.late += late
    line.verified += verified
    organisations.set(organisationId, line)
  }
  const byOrganisation = [...organisations.values()].sort(
    (a, b) =>
      b.late - a.late || b.total - b.verified - (a.total - a.verified) || compareText(a.organisation, b.organisation),
  )
  return { ...summary, byOrganisation }
}
