/** A backup of a time before there were identities takes over those of the database it takes the place of. */
import type Sqlite from 'better-sqlite3'
import { sqliteName } from '../dataFolder.ts'
import { identified } from './queries.ts'

/** Every database begins with the entry of its first run, and keeps it: two that share it were one. */
const missesIdentity = `SELECT NOT EXISTS (SELECT 1 FROM main.office) AND EXISTS (
  SELECT 1 FROM main.journal_entry own JOIN aside.journal_entry other
    ON other.id = own.id AND other.at = own.at AND other.command = own.command AND other.summary = own.summary
  WHERE own.id = 1)`

/**
 * What leaves the office says who sent it, and whom it is about. Nothing is carried where the backup has its own, or where
 * `aside`, the path of a database of this version, is another office's. Ids are never given again.
 */
export function carryIdentities(sqlite: Sqlite.Database, aside: string): void {
  sqlite.prepare('ATTACH @path AS aside').run({ path: sqliteName(aside) })
  try {
    sqlite.transaction(() => {
      if (sqlite.prepare(missesIdentity).pluck().get() !== 1) return
      sqlite.exec('INSERT INTO main.office (id, uuid) SELECT id, uuid FROM aside.office')
      for (const table of identified)
        sqlite.exec(`UPDATE main.${table} SET uuid = other.uuid FROM aside.${table} other WHERE other.id = ${table}.id`)
    })()
  } finally {
    sqlite.exec('DETACH aside')
  }
}
