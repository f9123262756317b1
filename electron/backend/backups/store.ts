/** Backups of the database: made with SQLite's online backup, checked, kept 7 daily, 4 weekly, 12 monthly. */
import type Sqlite from 'better-sqlite3'
import type { Backup } from '../../contract/office.ts'

export class BackupStore {
  constructor(_folder: string, _now: () => Date) {}
  create(_sqlite: Sqlite.Database, _reason: Backup['reason']): Promise<Backup> {
    return Promise.reject(new Error('not built yet'))
  }
  daily(_sqlite: Sqlite.Database): Promise<Backup | null> {
    return Promise.resolve(null)
  }
  idle(): Promise<void> {
    return Promise.resolve()
  }
  putBack(_name: string): void {}
}
