/**
 * Dates and times as the office reads and types them. A date is `YYYY-MM-DD`, a time `HH:MM`, an instant ISO 8601 in
 * UTC; everything shown is in WITA. Functions that format trust their input: parse at the border, trust inside.
 */

const dayMilliseconds = 86_400_000
/** Asia/Makassar is UTC+8 all year and has known no summer time since 1964. */
const witaMilliseconds = 8 * 3_600_000

export const monthNames = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const
export const shortMonthNames = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'Mei',
  'Jun',
  'Jul',
  'Agu',
  'Sep',
  'Okt',
  'Nov',
  'Des',
] as const
/** Sunday first, as `Date.getUTCDay` counts. */
export const weekdayNames = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const
const romanNumerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const

/** Spellings seen in office papers, by their shortest telling beginning. */
const monthBeginnings: readonly (readonly [beginning: string, month: number])[] = [
  ['jan', 1],
  ['feb', 2],
  ['peb', 2],
  ['mar', 3],
  ['mrt', 3],
  ['apr', 4],
  ['mei', 5],
  ['may', 5],
  ['jun', 6],
  ['jul', 7],
  ['agu', 8],
  ['ags', 8],
  ['agt', 8],
  ['aug', 8],
  ['sep', 9],
  ['okt', 10],
  ['oct', 10],
  ['nov', 11],
  ['nop', 11],
  ['des', 12],
  ['dec', 12],
]
const weekdayBeginnings = ['min', 'sen', 'sel', 'rab', 'kam', 'jum', 'sab'] as const

const two = (n: number) => String(n).padStart(2, '0')
const parts = (iso: string) => ({
  year: Number(iso.slice(0, 4)),
  month: Number(iso.slice(5, 7)),
  day: Number(iso.slice(8, 10)),
})
const utc = (iso: string) => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`)
const monthOf = (iso: string) => parts(iso).month - 1

/** The date of these numbers, or null where the calendar has none (31 April, month 13). */
function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199) return null
  const iso = `${year}-${two(month)}-${two(day)}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}

/** True for `YYYY-MM-DD` of a day from 1900 to 2199. */
export function isCalendarDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return year !== undefined && isoDate(Number(year), Number(month), Number(day)) === text
}

/** 70–99 are the last century, 00–69 this one. */
const fullYear = (digits: string) =>
  digits.length === 2 ? Number(digits) + (Number(digits) < 70 ? 2000 : 1900) : Number(digits)

function monthFromName(name: string): number | null {
  if (/^[ivx]+$/i.test(name)) {
    const roman = romanNumerals.indexOf(name.toUpperCase() as (typeof romanNumerals)[number])
    return roman < 0 ? null : roman + 1
  }
  return monthBeginnings.find(([beginning]) => name.toLowerCase().startsWith(beginning))?.[1] ?? null
}

/**
 * Reads a date as typed: `18/11/2024`, `18-11-24`, `18.11.2024`, `18112024`, `18 nov 2024`, `Senin, 18 November 2024`,
 * `2024-11-18`. The day comes before the month. Null where it is no date, or where the weekday written before it is
 * not that date's.
 */
export function parseDate(text: string): string | null {
  let rest = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const weekdayWritten = /^([a-z]+)['’]?[a-z]*\s*,?\s*(?=\d)/.exec(rest)
  let expected: number | null = null
  if (weekdayWritten) {
    const word = weekdayWritten[1] ?? ''
    const index = word.startsWith('ahad') ? 0 : weekdayBeginnings.findIndex((beginning) => word.startsWith(beginning))
    if (index < 0) return null
    expected = index
    rest = rest.slice(weekdayWritten[0].length)
  }
  const iso = readDate(rest)
  if (iso === null || (expected !== null && new Date(utc(iso)).getUTCDay() !== expected)) return null
  return iso
}

function readDate(text: string): string | null {
  const international = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (international) return isoDate(Number(international[1]), Number(international[2]), Number(international[3]))
  const digits =
    /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? /^(\d{1,2})\s?[/.\- ]\s?(\d{1,2})\s?[/.\- ]\s?(\d{2}|\d{4})$/.exec(text)
  if (digits) return isoDate(fullYear(digits[3] ?? ''), Number(digits[2]), Number(digits[1]))
  const named = /^(\d{1,2})\s?[/.\- ]?\s?([a-z]+)\.?\s?[,/.\- ]?\s?(\d{2}|\d{4})$/.exec(text)
  if (!named) return null
  const month = monthFromName(named[2] ?? '')
  return month === null ? null : isoDate(fullYear(named[3] ?? ''), month, Number(named[1]))
}

/** Reads a time of day as typed: `9`, `9.00`, `09:00`, `0930`, `9.30 WITA`; gives `HH:MM` or null. */
export function parseTime(text: string): string | null {
  const cleaned = text
    .trim()
    .toLowerCase()
    .replace(/\s*wita$/, '')
  const match = /^(\d{1,2})(?:\s?[.:,]\s?(\d{2}))?$/.exec(cleaned) ?? /^(\d{1,2})(\d{2})$/.exec(cleaned)
  if (!match) return null
  const hour = Number(match[1])
  const minute = Number(match[2] ?? '0')
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : null
}

/** "Senin" */
export const weekday = (iso: string): string => weekdayNames[new Date(utc(iso)).getUTCDay()] ?? ''

/** "18 November 2024" */
export const formatDate = (iso: string): string =>
  `${parts(iso).day} ${monthNames[monthOf(iso)] ?? ''} ${parts(iso).year}`

/** "Senin, 18 November 2024" */
export const formatLongDate = (iso: string): string => `${weekday(iso)}, ${formatDate(iso)}`

/** "18 Nov 2024", for table cells. */
export const formatShortDate = (iso: string): string =>
  `${parts(iso).day} ${shortMonthNames[monthOf(iso)] ?? ''} ${parts(iso).year}`

/** "18/11/2024", as a field shows it. */
export const formatNumericDate = (iso: string): string => `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`

/** `09:00` → "09.00" */
export const formatTime = (time: string): string => time.slice(0, 5).replace(':', '.')

/** "09.00–12.00 WITA", or "09.00 WITA s.d. selesai" where no end is set. */
export const formatTimeRange = (start: string, end: string | null): string =>
  end === null ? `${formatTime(start)} WITA s.d. selesai` : `${formatTime(start)}–${formatTime(end)} WITA`

/** The WITA clock at an instant. Text without a zone, as SQLite writes it, is UTC. */
function atWita(instant: string | Date): { date: string; time: string } {
  const withZone =
    typeof instant === 'string' && !/(?:Z|[+-]\d{2}:?\d{2})$/i.test(instant) ? `${instant.replace(' ', 'T')}Z` : instant
  const shifted = new Date(new Date(withZone).getTime() + witaMilliseconds).toISOString()
  return { date: shifted.slice(0, 10), time: shifted.slice(11, 16) }
}

/** UTC instant → "18 November 2024, 08.12 WITA" */
export function formatDateTime(instant: string): string {
  const { date, time } = atWita(instant)
  return `${formatDate(date)}, ${formatTime(time)} WITA`
}

/** UTC instant → "18 Nov 2024, 08.12", for table cells. */
export function formatShortDateTime(instant: string): string {
  const { date, time } = atWita(instant)
  return `${formatShortDate(date)}, ${formatTime(time)}`
}

/** UTC instant → the date it is in WITA, `YYYY-MM-DD`. */
export const dateOf = (instant: string | Date): string => atWita(instant).date

/** The instant at which a date begins in WITA: "2024-11-18" → "2024-11-17T16:00:00.000Z". */
export const startOfDay = (iso: string): string => new Date(utc(iso) - witaMilliseconds).toISOString()

/** Today's date in WITA. */
export const today = (now: Date = new Date()): string => dateOf(now)

export const addDays = (iso: string, days: number): string =>
  new Date(utc(iso) + days * dayMilliseconds).toISOString().slice(0, 10)

/** Whole days from the first date to the second; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / dayMilliseconds)
