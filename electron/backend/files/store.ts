/**
 * Files kept with records, under the hash of their bytes in `<data>/files/ab/abcd…`. The same bytes lie there once. A file
 * is whole and on the disk before any record names it; what a command that failed leaves is nobody's, and is swept away
 * (sweep.ts).
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { storageFailure } from '../database/failures.ts'
import type { WriteDb } from '../database/statements.ts'
import { moveTo, removeIfPossible, syncFileGently, syncFolder } from './disk.ts'
import type { KeptFile, StoredFile } from './kept.ts'
import { enterFile } from './queries.ts'

const shelfName = /^[0-9a-f]{2}$/
const hash = /^[0-9a-f]{64}$/

export class FileStore {
  readonly folder: string
  /** Taken since the program began: a record is about to name them, or one that failed did not. */
  readonly #taken = new Set<string>()
  /** Files being written. */
  readonly #unfinished = new Set<string>()

  constructor(dataFolder: string) {
    this.folder = join(dataFolder, 'files')
  }

  /** Copies a file into the store. Throws `Failure` (disk-full, …), leaving nothing. */
  async take(path: string): Promise<KeptFile> {
    return (await this.#take(path, () => true)) as KeptFile
  }

  /** The same of a file that must have these bytes; false where it has others, and then nothing is taken. */
  async takeOnly({ sha256 }: KeptFile, path: string): Promise<boolean> {
    return (await this.#take(path, (kept) => kept.sha256 === sha256)) !== null
  }

  /** Tells the database what lies in the store; to be called where a record begins to name it. */
  enter(db: WriteDb, file: KeptFile, at: Date): void {
    enterFile.run(db, { ...file, at: at.toISOString() })
  }

  path = (sha256: string): string => join(this.#shelf(sha256), sha256)

  /** Whether the bytes are there, as many as there should be; 0: their number is not known. */
  has({ sha256, bytes }: KeptFile): boolean {
    const found = hash.test(sha256) ? statSync(this.path(sha256), { throwIfNoEntry: false }) : undefined
    return found !== undefined && (bytes === 0 || found.size === bytes)
  }

  /** True for a file that may yet be named by a command under way. */
  isAwaited = (sha256: string): boolean => this.#taken.has(sha256)

  /** Everything that lies in the store under its hash. */
  async list(): Promise<StoredFile[]> {
    const files: StoredFile[] = []
    for (const shelf of await this.#names(this.folder))
      if (shelfName.test(shelf))
        for (const sha256 of await this.#names(join(this.folder, shelf))) {
          const found = hash.test(sha256) ? statSync(this.path(sha256), { throwIfNoEntry: false }) : undefined
          if (found?.isFile()) files.push({ sha256, bytes: found.size, at: found.mtime.toISOString() })
        }
    return files
  }

  /** What somebody has open on Windows stays until the next time. */
  remove(sha256: string): void {
    removeIfPossible(this.path(sha256))
  }

  /** Removes what a program that was killed while it took a file left behind. */
  async removeUnfinished(): Promise<void> {
    for (const name of await this.#names(this.folder))
      if (name.endsWith('.tmp') && !this.#unfinished.has(name)) removeIfPossible(join(this.folder, name))
  }

  /** The bytes are counted and hashed as they are written, so that a file changed meanwhile is still what it says. */
  async #take(path: string, wanted: (kept: KeptFile) => boolean): Promise<KeptFile | null> {
    const name = `.${randomUUID()}.tmp`
    const temporary = join(this.folder, name)
    this.#unfinished.add(name)
    try {
      mkdirSync(this.folder, { recursive: true })
      const kept = await copyHashed(path, temporary)
      if (!wanted(kept)) return null
      await syncFileGently(temporary)
      this.#taken.add(kept.sha256)
      if (!this.has(kept)) {
        mkdirSync(this.#shelf(kept.sha256), { recursive: true })
        moveTo(temporary, this.path(kept.sha256))
        syncFolder(this.#shelf(kept.sha256))
        syncFolder(this.folder)
      }
      return kept
    } catch (error) {
      throw storageFailure(error)
    } finally {
      await rm(temporary, { force: true })
      this.#unfinished.delete(name)
    }
  }

  async #names(folder: string): Promise<string[]> {
    return existsSync(folder) ? (await readdir(folder)).sort() : []
  }

  #shelf = (sha256: string): string => join(this.folder, sha256.slice(0, 2))
}

async function copyHashed(path: string, copy: string): Promise<KeptFile> {
  const sum = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(createReadStream(path), measure, createWriteStream(copy, { mode: 0o600 }))
  return { sha256: sum.digest('hex'), bytes }
}
