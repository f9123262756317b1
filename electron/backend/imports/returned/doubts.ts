/** What a returned row says that cannot be taken as it stands: another agency's row, another person's NIP. Pure. */
import type { ImportRow, ImportTable } from '../../../contract/imports.ts'
import { rowChanges } from '../match/changes.ts'
import type { KnownPerson } from '../../identity/known.ts'
import type { KnownRoster } from './knownRoster.ts'

const messages = {
  nipTaken: (name: string) =>
    `NIP ini sudah dimiliki ${name} di daftar, jadi tidak diubah. Periksa siapa pemiliknya, atau gabungkan keduanya di Data ganda.`,
  strayed: 'Baris ini dari formulir instansi lain. Isi nama instansinya.',
} as const

/** Pasted from another agency's form: what this form says of its agency does not hold for it. */
export function withoutAgency(row: ImportRow, roster: Pick<KnownRoster, 'byId' | 'memberships'>): ImportRow {
  const { organisation: _organisation, ...values } = row.values
  const { match, changes: _changes, ...rest } = row
  const person = match && roster.byId(match.personId)
  if (!match || !person) {
    const flag = { field: 'organisation', code: 'organisation-missing', cell: '', raw: '' } as const
    return { ...row, values, flags: [...row.flags, { ...flag, message: messages.strayed }] }
  }
  const changes = rowChanges(values, person, roster.memberships(person.id), undefined)
  return changes.length > 0
    ? { ...rest, values, match, outcome: 'changed', changes }
    : { ...rest, values, match, outcome: 'unchanged' }
}

/** A NIP is one person's; one that somebody else has is told, and not taken over. */
export function withoutTakenNip(
  row: ImportRow,
  person: KnownPerson,
  table: ImportTable | undefined,
  roster: Pick<KnownRoster, 'byNip'>,
): ImportRow {
  const { nip = '', ...values } = row.values
  const owner = nip === '' ? undefined : roster.byNip(nip)
  if (!owner || owner.id === person.id) return row
  const column = table?.columns.find(({ field }) => field === 'nip')?.column
  const cell = column === undefined ? '' : `${column}${row.row}`
  const flag = { field: 'nip', code: 'nip-invalid', cell, raw: nip, message: messages.nipTaken(owner.name) } as const
  return { ...row, values, flags: [...row.flags, flag] }
}
