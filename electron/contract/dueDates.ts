/**
 * What a deadline said in a meeting probably means as a date: "minggu I Desember", "akhir Januari 2025",
 * "triwulan I 2025", "30 November". Only ever a proposal: the form shows it and the user may change it.
 */
import { addDays, monthNames, parseDate, shortMonthNames } from './dates.ts'

const ordinals: Record<string, number> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  pertama: 1,
  kesatu: 1,
  kedua: 2,
  ketiga: 3,
  keempat: 4,
  kelima: 5,
  terakhir: 5,
}
const ordinal = String.raw`(?:ke[- ]?)?(\d|iv|v|i{1,3}|pertama|kesatu|kedua|ketiga|keempat|kelima|terakhir)`
const weekOf = String.raw`(?:minggu|pekan|mg)\s+${ordinal}`
const counts: Record<string, number> = {
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
  sepuluh: 10,
}
const year = String.raw`(?:\s+(?:tahun\s+)?(\d{4}))?`

/** Stricter than the date field, which knows that it reads a date: "10 desa" is no tenth of December. */
const otherMonthNames: Record<string, number> = {
  pebruari: 2,
  mrt: 3,
  agt: 8,
  ags: 8,
  agust: 8,
  sept: 9,
  nop: 11,
  nopember: 11,
}
function monthNumber(name: string): number | null {
  const known = [monthNames, shortMonthNames].map((names) => names.findIndex((month) => month.toLowerCase() === name))
  return (Math.max(...known) + 1 || otherMonthNames[name]) ?? null
}

const two = (n: number) => String(n).padStart(2, '0')
const monthEnd = (y: number, month: number) => addDays(monthStart(y, month + 1), -1)
/** Month may run past December. */
function monthStart(y: number, month: number): string {
  const index = y * 12 + month - 1
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}-01`
}
const onDay = (y: number, month: number, day: number) => `${monthStart(y, month).slice(0, 8)}${two(day)}`
const readOrdinal = (word: string) => ordinals[word] ?? Number(word)

/** A reading of the whole text: a date for a given year, or the date itself. null: these words mean nothing here. */
type Reading = (match: RegExpExecArray, from: string) => string | null

/** `at` makes a date of a year. Without a year said, the first such date not before the meeting is meant. */
function inYear(said: string | undefined, from: string, at: (y: number) => string | null): string | null {
  if (said) return at(Number(said))
  const y = Number(from.slice(0, 4))
  const now = at(y)
  return now !== null && now < from ? at(y + 1) : now
}

function part(of: number, said: string | undefined, word: string | undefined, from: string): string | null {
  const n = readOrdinal(word ?? '')
  return n >= 1 && n <= 12 / of ? inYear(said, from, (y) => monthEnd(y, n * of)) : null
}

function week(word: string | undefined, name: string | undefined, said: string | undefined, from: string) {
  const month = monthNumber(name ?? '')
  const n = readOrdinal(word ?? '')
  if (month === null || n < 1 || n > 5) return null
  return inYear(said, from, (y) => (n === 5 ? monthEnd(y, month) : onDay(y, month, n * 7)))
}

/** "minggu I Desember". Told apart from "Minggu, 1 Desember", a Sunday, by the comma. */
const weekOfMonth = new RegExp(String.raw`^${weekOf}\s+(?:bulan\s+)?([a-z]+)${year}$`)
/** "minggu I dan II", "TW I - TW II": the last one counts. */
const pair = new RegExp(
  String.raw`\b(minggu|pekan|mg|triwulan|tw|kuartal|caturwulan|semester)\s+${ordinal}\s*(?:dan|atau|s\.?\s?/?d\.?|sampai|hingga|[-–—/])\s*(?:\1\s+)?(?=(?:ke[- ]?)?(?:\d\b|[iv]+\b|[a-z]+\b))`,
)

/** From the most to the least telling; the first that fits is taken. */
const readings: readonly (readonly [pattern: RegExp, read: Reading])[] = [
  [
    new RegExp(String.raw`^([a-z]+)${year},?\s+${weekOf}$`),
    ([, name, said, word], from) => week(word, name, said, from),
  ],
  [
    /^(\d{1,2})\s+([a-z]+)\.?$/,
    ([, day, name], from) => {
      const month = monthNumber(name ?? '')
      return month === null ? null : inYear(undefined, from, (y) => parseDate(`${day}/${month}/${y}`))
    },
  ],
  [
    /^(\d{1,2})\s?[/.-]\s?(\d{1,2})$/,
    ([, day, month], from) => inYear(undefined, from, (y) => parseDate(`${day}/${month}/${y}`)),
  ],
  [
    new RegExp(String.raw`\b(?:triwulan|tw|kuartal|trw)\.?\s+${ordinal}${year}$`),
    ([, n, said], from) => part(3, said, n, from),
  ],
  [new RegExp(String.raw`\b(?:caturwulan|cawu)\s+${ordinal}${year}$`), ([, n, said], from) => part(4, said, n, from)],
  [new RegExp(String.raw`\b(?:semester|sem)\.?\s+${ordinal}${year}$`), ([, n, said], from) => part(6, said, n, from)],
  [
    new RegExp(String.raw`\b(awal|pertengahan|tengah|medio|akhir)\s+(?:bulan\s+)?([a-z]+)${year}$`),
    ([, where, name, said], from) => {
      const month = monthNumber(name ?? '')
      if (month === null) return null
      const day = where === 'awal' ? 10 : 20
      return inYear(said, from, (y) => (where === 'akhir' ? monthEnd(y, month) : onDay(y, month, day)))
    },
  ],
  [/\b(?:akhir\s+)?(?:tahun|ta|t\.a\.?)\s+(?:anggaran\s+)?(\d{4})$/, ([, said]) => `${said}-12-31`],
  [/\b(?:akhir\s+tahun(?:\s+ini)?|tahun\s+ini)$/, (_, from) => `${from.slice(0, 4)}-12-31`],
  [/\btahun\s+depan$/, (_, from) => `${Number(from.slice(0, 4)) + 1}-12-31`],
  [
    /\b(?:akhir\s+)?bulan\s+(ini|depan)$/,
    ([, which], from) => monthEnd(Number(from.slice(0, 4)), Number(from.slice(5, 7)) + (which === 'depan' ? 1 : 0)),
  ],
  [/\bminggu\s+depan$/, (_, from) => addDays(from, 7)],
  [
    /(\d{1,3}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\s+(hari|minggu|pekan|bulan|tahun)(?:\s+(?:kerja|kalender))?(?:\s+(?:setelah|sejak|dari|sesudah|ke depan|lagi|mendatang).*)?$/,
    ([, word, unit], from) => after(from, counts[word ?? ''] ?? Number(word), unit ?? ''),
  ],
  [
    new RegExp(String.raw`^(?:bulan\s+)?([a-z]+)${year}$`),
    ([, name, said], from) => {
      const month = monthNumber(name ?? '')
      return month === null ? null : inYear(said, from, (y) => monthEnd(y, month))
    },
  ],
]

function after(from: string, count: number, unit: string): string {
  if (unit === 'hari') return addDays(from, count)
  if (unit === 'minggu' || unit === 'pekan') return addDays(from, count * 7)
  const [y, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)) + count * (unit === 'tahun' ? 12 : 1)]
  const [day, last] = [from.slice(8, 10), monthEnd(y, month)]
  return day > last.slice(8, 10) ? last : `${last.slice(0, 8)}${day}`
}

/**
 * The date a spoken deadline means for a meeting on `meetingDate`, or null where none can be told ("segera").
 * A span ("Januari s.d. Maret 2025") ends with its last part; a week, month or quarter on its last day
 * (week I on the 7th, II the 14th, III the 21st, IV the 28th, V at the end of the month).
 */
export function suggestDueDate(text: string, meetingDate: string): string | null {
  const cleaned = text
    .toLowerCase()
    .replace(/\b(?:paling\s+lambat|selambat[- ]lambatnya|sebelum|batas(?:\s+waktu)?|tanggal|tgl\.?|pada)\b/g, ' ')
    .replace(/[()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;]+$/, '')
    .replace(pair, '$1 ')
  const inWeek = weekOfMonth.exec(cleaned)
  if (inWeek) return week(inWeek[1], inWeek[2], inWeek[3], meetingDate)
  const whole = parseDate(cleaned)
  if (whole) return whole
  const last = cleaned
    .split(/\s+(?:s\.?\s?\/?d\.?|sampai(?:\s+dengan)?|hingga|dan|[-–—])\s+|\s*[–—]\s*|(?<=[a-z])-(?=[a-z]{3})/)
    .at(-1)
  const said = (last ?? cleaned).replace(/^(?:s\.?\s?\/?d\.?|sampai(?:\s+dengan)?|hingga)\s+/, '').trim()
  const date = parseDate(said)
  if (date) return date
  for (const [pattern, read] of readings) {
    const match = pattern.exec(said)
    const found = match && read(match, meetingDate)
    if (found) return found
  }
  return null
}
