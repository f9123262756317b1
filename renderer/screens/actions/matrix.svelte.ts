/** What the matrix shows: filters, grouping and view. Kept while the program runs, so that coming back finds it again. */
import {
  type ActionRow,
  actionStatuses,
  fitsStatus,
  type StatusFilter,
  statusFilters,
} from '../../../electron/contract/actions.ts'
import { compareText } from '../../../electron/contract/text.ts'
import { statusNames } from '../../../electron/contract/words.ts'
import type { Input } from '../../../electron/contract/api.ts'
import { formatDate } from '../../../electron/contract/dates.ts'
import type { MeetingId, OrganisationId, StrategyId } from '../../../electron/contract/ids.ts'
import { messages } from './messages.ts'

export type Grouping = 'none' | 'organisation' | 'meeting' | 'strategy' | 'status'

class MatrixView {
  query = $state('')
  organisationId = $state<OrganisationId | null>(null)
  organisation = $state('')
  strategyId = $state<StrategyId | null>(null)
  meetingId = $state<MeetingId | null>(null)
  status = $state<StatusFilter | null>(null)
  grouping = $state<Grouping>('none')
  view = $state<'table' | 'board'>('table')

  /** All but the status, which the screen picks itself, so that it can count every status. */
  readonly input = $derived<Input<'actions.list'>>({
    query: this.query,
    organisationId: this.organisationId,
    strategyId: this.strategyId,
    meetingId: this.meetingId,
  })
  readonly filtered = $derived(
    this.query !== '' ||
      this.organisationId !== null ||
      this.strategyId !== null ||
      this.meetingId !== null ||
      this.status !== null,
  )

  clear = (): void => {
    this.query = ''
    this.organisationId = null
    this.organisation = ''
    this.strategyId = null
    this.meetingId = null
    this.status = null
  }

  /** `#/tindak-lanjut/terlambat`, `/belum-selesai`, `/rapat/3`, `/instansi/5`: a link sets the filter it names. */
  open(path: readonly string[]): void {
    const [what, id] = path
    if (what === undefined) return
    this.clear()
    if (what === 'terlambat') this.status = 'late'
    else if (what === 'belum-selesai') this.status = 'unfinished'
    else if (what === 'rapat' && id) this.meetingId = Number(id) as MeetingId
    else if (what === 'instansi' && id) this.organisationId = Number(id) as OrganisationId
  }
}

export const matrix = new MatrixView()

export function countStatuses(rows: readonly ActionRow[]): Record<StatusFilter, number> {
  const counts = Object.fromEntries(statusFilters.map((status) => [status, 0])) as Record<StatusFilter, number>
  for (const row of rows) for (const status of statusFilters) if (fitsStatus(row, status)) counts[status]++
  return counts
}

export function groupLabel(row: ActionRow, grouping: Grouping): string {
  switch (grouping) {
    case 'organisation':
      return row.organisation
    case 'meeting':
      return `${row.meeting}, ${formatDate(row.meetingDate)}`
    case 'strategy':
      return row.strategy || messages.none.strategy
    case 'status':
      return statusNames[row.status]
    case 'none':
      return ''
  }
}

/** Rows of one group stand together; groups in the order of what they are, rows as they were. */
export function arrange(rows: readonly ActionRow[], grouping: Grouping, strategies: readonly string[]): ActionRow[] {
  // Meetings come newest first already.
  if (grouping === 'none' || grouping === 'meeting') return [...rows]
  const place = (row: ActionRow): number => {
    if (grouping === 'status') return actionStatuses.indexOf(row.status)
    if (grouping === 'strategy') return row.strategy ? strategies.indexOf(row.strategy) : strategies.length
    return 0
  }
  return [...rows].sort(
    (a, b) => place(a) - place(b) || (grouping === 'organisation' ? compareText(a.organisation, b.organisation) : 0),
  )
}
