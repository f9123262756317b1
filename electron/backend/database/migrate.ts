/** Numbered, append-only migrations, one transaction each; `user_version` counts those applied. */
import type Sqlite from 'better-sqlite3'
import { newer } from './failures.ts'
import foundation from './migrations/0001-foundation.sql?raw'
import documentsAndIdentity from './migrations/0002-documents-and-identity.sql?raw'

const migrations: readonly string[] = [foundation, documentsAndIdentity]
export const schemaVersion = migrations.length

/** True when the file holds data that a migration would change, so that a backup is due first. */
export function needsMigration(db: Sqlite.Database): boolean {
  const version = userVersion(db)
  return version > 0 && version < schemaVersion
}

/** Brings the database to `schemaVersion`. Throws `database-newer` for a file from a newer program. */
export function migrate(db: Sqlite.Database): void {
  const version = userVersion(db)
  if (version > schemaVersion) throw newer(version, schemaVersion)
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${index + 1}`)
    })()
  }
}

function userVersion(db: Sqlite.Database): number {
  return db.pragma('user_version', { simple: true }) as number
}
