/** Where a link to a record leads that was merged into another. */
import { notFound } from '../../contract/errors.ts'
import { read, type ReadDb } from '../database/statements.ts'

/** The last record down the line of merges, and what the first was called. Ids are never used again. */
const survivors = read<{ kind: 'person' | 'organisation'; id: number }, { id: number; askedAs: string }>(
  `WITH RECURSIVE kept (id, steps) AS (
     SELECT @id, 0
     UNION SELECT m.kept_id, kept.steps + 1 FROM kept JOIN merge m ON m.kind = @kind AND m.gone_id = kept.id
     WHERE kept.steps < 20)
   SELECT id, (SELECT gone_name FROM merge WHERE kind = @kind AND gone_id = @id) AS askedAs
   FROM kept WHERE steps > 0 ORDER BY steps DESC LIMIT 1`,
)

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
