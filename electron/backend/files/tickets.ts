/** Files on their way in and out, known to pages only by ticket. They live in a private temporary folder. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Failure } from '../../contract/errors.ts'
import type { FileTicket } from '../../contract/files.ts'

/** Folders are named by the process that made them, so that those of one that was killed are known. */
const ours = /^sinergi-files-(\d+)-/

/** Folders of this process. Another of its number is of a program that is gone: Windows soon gives a number again. */
const own = new Set<string>()

export class Tickets {
  readonly #folder = mkdtempSync(join(tmpdir(), `sinergi-files-${process.pid}-`))
  readonly #files = new Map<string, { path: string; name: string }>()

  constructor() {
    own.add(basename(this.#folder))
    removeAbandoned()
  }

  /** A place to write a new file to, and its ticket. */
  reserve(name: string): FileTicket & { path: string } {
    mkdirSync(this.#folder, { recursive: true })
    const ticket = randomUUID()
    const path = join(this.#folder, ticket)
    this.#files.set(ticket, { path, name: safeName(name) })
    return { ticket, name: safeName(name), path }
  }

  /** Gives a ticket to a file that is already on disk and stays where it is. */
  admit(path: string, name: string): FileTicket {
    const ticket = randomUUID()
    this.#files.set(ticket, { path, name: safeName(name) })
    return { ticket, name: safeName(name) }
  }

  /** Throws `not-found` for a ticket that was never given or whose file is gone. */
  open(ticket: string): { path: string; name: string } {
    const file = this.#files.get(ticket)
    if (!file || !existsSync(file.path))
      throw new Failure('not-found', 'Berkas tidak ditemukan lagi. Pilih berkasnya sekali lagi.')
    return file
  }

  /** Forgets a ticket; a file that was only lent to the program is removed, one of the user's own stays. */
  release(ticket: string): void {
    const file = this.#files.get(ticket)
    this.#files.delete(ticket)
    if (file?.path === join(this.#folder, ticket)) rmSync(file.path, { force: true })
  }

  /** Removes the temporary folder and all in it. */
  close(): void {
    this.#files.clear()
    removeIfPossible(this.#folder)
  }
}

/** Rosters that a program which was killed left in the temporary folder. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = ours.exec(name)?.[1]
    if (pid !== undefined && !own.has(name) && !isRunning(Number(pid))) removeIfPossible(join(tmpdir(), name))
  }
}

/** What somebody else still has open on Windows, or owns, is left to the next start. */
function removeIfPossible(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    return
  }
}

/** Whether another process of this number runs. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of somebody else cannot be asked, but is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const longestName = 150
/** Windows takes these for devices, whatever follows the first dot. */
const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?= *(?:\.|$))/i

/** A file name with nothing a file system could take for a path or a device, or refuse; a long one keeps its ending. */
export function safeName(name: string): string {
  const clean = name
    .replace(/[<>:"|?*\p{Cc}]|[\\/]+/gu, '-')
    .replace(/^[. -]+|[. ]+$/g, '')
    .replace(device, '$&-')
  const ending = /\.[^. ]{1,9}$/.exec(clean)?.[0] ?? ''
  const short = clean.slice(0, Math.min(clean.length, longestName) - ending.length).replace(/[. ]+$/, '')
  // Half a character, as cut here or sent so, has no place in an address.
  return `${short}${ending}`.replace(/\p{Cs}/gu, '') || 'berkas'
}
