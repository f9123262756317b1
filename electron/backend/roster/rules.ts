/** Rules of the roster: what may be written down, how it is folded for comparing, and how it is said. */
import { formatDate } from '../../contract/dates.ts'
import { formatNumber } from '../../contract/numbers.ts'
import { parseEmails } from '../values/email.ts'
import { bareDigits, parseNip } from '../values/nip.ts'
import { parsePhones } from '../values/phone.ts'
import { foldText } from '../../contract/text.ts'
import { cleanText } from '../values/text.ts'

/**
 * Key under which two spellings of an organisation, or of a post, are the same: folded to lower case, no diacritics,
 * no punctuation, single spaces. Abbreviations are not expanded; they are kept as aliases.
 */
export function organisationKey(name: string): string {
  return foldText(name) || name.trim().toLowerCase()
}

/** Key of a post's title within its organisation. */
export const postKey = organisationKey

/** Field → Indonesian message, for the form that asked. */
export type FieldErrors = Record<string, string>

export interface PersonText {
  name: string
  nip: string
  nrp: string
  rank: string
  sex: '' | 'L' | 'P'
  phone: string
  email: string
  note: string
}

/**
 * A person as typed, made fit to store: NIP and NRP as bare digits, the phone as 0…, further numbers and addresses
 * moved to the note. A field that is as `stored` is left alone, so that an odd number from an import does not stand
 * in the way of another correction.
 */
export function readPerson(typed: PersonText, stored?: PersonText): { person: PersonText; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const extra: string[] = []
  const person = { ...typed, name: cleanText(typed.name), rank: cleanText(typed.rank) }
  if (!/\p{L}/u.test(person.name)) errors['name'] = 'Nama orang harus memuat huruf.'
  if (typed.nip !== stored?.nip) {
    const { value, error } = readNip(typed.nip)
    person.nip = value
    if (error) errors['nip'] = error
  }
  if (typed.nrp !== stored?.nrp) {
    person.nrp = bareDigits(typed.nrp)
    if (person.nrp !== '' && !/^\d{5,14}$/.test(person.nrp)) errors['nrp'] = 'NRP terdiri atas 5 sampai 14 angka.'
  }
  if (typed.phone !== stored?.phone) {
    const reading = parsePhones(typed.phone)
    person.phone = reading.phone
    extra.push(...reading.others.map((phone) => `Telepon lain: ${phone}.`))
    if (reading.invalid.length > 0 || (reading.phone === '' && /\d/.test(typed.phone)))
      errors['phone'] = `“${reading.invalid[0] ?? typed.phone}” bukan nomor telepon. Tulis seperti 081234567890.`
  }
  if (typed.email !== stored?.email) {
    const reading = parseEmails(typed.email)
    person.email = reading.email
    extra.push(...reading.others.map((email) => `Surel lain: ${email}.`))
    if (reading.invalid.length > 0)
      errors['email'] = `“${reading.invalid[0] ?? ''}” bukan alamat surel. Tulis seperti nama@kantor.go.id.`
  }
  person.note = [typed.note, ...extra.filter((line) => !typed.note.includes(line))].filter(Boolean).join('\n')
  return { person, errors }
}

function readNip(typed: string): { value: string; error?: string } {
  const reading = parseNip(typed)
  switch (reading.kind) {
    case 'empty':
      return { value: '' }
    case 'none':
      return {
        value: typed,
        error: `“${reading.status}” bukan NIP. Kosongkan NIP-nya, dan tulis statusnya di Catatan.`,
      }
    case 'nik':
      return { value: typed, error: 'Ini NIK, yang tidak disimpan di sini. NIP terdiri atas 18 angka.' }
    case 'precision-lost':
      return {
        value: typed,
        error: 'Angka terakhir NIP ini hilang karena Excel membulatkannya. Salin dari sumber aslinya.',
      }
    case 'nrp':
      return {
        value: typed,
        error: `NIP terdiri atas 18 angka; ini ${reading.digits.length}. Kalau ini NRP, isikan di kolom NRP.`,
      }
    case 'invalid':
      return {
        value: typed,
        error: reading.digits
          ? `NIP terdiri atas 18 angka; ini ${reading.digits.length}.`
          : 'NIP hanya memuat angka, 18 banyaknya.',
      }
    case 'nip': {
      const doubt = reading.doubts.find((found) => found !== 'pppk')
      return doubt ? { value: typed, error: nipDoubtMessages[doubt] } : { value: reading.digits }
    }
  }
}

const nipDoubtMessages = {
  'birth-date': 'Delapan angka pertama NIP bukan tanggal lahir yang mungkin. Periksa lagi.',
  appointment: 'Angka ke-9 sampai ke-14 NIP bukan bulan pengangkatan yang mungkin. Periksa lagi.',
  sex: 'Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan). Periksa lagi.',
} as const

/** A membership may overlap others, but must not end before it begins. */
export function checkDates({
  fromDate,
  untilDate,
}: {
  fromDate: string | null
  untilDate: string | null
}): FieldErrors {
  return fromDate !== null && untilDate !== null && untilDate < fromDate
    ? { untilDate: `Tanggal selesai harus pada atau setelah ${formatDate(fromDate)}.` }
    : {}
}

/** "3 undangan dan 1 kehadiran" of what is more than none; empty when nothing is. */
export function countsText(counts: readonly (readonly [count: number, noun: string])[]): string {
  const found = counts.filter(([count]) => count > 0).map(([count, noun]) => `${formatNumber(count)} ${noun}`)
  const last = found.pop()
  return last === undefined ? '' : found.length === 0 ? last : `${found.join(', ')} dan ${last}`
}

/** True when putting `organisation` under `parent` would make it its own ancestor. */
export function makesCircle(organisation: number, parent: number, parentOf: (id: number) => number | null): boolean {
  const seen = new Set<number>()
  for (let at: number | null = parent; at !== null && !seen.has(at); at = parentOf(at)) {
    if (at === organisation) return true
    seen.add(at)
  }
  return false
}
