/** File work that must survive a power cut: what is renamed into place is on the disk first. */
import { closeSync, copyFileSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { heldByOther } from '../database/failures.ts'

/** How long a file that another program looks at is waited for. */
const patienceMs = 2000
/** With these Windows refuses to move or remove a file that somebody has open. */
const heldCodes = new Set(['EPERM', 'EACCES', 'EBUSY'])

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

/** Gives the file another name, in place of what has that name. */
export function moveTo(path: string, other: string): void {
  patiently(() => renameSync(path, other))
}

/**
 * On Windows a virus scanner or an indexer opens each file that was just written, and until it has looked the file can
 * be neither moved nor removed. Throws `unavailable` when it does not let go.
 */
function patiently(work: () => void): void {
  const until = Date.now() + patienceMs
  for (;;) {
    try {
      work()
      return
    } catch (error) {
      const held = process.platform === 'win32' && heldCodes.has((error as NodeJS.ErrnoException).code ?? '')
      if (!held) throw error
      if (Date.now() > until) throw Object.assign(heldByOther(), { cause: error })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
    }
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

/** What nobody needs any longer; a file that somebody still has open on Windows is left lying. */
export function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    return
  }
}

export function removeDatabase(path: string): void {
  for (const suffix of ['', ...companions]) removeIfPossible(`${path}${suffix}`)
}

/** Log and index of a database that is closed; one left beside another database would be read into it. */
export function removeCompanions(path: string): void {
  for (const suffix of companions) patiently(() => rmSync(`${path}${suffix}`, { force: true }))
}
