/** SQL of the store's own book: what lies in it, since when nothing refers to a file, and what was removed. */
import type Sqlite from 'better-sqlite3'
import { read, readColumn, write } from '../database/statements.ts'
import type { StoredFile } from './kept.ts'

const enter = `INSERT INTO store_file (sha256, bytes, added_at) VALUES (@sha256, @bytes, @at)
   ON CONFLICT (sha256) DO UPDATE SET unused_since = NULL, unused_days = 0, removed_at = NULL`
export const enterFile = write<StoredFile>(enter)

/** Enters what lies in the store into a database that knows nothing of it, or something older. */
export function enterFiles(sqlite: Sqlite.Database, files: readonly StoredFile[]): void {
  const insert = sqlite.prepare(enter)
  sqlite.transaction(() => {
    for (const file of files) insert.run(file)
  })()
}

export const lastSweep = read<undefined, { day: string }>(`SELECT day FROM store_sweep`)
export const setLastSweep = write<{ day: string }>(
  `INSERT INTO store_sweep (id, day) VALUES (1, @day) ON CONFLICT (id) DO UPDATE SET day = excluded.day`,
)

const isUsed = `(EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = store_file.sha256)
   OR EXISTS (SELECT 1 FROM store_bytes b WHERE b.sha256 = store_file.sha256))`

export const markUsed = write<undefined>(
  `UPDATE store_file SET unused_since = NULL, unused_days = 0 WHERE unused_since IS NOT NULL AND ${isUsed}`,
)
export const countUnused = write<{ days: number }>(
  `UPDATE store_file SET unused_days = unused_days + @days WHERE unused_since IS NOT NULL AND removed_at IS NULL`,
)
export const markUnused = write<{ day: string }>(
  `UPDATE store_file SET unused_since = @day WHERE unused_since IS NULL AND removed_at IS NULL AND NOT ${isUsed}`,
)
/** Longest unused first. `named`: hashes that backups name, as a JSON list. */
export const dueForRemoval = readColumn<{ keepDays: number; named: string; most: number }, string>(
  `SELECT sha256 FROM store_file
   WHERE unused_since IS NOT NULL AND removed_at IS NULL AND unused_days >= @keepDays
     AND sha256 NOT IN (SELECT value FROM json_each(@named))
   ORDER BY unused_days DESC, sha256 LIMIT @most`,
)
export const markRemoved = write<{ sha256: string; at: string }>(
  `UPDATE store_file SET removed_at = @at WHERE sha256 = @sha256`,
)
export const fileRow = read<{ sha256: string }, { removedAt: string | null }>(
  `SELECT removed_at AS removedAt FROM store_file WHERE sha256 = @sha256`,
)
export const removedSince = read<{ since: string }, { count: number; at: string | null }>(
  `SELECT count(*) AS count, max(removed_at) AS at FROM store_file WHERE removed_at >= @since`,
)
/** Attachments that an entry of the journal took away, by the ids of its changes, and whose files are gone since. */
export const goneWith = read<{ first: number; last: number }, { name: string; removedAt: string }>(
  `SELECT DISTINCT c.before ->> 'name' AS name, f.removed_at AS removedAt
   FROM journal_change c NOT INDEXED CROSS JOIN store_file f ON f.sha256 = c.before ->> 'sha256'
   WHERE c.id BETWEEN @first AND @last AND c.table_name = 'attachment' AND c.operation = 'delete'
     AND f.removed_at IS NOT NULL ORDER BY name`,
)
