/** Why a row could be a person, in words: what agrees first, then what does not. */
import type { RowValues } from '../../../contract/imports.ts'
import type { KnownMembership, KnownPerson } from '../../identity/known.ts'
import { nameKey, stripTitles } from '../../values/personName.ts'
import { foldText } from '../../../contract/text.ts'
import type { Comparison, NipLevel, NumberLevel } from '../../identity/compare.ts'

export const sameNip = 'NIP sama'

/** `membership`: the one that speaks for or against the person, the same that is shown. */
export function reasonsFor(
  comparison: Comparison,
  values: RowValues,
  person: KnownPerson,
  membership: KnownMembership | undefined,
): string[] {
  const agree: string[] = []
  const differ: string[] = []
  const say = (text: string | undefined, agrees: boolean) => {
    if (text !== undefined) (agrees ? agree : differ).push(text)
  }
  say(nipReason(comparison.nip, values, person), comparison.nip !== 'other')
  say(numberReason('NRP', comparison.nrp), comparison.nrp !== 'other')
  say(nameReason(values, person, comparison.name.level === 'other'), comparison.name.level !== 'other')
  say(numberReason('telepon', comparison.phone), comparison.phone !== 'other')
  say(numberReason('surel', comparison.email), comparison.email !== 'other')
  const otherPlace = comparison.organisation === 'other' || comparison.organisation === 'unknown'
  say(organisationReason(comparison, values, membership), !otherPlace)
  if (comparison.position === 'same') say('jabatan sama', true)
  if (comparison.sex === 'other') say('jenis kelamin berbeda', false)
  return [...agree, ...differ]
}

function nipReason(level: NipLevel, values: RowValues, person: KnownPerson): string | undefined {
  switch (level) {
    case 'none':
      return undefined
    case 'beginning':
      return 'angka-angka depan NIP sama'
    case 'near':
      return nearNip(values.nip, person.nip)
    case 'close':
      return 'NIP beda dua atau tiga angka'
    case 'birth':
      return 'tanggal lahir dalam NIP sama, angka lainnya berbeda'
    case 'other':
      return 'NIP berbeda'
  }
}

function nearNip(ours: string | undefined, theirs: string): string {
  if (ours === undefined) return 'NIP hampir sama'
  const places = Array.from(ours).flatMap((digit, at) => (digit === theirs[at] ? [] : [at]))
  if (places.length === 1) return 'NIP beda satu angka'
  return places.length === 2 ? 'dua angka NIP tertukar' : 'NIP hampir sama'
}

function numberReason(what: string, level: NumberLevel): string | undefined {
  switch (level) {
    case 'none':
      return undefined
    case 'same':
      return `${what} sama`
    case 'near':
      return `${what} beda satu angka`
    case 'local':
      return `nama ${what} sama, alamatnya lain`
    case 'other':
      return `${what} berbeda`
  }
}

/** Names are shown without titles, as either side spells them. */
export function nameReason(values: RowValues, person: KnownPerson, differs: boolean): string {
  const ours = values.name ?? ''
  if (nameKey(ours) === person.nameKey) return 'nama sama'
  const both = `${stripTitles(ours)} ~ ${stripTitles(person.name)}`
  return differs ? `nama berbeda: ${both}` : `nama mirip: ${both}`
}

function organisationReason(
  { organisation }: Comparison,
  { organisation: ours = '' }: RowValues,
  membership: KnownMembership | undefined,
): string | undefined {
  const theirs = membership?.organisation ?? ''
  switch (organisation) {
    case 'none':
      return undefined
    case 'same':
      return foldText(ours) === foldText(theirs) ? 'instansi sama' : `instansi sama (${ours} = ${theirs})`
    case 'similar':
      return `instansi mirip (${ours} ~ ${theirs})`
    case 'other':
    case 'unknown':
      return theirs === '' ? 'instansi berbeda' : `instansi berbeda (di daftar: ${theirs})`
  }
}
