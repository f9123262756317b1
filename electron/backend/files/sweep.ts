/**
 * What nothing refers to goes, in time. The journal keeps an image of every attachment that was taken away, for ever, so
 * a file stays for a number of days in which an undo brings it back with its record, and as long as a backup names it.
 */
import { dateOf, formatDate } from '../../contract/dates.ts'
import type { Journal } from '../database/journal.ts'
import type { ReadDb } from '../database/statements.ts'
import * as queries from './queries.ts'
import { daysPassed } from './rules.ts'
import type { StoredFile } from './kept.ts'
import type { FileStore } from './store.ts'

/** Files one sweep removes at most; the rest goes with the next. */
export const mostAtOnce = 500
const dayMilliseconds = 86_400_000

export interface Sweep {
  db: ReadDb
  journal: Journal
  store: FileStore
  now: Date
  /** Days an unused file stays. */
  keepDays: number
  /** Hashes that backups name. */
  named: ReadonlySet<string>
}

/** The book is written before the bytes go: killed in between, the next sweep finds them and takes them away. */
export async function sweepStore(sweep: Sweep): Promise<void> {
  const { db, store } = sweep
  await store.removeUnfinished()
  const lying = await store.list()
  for (const sha256 of removeFromBook(sweep)) store.remove(sha256)
  const abandoned = lying.filter((file) => isAbandoned(sweep, file))
  for (const { sha256 } of abandoned.slice(0, mostAtOnce))
    if (!store.isAwaited(sha256) && !isInBook(db, sha256)) store.remove(sha256)
}

/** Counts the days, and enters what goes today. */
function removeFromBook({ db, journal, store, now, keepDays, named }: Sweep): string[] {
  const day = dateOf(now)
  const days = daysPassed(queries.lastSweep.get(db)?.day ?? null, day)
  let due: string[] = []
  journal.aside(['backups'], (write) => {
    queries.markUsed.run(write)
    queries.countUnused.run(write, { days })
    queries.markUnused.run(write, { day })
    queries.setLastSweep.run(write, { day })
    due = queries.dueForRemoval
      .all(write, { keepDays, named: JSON.stringify([...named]), most: mostAtOnce })
      .filter((sha256) => !store.isAwaited(sha256))
    for (const sha256 of due) queries.markRemoved.run(write, { sha256, at: now.toISOString() })
  })
  return due
}

/** In no book: of a command that failed, unless it is of today or a backup from elsewhere needs it. */
const isAbandoned = ({ db, now, named }: Sweep, { sha256, at }: StoredFile): boolean =>
  !isInBook(db, sha256) && !named.has(sha256) && now.getTime() - Date.parse(at) > dayMilliseconds

const isInBook = (db: ReadDb, sha256: string): boolean => queries.fileRow.get(db, { sha256 })?.removedAt === null

/** A sentence for each attachment that an undo of the changes brings back without its file. */
export const filesGone = (db: ReadDb, first: number, last: number): string[] =>
  queries.goneWith
    .all(db, { first, last })
    .map(
      ({ name, removedAt }) =>
        `Berkas “${name}” sudah dibuang pada ${formatDate(dateOf(removedAt))} dan tidak dapat dikembalikan.`,
    )

/** Files removed since the instant, and when the last of them was; null where none was. */
export function removedSince(db: ReadDb, since: Date): { count: number; at: string } | null {
  const found = queries.removedSince.get(db, { since: since.toISOString() })
  return found?.at ? { count: found.count, at: found.at } : null
}
