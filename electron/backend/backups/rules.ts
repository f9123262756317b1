/** Which backups are kept, and what their files are called. */
import { addDays, dateOf } from '../../contract/dates.ts'
import type { Backup } from '../../contract/backups.ts'

export type BackupReason = Backup['reason']
export interface Kept {
  name: string
  /** UTC instant. */
  at: string
  reason: BackupReason
}

const keepDays = 7
const keepWeeks = 4
const keepMonths = 12
/** Made because something risky was about to happen, or because somebody asked: kept this many days in any case. */
const keepSafetyDays = 14
const safety: readonly BackupReason[] = ['restore', 'migration', 'manual']
/** Of the last day the newest of every reason, for the import one finds out about an hour later. */
const keepRecent = 10

/**
 * Names of the backups that may go. Of the last 7 days, 4 weeks and 12 months that have a backup the newest of each
 * stays, besides the newest 10, and for two weeks whatever was made before a restore, before a migration or by hand.
 */
export function outdated(backups: readonly Kept[], now: Date): string[] {
  const newestFirst = [...backups].sort((a, b) => (a.at === b.at ? (a.name < b.name ? 1 : -1) : a.at < b.at ? 1 : -1))
  const today = dateOf(now)
  const kept = new Set<string>(newestFirst.slice(0, 1).map(({ name }) => name))
  const keepNewestOf = (period: (date: string) => string, most: number) => {
    const seen = new Set<string>()
    for (const { name, at } of newestFirst) {
      const key = period(dateOf(at))
      if (seen.has(key)) continue
      if (seen.size === most) break
      seen.add(key)
      kept.add(name)
    }
  }
  keepNewestOf((date) => date, keepDays)
  keepNewestOf(mondayOf, keepWeeks)
  keepNewestOf((date) => date.slice(0, 7), keepMonths)
  const recent = newestFirst.filter(({ at }) => dateOf(at) >= addDays(today, -1))
  for (const { name } of recent.slice(0, keepRecent)) kept.add(name)
  for (const { name, at, reason } of newestFirst)
    if (safety.includes(reason) && dateOf(at) > addDays(today, -keepSafetyDays)) kept.add(name)
  return newestFirst.flatMap(({ name }) => (kept.has(name) ? [] : [name]))
}

/** The Monday of the week a date is in. */
function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addDays(date, -((weekday + 6) % 7))
}

/** Parts of file names; they stay as they are. */
const nameParts: Record<BackupReason, string> = {
  daily: 'harian',
  import: 'impor',
  manual: 'manual',
  restore: 'pulih',
  migration: 'migrasi',
}
const named = /^sinergi-(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})(\d{2})-([a-z]+)(?:-\d+)?\.db$/
const witaMilliseconds = 8 * 3_600_000

/** "sinergi-2024-11-18-090005-harian.db", on the WITA clock; `count` tells apart those of one second. */
export function backupName(at: Date, reason: BackupReason, count = 0): string {
  const wita = new Date(at.getTime() + witaMilliseconds).toISOString()
  const clock = wita.slice(11, 19).replaceAll(':', '')
  return `sinergi-${wita.slice(0, 10)}-${clock}-${nameParts[reason]}${count > 0 ? `-${count + 1}` : ''}.db`
}

/** Null for a file this program did not name. */
export function readBackupName(name: string): { at: string; reason: BackupReason } | null {
  const [, date, hour, minute, second, word] = named.exec(name) ?? []
  const reason = (Object.keys(nameParts) as BackupReason[]).find((key) => nameParts[key] === word)
  const at = new Date(`${date}T${hour}:${minute}:${second}+08:00`)
  return reason === undefined || Number.isNaN(at.getTime()) ? null : { at: at.toISOString(), reason }
}

/** Milliseconds from now to the next midnight in WITA. */
export function untilMidnight(now: Date): number {
  const next = new Date(`${addDays(dateOf(now), 1)}T00:00:00+08:00`)
  return next.getTime() - now.getTime()
}
