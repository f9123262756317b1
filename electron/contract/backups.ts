/** Backups of the office's data, and going back to one. */
import * as v from 'valibot'
import type { Reads } from './events.ts'
import { nothing, text } from './fields.ts'

export interface Backup {
  name: string
  at: string
  bytes: number
  reason: 'daily' | 'import' | 'manual' | 'restore' | 'migration'
  /** integrity_check said ok when it was made. */
  checked: boolean
}

export interface BackupStatus {
  last: Backup | null
  /** The last attempt's failure, in Indonesian; empty when it went well. */
  problem: string
  folder: string
  /** Files that nothing referred to for long and that were removed in the last 30 days; `at`: the last of them. */
  discarded: { count: number; at: string } | null
}

export const inputs = {
  'backups.list': nothing,
  'backups.status': nothing,
  'backups.create': nothing,
  'backups.restore': v.strictObject({ name: text(200) }),
}

/** What makes an answer stale. */
export const reads = {
  'backups.list': ['backups'],
  'backups.status': ['backups'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'backups.list': Backup[]
  'backups.status': BackupStatus
  'backups.create': Backup
  /** `missingFiles`: files that the restored records are kept with and that are not in the data folder. */
  'backups.restore': { restored: Backup; safety: Backup | null; missingFiles: { name: string; for: string }[] }
}
