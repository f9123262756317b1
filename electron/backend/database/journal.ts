/**
 * The journal: every write is a command, every command can be taken back.
 *
 * `run` opens a transaction, and triggers generated from the schema record each row written under the command's entry.
 * The triggers are temporary, so they exist on this connection only, and they refuse a write outside a command.
 * Projections (the search index) are brought up to date from the recorded rows before the transaction ends.
 */
import type { EntryId } from '../../contract/ids.ts'
import type { Topic } from '../../contract/events.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { Domains } from './domains.ts'
import { installRecorder } from './recorder.ts'
import { caller } from './running.ts'
import { type Connection, read, write, type WriteDb, writing } from './statements.ts'
import { tables } from './tables.ts'
import { undoChanges, type UndoMode, type UndoOutcome } from './undo.ts'

export interface Command<T> {
  /** null when the command wrote nothing; then it leaves no entry either. */
  entryId: EntryId | null
  value: T
}

interface EntryRow {
  id: EntryId
  command: string
  summary: string
  undoes: EntryId | null
  undoneById: number | null
  firstChange: number
  lastChange: number
}

const insertEntry = write<{ at: string; actor: string; caller: string; command: string; undoes: number | null }>(
  `INSERT INTO journal_entry (at, actor, caller, command, summary, undoes_id)
   VALUES (@at, @actor, @caller, @command, '', @undoes)`,
)
const finishEntry = write<{ id: number; summary: string; first: number; last: number }>(
  `UPDATE journal_entry SET summary = @summary, first_change = @first, last_change = @last WHERE id = @id`,
)
const removeEntry = write<{ id: number }>(`DELETE FROM journal_entry WHERE id = @id`)
const markUndone = write<{ id: number; by: number | null }>(
  `UPDATE journal_entry SET undone_by_id = @by WHERE id = @id`,
)
const unmarkUndone = write<{ by: number }>(`UPDATE journal_entry SET undone_by_id = NULL WHERE undone_by_id = @by`)
const setCurrent = write<{ id: number | null }>(`UPDATE temp.journal_current SET entry_id = @id`)
/** Moves with every row anybody writes. */
export const lastChange = read<undefined, { id: number }>(`SELECT ifnull(max(id), 0) AS id FROM journal_change`)
/** NOT INDEXED here and elsewhere: by the index of rows SQLite would read every change there ever was. */
const tablesWritten = read<{ first: number }, { name: string }>(
  `SELECT DISTINCT table_name AS name FROM journal_change NOT INDEXED WHERE id >= @first`,
)
const entryById = read<{ id: number }, EntryRow>(
  `SELECT id, command, summary, undoes_id AS undoes, undone_by_id AS undoneById, first_change AS firstChange, last_change AS lastChange
   FROM journal_entry WHERE id = @id`,
)
/** A row where the entry took the record of a merge away, so that taking the entry back merges two records again. */
const endedMerge = read<{ first: number; last: number }, { id: number }>(
  `SELECT id FROM journal_change NOT INDEXED
   WHERE id BETWEEN @first AND @last AND table_name = 'merge' AND operation = 'delete' LIMIT 1`,
)
const actorName = read<undefined, { value: string }>(`SELECT value FROM setting WHERE key = 'operator'`)

/** Rolls a transaction back without being an error. */
class NotThisWay extends Error {}

export class Journal {
  readonly #connection: Connection
  readonly #db: WriteDb
  readonly #now: () => Date
  readonly #changed: (topics: Topic[], entryId: EntryId | null) => void
  readonly #domains: Domains
  /** Entries of which nothing could be taken back when last tried, so that Ctrl+Z passes them over. */
  readonly #fruitless = new Set<EntryId>()
  #running = false

  /** `changed` hears, after each commit, the topics written and the entry that wrote them; null: written aside. */
  constructor(
    connection: Connection,
    now: () => Date,
    changed: (topics: Topic[], entryId: EntryId | null) => void,
    domains: Domains,
  ) {
    this.#connection = connection
    this.#db = writing(connection)
    this.#now = now
    this.#changed = changed
    this.#domains = domains
    installRecorder(connection)
  }

  /**
   * Runs `work` as one command: all of it is written, or nothing. `summary` is the Indonesian sentence shown in the
   * history and in the undo toast ("Impor “dinas-sosial.xlsx”: 18 orang"), or makes it from the result.
   */
  run<T>(
    command: string,
    summary: string | ((value: T) => string),
    work: (db: WriteDb, entryId: EntryId) => T,
  ): Command<T> {
    return this.#run(command, null, (db, entryId) => {
      const value = work(db, entryId)
      return { value, summary: typeof summary === 'string' ? summary : summary(value) }
    })
  }

  /**
   * Writes what is no part of the history and no undo takes back: bytes kept, numbers given. Recorded tables refuse it.
   * All of it is written, or nothing.
   */
  aside(topics: Topic[], work: (db: WriteDb) => void): void {
    if (this.#running) throw new Error('Something was written aside inside a command.')
    this.#connection.sqlite.transaction(() => work(this.#db)).immediate()
    this.#changed(topics, null)
  }

  /**
   * Takes an entry back, as a new entry that can itself be taken back. Nothing that changed since is overwritten.
   * Taking back an undo does the command again; taking back such a redo takes the command back.
   */
  undo(entryId: EntryId): { entryId: EntryId | null; summary: string; restored: number; left: string[] } {
    const entry = this.#effective(entryId)
    if (entry.undoneById !== null) throw new Failure('conflict', `“${entry.summary}” sudah dibatalkan.`)
    if (entry.command === 'setup.start')
      throw new Failure('conflict', 'Penyiapan kantor tidak dapat dibatalkan. Ubah isinya di Pengaturan.')
    for (const refuse of this.#domains.refusals) refuse(this.#connection, entry.firstChange, entry.lastChange)
    const summary = entry.undoes === null ? `Batal: ${entry.summary}` : `Ulangi: ${this.#entry(entry.undoes).summary}`

    const done =
      this.#tryUndo(entry, summary, 'strict') ??
      this.#tryUndo(entry, summary, 'deferred') ??
      this.#tryUndo(entry, summary, 'lenient')
    if (!done) throw new Error(`The entry ${entry.id} could not be taken back in any way.`)
    if (done.value.restored === 0) this.#fruitless.add(entry.id)
    return { entryId: done.entryId, summary, ...done.value }
  }

  /** null when it cannot be done in this way; then nothing was written. */
  #tryUndo(entry: EntryRow, summary: string, mode: UndoMode): Command<UndoOutcome> | null {
    try {
      return this.#run('journal.undo', entry.id, (db, id) => {
        const { firstChange: first, lastChange: last } = entry
        const outcome = undoChanges(db, first, last, mode)
        if (!outcome) throw new NotThisWay()
        if (outcome.left.length > 0) this.#refuseHalfMerge(entry)
        if (outcome.restored > 0) {
          // Taking back an undo makes the entry it undid count again.
          unmarkUndone.run(db, { by: entry.id })
          markUndone.run(db, { id: entry.id, by: id })
        }
        const remarks = outcome.restored === 0 ? [] : this.#domains.remarks.flatMap((remark) => remark(db, first, last))
        return { value: { ...outcome, left: [...outcome.left, ...remarks] }, summary }
      })
    } catch (error) {
      if (error instanceof NotThisWay) return null
      throw error
    }
  }

  /** Half a merge would lose a record: the one goes, and the other that it went into need not be there any more. */
  #refuseHalfMerge({ id, firstChange: first, lastChange: last }: EntryRow): void {
    if (!endedMerge.get(this.#db, { first, last })) return
    this.#fruitless.add(id)
    throw new Failure(
      'conflict',
      'Keduanya tidak dapat digabung lagi seperti dulu karena datanya sudah berubah sejak itu. Gabungkan lewat Data ganda.',
    )
  }

  /** True when nothing of the entry could be taken back, and no command has written since. */
  fruitless(entryId: EntryId): boolean {
    return this.#fruitless.has(entryId)
  }

  #entry(id: EntryId): EntryRow {
    const entry = entryById.get(this.#connection, { id })
    if (!entry) throw notFound('Catatan riwayat')
    return entry
  }

  /** The entry itself; for a redo, the command that it did again. */
  #effective(id: EntryId): EntryRow {
    const entry = this.#entry(id)
    const undone = entry.undoes === null ? null : this.#entry(entry.undoes)
    return undone && undone.undoes !== null ? this.#entry(undone.undoes) : entry
  }

  #run<T>(
    command: string,
    undoes: EntryId | null,
    work: (db: WriteDb, entryId: EntryId) => { value: T; summary: string },
  ): Command<T> {
    const { entryId, value, topics } = this.#transact(command, undoes, work)
    if (undoes === null && entryId !== null) this.#fruitless.clear()
    if (entryId !== null) this.#changed(topics, entryId)
    return { entryId, value }
  }

  /** All of it is in the database when this returns, or nothing when it throws. */
  #transact<T>(
    command: string,
    undoes: EntryId | null,
    work: (db: WriteDb, entryId: EntryId) => { value: T; summary: string },
  ): Command<T> & { topics: Topic[] } {
    if (this.#running) throw new Error(`The command ${command} was started inside another command.`)
    const { sqlite } = this.#connection
    this.#running = true
    try {
      sqlite.exec('BEGIN IMMEDIATE')
      try {
        const done = this.#record(command, undoes, work)
        sqlite.exec('COMMIT')
        return done
      } catch (error) {
        if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
        throw error
      }
    } finally {
      this.#running = false
    }
  }

  #record<T>(
    command: string,
    undoes: EntryId | null,
    work: (db: WriteDb, entryId: EntryId) => { value: T; summary: string },
  ): Command<T> & { topics: Topic[] } {
    const db = this.#db
    const first = (lastChange.get(db)?.id ?? 0) + 1
    const id = insertEntry.run(db, {
      at: this.#now().toISOString(),
      actor: caller().name || this.#operator(),
      caller: caller().id,
      command,
      undoes,
    }).id as EntryId
    setCurrent.run(db, { id })
    const { value, summary } = work(db, id)
    setCurrent.run(db, { id: null })

    const last = lastChange.get(db)?.id ?? 0
    if (last < first) {
      removeEntry.run(db, { id })
      return { entryId: null, value, topics: [] }
    }
    const written = tablesWritten.all(db, { first }).map(({ name }) => name)
    for (const projection of this.#domains.projections) projection.refresh(db, first, written)
    finishEntry.run(db, { id, summary, first, last })
    const topics = new Set<Topic>(['journal'])
    for (const name of written) if (tables[name]) topics.add(tables[name].topic)
    return { entryId: id, value, topics: [...topics] }
  }

  #operator(): string {
    const row = actorName.get(this.#connection)
    return row ? String(JSON.parse(row.value)) : ''
  }
}
