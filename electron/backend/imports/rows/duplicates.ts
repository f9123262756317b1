/** The same person twice in one file: the same NIP, or the same name with the same telephone, e-mail or NRP. */
import type { Field, ImportTable } from '../../../contract/imports.ts'
import type { ReadRow } from '../interpret.ts'
import { nameKey } from '../values/personName.ts'
import { messages } from './messages.ts'

/** Fields that make two rows with one name the same person. */
const shared = ['phone', 'email', 'nrp'] as const satisfies readonly Field[]

/** One telephone for a whole office tells nobody apart; so many are looked at. */
const MOST = 50

export function markDuplicates({ rows, tables }: { rows: ReadRow[]; tables: ImportTable[] }): void {
  const seen = new Map<string, ReadRow[]>()
  for (const row of rows) {
    const first = earlier(row, seen)
    if (first) {
      const message = messages.duplicate(first.row, tables[first.table]?.sheet ?? '')
      row.flags.push({
        code: 'duplicate-in-file',
        cell: `A${row.row}`,
        raw: row.values.name ?? row.values.nip ?? '',
        message,
      })
    }
    for (const field of ['nip', ...shared] as const) {
      const value = row.values[field]
      if (value === undefined) continue
      const list = seen.get(value)
      if (list) list.push(row)
      else seen.set(value, [row])
    }
  }
}

function earlier({ values }: ReadRow, seen: ReadonlyMap<string, ReadRow[]>): ReadRow | undefined {
  const { nip, name } = values
  const sameNip = nip === undefined ? undefined : seen.get(nip)?.[0]
  if (sameNip || name === undefined) return sameNip
  for (const field of shared) {
    const value = values[field]
    const candidates = value === undefined ? [] : (seen.get(value) ?? []).slice(0, MOST)
    if (candidates.length === 0) continue
    const key = nameKey(name)
    // One NIP each, and different ones: two people with one office telephone.
    const same = candidates.find(
      (other) => (nip === undefined || other.values.nip === undefined) && nameKey(other.values.name ?? '') === key,
    )
    if (same) return same
  }
  return undefined
}
