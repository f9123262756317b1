/** The stretch of time the mutasi view shows; kept while one looks elsewhere. */
import { addDays, today } from '../../../../electron/contract/dates.ts'
import type { TurnoverKind } from '../../../../electron/contract/turnover.ts'
import type { OrganisationId } from '../../../../electron/contract/ids.ts'

export const spans = ['month', 'quarter', 'year', 'last-year', 'own'] as const
export type Span = (typeof spans)[number]

export const spanNames: Record<Span, string> = {
  month: 'Bulan ini',
  quarter: '90 hari terakhir',
  year: 'Tahun ini',
  'last-year': 'Tahun lalu',
  own: 'Pilih tanggal',
}

/** First and last day of a span, seen from a day (`YYYY-MM-DD`); `own` has no days of its own. */
export function daysOf(span: Exclude<Span, 'own'>, now: string): { from: string; until: string } {
  const year = now.slice(0, 4)
  switch (span) {
    case 'month':
      return { from: `${now.slice(0, 7)}-01`, until: now }
    case 'quarter':
      return { from: addDays(now, -89), until: now }
    case 'year':
      return { from: `${year}-01-01`, until: now }
    case 'last-year':
      return { from: `${Number(year) - 1}-01-01`, until: `${Number(year) - 1}-12-31` }
  }
}

class Period {
  span = $state<Span>('year')
  from = $state<string | null>(daysOf('year', today()).from)
  until = $state<string | null>(today())
  kind = $state<TurnoverKind | null>(null)
  organisationId = $state<OrganisationId | null>(null)
  organisation = $state('')

  choose(span: Span): void {
    this.span = span
    if (span !== 'own') Object.assign(this, daysOf(span, today()))
  }
}

export const period = new Period()
