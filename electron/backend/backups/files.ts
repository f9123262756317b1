/** File work that must survive a power cut: what is renamed into place is on the disk first. */
import { closeSync, copyFileSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Windows has no handles on folders; there the rename itself is journaled. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncPath(folder, 'r')
}

export function syncFile(path: string): void {
  syncPath(path, 'r+')
}

/** The same without holding up other work. */
export async function syncFileGently(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function syncPath(path: string, flags: string): void {
  const handle = openSync(path, flags)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A second name for the file, without a copy where the file system allows that. */
export function keepAs(path: string, other: string): void {
  try {
    linkSync(path, other)
  } catch {
    copyFileSync(path, other)
    syncFile(other)
  }
  syncFolder(dirname(other))
}

/** SQLite's own files beside a database. */
export const companions = ['-wal', '-shm', '-journal'] as const

export function removeDatabase(path: string): void {
  for (const suffix of ['', ...companions]) rmSync(`${path}${suffix}`, { force: true })
}

/** Log and index of a database that is closed; one left beside another database would be read into it. */
export function removeCompanions(path: string): void {
  for (const suffix of companions) rmSync(`${path}${suffix}`, { force: true })
}
