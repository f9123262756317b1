/** The files a database's records are kept with, by the bytes; and the note of them that lies beside a backup. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as v from 'valibot'
import { sqliteName } from '../dataFolder.ts'
import { Connection } from '../database/statements.ts'
import { moveTo } from '../files/disk.ts'
import type { FileStore } from '../files/store.ts'
import { keepsFiles, type NeededFile, selectNeeded } from './queries.ts'

const neededFile = v.object({ sha256: v.string(), bytes: v.number(), name: v.string(), for: v.string() })
const note = v.object({ files: v.array(neededFile) })

export type { NeededFile }

/** Of a database that is not open. */
export function neededBy(path: string): NeededFile[] {
  const sqlite = new Database(sqliteName(path), { readonly: true, fileMustExist: true })
  try {
    const db = new Connection(sqlite)
    return keepsFiles.get(db)?.found ? selectNeeded.all(db) : []
  } finally {
    sqlite.close()
  }
}

/** "sinergi-2024-11-18-090005-harian.db" → "sinergi-2024-11-18-090005-harian.berkas.json" */
export const noteName = (backup: string): string => backup.replace(/\.db$/, '.berkas.json')
const noteEnding = /\.berkas\.json$/
export const backupOfNote = (name: string): string | null =>
  noteEnding.test(name) ? name.replace(noteEnding, '.db') : null

/** On the disk as a whole before it has its name. */
export function writeNote(folder: string, backup: string, files: readonly NeededFile[]): void {
  const temporary = join(folder, `.${backup}.tmp-berkas`)
  const handle = openSync(temporary, 'w')
  try {
    writeSync(handle, `${JSON.stringify({ files }, null, 1)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  moveTo(temporary, join(folder, noteName(backup)))
}

/**
 * What a backup needs, by its note; by the backup itself where it has none: it needs nothing, or came from elsewhere.
 * A file that is no database can never be restored, so it needs nothing.
 */
export function neededByBackup(folder: string, backup: string): NeededFile[] {
  const written = readNote(join(folder, noteName(backup)))
  if (written) return written
  try {
    return neededBy(join(folder, backup))
  } catch (error) {
    if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(String((error as { code?: unknown }).code))) return []
    throw error
  }
}

function readNote(path: string): NeededFile[] | null {
  if (!existsSync(path)) return null
  try {
    return v.parse(note, JSON.parse(readFileSync(path, 'utf8'))).files
  } catch {
    return null
  }
}

/**
 * Takes from one store into another what is needed and not there. Answers with what neither has whole. Throws `Failure`
 * (disk-full, …); what was carried until then stays, and is nobody's.
 */
export async function carryFiles(needed: readonly NeededFile[], from: FileStore, to: FileStore): Promise<NeededFile[]> {
  const missing: NeededFile[] = []
  for (const file of needed)
    if (!to.has(file) && !(from.has(file) && (await to.takeOnly(file, from.path(file.sha256))))) missing.push(file)
  return missing
}
