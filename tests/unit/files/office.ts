/** Files in a real store and the records they are kept with, written as a command of the program would. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { domains } from '../../../electron/backend/domains.ts'
import { Journal } from '../../../electron/backend/database/journal.ts'
import { openDatabase, type OpenDatabase } from '../../../electron/backend/database/open.ts'
import { write } from '../../../electron/backend/database/statements.ts'
import type { KeptFile } from '../../../electron/backend/files/kept.ts'
import { FileStore } from '../../../electron/backend/files/store.ts'

const insertMeeting = write<{ title: string }>(
  `INSERT INTO meeting (kind, title, date, start_time) VALUES ('Rakor', @title, '2024-11-18', '09:00')`,
)
const insertAttachment = write<KeptFile & { meetingId: number; name: string }>(
  `INSERT INTO attachment (meeting_id, sha256, name, bytes, added_at)
   VALUES (@meetingId, @sha256, @name, @bytes, '2024-11-18T01:00:00Z')`,
)
const removeAttachment = write<{ name: string }>(`DELETE FROM attachment WHERE name = @name`)

export interface Shelf extends OpenDatabase {
  journal: Journal
  store: FileStore
  /** A file of the user's own. */
  file(text: string): string
  /** Keeps a file with a meeting of its own; left out, its text is its name. */
  attach(name: string, text?: string): Promise<KeptFile>
  /** Returns the entry. */
  detach(name: string): number
}

/** Opens the database of a data folder whose backend is closed. */
export async function openShelf(folder: string, now: () => Date): Promise<Shelf> {
  const database = await openDatabase(folder)
  const journal = new Journal(database.connection, now, () => undefined, domains)
  const store = new FileStore(folder)
  mkdirSync(join(folder, 'asal'), { recursive: true })
  const file = (text: string) => {
    const path = join(folder, 'asal', randomUUID())
    writeFileSync(path, text)
    return path
  }
  return {
    ...database,
    journal,
    store,
    file,
    async attach(name, text = name) {
      const kept = await store.take(file(text))
      journal.run('test', `Lampirkan ${name}`, (db) => {
        store.enter(db, kept, now())
        const { id: meetingId } = insertMeeting.run(db, { title: 'Rakor 2024' })
        insertAttachment.run(db, { ...kept, meetingId, name })
      })
      return kept
    },
    detach: (name) => Number(journal.run('test', `Lepas ${name}`, (db) => removeAttachment.run(db, { name })).entryId),
  }
}
