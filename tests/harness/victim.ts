/** Work that a test kills in the middle. It says on standard output when it is worth killing. */
import { writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createBackend } from '../../electron/backend/backend.ts'
import { domains } from '../../electron/backend/domains.ts'
import { Journal } from '../../electron/backend/database/journal.ts'
import { openDatabase } from '../../electron/backend/database/open.ts'
import { write } from '../../electron/backend/database/statements.ts'
import { FileStore } from '../../electron/backend/files/store.ts'
import { resources } from './office.ts'

/** People one command adds. */
export const batch = 20_000

const addPerson = write<{ name: string }>(`INSERT INTO person (name, name_key) VALUES (@name, lower(@name))`)
const say = (word: string) => writeSync(1, `${word}\n`)

export async function work(folder: string, what: string): Promise<void> {
  if (what === 'command') return commands(folder)
  if (what === 'take') return takes(folder)
  const backend = await createBackend({ folder, resources, version: 'test' })
  const ask = async <T>(channel: string, input: object): Promise<T> => {
    const answer = await backend.call(channel, input)
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.value as T
  }
  const [first] = await ask<{ name: string }[]>('backups.list', {})
  say('begun')
  for (;;) {
    if (what === 'backup') await ask('backups.create', {})
    else await ask('backups.restore', { name: first?.name })
  }
}

/** One file after another into the store; no two have the same bytes. */
async function takes(folder: string): Promise<void> {
  const store = new FileStore(folder)
  const path = join(folder, 'asal.bin')
  say('begun')
  for (let round = 0; ; round++) {
    writeFileSync(path, `${round} `.repeat(200_000))
    await store.take(path)
  }
}

/** Command after command; each is long enough to be killed inside. */
async function commands(folder: string): Promise<void> {
  const { connection } = await openDatabase(folder)
  const journal = new Journal(
    connection,
    () => new Date(),
    () => undefined,
    domains,
  )
  say('begun')
  for (let round = 0; ; round++)
    journal.run('test', 'Tambah orang', (db) => {
      for (let n = 0; n < batch; n++) addPerson.run(db, { name: `Orang ${round} ${n}` })
    })
}
