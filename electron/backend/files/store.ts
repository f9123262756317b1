/**
 * Files kept with records, under the hash of their bytes in `<data>/files/ab/abcd…`. The same bytes lie there once. A file
 * is whole and on the disk before any record names it; what a command that failed leaves is nobody's, and is swept away.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { syncFileGently, syncFolder } from './disk.ts'
import { storageFailure } from '../database/failures.ts'
import { write, type WriteDb } from '../database/statements.ts'

export interface KeptFile {
  sha256: string
  bytes: number
}

const enterFile = write<KeptFile & { at: string }>(
  `INSERT INTO store_file (sha256, bytes, added_at) VALUES (@sha256, @bytes, @at)
   ON CONFLICT (sha256) DO UPDATE SET unused_since = NULL, removed_at = NULL`,
)

export class FileStore {
  readonly folder: string

  constructor(dataFolder: string) {
    this.folder = join(dataFolder, 'files')
  }

  /** Copies a file into the store. Throws `Failure` (disk-full, …), leaving nothing. */
  async take(path: string): Promise<KeptFile> {
    const temporary = join(this.folder, `.${randomUUID()}.tmp`)
    try {
      mkdirSync(this.folder, { recursive: true })
      const hash = createHash('sha256')
      let bytes = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk)
          bytes += chunk.length
          done(null, chunk)
        },
      })
      await pipeline(createReadStream(path), measure, createWriteStream(temporary, { mode: 0o600 }))
      const sha256 = hash.digest('hex')
      if (this.has(sha256)) await rm(temporary)
      else {
        await syncFileGently(temporary)
        mkdirSync(this.#shelf(sha256), { recursive: true })
        await rename(temporary, this.path(sha256))
        syncFolder(this.#shelf(sha256))
      }
      return { sha256, bytes }
    } catch (error) {
      await rm(temporary, { force: true })
      throw storageFailure(error)
    }
  }

  /** Tells the database what lies in the store; to be called where a record begins to name it. */
  enter(db: WriteDb, file: KeptFile, at: Date): void {
    enterFile.run(db, { ...file, at: at.toISOString() })
  }

  path = (sha256: string): string => join(this.#shelf(sha256), sha256)

  has = (sha256: string): boolean => existsSync(this.path(sha256))

  #shelf = (sha256: string): string => join(this.folder, sha256.slice(0, 2))
}
