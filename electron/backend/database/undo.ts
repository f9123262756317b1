/** Takes recorded changes back, last one first, leaving alone whatever somebody changed since. */
import { Rows } from './rows.ts'
import { read, type WriteDb } from './statements.ts'
import { describeRow, type RowImage, tables } from './tables.ts'

/** One recorded change of a row; images are JSON. */
export interface Change {
  id: number
  table: string
  rowId: number
  operation: 'insert' | 'update' | 'delete'
  before: string | null
  after: string | null
}

export interface UndoOutcome {
  /** Changes taken back, whole or in part. */
  restored: number
  /** What stayed as it is, one Indonesian sentence each; no more than `mostSentences` and a count. */
  left: string[]
}

const mostSentences = 100

/** What one looks for first among what stayed; the rest follows in the order of the undo. */
const rankOf = (table: string) => tables[table]?.told ?? Number.MAX_SAFE_INTEGER

const changesOf = read<{ first: number; last: number }, Change>(
  `SELECT id, table_name AS "table", row_id AS rowId, operation, before, after
   FROM journal_change WHERE id BETWEEN @first AND @last ORDER BY id DESC`,
)
/** Rows of the entry that a later entry wrote too. All others are known to be as the entry left them. */
const touchedSince = read<{ first: number; last: number }, { table: string; rowId: number }>(
  `SELECT DISTINCT later.table_name AS "table", later.row_id AS rowId
   FROM journal_change c NOT INDEXED CROSS JOIN journal_change later
     ON later.table_name = c.table_name AND later.row_id = c.row_id AND later.id > @last
   WHERE c.id BETWEEN @first AND @last`,
)
/** The image a row had right after a change: what its next change found there. */
const nextChange = read<{ table: string; rowId: number; id: number }, { before: string | null }>(
  `SELECT before FROM journal_change WHERE table_name = @table AND row_id = @rowId AND id > @id ORDER BY id LIMIT 1`,
)

/** `restored`: taken back; `left`: a sentence about what had to stay; `blocked`: a constraint stood in the way. */
interface Attempt {
  restored: boolean
  left?: string
  blocked?: boolean
}

/** What to do where a constraint stands in the way; see `undoChanges`. */
export type UndoMode = 'strict' | 'deferred' | 'lenient'

/**
 * Takes back what an entry wrote. `null`: this mode cannot do it; the caller rolls its transaction back and tries the
 * next. Strict stops at the first row that a constraint keeps. Deferred looks at foreign keys only at the end: one
 * statement may have written rows that need each other, for which row by row there is no order. Where even that is
 * refused, something outside the entry needs a row; lenient lets that row stay and tells it.
 *
 * Whole transactions, because a savepoint around tens of thousands of statements makes each of them slower than the last.
 */
export function undoChanges(db: WriteDb, first: number, last: number, mode: UndoMode): UndoOutcome | null {
  const touched = new Set(touchedSince.all(db, { first, last }).map(rowKey))
  // Read whole before writing: undoing appends to the same table.
  const changes = changesOf.all(db, { first, last })
  if (mode === 'deferred') db.prepared('PRAGMA defer_foreign_keys = ON').run()
  const outcome = rowByRow(db, changes, (change) => touched.has(rowKey(change)), mode === 'lenient')
  if (mode === 'lenient' || (mode === 'strict' && !outcome.blocked)) return finished(outcome)
  return !outcome.blocked && keysAreWhole(db) ? finished(outcome) : null
}

const keysAreWhole = (db: WriteDb): boolean => db.prepared('PRAGMA foreign_key_check').get() === undefined

const finished = ({ restored, left }: UndoOutcome): UndoOutcome => ({ restored, left: shortened(left) })

function rowByRow(
  db: WriteDb,
  changes: readonly Change[],
  touched: (change: Change) => boolean,
  goOn: boolean,
): UndoOutcome & { blocked: boolean } {
  const rows = new Rows(db)
  /** Rows that had to stay; what else was done to them must be compared from then on. */
  const stayed = new Set<string>()
  /** Columns that had to stay, by row: earlier changes of the entry leave them alone too, whatever they now hold. */
  const kept = new Map<string, Set<string>>()
  const left = new Map<string, number>()
  let restored = 0
  for (const change of changes) {
    const compare = touched(change) || stayed.has(rowKey(change))
    const attempt = compare ? undoTouched(db, rows, change, keptOf(kept, change)) : undoUntouched(rows, change)
    if (attempt.restored) restored++
    if (attempt.left) left.set(attempt.left, rankOf(change.table))
    if (attempt.blocked) stayed.add(rowKey(change))
    if (attempt.blocked && !goOn) break
  }
  const sentences = [...left].sort(([, a], [, b]) => a - b).map(([sentence]) => sentence)
  return { restored, left: sentences, blocked: stayed.size > 0 }
}

/** The row is as the entry left it, so nothing has to be compared. */
function undoUntouched(rows: Rows, change: Change): Attempt {
  return guarded(rows, change, () => {
    switch (change.operation) {
      case 'insert':
        rows.remove(change.table, change.rowId)
        return { restored: true }
      case 'delete':
        rows.insert(change.table, parse(change.before))
        return { restored: true }
      case 'update': {
        const before = parse(change.before)
        const after = parse(change.after)
        rows.set(change.table, change.rowId, differing(before, after), before)
        return { restored: true }
      }
    }
  })
}

/** Only what nobody changed since is put back, column by column. */
function undoTouched(db: WriteDb, rows: Rows, change: Change, kept: Set<string>): Attempt {
  return guarded(rows, change, () => {
    const { table, rowId } = change
    const current = rows.image(table, rowId)
    const before = parse(change.before)
    const stays = (image: RowImage, why: string) => `${describeRow(table, image)} ${why}.`
    switch (change.operation) {
      case 'insert': {
        if (!current) return { restored: false }
        const inserted = nextChange.get(db, { table, rowId, id: change.id })?.before
        if (kept.size > 0 || (inserted != null && differing(parse(inserted), current).length > 0))
          return { restored: false, left: stays(current, 'tetap ada karena sudah diubah sesudahnya') }
        rows.remove(table, rowId)
        return { restored: true }
      }
      case 'delete': {
        if (current) return { restored: false, left: stays(before, 'tidak dikembalikan karena sudah ada lagi') }
        rows.insert(table, before)
        return { restored: true }
      }
      case 'update': {
        if (!current) return { restored: false, left: stays(before, 'tidak dikembalikan karena sudah dihapus') }
        const after = parse(change.after)
        const changed = differing(before, after)
        const free = changed.filter((column) => !kept.has(column) && current[column] === after[column])
        for (const column of changed) if (!free.includes(column)) kept.add(column)
        if (free.length > 0) rows.set(table, rowId, free, before)
        if (free.length === changed.length) return { restored: true }
        const why = free.length > 0 ? 'sebagian dibiarkan' : 'dibiarkan'
        return { restored: free.length > 0, left: stays(current, `${why} karena sudah diubah sesudahnya`) }
      }
    }
  })
}

function keptOf(kept: Map<string, Set<string>>, change: Change): Set<string> {
  const key = rowKey(change)
  const columns = kept.get(key) ?? new Set()
  kept.set(key, columns)
  return columns
}

/** A refusal by a constraint is an answer, not an error; the statement that was refused wrote nothing. */
function guarded(rows: Rows, change: Change, work: () => Attempt): Attempt {
  try {
    return work()
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) throw error
    const image = rows.image(change.table, change.rowId) ?? parse(change.before)
    const why =
      change.operation === 'insert'
        ? 'tetap ada karena masih dipakai di tempat lain'
        : 'tidak dikembalikan karena bertentangan dengan data sekarang'
    return { restored: false, blocked: true, left: `${describeRow(change.table, image)} ${why}.` }
  }
}

const rowKey = ({ table, rowId }: { table: string; rowId: number }) => `${table} ${rowId}`

const differing = (a: RowImage, b: RowImage): string[] => Object.keys(a).filter((column) => a[column] !== b[column])

function shortened(sentences: string[]): string[] {
  const more = sentences.length - mostSentences
  return more <= 0 ? sentences : [...sentences.slice(0, mostSentences), `Dan ${more} lainnya dibiarkan.`]
}

function parse(image: string | null): RowImage {
  return image === null ? {} : (JSON.parse(image) as RowImage)
}
