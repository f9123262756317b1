/**
 * Backups of the database in `<data>/backups`: made with SQLite's online backup while work goes on, checked, and only
 * then given their name. A file with a backup's name is a whole and checked one; anything that fails leaves nothing.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { Failure } from '../../contract/errors.ts'
import { dateOf } from '../../contract/dates.ts'
import type { Backup, BackupStatus } from '../../contract/backups.ts'
import { sqliteName } from '../dataFolder.ts'
import { storageFailure } from '../database/failures.ts'
import { checkDatabaseGently } from './check.ts'
import { backupOfNote, neededBy, neededByBackup, noteName, writeNote } from './needed.ts'
import { moveTo, removeDatabase, removeIfPossible, syncFileGently, syncFolder } from '../files/disk.ts'
import { backupName, type BackupReason, outdated, readBackupName } from './rules.ts'

/** Pages copied between two looks at the other work: 4 MB. */
const pagesAtOnce = 1000
const unfinished = /^\.sinergi-.*\.tmp/

export class BackupStore {
  readonly folder: string
  readonly #now: () => Date
  #problem = ''
  #queue: Promise<unknown> = Promise.resolve()

  constructor(dataFolder: string, now: () => Date) {
    this.folder = join(dataFolder, 'backups')
    this.#now = now
  }

  /** Newest first. Files somebody put into the folder are listed too, unchecked and under their own name. */
  list(): Backup[] {
    if (!existsSync(this.folder)) return []
    const backups: Backup[] = []
    for (const name of readdirSync(this.folder)) {
      if (!name.endsWith('.db') || unfinished.test(name)) continue
      // A folder, or a link to what is gone, must not hide the backups that are there.
      const found = statSync(join(this.folder, name), { throwIfNoEntry: false })
      if (!found?.isFile()) continue
      const { size, mtime } = found
      const known = readBackupName(name)
      backups.push({
        name,
        bytes: size,
        at: known?.at ?? mtime.toISOString(),
        reason: known?.reason ?? 'manual',
        checked: known !== null,
      })
    }
    return backups.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.name < b.name ? 1 : -1))
  }

  status(): Omit<BackupStatus, 'discarded'> {
    const last = this.list().find(({ checked }) => checked) ?? null
    return { last, problem: this.#problem, folder: this.folder }
  }

  /** Makes a checked backup; others asked for meanwhile wait their turn. Throws `Failure`. */
  create(sqlite: Sqlite.Database, reason: BackupReason): Promise<Backup> {
    return this.#inTurn(async () => {
      try {
        const made = await this.#make(sqlite, reason)
        this.#problem = this.#prune()
        return made
      } catch (error) {
        const failure = storageFailure(error)
        const why = failure instanceof Error ? failure.message : String(failure)
        this.#problem = `Cadangan tidak dapat dibuat. ${why}`
        throw failure
      }
    })
  }

  /** Makes today's backup unless there is one. */
  async daily(sqlite: Sqlite.Database): Promise<Backup | null> {
    const today = dateOf(this.#now())
    const made = this.list().some(({ at, reason }) => reason === 'daily' && dateOf(at) === today)
    return made ? null : this.create(sqlite, 'daily')
  }

  /** Hashes of the files that any backup needs. Throws where a backup cannot be read just now. */
  neededFiles(): Set<string> {
    return new Set(this.list().flatMap(({ name }) => neededByBackup(this.folder, name).map(({ sha256 }) => sha256)))
  }

  /** Other work on the data folder that must not meet a backup or a restore. */
  between<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(work)
  }

  /** Resolves when no backup is under way. */
  async idle(): Promise<void> {
    await this.#queue
  }

  /** Throws `not-found` for a name that is not in the list, paths included. */
  find(name: string): Backup {
    const backup = this.list().find((listed) => listed.name === name)
    if (!backup)
      throw new Failure('not-found', 'Cadangan ini tidak ada lagi. Muat ulang daftarnya dan pilih yang lain.')
    return backup
  }

  path = (name: string): string => join(this.folder, this.find(name).name)

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  async #make(sqlite: Sqlite.Database, reason: BackupReason): Promise<Backup> {
    if (!sqlite.open) throw new Failure('not-ready', 'Data sedang ditutup.')
    mkdirSync(this.folder, { recursive: true })
    const at = this.#now()
    const name = this.#freeName(at, reason)
    const path = join(this.folder, name)
    const temporary = join(this.folder, `.${name}.tmp`)
    this.#removeUnfinished()
    try {
      await sqlite.backup(sqliteName(temporary), { progress: () => pagesAtOnce })
      await checkDatabaseGently(temporary)
      await syncFileGently(temporary)
      const needed = neededBy(temporary)
      // Before the backup has its name: one without a note is read itself, and so needs nothing.
      if (needed.length > 0) writeNote(this.folder, name, needed)
      moveTo(temporary, path)
      syncFolder(this.folder)
    } catch (error) {
      removeDatabase(temporary)
      removeIfPossible(join(this.folder, noteName(name)))
      throw error
    }
    return { name, at: readBackupName(name)?.at ?? at.toISOString(), bytes: statSync(path).size, reason, checked: true }
  }

  #freeName(at: Date, reason: BackupReason): string {
    for (let count = 0; ; count++) {
      const name = backupName(at, reason, count)
      if (!existsSync(join(this.folder, name))) return name
    }
  }

  /** What a program that was killed in the middle of a backup left behind. */
  #removeUnfinished(): void {
    for (const name of readdirSync(this.folder)) {
      const backup = backupOfNote(name)
      const lonely = backup !== null && readBackupName(backup) !== null && !existsSync(join(this.folder, backup))
      if (unfinished.test(name) || lonely) removeIfPossible(join(this.folder, name))
    }
  }

  /** Returns what went wrong; a backup that cannot be deleted does not make a new one bad. */
  #prune(): string {
    const own = this.list().filter(({ checked }) => checked)
    try {
      for (const name of outdated(own, this.#now()))
        for (const gone of [name, noteName(name)]) rmSync(join(this.folder, gone), { force: true })
      return ''
    } catch {
      return 'Cadangan lama tidak dapat dihapus. Periksa izin folder cadangan.'
    }
  }
}
