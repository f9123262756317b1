/** What every domain's handlers stand on. */
import type { Backup } from '../contract/backups.ts'
import type { Journal } from './database/journal.ts'
import type { ReadDb } from './database/statements.ts'
import type { Emitter } from './emitter.ts'
import type { FileStore } from './files/store.ts'
import type { Tickets } from './files/tickets.ts'

export interface Services {
  db: ReadDb
  journal: Journal
  files: Tickets
  /** Files kept with records. */
  store: FileStore
  /** Listeners end with the database they were made for. */
  events: Pick<Emitter, 'emit' | 'listen'>
  now: () => Date
  /** Folder of what ships with the program (demo data, fonts). */
  resources: string
  version: string
  /** Built file of the import worker; undefined: read in this process. */
  importWorker: string | undefined
  /** Makes a checked backup now. Throws `Failure` when it cannot. */
  backup: (reason: Backup['reason']) => Promise<Backup>
  /** Hears errors nobody foresaw. */
  report: (where: string, error: unknown) => void
}
