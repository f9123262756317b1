/** Backups on screen. */
import type { Handlers } from '../../contract/api.ts'
import type { Outputs } from '../../contract/office.ts'
import type { Services } from '../services.ts'
import type { BackupStore } from './store.ts'

export interface BackupPowers {
  backups: BackupStore
  /** Replaces the database by a backup and opens it. */
  restore: (name: string) => Promise<void>
}

export function createBackups(
  _services: Services,
  _powers: BackupPowers,
): Handlers<Extract<keyof Outputs, `backups.${string}`>> {
  return {} as never
}
