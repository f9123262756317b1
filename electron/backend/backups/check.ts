/** Looks a database file over without opening it for work. */
import Database from 'better-sqlite3'
import { corrupt, newer } from '../database/failures.ts'
import { schemaVersion } from '../database/migrate.ts'

/**
 * Throws `database-corrupt` where the file is no sound database of this program, `database-newer` where a newer
 * program made it. The file is left as one piece, without a write-ahead log beside it.
 */
export function checkDatabase(path: string): void {
  let sqlite: Database.Database | null = null
  try {
    sqlite = new Database(path, { fileMustExist: true })
    sqlite.pragma('journal_mode = DELETE')
    const answer = sqlite.pragma('integrity_check(1)', { simple: true })
    if (answer !== 'ok') throw new Error(`integrity_check: ${String(answer)}`)
    const version = sqlite.pragma('user_version', { simple: true }) as number
    if (version > schemaVersion) throw newer(version, schemaVersion)
    if (version === 0) throw new Error('The file holds no data of this program.')
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === 'database-newer') throw error
    // A full disk or a missing right is no fault of the file.
    if (code !== undefined && !/^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) throw error
    throw Object.assign(corrupt(), { cause: error })
  } finally {
    sqlite?.close()
  }
}
