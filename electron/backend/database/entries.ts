/** SQL of the journal's entries, and of what one of them wrote. */
import type { EntryId } from '../../contract/ids.ts'
import { read, write } from './statements.ts'

export interface EntryRow {
  id: EntryId
  command: string
  summary: string
  undoes: EntryId | null
  undoneById: number | null
  batch: string | null
  firstChange: number
  lastChange: number
}

export const insertEntry = write<{
  at: string
  actor: string
  caller: string
  batch: string | null
  command: string
  undoes: number | null
}>(
  `INSERT INTO journal_entry (at, actor, caller, batch, command, summary, undoes_id)
   VALUES (@at, @actor, @caller, @batch, @command, '', @undoes)`,
)
export const finishEntry = write<{ id: number; summary: string; first: number; last: number }>(
  `UPDATE journal_entry SET summary = @summary, first_change = @first, last_change = @last WHERE id = @id`,
)
export const removeEntry = write<{ id: number }>(`DELETE FROM journal_entry WHERE id = @id`)
export const markUndone = write<{ id: number; by: number | null }>(
  `UPDATE journal_entry SET undone_by_id = @by WHERE id = @id`,
)
export const unmarkUndone = write<{ by: number }>(
  `UPDATE journal_entry SET undone_by_id = NULL WHERE undone_by_id = @by`,
)
export const setCurrent = write<{ id: number | null }>(`UPDATE temp.journal_current SET entry_id = @id`)
/** Moves with every row anybody writes. */
export const lastChange = read<undefined, { id: number }>(`SELECT ifnull(max(id), 0) AS id FROM journal_change`)
/** NOT INDEXED here and elsewhere: by the index of rows SQLite would read every change there ever was. */
export const tablesWritten = read<{ first: number }, { name: string }>(
  `SELECT DISTINCT table_name AS name FROM journal_change NOT INDEXED WHERE id >= @first`,
)
const entryColumns = `id, command, summary, undoes_id AS undoes, undone_by_id AS undoneById, batch,
  first_change AS firstChange, last_change AS lastChange FROM journal_entry`
export const entryById = read<{ id: number }, EntryRow>(`SELECT ${entryColumns} WHERE id = @id`)
export const standingOfBatch = read<{ batch: string }, EntryRow>(
  `SELECT ${entryColumns} WHERE batch = @batch AND undone_by_id IS NULL ORDER BY id DESC`,
)
export const takenBackBy = read<{ by: number }, EntryRow>(
  `SELECT ${entryColumns} WHERE undone_by_id = @by ORDER BY id DESC`,
)
