/** A month as the weeks a calendar shows, Monday first. */
import { addDays, daysBetween } from '../../../electron/contract/dates.ts'

/** "2024-11-18" → "2024-11" */
export const monthOf = (date: string): string => date.slice(0, 7)

/** The same month `by` months on or back: ("2024-11", 2) → "2025-01". */
export function shiftMonth(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((((months % 12) + 12) % 12) + 1).padStart(2, '0')}`
}

/** The weeks that hold the days of the month, whole: seven ISO dates each. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`
  const last = addDays(`${shiftMonth(month, 1)}-01`, -1)
  const start = addDays(first, -weekdayIndex(first))
  const weeks = Math.ceil((daysBetween(start, last) + 1) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(start, week * 7 + day)),
  )
}

/** The same day in another month, or that month's last. */
export function sameDayIn(date: string, month: string): string {
  const last = addDays(`${shiftMonth(month, 1)}-01`, -1)
  const wanted = `${month}-${date.slice(8, 10)}`
  return wanted > last ? last : wanted
}

/** 0 Monday … 6 Sunday. 5 January 1970 was a Monday. */
const weekdayIndex = (date: string): number => ((daysBetween('1970-01-05', date) % 7) + 7) % 7
