/** Backups on screen; they answer also when the database cannot be opened. */
import type { Handlers } from '../../contract/api.ts'
import type { Backup, BackupStatus, Outputs } from '../../contract/backups.ts'
import { Failure } from '../../contract/errors.ts'
import type { BackupStore } from './store.ts'

export interface BackupPowers {
  backups: BackupStore
  /** Makes a backup by hand; null while no database is open. */
  create: (() => Promise<Backup>) | null
  /** Old files that were removed of late; null: none, or no database is open. */
  discarded: () => BackupStatus['discarded']
  /** Replaces the database by a backup and opens it. */
  restore: (name: string) => Promise<Outputs['backups.restore']>
}

export function createBackups({ backups, create, discarded, restore }: BackupPowers): Handlers<keyof Outputs> {
  return {
    'backups.list': () => backups.list(),
    'backups.status': () => ({ ...backups.status(), discarded: discarded() }),
    'backups.create': () => {
      if (!create) throw new Failure('not-ready', 'Data sedang tidak terbuka, jadi belum ada yang dapat dicadangkan.')
      return create()
    },
    'backups.restore': ({ name }) => restore(name),
  }
}
