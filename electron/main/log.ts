/**
 * The shell's log: one line an entry, written at once so that a crash loses nothing. It may be sent to whoever looks
 * after the program, so what could name a person is masked: quoted text, long numbers and the user's own folder.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describeTrouble, type Trouble } from '../contract/process.ts'

const maxBytes = 1_000_000
const maxFrames = 8

export class Log {
  readonly #now: () => Date
  #folder: string

  constructor(dataFolder: string, now: () => Date = () => new Date()) {
    this.#now = now
    this.#folder = join(dataFolder, 'log')
  }

  get path(): string {
    return join(this.#folder, 'sinergi.log')
  }

  moveTo(dataFolder: string): void {
    this.#folder = join(dataFolder, 'log')
  }

  /** `text` is written as it is: pass nothing that comes from the data. */
  note(where: string, text: string): void {
    this.#write(`${this.#now().toISOString()} [${where}] ${text}`)
  }

  error(where: string, error: unknown): void {
    this.trouble(where, describeTrouble(error))
  }

  trouble(where: string, { name, code, message, stack }: Trouble): void {
    const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
    const head = `${name}${code ? ` ${code}` : ''}: ${mask(message)}`
    this.note(where, [head, ...frames.slice(0, maxFrames).map((frame) => maskFolder(frame))].join('\n'))
  }

  #write(line: string): void {
    try {
      mkdirSync(this.#folder, { recursive: true })
      if (size(this.path) > maxBytes) renameSync(this.path, `${this.path}.1`)
      appendFileSync(this.path, `${line}\n`)
    } catch {
      // A full or unwritable disk must not stop the program for want of a log.
    }
  }
}

/** At most 200 characters, without quoted text, numbers of six digits or more, e-mail addresses and the user's folder. */
export function mask(message: string): string {
  return maskFolder(message)
    .replace(/(["'“‘`]).*?(["'”’`]|$)/gs, '$1…$2')
    .replace(/[\w.+-]+@[\w.-]+/g, '…')
    .replace(/\d[\d .-]{4,}\d/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, 200)
}

const maskFolder = (text: string) => text.replaceAll(homedir(), '~')

function size(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
