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
import { formatNumber } from '../../contract/numbers.ts'
import type { Domains } from './domains.ts'
import {
  entryById,
  type EntryRow,
  finishEntry,
  insertEntry,
  lastChange,
  markUndone,
  removeEntry,
  setCurrent,
  standingOfBatch,
  tablesWritten,
  takenBackBy,
  unmarkUndone,
} from './entries.ts'
import { installRecorder } from './recorder.ts'
import { caller } from './running.ts'
import { type Connection, type WriteDb, writing } from './statements.ts'
import { tables } from './tables.ts'
import { undoChanges, type UndoMode, type UndoOutcome } from './undo.ts'

export interface Command<T> {
  /** null when the command wrote nothing; then it leaves no entry either. */
  entryId: EntryId | null
  value: T
}

/** What one undo does: the entry asked for, and those it belongs together with. */
export interface Undone extends UndoOutcome {
  entryId: EntryId | null
  summary: string
  /** Entries that no longer count. */
  taken: EntryId[]
}

/** How an entry hangs together with others. */
interface Recorded {
  undoes: EntryId | null
  batch: string | null
}

type Taken = UndoOutcome & Pick<Undone, 'taken'>

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
   * history and in the undo toast ("Impor “dinas-sosial.xlsx”: 18 orang"), or makes it from the result. Commands of one
   * `batch` are one to the user: Ctrl+Z takes them back together.
   */
  run<T>(
    command: string,
    summary: string | ((value: T) => string),
    work: (db: WriteDb, entryId: EntryId) => T,
    batch: string | null = null,
  ): Command<T> {
    return this.#run(command, { undoes: null, batch }, (db, entryId) => {
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
   * Taking back an undo does the command again; taking back such a redo takes the command back. What still counts of
   * the entry's batch goes along, the last one first, unless it is meant `alone`.
   */
  undo(entryId: EntryId, alone = false): Undone {
    const entry = this.#effective(entryId)
    if (entry.undoneById !== null) throw new Failure('conflict', `“${entry.summary}” sudah dibatalkan.`)
    if (entry.command === 'setup.start')
      throw new Failure('conflict', 'Penyiapan kantor tidak dapat dibatalkan. Ubah isinya di Pengaturan.')
    const { allowed, refused } = this.#allowed(alone ? [entry] : this.#together(entry))
    const last = allowed[0] ?? entry
    const summary = `${entry.undoes === null ? 'Batal' : 'Ulangi'}: ${this.#nameOf(entry, allowed)}`

    const done =
      this.#tryUndo(last, allowed, summary, 'strict') ??
      this.#tryUndo(last, allowed, summary, 'deferred') ??
      this.#tryUndo(last, allowed, summary, 'lenient')
    if (!done) throw new Error(`The entry ${entry.id} could not be taken back in any way.`)
    const { taken, restored, left } = done.value
    for (const { id } of allowed) if (!taken.includes(id)) this.#fruitless.add(id)
    return { entryId: done.entryId, summary, taken, restored, left: [...refused, ...left] }
  }

  /** What Ctrl+Z or Ctrl+Y takes at once with this entry, in words. */
  describe(entryId: EntryId): string {
    const entry = this.#effective(entryId)
    return this.#nameOf(entry, this.#together(entry))
  }

  /** The entry and what still counts of its batch, the last one first. What cannot be taken back is not tried again. */
  #together(entry: EntryRow): EntryRow[] {
    if (entry.batch === null) return [entry]
    const standing = standingOfBatch.all(this.#connection, { batch: entry.batch })
    return standing.filter(({ id }) => id === entry.id || !this.#fruitless.has(id))
  }

  /** Of several, those that a domain lets go, and a sentence about each other; one by itself is refused. */
  #allowed(entries: readonly EntryRow[]): { allowed: EntryRow[]; refused: string[] } {
    const allowed: EntryRow[] = []
    const refusals: Failure[] = []
    for (const entry of entries)
      try {
        for (const refuse of this.#domains.refusals) refuse(this.#connection, entry.firstChange, entry.lastChange)
        allowed.push(entry)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        this.#fruitless.add(entry.id)
        refusals.push(error)
      }
    const [first] = refusals
    if (first && allowed.length === 0) throw first
    return { allowed, refused: refusals.map(({ message }) => message) }
  }

  /** What an undo did, or would do, is called after the commands: those taken back, or, of an undo, done again. */
  #nameOf(entry: EntryRow, together: readonly EntryRow[]): string {
    const commands = entry.undoes === null ? together : takenBackBy.all(this.#connection, { by: entry.id })
    const first = commands[0] ?? this.#entry(entry.undoes ?? entry.id)
    if (commands.length < 2) return first.summary
    const name = commands.every(({ command }) => command === first.command) && this.#domains.together[first.command]
    return name ? name(commands.length) : `${first.summary}, dan ${formatNumber(commands.length - 1)} lainnya`
  }

  /** null when it cannot be done in this way; then nothing was written. */
  #tryUndo(entry: EntryRow, together: readonly EntryRow[], summary: string, mode: UndoMode): Command<Taken> | null {
    try {
      return this.#run('journal.undo', { undoes: entry.id, batch: null }, (db, id) => {
        const all: Taken = { taken: [], restored: 0, left: [] }
        for (const one of together) {
          const { restored, left } = this.#takeBack(db, one, mode)
          if (restored > 0) {
            // Taking back an undo makes the entries it undid count again.
            unmarkUndone.run(db, { by: one.id })
            markUndone.run(db, { id: one.id, by: id })
            all.taken.push(one.id)
          }
          all.restored += restored
          all.left.push(...left)
        }
        return { value: all, summary }
      })
    } catch (error) {
      if (error instanceof NotThisWay) return null
      throw error
    }
  }

  #takeBack(db: WriteDb, entry: EntryRow, mode: UndoMode): UndoOutcome {
    const { firstChange: first, lastChange: last } = entry
    const outcome = undoChanges(db, first, last, mode)
    if (!outcome) throw new NotThisWay()
    if (outcome.left.length > 0) this.#refuseHalf(entry)
    const remarks = outcome.restored === 0 ? [] : this.#domains.remarks.flatMap((remark) => remark(db, first, last))
    return { ...outcome, left: [...outcome.left, ...remarks] }
  }

  #refuseHalf({ id, firstChange: first, lastChange: last }: EntryRow): void {
    try {
      for (const refuse of this.#domains.wholeOnly) refuse(this.#db, first, last)
    } catch (error) {
      this.#fruitless.add(id)
      throw error
    }
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
    as: Recorded,
    work: (db: WriteDb, entryId: EntryId) => { value: T; summary: string },
  ): Command<T> {
    const { entryId, value, topics } = this.#transact(command, as, work)
    if (as.undoes === null && entryId !== null) this.#fruitless.clear()
    if (entryId !== null) this.#changed(topics, entryId)
    return { entryId, value }
  }

  /** All of it is in the database when this returns, or nothing when it throws. */
  #transact<T>(
    command: string,
    as: Recorded,
    work: (db: WriteDb, entryId: EntryId) => { value: T; summary: string },
  ): Command<T> & { topics: Topic[] } {
    if (this.#running) throw new Error(`The command ${command} was started inside another command.`)
    const { sqlite } = this.#connection
    this.#running = true
    try {
      sqlite.exec('BEGIN IMMEDIATE')
      try {
        const done = this.#record(command, as, work)
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
    as: Recorded,
    work: (db: WriteDb, entryId: EntryId) => { value: T; summary: string },
  ): Command<T> & { topics: Topic[] } {
    const db = this.#db
    const first = (lastChange.get(db)?.id ?? 0) + 1
    const id = insertEntry.run(db, {
      at: this.#now().toISOString(),
      actor: caller().name || this.#domains.operator(this.#connection),
      caller: caller().id,
      command,
      ...as,
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
}
