/** Files on their way in and out, known to pages only by ticket. They live in a private temporary folder. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../../contract/errors.ts'
import type { FileTicket } from '../../contract/files.ts'

export class Tickets {
  readonly #folder = mkdtempSync(join(tmpdir(), 'sinergi-'))
  readonly #files = new Map<string, { path: string; name: string }>()

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

  /** Removes the temporary folder and all in it. */
  close(): void {
    this.#files.clear()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** A file name with nothing a file system could take for a path or refuse. */
export function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return (
    last
      .replace(/[<>:"|?*\p{Cc}]/gu, '-')
      .replace(/^\.+|[. ]+$/g, '')
      .slice(0, 150)
      // Half a character, as cut here or sent so, has no place in an address.
      .replace(/\p{Cs}/gu, '') || 'berkas'
  )
}
