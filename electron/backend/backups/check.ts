/** Looks a database file over without opening it for work. */
import Database from 'better-sqlite3'
import { sqliteName } from '../dataFolder.ts'
import { corrupt, newer } from '../database/failures.ts'
import { schemaVersion } from '../database/migrate.ts'
import { tableNames } from './queries.ts'

/**
 * Throws `database-corrupt` where the file is no sound database of this program, `database-newer` where a newer
 * program made it. The file is left as one piece, without a write-ahead log beside it.
 */
export function checkDatabase(path: string): void {
  const check = new Check(path)
  try {
    for (const table of check.tables()) check.look(table)
  } finally {
    check.close()
  }
}

/** The same, a table at a time, so that other work goes on between: a large one takes a tenth of a second. */
export async function checkDatabaseGently(path: string): Promise<void> {
  const check = new Check(path)
  try {
    for (const table of check.tables()) {
      check.look(table)
      await new Promise((resolve) => setImmediate(resolve))
    }
  } finally {
    check.close()
  }
}

class Check {
  #sqlite: Database.Database | null = null

  constructor(path: string) {
    this.#tell(() => {
      this.#sqlite = new Database(sqliteName(path), { fileMustExist: true })
      this.#sqlite.pragma('journal_mode = DELETE')
    })
  }

  /** Every table with its indexes; the parts of a full-text index are tables of their own. */
  tables(): string[] {
    return this.#tell((sqlite) => {
      const version = sqlite.pragma('user_version', { simple: true }) as number
      if (version > schemaVersion) throw newer(version, schemaVersion)
      if (version === 0) throw new Error('The file holds no data of this program.')
      return ['sqlite_schema', ...tableNames(sqlite)]
    })
  }

  look(table: string): void {
    this.#tell((sqlite) => {
      const answer = sqlite.pragma(`integrity_check("${table}")`, { simple: true })
      if (answer !== 'ok') throw new Error(`integrity_check of ${table}: ${String(answer)}`)
    })
  }

  close(): void {
    this.#sqlite?.close()
  }

  /** A full disk or a missing right is no fault of the file and keeps its own error. */
  #tell<T>(look: (sqlite: Database.Database) => T): T {
    try {
      return look(this.#sqlite as Database.Database)
    } catch (error) {
      const code = (error as { code?: string }).code
      if (code === 'database-newer') throw error
      if (code !== undefined && !/^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) throw error
      throw Object.assign(corrupt(), { cause: error })
    }
  }
}
