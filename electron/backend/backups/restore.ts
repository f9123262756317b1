/**
 * Puts a backup in the place of the database. At every moment the folder holds one whole database under its name:
 * the old one until the rename, the new one after it. What was there is kept under another name until all is well.
 */
import { chmodSync, copyFileSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sqliteName } from '../dataFolder.ts'
import { databaseFile, lockFolder } from '../database/open.ts'
import { storageFailure } from '../database/failures.ts'
import { migrate } from '../database/migrate.ts'
import { carryIdentities } from '../identities/carryQueries.ts'
import { carryNumbers, type GivenNumber } from '../numbers/ledgerQueries.ts'
import { enterFiles } from '../files/queries.ts'
import type { StoredFile } from '../files/kept.ts'
import { checkDatabase } from './check.ts'
import {
  keepAs,
  moveTo,
  removeCompanions,
  removeDatabase,
  removeIfPossible,
  syncFile,
  syncFolder,
} from '../files/disk.ts'

const preparedFile = `${databaseFile}.pulih.tmp`
const previousFile = `${databaseFile}.sebelum-pulih`

export interface Swap {
  /** Puts back what was there. */
  rollBack(): void
  /** Keeps the new one. */
  finish(): void
}

/** What a restored database is told of the time since its backup. */
export interface Since {
  /** Numbers given, so that none is given again. */
  numbers: readonly GivenNumber[]
  /** What lies in the store: it stays as long as any unused file, whatever the backup knew of it. */
  files: readonly StoredFile[]
  /** Path of the database that is set aside; null where it cannot be read. */
  aside: string | null
}

/** Copies the backup next to the database and checks the copy. Throws `Failure`, leaving everything as it was. */
export function prepareRestore(folder: string, backup: string): string {
  const prepared = join(folder, preparedFile)
  try {
    removeDatabase(prepared)
    copyFileSync(backup, prepared)
    // A backup that came back from a disc or a share may be read-only, and so would be its copy.
    chmodSync(prepared, 0o644)
    checkDatabase(prepared)
    return prepared
  } catch (error) {
    removeDatabase(prepared)
    throw storageFailure(error)
  }
}

/** A backup of an older program is brought to the present schema first: it may not have the book yet. */
export function completeRestore(prepared: string, { numbers, files, aside }: Since): void {
  if (aside !== null || files.length > 0) {
    const sqlite = new Database(sqliteName(prepared), { fileMustExist: true })
    try {
      migrate(sqlite)
      carryNumbers(sqlite, numbers)
      enterFiles(sqlite, files)
      if (aside !== null) carryIdentities(sqlite, aside)
    } finally {
      sqlite.close()
    }
  }
  syncFile(prepared)
}

/**
 * The database must be closed. `keepName`: what a database that could not be opened is called from now on, for good;
 * left out, the old one is kept only until `finish`. Throws `Failure` before anything is changed when the folder is in
 * use by another program.
 */
export function swapIn(folder: string, prepared: string, keepName?: string): Swap {
  const database = join(folder, databaseFile)
  const previous = join(folder, keepName ?? previousFile)
  const lock = lockFolder(folder)
  try {
    const existed = existsSync(database)
    rmSync(previous, { force: true })
    if (existed) keepAs(database, previous)
    // What a database that cannot be opened has in its log belongs to it, and must never be read into another.
    if (keepName && existsSync(`${database}-wal`)) keepAs(`${database}-wal`, `${previous}-wal`)
    try {
      removeCompanions(database)
      moveTo(prepared, database)
    } catch (error) {
      if (keepName && existsSync(`${previous}-wal`) && !existsSync(`${database}-wal`))
        keepAs(`${previous}-wal`, `${database}-wal`)
      throw error
    }
    syncFolder(folder)
    return {
      rollBack() {
        removeCompanions(database)
        if (!existed) rmSync(database, { force: true })
        else if (keepName) {
          rmSync(database)
          keepAs(previous, database)
          if (existsSync(`${previous}-wal`)) keepAs(`${previous}-wal`, `${database}-wal`)
        } else moveTo(previous, database)
        syncFolder(folder)
      },
      finish() {
        if (!keepName) removeIfPossible(previous)
      },
    }
  } finally {
    lock.close()
  }
}

/** "sinergi.db.rusak-2024-11-18-090005" */
export const brokenName = (at: Date): string =>
  `${databaseFile}.rusak-${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}`

/**
 * A program that was killed just before the backup took the place of the database left a second name for it, and on
 * Windows that cannot be removed once the database is open. Throws `Failure` when the folder is in use.
 */
export function removeSecondName(folder: string): void {
  const [database, previous] = [databaseFile, previousFile].map((name) => join(folder, name)) as [string, string]
  if (!isSameFile(database, previous)) return
  const lock = lockFolder(folder)
  try {
    removeIfPossible(previous)
  } finally {
    lock.close()
  }
}

function isSameFile(path: string, other: string): boolean {
  const [one, two] = [path, other].map((name) => statSync(name, { bigint: true, throwIfNoEntry: false }))
  return one !== undefined && two !== undefined && one.ino === two.ino && one.dev === two.dev
}

/** What a program that was killed in the middle of a restore left; to be called once the database is open. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.startsWith(preparedFile) || name === previousFile) removeIfPossible(join(folder, name))
}
