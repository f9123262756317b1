/**
 * The same person twice in one file: the same NIP; the same name with the same telephone, e-mail or NRP; or the same in
 * everything. One number under two names is an error of the file.
 */
import type { Field, FlagCode, ImportTable } from '../../../contract/imports.ts'
import { namesTouch } from '../../identity/compareNames.ts'
import { nameTokens } from '../../identity/nameTokens.ts'
import { nameKey } from '../../values/personName.ts'
import { foldText } from '../../../contract/text.ts'
import { messages } from './messages.ts'
import type { ReadRow } from './row.ts'

/** Fields that make two rows with one name the same person. */
const shared = ['phone', 'email', 'nrp'] as const satisfies readonly Field[]

/** One telephone for a whole office tells nobody apart; so many are looked at. */
const MOST = 50

const code: FlagCode = 'duplicate-in-file'

/** Sets `repeats` on the later of two rows and flags it once. */
export function markDuplicates({ rows, tables }: { rows: ReadRow[]; tables: ImportTable[] }): void {
  const seen = new Map<string, ReadRow[]>()
  for (const row of rows) {
    const found = earlier(row, seen)
    if (found) {
      const { row: first, field, samePerson } = found
      const sheet = tables[first.table]?.sheet ?? ''
      row.repeats = { samePerson }
      row.flags.push({
        ...(!samePerson && field && { field }),
        code,
        cell: `A${row.row}`,
        raw: (samePerson ? row.values.name : field && row.values[field]) ?? row.values.nip ?? '',
        message: samePerson
          ? messages.duplicate(first.row, sheet)
          : messages.numberTaken(first.values.name ?? '', first.row, sheet),
      })
    }
    for (const key of keysOf(row)) {
      const list = seen.get(key)
      if (list) list.push(row)
      else seen.set(key, [row])
    }
  }
}

interface Earlier {
  row: ReadRow
  /** The number that both have. */
  field?: Field
  samePerson: boolean
}

function earlier({ values }: ReadRow, seen: ReadonlyMap<string, ReadRow[]>): Earlier | undefined {
  const { nip, nrp, name } = values
  const sameNip = nip === undefined ? undefined : seen.get(`nip ${nip}`)?.[0]
  if (sameNip) return { row: sameNip, field: 'nip', samePerson: mayBeOne(values, sameNip.values) }
  if (name === undefined) return undefined
  // Asked for only where there is somebody to compare with: most rows share nothing.
  let key: string | undefined
  for (const field of shared) {
    const value = values[field]
    const candidates = value === undefined ? [] : (seen.get(`${field} ${value}`) ?? []).slice(0, MOST)
    if (candidates.length === 0) continue
    const own = (key ??= nameKey(name))
    const same = candidates.find(
      (other) => !differentNip(values, other.values) && nameKey(other.values.name ?? '') === own,
    )
    if (same) return { row: same, field, samePerson: true }
  }
  const colleague = nrp === undefined ? undefined : seen.get(`nrp ${nrp}`)?.find((other) => sameAgency(values, other))
  if (colleague) return { row: colleague, field: 'nrp', samePerson: mayBeOne(values, colleague.values) }
  const whole = nip === undefined && nrp === undefined ? seen.get(wholeKey(values))?.[0] : undefined
  return whole && { row: whole, samePerson: true }
}

/** One NIP each, and different ones: two people with one office telephone. */
function differentNip(a: ReadRow['values'], b: ReadRow['values']): boolean {
  return a.nip !== undefined && b.nip !== undefined && a.nip !== b.nip
}

function sameAgency(values: ReadRow['values'], other: ReadRow): boolean {
  return (
    !differentNip(values, other.values) &&
    foldText(values.organisation ?? '') === foldText(other.values.organisation ?? '')
  )
}

/** Nothing in the names says otherwise; a missing name says nothing. */
function mayBeOne({ name: a }: ReadRow['values'], { name: b }: ReadRow['values']): boolean {
  if (a === undefined || b === undefined) return true
  return nameKey(a) === nameKey(b) || namesTouch(nameTokens(nameKey(a)), nameTokens(nameKey(b)))
}

function keysOf({ values }: ReadRow): string[] {
  const keys = (['nip', ...shared] as const).flatMap((field) =>
    values[field] === undefined ? [] : [`${field} ${values[field]}`],
  )
  if (values.nip === undefined && values.nrp === undefined && values.name !== undefined) keys.push(wholeKey(values))
  return keys
}

function wholeKey({ name = '', organisation = '', position = '', phone = '', email = '' }: ReadRow['values']): string {
  const texts = [nameKey(name), foldText(organisation), foldText(position), phone, email.toLowerCase()]
  return `whole ${texts.join(' | ')}`
}
