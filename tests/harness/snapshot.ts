/** The whole content of an office's database, for saying that it is as it was. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { recordedTables } from '../../electron/backend/database/recorder.ts'

/** Every row of every recorded table, and whom the search index knows, in its order. */
export function snapshot(folder: string): Record<string, unknown[]> {
  const db = new Database(join(folder, 'sinergi.db'), { readonly: true })
  try {
    const tables = recordedTables(db).map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY id`).all()])
    const indexed = db
      .prepare(
        `SELECT person_id FROM person_search s LEFT JOIN person_search_place pl ON pl.place = s.rowid ORDER BY s.rowid`,
      )
      .pluck()
      .all()
    return Object.fromEntries([...tables, ['person_search', indexed]]) as Record<string, unknown[]>
  } finally {
    db.close()
  }
}
