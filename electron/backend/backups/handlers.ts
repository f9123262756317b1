/** Backups on screen; they answer also when the database cannot be opened. */
import type { Handlers } from '../../contract/api.ts'
import { Failure } from '../../contract/errors.ts'
import type { Outputs } from '../../contract/office.ts'
import type { Backup } from '../../contract/office.ts'
import type { BackupStore } from './store.ts'

export interface BackupPowers {
  backups: BackupStore
  /** Makes a backup by hand; null while no database is open. */
  create: (() => Promise<Backup>) | null
  /** Replaces the database by a backup and opens it. */
  restore: (name: string) => Promise<Outputs['backups.restore']>
}

export function createBackups({
  backups,
  create,
  restore,
}: BackupPowers): Handlers<Extract<keyof Outputs, `backups.${string}`>> {
  return {
    'backups.list': () => backups.list(),
    'backups.status': () => backups.status(),
    'backups.create': () => {
      if (!create) throw new Failure('not-ready', 'Data sedang tidak terbuka, jadi belum ada yang dapat dicadangkan.')
      return create()
    },
    'backups.restore': ({ name }) => restore(name),
  }
}
