/** Where a link to a record leads that was merged into another. */
import { notFound } from '../../contract/errors.ts'
import type { ReadDb } from '../database/statements.ts'
import { survivors } from './queries.ts'

/** The record, or the one it was merged into. Throws `not-found` when neither is there. */
export function followMerges<I extends number, T extends object>(
  db: ReadDb,
  kind: 'person' | 'organisation',
  id: I,
  find: (id: I) => T | undefined,
): T & { askedAs: string } {
  const found = find(id)
  if (found) return { ...found, askedAs: '' }
  const survivor = survivors.get(db, { kind, id })
  const kept = survivor && find(survivor.id as I)
  if (!survivor || !kept) throw notFound(kind === 'person' ? 'Orang ini' : 'Instansi')
  return { ...kept, askedAs: survivor.askedAs }
}
