/** The same person twice in one file: the same NIP, or the same name with the same telephone or e-mail. */
import type { ImportTable } from '../../../contract/imports.ts'
import type { ReadRow } from '../interpret.ts'
import { nameKey } from '../values/personName.ts'
import { messages } from './messages.ts'

export function markDuplicates({ rows, tables }: { rows: ReadRow[]; tables: ImportTable[] }): void {
  const seen = new Map<string, ReadRow>()
  for (const row of rows) {
    const keys = keysOf(row)
    const first = keys.map((key) => seen.get(key)).find((known) => known !== undefined)
    if (first) {
      const sheet = tables[first.table]?.sheet ?? ''
      const message = messages.duplicate(first.row, sheet)
      row.flags.push({
        code: 'duplicate-in-file',
        cell: `A${row.row}`,
        raw: row.values.name ?? row.values.nip ?? '',
        message,
      })
    }
    for (const key of keys) if (!seen.has(key)) seen.set(key, row)
  }
}

function keysOf({ values: { nip, nrp, name, phone, email } }: ReadRow): string[] {
  const keys: string[] = []
  if (nip !== undefined) keys.push(`nip ${nip}`)
  const key = name === undefined ? '' : nameKey(name)
  if (key === '') return keys
  if (nrp !== undefined) keys.push(`nrp ${nrp} ${key}`)
  if (phone !== undefined) keys.push(`phone ${phone} ${key}`)
  if (email !== undefined) keys.push(`email ${email.toLowerCase()} ${key}`)
  return keys
}
