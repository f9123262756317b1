/** Opens the office's database file, alone: a second program on the same folder is refused. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { databaseFile, isTooLong, lockFile, sqliteName } from '../dataFolder.ts'
import { busy, storageFailure, tooLong } from './failures.ts'
import { migrate, needsMigration } from './migrate.ts'
import { Connection, type WriteDb, writing } from './statements.ts'

export { databaseFile }

export interface OpenDatabase {
  connection: Connection
  close(): void
}

/**
 * `beforeMigration` runs on the open but not yet migrated database (the place for a backup), `settle` once it is migrated,
 * before the journal: what every database is to have, which nobody did and no undo takes back. All of it, or nothing.
 * Throws `Failure` (database-busy, read-only, disk-full, database-corrupt, database-newer).
 */
export async function openDatabase(
  folder: string,
  beforeMigration: (sqlite: Database.Database) => Promise<void> = () => Promise.resolve(),
  settle: (db: WriteDb) => void = () => undefined,
): Promise<OpenDatabase> {
  const undo: (() => void)[] = []
  const release = () => {
    for (const step of undo.splice(0).reverse()) step()
  }
  try {
    if (isTooLong(folder)) throw tooLong()
    mkdirSync(folder, { recursive: true })
    const file = join(folder, databaseFile)
    if (existsSync(file)) accessSync(file, constants.W_OK)
    const lock = lockFolder(folder)
    undo.push(() => lock.close())

    const sqlite = new Database(sqliteName(file), { timeout: 5000 })
    undo.push(() => sqlite.close())
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.pragma('temp_store = MEMORY')
    sqlite.pragma('cache_size = -65536')
    // Reads the schema, so that a file that is no database or has a broken schema is found here.
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get()
    if (needsMigration(sqlite)) await beforeMigration(sqlite)
    migrate(sqlite)
    const connection = new Connection(sqlite)
    sqlite.transaction(() => settle(writing(connection)))()
    return { connection, close: release }
  } catch (error) {
    release()
    throw storageFailure(error)
  }
}

/** True where there is no data yet, or no longer any: SQLite would begin a new database without a word. */
export function hasNoData(folder: string): boolean {
  const file = join(folder, databaseFile)
  return !existsSync(file) || (statSync(file).size === 0 && !existsSync(`${file}-wal`))
}

/** Holds an operating-system lock that ends with the process, however it ends. */
export function lockFolder(folder: string): Database.Database {
  const lock = new Database(sqliteName(join(folder, lockFile)), { timeout: 0 })
  try {
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw (error as { code?: string }).code === 'SQLITE_BUSY' ? busy() : error
  }
}
