/** What the shell itself remembers on this computer: window, folders. Not part of the office's data. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'

const integer = v.pipe(v.number(), v.integer())
const schema = v.object({
  /** The data folder the user chose; undefined: the usual one. */
  dataFolder: v.fallback(v.optional(v.string()), undefined),
  /** Where a file was last saved. */
  lastFolder: v.fallback(v.optional(v.string()), undefined),
  window: v.fallback(
    v.optional(v.object({ x: integer, y: integer, width: integer, height: integer, maximised: v.boolean() })),
    undefined,
  ),
})
export type Preferred = v.InferOutput<typeof schema>
export type WindowState = NonNullable<Preferred['window']>

export class Preferences {
  readonly #path: string
  #value: Preferred

  /** A file that is missing or damaged is as good as none. */
  constructor(path: string) {
    this.#path = path
    this.#value = read(path)
  }

  get value(): Readonly<Preferred> {
    return this.#value
  }

  /** Written whole to a second file first, so that a power cut leaves the old or the new one. Throws file system errors. */
  save(change: Partial<Preferred>): void {
    this.#value = { ...this.#value, ...change }
    mkdirSync(dirname(this.#path), { recursive: true })
    writeFileSync(`${this.#path}.new`, JSON.stringify(this.#value, null, 2))
    renameSync(`${this.#path}.new`, this.#path)
  }

  /** Saves what is only a convenience: a disk that takes no file is no reason to trouble the user with it. */
  remember(change: Partial<Preferred>): void {
    try {
      this.save(change)
    } catch {
      // Remembered until the program ends.
    }
  }
}

function read(path: string): Preferred {
  try {
    return v.parse(schema, JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return v.parse(schema, {})
  }
}
