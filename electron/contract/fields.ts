/** The small schemas every channel is built from. Text is trimmed once, here, at the border. */
import * as v from 'valibot'
import { isCalendarDate } from './dates.ts'

/** Half characters and control characters other than tab and line break: no file we write may hold them. */
const writable = (s: string) => s.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
const cleaned = v.pipe(v.string(), v.transform(writable), v.trim())

/** Text that may be empty; trimmed. */
export const text = (max = 500) => v.pipe(cleaned, v.maxLength(max, `Paling banyak ${max} huruf.`))
/** Text that must say something. */
export const requiredText = (message: string, max = 500) =>
  v.pipe(cleaned, v.minLength(1, message), v.maxLength(max, `Paling banyak ${max} huruf.`))

/** Calendar date, `YYYY-MM-DD`, that exists, of the years an office writes. */
export const isoDate = v.pipe(v.string(), v.check(isCalendarDate, 'Tanggal tidak dikenali. Tulis seperti 18/11/2024.'))
export const optionalDate = v.nullable(isoDate)
/** Time of day, `HH:MM`. */
export const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Jam ditulis seperti 09.00.'))
export const optionalTime = v.nullable(clockTime)

const version = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/**
 * The `version` of the answer that an update starts from: what others wrote since is not overwritten. Whoever was told
 * what they wrote (`differences`) and sends again says so by field, and goes over these values and no others.
 */
export const seen = v.union([
  version,
  v.strictObject({ version, told: v.record(v.pipe(v.string(), v.maxLength(100)), v.array(v.unknown())) }),
])
/** What an update starts from, as it is sent. */
export type Saw = v.InferOutput<typeof seen>
/** What an answer that a form edits has seen of the journal; goes back as `seen`. */
export interface Seen {
  version: number
}

export type Unseen<T extends Seen> = Omit<T, 'version'>

export const percent = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100, 'Persen antara 0 dan 100.'))
export const page = {
  offset: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
  limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000)), 100),
}
export const query = v.optional(text(200), '')
export const nothing = v.optional(v.strictObject({}), {})

/** One slice of a longer list: `total` counts the whole list, `items` starts at the asked offset. */
export interface Page<T> {
  total: number
  items: T[]
}
