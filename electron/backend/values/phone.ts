/** Indonesian telephone numbers, as text that begins with 0. */
import { isAbsent, LONGEST_VALUE } from './text.ts'

export interface PhoneReading {
  /** First number that can be one, normalised to 0…; empty where there is none. */
  phone: string
  /** Further numbers, normalised. */
  others: string[]
  /** Words that stand beside a number ("081… (Budi)"): the pieces as written. */
  remarks: string[]
  /** Pieces that cannot be a telephone number, as written. */
  invalid: string[]
}

const breaks = /[/;,|&\n\r\\]+|\s(?:dan|atau|or|and)\s|\s{3,}/i

const scientific = /^\d(?:[.,]\d+)?e\+?\d+$/i
/** "O8…", "08l3…", "0812x34": a letter stands where a digit was meant, which is not for us to guess. */
const letterForDigit = /\d[oil](?![a-z])|(?<![a-z])[oil]\d/i
const letterBetween = /\d[a-z]\d/i
const run = /\+?\(?\d[\d\s().-]{7,}/g

/** Normalises one number: `+62 812…`, `62812…`, `812…` and `0812…` all become `0812…`; undefined where it is none. */
export function normalisePhone(text: string): string | undefined {
  if (/[a-z]{2,}/i.test(text.replace(/\b(?:hp|wa|whats ?app|telp?|tlp|telepon|phone|no|nomor|kantor|rumah)\b/gi, '')))
    return undefined
  if (/\de\+?\d/i.test(text) || letterForDigit.test(text) || letterBetween.test(text)) return undefined
  let digits = text.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '')
  if (digits.startsWith('+')) {
    if (!digits.startsWith('+62')) return digits.length >= 9 && digits.length <= 16 ? digits : undefined
    digits = digits.slice(1)
  }
  digits = digits.replace(/^00(?=62)/, '')
  if (digits.startsWith('62')) digits = digits.slice(2).replace(/^0*/, '0')
  else if (digits.startsWith('8')) digits = `0${digits}`
  return isPhone(digits) ? digits : undefined
}

/** Mobile 08 and 8–11 digits more; fixed line 0, area code and subscriber, 9–12 digits. */
export function isPhone(digits: string): boolean {
  if (/^08\d{8,11}$/.test(digits)) return !/^08(\d)\1+$/.test(digits)
  return /^0[2-79]\d{7,10}$/.test(digits)
}

/** Reads a cell that may hold several numbers. */
export function parsePhones(text: string): PhoneReading {
  if (/^08\d{8,11}$/.test(text) && isPhone(text)) return { phone: text, others: [], remarks: [], invalid: [] }
  const reading: PhoneReading = { phone: '', others: [], remarks: [], invalid: [] }
  if (text.length > LONGEST_VALUE) return { ...reading, invalid: [text] }
  const shown = text
    .trim()
    .replace(/^=?\s*"(.*)"$/s, '$1')
    .replace(/^'+/, '')
    .replace(/^(\d{9,15})\.0+$/, '$1')
    .replace(/(?:https?:\/\/)?(?:wa\.me\/|api\.whatsapp\.com\/send\?phone=)/gi, '')
  if (scientific.test(shown)) return { ...reading, invalid: [shown] }
  if (isAbsent(shown)) return reading
  for (const piece of shown.split(breaks)) take(reading, piece.trim())
  if (reading.phone !== '' || reading.invalid.length < 2) return reading
  // One number over two lines: neither of them is one by itself.
  const whole = /[\r\n]/.test(shown) ? normalisePhone(shown.replace(/[\r\n]+/g, '')) : undefined
  return whole === undefined ? reading : { ...reading, phone: whole, invalid: [] }
}

function take(reading: PhoneReading, piece: string): void {
  if (!/[\p{L}\p{N}]/u.test(piece) || piece === '0' || isAbsent(piece)) return
  const whole = normalisePhone(piece)
  if (whole !== undefined) return keep(reading, whole)
  const apart = splitRun(piece)
  if (apart) {
    for (const phone of apart) keep(reading, phone)
    return
  }
  const runs = letterForDigit.test(piece) ? null : piece.match(run)
  const only = runs?.length === 1 && !/\de\+?\d/i.test(piece) ? normalisePhone(runs[0]) : undefined
  if (only === undefined) reading.invalid.push(piece)
  else {
    keep(reading, only)
    reading.remarks.push(piece)
  }
}

function keep(reading: PhoneReading, phone: string): void {
  if (reading.phone === '') reading.phone = phone
  else if (reading.phone !== phone && !reading.others.includes(phone)) reading.others.push(phone)
}

/** "0812… 0813…" with nothing but a space or a bracket between: cut before each 08, +62 or 62. */
function splitRun(piece: string): string[] | undefined {
  const parts = piece
    .split(/[\s()]+(?=\+?62|0)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2) return undefined
  const phones = parts.map(normalisePhone)
  return phones.every((phone) => phone !== undefined) ? phones : undefined
}
