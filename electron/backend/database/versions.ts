/**
 * Updates that never turn back what they did not mean. Whoever edits a record says at which version they saw it; what
 * others wrote since stays where the editor left a field alone, and where both changed one, nothing is written.
 */
import { isWindow } from '../../contract/caller.ts'
import { type Difference, Failure } from '../../contract/errors.ts'
import type { Saw, Seen } from '../../contract/fields.ts'
import { formatDateTime } from '../../contract/dates.ts'
import { lastChange } from './entries.ts'
import { Images } from './rows.ts'
import { caller } from './running.ts'
import { isDeepStrictEqual } from 'node:util'
import { read, type ReadDb, readColumn } from './statements.ts'
import type { RowImage } from './tables.ts'

/** The journal's last change: what an answer given now has seen. */
export const versionOf = (db: ReadDb): number => lastChange.get(db)?.id ?? 0

/** By the index of rows; the first later change of a row found it as it was. What `own` changed is passed over. */
const nextImage = read<{ table: string; rowId: number; seen: number; own: string | null }, { before: string | null }>(
  `SELECT before FROM journal_change c WHERE table_name = @table AND row_id = @rowId AND id > @seen
     AND (SELECT caller FROM journal_entry WHERE id = c.entry_id) IS NOT @own
   ORDER BY id LIMIT 1`,
)
/** NOT INDEXED: only what was written since, whatever was ever written to the table. */
const goneSince = readColumn<{ table: string; column: string; id: number; seen: number }, number>(
  `SELECT DISTINCT row_id FROM journal_change NOT INDEXED
   WHERE id > @seen AND table_name = @table AND before ->> @column = @id`,
)
const lastWriter = read<
  { table: string; rowId: number; own: string | null },
  { entry: number; actor: string; at: string }
>(
  `SELECT e.id AS entry, e.actor, e.at FROM journal_change c JOIN journal_entry e ON e.id = c.entry_id
   WHERE c.table_name = @table AND c.row_id = @rowId AND e.caller IS NOT @own ORDER BY c.id DESC LIMIT 1`,
)

/** The recorded tables as they were at a version, with what `own` did to them since; without a version as they are. */
export class Past {
  readonly #db: ReadDb
  readonly #rows: Images
  readonly #seen: number
  readonly #own: string | null
  /** Rows that were written since. */
  readonly written: { table: string; rowId: number }[] = []

  constructor(db: ReadDb, seen = Number.MAX_SAFE_INTEGER, own: string | null = null) {
    this.#db = db
    this.#rows = new Images(db)
    this.#seen = seen
    this.#own = own
  }

  row(table: string, rowId: number): RowImage | null {
    const next = nextImage.get(this.#db, { table, rowId, seen: this.#seen, own: this.#own })
    if (!next) return this.#rows.image(table, rowId)
    this.written.push({ table, rowId })
    return next.before === null ? null : (JSON.parse(next.before) as RowImage)
  }

  /** Rows whose `column` names a record, in the order they were made. */
  of(table: string, column: string, id: number): RowImage[] {
    const gone = goneSince.all(this.#db, { table, column, id, seen: this.#seen })
    const ids = new Set([...this.#rows.idsOf(table, column, id), ...gone])
    const rows = [...ids].sort((a, b) => a - b).map((rowId) => this.row(table, rowId))
    return rows.filter((row): row is RowImage => row?.[column] === id)
  }
}

/** The fields of a row by the names a form gives them; null without a row. */
export function fieldsOf<T extends object>(
  row: RowImage | null,
  columns: Record<keyof NoInfer<T> & string, string>,
): T | null {
  if (!row) return null
  return Object.fromEntries(Object.entries<string>(columns).map(([field, column]) => [field, row[column]])) as T
}

/** The record with what was given; what was left out stays. */
export function over<T extends object>(then: T, given: Partial<T>): T {
  const filled = { ...then }
  for (const key of Object.keys(then) as (keyof T)[]) if (given[key] !== undefined) filled[key] = given[key]
  return filled
}

/** Rows with what they have seen of the journal. */
export function seenNow<T extends object>(db: ReadDb, rows: readonly T[]): (T & Seen)[] {
  const version = versionOf(db)
  return rows.map((row) => ({ ...row, version }))
}

/**
 * What to write, and the fields in which both changed something else. A field that is left out is left alone; the
 * values `known` of it may be gone over.
 */
export function threeWay<T extends object>(
  then: T,
  now: T,
  yours: Partial<T>,
  known: (field: keyof T & string) => readonly unknown[] = () => [],
): { fields: T; differences: Record<string, Difference> } {
  const fields = { ...now }
  const differences: Record<string, Difference> = {}
  for (const key of Object.keys(now) as (keyof T & string)[]) {
    const own = yours[key]
    if (own === undefined || isDeepStrictEqual(own, then[key]) || isDeepStrictEqual(own, now[key])) continue
    if (isDeepStrictEqual(then[key], now[key]) || known(key).some((value) => isDeepStrictEqual(value, now[key])))
      fields[key] = own
    else differences[key] = { theirs: now[key], yours: own }
  }
  return { fields, differences }
}

export interface Update<T extends object> {
  seen: Saw
  /** The fields that are edited together, of the record as it was or is; null where it is not there. */
  fields: (past: Past) => T | null
  /** What was typed, made fit to store; `then` is the record as the editor saw it. */
  typed: (then: T) => Partial<T>
  /** What each field is called in a sentence. */
  words: Record<keyof T & string, string>
}

/** The fields to write. Throws `changed-since` where others wrote something else into a field that was changed. */
export function merged<T extends object>(db: ReadDb, { seen: saw, fields, typed, words }: Update<T>): T {
  const { version: seen, told } = typeof saw === 'number' ? { version: saw, told: {} } : saw
  const past = new Past(db, seen)
  const now = fields(new Past(db))
  const then = fields(past)
  // A version from after a backup that was restored since, or a record that is not the one that was seen.
  if (seen > versionOf(db) || !now || !then)
    throw new Failure(
      'changed-since',
      'Data ini sudah berubah sejak Anda membukanya. Tutup tanpa menyimpan, lalu buka lagi.',
    )
  // What the window itself did since, as by taking back, it need not be told of.
  const own = isWindow(caller().id) ? caller().id : null
  const mine = own === null ? then : fields(new Past(db, seen, own))
  const result = threeWay(then, now, typed(then), (name) => [mine?.[name], ...(told[name] ?? [])])
  const names = Object.keys(result.differences) as (keyof T & string)[]
  if (names.length > 0)
    throw changedSince(
      db,
      past,
      own,
      result.differences,
      names.map((name) => words[name]),
    )
  return result.fields
}

function changedSince(
  db: ReadDb,
  past: Past,
  own: string | null,
  differences: Record<string, Difference>,
  words: readonly string[],
): Failure {
  const writers = past.written
    .flatMap((row) => lastWriter.get(db, { ...row, own }) ?? [])
    .sort((a, b) => b.entry - a.entry)
  const [last] = writers
  const who = last?.actor || 'Seseorang'
  const when = last ? ` (${formatDateTime(last.at)})` : ''
  const details = Object.fromEntries(
    Object.entries(differences).map(([field, { theirs }]) => [
      field,
      `Sudah diubah${shown(theirs)} sejak Anda membukanya.`,
    ]),
  )
  const message = `${who} mengubah ${words.join(', ')}${when} sejak Anda membukanya. Isian Anda belum disimpan. Simpan sekali lagi bila isian Anda yang benar; bila tidak, tutup tanpa menyimpan.`
  return new Failure('changed-since', message, details, { differences })
}

const shown = (value: unknown): string =>
  typeof value === 'string' && value !== ''
    ? ` menjadi “${value}”`
    : typeof value === 'number'
      ? ` menjadi ${value}`
      : ''
