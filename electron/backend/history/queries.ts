/** All that the history screens read of the journal. */
import type { EntryId } from '../../contract/ids.ts'
import { imageSql, tableColumns } from '../database/recorder.ts'
import { type ReadDb, read } from '../database/statements.ts'
import { tables } from '../database/tables.ts'

export interface EntryRow {
  id: EntryId
  at: string
  actor: string
  command: string
  summary: string
  changes: number
  undoneById: EntryId | null
  undoes: EntryId | null
  kind: 'command' | 'undo' | 'redo'
  together: number
}

export interface ChangeRow {
  id: number
  table: string
  rowId: number
  operation: 'insert' | 'update' | 'delete'
  before: string | null
  after: string | null
}

/** An entry that takes back an entry that takes one back does the first again; chains are never longer. */
const entryColumns = `
  e.id, e.at, e.actor, e.command, e.summary, e.last_change - e.first_change + 1 AS changes,
  e.undone_by_id AS undoneById, e.undoes_id AS undoes,
  CASE WHEN e.undoes_id IS NULL THEN 'command' WHEN undone.undoes_id IS NULL THEN 'undo' ELSE 'redo' END AS kind,
  ifnull((SELECT count(*) - 1 FROM journal_entry other WHERE other.batch = e.batch AND e.batch IS NOT NULL), 0) AS together
  FROM journal_entry e LEFT JOIN journal_entry undone ON undone.id = e.undoes_id`

const matching = `(@pattern = '' OR e.summary LIKE @pattern ESCAPE '\\' OR e.actor LIKE @pattern ESCAPE '\\')`
const listEntries = read<{ pattern: string; limit: number; offset: number }, EntryRow>(
  `SELECT ${entryColumns} WHERE ${matching} ORDER BY e.id DESC LIMIT @limit OFFSET @offset`,
)
const countEntries = read<{ pattern: string }, { total: number }>(
  `SELECT count(*) AS total FROM journal_entry e WHERE ${matching}`,
)
export const selectEntry = read<{ id: number }, EntryRow>(`SELECT ${entryColumns} WHERE e.id = @id`)

export const selectChanges = read<{ entryId: number }, ChangeRow>(
  `SELECT c.id, c.table_name AS "table", c.row_id AS rowId, c.operation, c.before, c.after
   FROM journal_entry e JOIN journal_change c ON c.id BETWEEN e.first_change AND e.last_change
   WHERE e.id = @entryId ORDER BY c.id`,
)
const ofEntry = `FROM journal_entry e CROSS JOIN journal_change c NOT INDEXED ON c.id BETWEEN e.first_change AND e.last_change
  WHERE e.id = @entryId`
/** How many rows of each kind an entry wrote, in the order it came to them. */
export const selectGroups = read<
  { entryId: number },
  { table: string; operation: ChangeRow['operation']; count: number }
>(
  `SELECT c.table_name AS "table", c.operation, count(*) AS count ${ofEntry}
   GROUP BY c.table_name, c.operation ORDER BY min(c.id)`,
)
const inGroup = `${ofEntry} AND c.table_name = @table AND c.operation = @operation`
export const countGroup = read<{ entryId: number; table: string; operation: string }, { total: number }>(
  `SELECT count(*) AS total ${inGroup}`,
)
export const selectGroupPage = read<
  { entryId: number; table: string; operation: string; limit: number; offset: number },
  ChangeRow
>(
  `SELECT c.id, c.table_name AS "table", c.row_id AS rowId, c.operation, c.before, c.after ${inGroup}
   ORDER BY c.id LIMIT @limit OFFSET @offset`,
)
/** What the row's next change found: the image an insert itself does not keep. */
export const selectNextImage = read<{ table: string; rowId: number; id: number }, { before: string | null }>(
  `SELECT before FROM journal_change WHERE table_name = @table AND row_id = @rowId AND id > @id ORDER BY id LIMIT 1`,
)
/** The last image the journal holds of a row that is gone. */
export const selectLastImage = read<{ table: string; rowId: number }, { before: string }>(
  `SELECT before FROM journal_change WHERE table_name = @table AND row_id = @rowId AND before IS NOT NULL
   ORDER BY id DESC LIMIT 1`,
)

/**
 * What Ctrl+Z may take: one's own, and what nobody is there any more to take back, of the program itself or of windows
 * that were closed. `others`: callers whose commands are their own (JSON array).
 */
const ownOrLeft = (entry: string) => `${entry}.caller NOT IN (SELECT value FROM json_each(@others))`
/** The latest command that still counts; the first setting up of the office is never offered. */
export const selectUndoable = read<{ others: string }, { entryId: EntryId }>(
  `SELECT e.id AS entryId FROM journal_entry e
   WHERE e.undoes_id IS NULL AND e.undone_by_id IS NULL AND e.command <> 'setup.start' AND ${ownOrLeft('e')}
   ORDER BY e.id DESC LIMIT 50`,
)
/** The latest undo that nothing ordinary of one's own has followed. */
export const selectRedoable = read<{ others: string }, { entryId: EntryId }>(
  `SELECT e.id AS entryId FROM journal_entry e JOIN journal_entry done ON done.id = e.undoes_id
   WHERE done.undoes_id IS NULL AND e.undone_by_id IS NULL AND ${ownOrLeft('e')}
     AND e.id > (SELECT last.id FROM journal_entry last WHERE last.undoes_id IS NULL AND ${ownOrLeft('last')}
                 ORDER BY last.id DESC LIMIT 1)
   ORDER BY e.id DESC LIMIT 1`,
)

const selectByRows = read<{ rows: string }, EntryRow>(
  `SELECT ${entryColumns} WHERE e.id IN (
     SELECT c.entry_id FROM json_each(@rows) r
     JOIN journal_change c ON c.table_name = r.value ->> 0 AND c.row_id = r.value ->> 1)
   ORDER BY e.id DESC LIMIT 200`,
)

/** Rows that belong to a record and whose changes are a part of its history: child table → column that points to it. */
const children: Record<string, readonly (readonly [table: string, column: string])[]> = {
  person: [
    ['membership', 'person_id'],
    ['person_alias', 'person_id'],
  ],
  organisation: [
    ['organisation_alias', 'organisation_id'],
    ['post', 'organisation_id'],
  ],
  meeting: [
    ['meeting_organiser', 'meeting_id'],
    ['agenda_item', 'meeting_id'],
    ['session', 'meeting_id'],
    ['decision', 'meeting_id'],
  ],
  action: [
    ['action_support', 'action_id'],
    ['action_deadline', 'action_id'],
    ['progress', 'action_id'],
  ],
}
/** Without statistics SQLite would read every change of the table instead. */
const placesIndex = 'INDEXED BY journal_change_place'
/** Present children, and those that are gone but left an image in the journal. */
const childIds = Object.fromEntries(
  Object.values(children)
    .flat()
    .map(([table, column]) => [
      table,
      read<{ id: number }, { id: number }>(
        `SELECT id FROM ${table} WHERE ${column} = @id
         UNION SELECT row_id FROM journal_change ${table === 'membership' ? placesIndex : ''} WHERE table_name = '${table}' AND before IS NOT NULL
           AND before ->> '${column}' = @id`,
      ),
    ]),
)

export function listPage(db: ReadDb, query: string, limit: number, offset: number) {
  const pattern = query === '' ? '' : `%${query.replace(/[\\%_]/g, '\\$&')}%`
  return {
    total: countEntries.get(db, { pattern })?.total ?? 0,
    items: listEntries.all(db, { pattern, limit, offset }),
  }
}

/** The record itself, and those that were merged into it: their history is its own. */
const withMerged = read<{ table: string; id: number }, { id: number }>(
  `WITH RECURSIVE within (id) AS (
     SELECT @id UNION SELECT m.gone_id FROM merge m JOIN within w ON m.kept_id = w.id AND m.kind = @table)
   SELECT id FROM within`,
)

/** Entries that wrote the row or one of the rows that belong to it, newest first. */
export function entriesOfRecord(db: ReadDb, table: string, id: number): EntryRow[] {
  const rows: [string, number][] = []
  for (const record of withMerged.all(db, { table, id })) {
    rows.push([table, record.id])
    for (const [child] of children[table] ?? [])
      for (const row of childIds[child]?.all(db, { id: record.id }) ?? []) rows.push([child, row.id])
  }
  return selectByRows.all(db, { rows: JSON.stringify(rows) })
}

/** A row as it is now, as the journal pictures it; null when it is gone or the table is none of the program's. */
export function currentImage(db: ReadDb, table: string, id: number): string | null {
  if (!Object.hasOwn(tables, table)) return null
  const sql = `SELECT ${imageSql(tableColumns(db, table), table)} AS image FROM ${table} WHERE id = ?`
  return (db.prepared(sql).get(id) as { image: string } | undefined)?.image ?? null
}
