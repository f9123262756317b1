/**
 * Files on their way in and out, known to pages only by ticket. They live in a private temporary folder, and beside each
 * a note of its path and name, so that every thread of the program knows the tickets of all.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Failure } from '../../contract/errors.ts'
import type { FileTicket } from '../../contract/files.ts'
import { storageFailure } from '../database/failures.ts'

/** Folders are named by the process that made them, so that those of one that was killed are known. */
const ours = /^sinergi-files-(\d+)-/

/** Folders of this process. Another of its number is of a program that is gone: Windows soon gives a number again. */
const own = new Set<string>()

/** What a page sends as a ticket may be anything, paths included. */
const form = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

interface Noted {
  path: string
  name: string
}

export class Tickets {
  readonly folder: string
  readonly #lent: boolean

  /** `folder`: that of another thread, which removes it. */
  constructor(folder?: string) {
    this.#lent = folder !== undefined
    this.folder = folder ?? mkdtempSync(join(tmpdir(), `sinergi-files-${process.pid}-`))
    if (this.#lent) return
    own.add(basename(this.folder))
    removeAbandoned()
  }

  /** A place to write a new file to, and its ticket. */
  reserve(name: string): FileTicket & { path: string } {
    const ticket = randomUUID()
    const path = this.#placeOf(ticket)
    return { ...this.#note(ticket, path, name), path }
  }

  /** Gives a ticket to a file that is already on disk and stays where it is. */
  admit(path: string, name: string): FileTicket {
    return this.#note(randomUUID(), path, name)
  }

  /** Throws `not-found` for a ticket that was never given or whose file is gone. */
  open(ticket: string): { path: string; name: string } {
    const file = this.#noted(ticket)
    if (!file || !existsSync(file.path))
      throw new Failure('not-found', 'Berkas tidak ditemukan lagi. Pilih berkasnya sekali lagi.')
    return file
  }

  /** Forgets a ticket; a file that was only lent to the program is removed, one of the user's own stays. */
  release(ticket: string): void {
    if (!this.#noted(ticket)) return
    rmSync(this.#noteOf(ticket), { force: true })
    rmSync(this.#placeOf(ticket), { force: true })
  }

  #placeOf = (ticket: string) => join(this.folder, ticket)
  #noteOf = (ticket: string) => join(this.folder, `${ticket}.json`)

  #note(ticket: string, path: string, wanted: string): FileTicket {
    const name = safeName(wanted)
    try {
      mkdirSync(this.folder, { recursive: true })
      writeFileSync(this.#noteOf(ticket), JSON.stringify({ path, name } satisfies Noted))
    } catch (error) {
      throw storageFailure(error)
    }
    return { ticket, name }
  }

  #noted(ticket: string): Noted | null {
    if (!form.test(ticket)) return null
    try {
      return JSON.parse(readFileSync(this.#noteOf(ticket), 'utf8')) as Noted
    } catch {
      return null
    }
  }

  /** Removes the temporary folder and all in it. */
  close(): void {
    if (!this.#lent) removeIfPossible(this.folder)
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
