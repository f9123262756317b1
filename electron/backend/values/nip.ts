/**
 * NIP, the civil servant's number: 18 digits, birth date YYYYMMDD, appointment YYYYMM, sex 1/2, serial 3
 * (Peraturan Kepala BKN 22/2007). PPPK numbers put 21 or so where the month stands. NRP is the army's and police's.
 */
import type { Sex } from './sex.ts'
import { isAbsent, LONGEST_VALUE } from './text.ts'

/** Why a NIP of 18 digits looks odd. */
export type NipDoubt = 'birth-date' | 'appointment' | 'pppk' | 'sex'

export type NipReading =
  | { kind: 'empty' }
  /** The person has none, and the cell says why: "Non ASN". */
  | { kind: 'none'; status: string }
  /** 18 digits; `doubts` is empty for a number built by the rule. */
  | { kind: 'nip'; digits: string; doubts: NipDoubt[] }
  | { kind: 'nrp'; digits: string }
  /** A citizen's number, which is not collected. */
  | { kind: 'nik' }
  /** The last digits are gone: Excel kept 15. Nothing of it is the truth. */
  | { kind: 'precision-lost' }
  | { kind: 'invalid'; digits: string }

const label = /^\s*(?:n\.?\s?i\.?\s?p\.?|n\.?\s?r\.?\s?p\.?|nip\s*[/-]\s*nrp)\s*[.:]*\s*/i
const guard = /^=?\s*"(.*)"$/s
const separators = /[\s.,'’‘`´"\-–/_:;]+/g
/** A navy officer's: "13579/P". */
const navy = /^(\d{4,6})\s?\/\s?p$/i
const scientific = /^[+-]?\d(?:[.,]\d+)?\s?e\s?\+?\s?1\d$/i

/** 16 digits: six of a district, birth date DDMMYY with 40 added to a woman's day, serial 4. */
const nik = /^[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}$/

const status =
  /^\(?(?:(?:non|bukan)[\s-]*(?:asn|pns|nip)|asn|pns|cpns|pppk|p3k|honorer|honor(?: daerah)?|honda|kontrak|tenaga kontrak|ptt|gtt|thl|tkd|tk2d|tkk|tks|phl|bhl|pkwt|swasta|pensiun(?:an)?|purna(?:wirawan| tugas)?|masyarakat|umum)\)?$/i

/** Digits of a number that people group with spaces, dots, dashes, apostrophes or guard with `="…"`. */
export function bareDigits(text: string): string {
  if (text.length > LONGEST_VALUE) return ''
  return text.trim().replace(guard, '$1').replace(label, '').replace(separators, '')
}

/**
 * Reads what stands in a NIP or NRP cell.
 * @param numeric the cell held a number, not text: 16 digits and more cannot have survived
 */
export function parseNip(text: string, numeric = false): NipReading {
  if (!numeric && /^\d{18}$/.test(text) && !text.endsWith('000'))
    return { kind: 'nip', digits: text, doubts: nipDoubts(text) }
  if (text.length > LONGEST_VALUE) return { kind: 'invalid', digits: '' }
  const shown = text.trim().replace(guard, '$1').trim()
  if (shown === '' || shown === '0') return { kind: 'empty' }
  if (scientific.test(shown) || /^\d{15,19}\.0+$/.test(shown)) return { kind: 'precision-lost' }
  const digits = bareDigits(shown)
  if (digits === '') return { kind: 'empty' }
  if (isAbsent(shown)) return { kind: 'empty' }
  if (status.test(shown)) return { kind: 'none', status: shown }
  const officer = navy.exec(shown.replace(label, ''))?.[1]
  if (officer !== undefined) return { kind: 'nrp', digits: `${officer}/P` }
  if (!/^\d+$/.test(digits)) return { kind: 'invalid', digits: '' }
  if (nik.test(digits)) return { kind: 'nik' }
  if (numeric && digits.length >= 16) return { kind: 'precision-lost' }
  if (digits.length === 18) {
    // Serials begin at 001: 000 is what Excel leaves of a number it rounded, also after a save as .csv.
    if (digits.endsWith('000')) return { kind: 'precision-lost' }
    return { kind: 'nip', digits, doubts: nipDoubts(digits) }
  }
  // The birth date at the beginning of a NIP, whose rest is missing.
  if (/^(?:19[4-9]|200)\d{5}$/.test(digits) && nipBirthDate(digits.padEnd(18, '0'))) return { kind: 'invalid', digits }
  if (digits.length >= 5 && digits.length <= 14 && !/^(\d)\1+$/.test(digits)) return { kind: 'nrp', digits }
  return { kind: 'invalid', digits }
}

/** 18 digits built as the rule says, PPPK numbers included. */
export function isNip(digits: string): boolean {
  return /^\d{18}$/.test(digits) && nipDoubts(digits).every((doubt) => doubt === 'pppk')
}

function nipDoubts(digits: string): NipDoubt[] {
  const doubts: NipDoubt[] = []
  const birth = nipBirthDate(digits)
  if (birth === undefined) doubts.push('birth-date')
  const year = Number(digits.slice(8, 12))
  const month = Number(digits.slice(12, 14))
  const age = birth === undefined ? 18 : year - Number(birth.slice(0, 4))
  if (year < 1950 || year > 2100 || age < 15 || age > 65 || month === 0) doubts.push('appointment')
  else if (month > 12) doubts.push(month >= 20 && month <= 33 ? 'pppk' : 'appointment')
  if (nipSex(digits) === undefined) doubts.push('sex')
  return doubts
}

/** Birth date in a NIP as `YYYY-MM-DD`; undefined where the digits are no calendar date. */
export function nipBirthDate(digits: string): string | undefined {
  if (!/^\d{18}$/.test(digits)) return undefined
  const year = Number(digits.slice(0, 4))
  const month = Number(digits.slice(4, 6))
  const day = Number(digits.slice(6, 8))
  if (year < 1920 || year > 2015 || month < 1 || month > 12 || day < 1) return undefined
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
}

/** Sex in a NIP; undefined where the digit is neither 1 nor 2. */
export function nipSex(digits: string): Sex | undefined {
  if (!/^\d{18}$/.test(digits)) return undefined
  return digits[14] === '1' ? 'L' : digits[14] === '2' ? 'P' : undefined
}

/** "198804…016" for screens: birth date and sex stay hidden. */
export function maskNip(digits: string): string {
  return digits.length === 18 ? `${digits.slice(0, 4)}••••••••••••${digits.slice(-2)}` : digits
}
