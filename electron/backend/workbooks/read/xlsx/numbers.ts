/** Numbers and dates as a cell shows them, without a Date's time zone anywhere near. */

/** A full decimal text: "1.98E+17" → "198000000000000000", "85363389154.0" → "85363389154". */
export function plainDecimal(raw: string): string {
  if (/^-?\d+$/.test(raw)) return raw
  const parts = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(raw)
  if (!parts) return raw
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts
  const exponent = Number(power)
  if (whole + fraction === '' || Math.abs(exponent) > 400) return raw
  const digits = whole + fraction
  const point = whole.length + exponent
  const before = point > 0 ? digits.slice(0, point).padEnd(point, '0') : ''
  const after = point >= 0 ? digits.slice(point) : '0'.repeat(-point) + digits
  const integer = before.replace(/^0+(?=\d)/, '') || '0'
  const decimals = after.replace(/0+$/, '')
  const text = decimals === '' ? integer : `${integer}.${decimals}`
  return sign === '-' && /[1-9]/.test(text) ? `-${text}` : text
}

const DAY = 86_400

/**
 * A date serial as `YYYY-MM-DD`, `YYYY-MM-DD HH:MM` or, below one day, `HH:MM`; undefined where Excel shows ####.
 * @param date1904 the workbook counts from 1 January 1904
 */
export function serialDate(serial: number, date1904: boolean): string | undefined {
  if (!(serial >= 0) || serial >= (date1904 ? 2_957_004 : 2_958_466)) return undefined
  const seconds = Math.round(serial * DAY)
  const day = Math.floor(seconds / DAY)
  const clock = clockTime(seconds % DAY)
  if (day === 0 && clock !== '') return clock
  // The 1900 system has a 29 February 1900 that never was, so serials below 60 are a day further on.
  const days = date1904 ? day - 24_107 : day < 60 ? day - 25_568 : day - 25_569
  const date = new Date(days * DAY * 1000).toISOString().slice(0, 10)
  return clock === '' ? date : `${date} ${clock}`
}

/** An ISO date of a cell as `serialDate` writes it: without a time that is midnight, a zone, or seconds that are none. */
export function isoDate(raw: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)?T?(?:(\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/.exec(raw)
  if (!parts) return raw.replace('T', ' ')
  const [, date = '', clock = '', seconds = ''] = parts
  const time = seconds === '' || seconds === ':00' ? clock : clock + seconds
  return [date, date !== '' && time === '00:00' ? '' : time].filter((part) => part !== '').join(' ')
}

function clockTime(seconds: number): string {
  if (seconds === 0) return ''
  const two = (n: number) => String(n).padStart(2, '0')
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`
}

/** What a number format does that changes what a number says. */
export interface NumberMeaning {
  date: boolean
  /** "00000000": shown with at least so many digits. */
  minimumDigits: number
}

export const plainNumber: NumberMeaning = { date: false, minimumDigits: 0 }

const builtInDates = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

export function numberMeaning(formatId: number, code: string | undefined): NumberMeaning {
  if (code === undefined) return builtInDates(formatId) ? { date: true, minimumDigits: 0 } : plainNumber
  const first = code.split(';')[0] ?? ''
  const bare = first
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|_.|\*./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
  if (/^0{2,}$/.test(bare)) return { date: false, minimumDigits: bare.length }
  if (/general|standard/i.test(bare)) return plainNumber
  return /[ymdhs]/i.test(bare) && !/[#0?]/.test(bare.replace(/s[.,]0+/gi, ''))
    ? { date: true, minimumDigits: 0 }
    : plainNumber
}
