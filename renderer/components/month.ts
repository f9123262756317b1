/** A month as the weeks a calendar shows, Monday first, and how the keyboard walks over its days. */
import { addDays, daysBetween, monthNames, weekdayNames } from '../../electron/contract/dates.ts'

export const weekdays = [...weekdayNames.slice(1), weekdayNames[0]] as const

/** "2024-11" → "November 2024" */
export const monthTitle = (month: string): string =>
  `${monthNames[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`

/** "2024-11-18" → "2024-11" */
export const monthOf = (date: string): string => date.slice(0, 7)

/** The same month `by` months on or back: ("2024-11", 2) → "2025-01". */
export function shiftMonth(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((((months % 12) + 12) % 12) + 1).padStart(2, '0')}`
}

/** The weeks that hold the days of the month, whole: seven ISO dates each; at least so many. */
export function weeksOf(month: string, least = 0): string[][] {
  const first = `${month}-01`
  const last = addDays(`${shiftMonth(month, 1)}-01`, -1)
  const start = addDays(first, -weekdayIndex(first))
  const weeks = Math.max(least, Math.ceil((daysBetween(start, last) + 1) / 7))
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

/** The day a key leads to from a day, as in any calendar: PageUp and PageDown by months, with Shift by years. */
export function dayByKey({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>, date: string): string | undefined {
  const monthsOn = (by: number) => sameDayIn(date, shiftMonth(monthOf(date), by))
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1)
    case 'ArrowRight':
      return addDays(date, 1)
    case 'ArrowUp':
      return addDays(date, -7)
    case 'ArrowDown':
      return addDays(date, 7)
    case 'Home':
      return addDays(date, -weekdayIndex(date))
    case 'End':
      return addDays(date, 6 - weekdayIndex(date))
    case 'PageUp':
      return monthsOn(shiftKey ? -12 : -1)
    case 'PageDown':
      return monthsOn(shiftKey ? 12 : 1)
    default:
      return undefined
  }
}

/** 0 Monday … 6 Sunday. 5 January 1970 was a Monday. */
const weekdayIndex = (date: string): number => ((daysBetween('1970-01-05', date) % 7) + 7) % 7
