/** Which record a UUID stands for: it may have left the office long before the record was merged into another. */
import { read, type ReadDb } from '../database/statements.ts'

/** Tables whose rows have a UUID from their birth. */
export const identified = ['organisation', 'person', 'post', 'meeting', 'invitation', 'decision', 'action'] as const
export interface IdentifiedRecord {
  table: (typeof identified)[number]
  id: number
}

const born = read<{ uuid: string }, IdentifiedRecord>(
  identified.map((table) => `SELECT '${table}' AS "table", id FROM ${table} WHERE uuid = @uuid`).join(' UNION ALL '),
)
const standing = Object.fromEntries(
  identified.map((table) => [
    table,
    read<{ id: number }, { uuid: string }>(`SELECT uuid FROM ${table} WHERE id = @id`),
  ]),
)
const mergedAway = read<{ uuid: string }, IdentifiedRecord>(
  `SELECT kind AS "table", kept_id AS id FROM merge WHERE gone_before ->> 'uuid' = @uuid ORDER BY id DESC`,
)
const keptOf = read<IdentifiedRecord, IdentifiedRecord>(
  `SELECT kind AS "table", kept_id AS id FROM merge WHERE kind = @table AND gone_id = @id ORDER BY id DESC`,
)
/** Rows that a merge made one besides: posts of the same title, invitations of both to one meeting. */
const joined = (condition: string) =>
  `SELECT j.value ->> 0 AS "table", j.value ->> 1 AS id
   FROM merge m CROSS JOIN json_each(m.changes) c CROSS JOIN json_each(m.holdings, '$.joined') j
   WHERE c.value ->> 'operation' = 'delete' AND ${condition}
     AND j.value ->> 0 = c.value ->> 'table' AND j.value ->> 2 = c.value ->> 'rowId' ORDER BY m.id DESC`
const joinedAway = read<{ uuid: string }, IdentifiedRecord>(
  joined(`instr(m.changes, @uuid) > 0 AND c.value ->> '$.before.uuid' = @uuid`),
)
const joinedTo = read<IdentifiedRecord, IdentifiedRecord>(
  joined(`c.value ->> 'table' = @table AND c.value ->> 'rowId' = @id`),
)

/**
 * The record itself; where it was merged away the one kept, and so on; null where neither is there any more. After a
 * separation, or the undo of a merge, it is the record itself again.
 */
export function recordOf(db: ReadDb, uuid: string): IdentifiedRecord | null {
  let found = born.get(db, { uuid }) ?? mergedAway.get(db, { uuid }) ?? joinedAway.get(db, { uuid })
  // Ids are never given again, so the way ends.
  while (found && !standing[found.table]?.get(db, { id: found.id }))
    found = keptOf.get(db, found) ?? joinedTo.get(db, found)
  return found ?? null
}
