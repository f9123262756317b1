/** Files kept with records, in backups and restores: what a backup needs is named, stays, comes back, or is told missing. */
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { carryFiles, neededByBackup } from '../../../electron/backend/backups/needed.ts'
import type { KeptFile } from '../../../electron/backend/files/kept.ts'
import { FileStore } from '../../../electron/backend/files/store.ts'
import { restoredToast } from '../../../renderer/screens/settings/backups/messages.ts'
import { openShelf, type Shelf } from '../files/office.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
let store: FileStore
let clock: Date
beforeEach(async () => {
  clock = new Date('2024-11-18T01:00:00Z')
  office = await openOffice({ now: () => clock })
  store = new FileStore(office.folder)
})
afterEach(() => office.close())

const backups = () => join(office.folder, 'backups')
const later = (days: number) => (clock = new Date(clock.getTime() + days * 86_400_000))
const noteOf = (name: string) => join(backups(), name.replace('.db', '.berkas.json'))
const backUp = async () => (await office.ask('backups.create', {})).name

/** Work on the closed data folder, as a command of a program that can attach files would do it. */
async function meanwhile<T>(work: (shelf: Shelf) => Promise<T> | T): Promise<T> {
  await office.backend.close()
  const shelf = await openShelf(office.folder, () => clock)
  const done = await work(shelf)
  shelf.close()
  await office.reopen()
  return done
}
const attach = (name: string): Promise<KeptFile> => meanwhile((shelf) => shelf.attach(name))

describe('a backup', () => {
  test('names beside it the files its records are kept with, and what for', async () => {
    const kept = await attach('notula.pdf')
    const name = await backUp()
    expect(JSON.parse(readFileSync(noteOf(name), 'utf8'))).toEqual({
      files: [{ ...kept, name: 'notula.pdf', for: 'Rakor 2024' }],
    })
    expect(readdirSync(backups()).sort()).toEqual([name, name.replace('.db', '.berkas.json')].sort())
    expect(await office.ask('backups.list', {})).toHaveLength(1)
  })

  test('names what it holds itself, whatever becomes of the records', async () => {
    await attach('notula.pdf')
    const name = await backUp()
    await meanwhile((shelf) => shelf.detach('notula.pdf'))
    expect(neededByBackup(backups(), name)).toHaveLength(1)
    expect(neededByBackup(backups(), await backUp())).toEqual([])
  })

  test('from elsewhere, without a note, is read itself; a file that is no database needs nothing', async () => {
    const kept = await attach('notula.pdf')
    const name = await backUp()
    copyFileSync(join(backups(), name), join(backups(), 'salinan.db'))
    expect(neededByBackup(backups(), 'salinan.db')).toMatchObject([kept])
    writeFileSync(noteOf(name), '{"files": [{"sha')
    expect(neededByBackup(backups(), name)).toMatchObject([kept])
    writeFileSync(join(backups(), 'catatan.db'), 'Bukan basis data. '.repeat(500))
    expect(neededByBackup(backups(), 'catatan.db')).toEqual([])
  })

  test('takes its note along when its time is over; a note of a backup that never was goes too', async () => {
    await attach('notula.pdf')
    const name = await backUp()
    const lonely = 'sinergi-2024-11-01-090005-harian.berkas.json'
    writeFileSync(join(backups(), lonely), '{"files": []}')
    later(0.1)
    const newest = await backUp()
    later(20)
    await backUp()
    expect(existsSync(noteOf(newest))).toBe(true)
    for (const gone of [name, lonely]) expect(existsSync(join(backups(), gone))).toBe(false)
    expect(existsSync(noteOf(name))).toBe(false)
  })
})

describe('a restore', () => {
  test('says which files are missing, and for what', async () => {
    const kept = await attach('notula.pdf')
    await attach('foto.jpg')
    const name = await backUp()
    rmSync(store.path(kept.sha256))
    const { restored, missingFiles } = await office.ask('backups.restore', { name })
    expect(missingFiles).toEqual([{ name: 'notula.pdf', for: 'Rakor 2024' }])
    expect(restoredToast(restored, missingFiles)).toMatchObject({
      kind: 'bad',
      message: expect.stringContaining(
        '1 berkas yang disebut data ini tidak ada di folder data: “notula.pdf” (Rakor 2024).',
      ),
    })
    expect(restoredToast(restored, []).kind).toBe('good')
  })

  test('says so of a file that is not whole', async () => {
    const kept = await attach('notula.pdf')
    const name = await backUp()
    writeFileSync(store.path(kept.sha256), 'notula')
    expect((await office.ask('backups.restore', { name })).missingFiles).toHaveLength(1)
  })

  test('brings files in that came with the backup from elsewhere, and none with other bytes', async () => {
    const [one, two] = [await attach('notula.pdf'), await attach('foto.jpg')]
    const name = await backUp()
    cpSync(store.folder, join(backups(), 'files'), { recursive: true })
    rmSync(store.folder, { recursive: true })
    writeFileSync(new FileStore(backups()).path(two.sha256), 'foto.jpx')
    const { missingFiles } = await office.ask('backups.restore', { name })
    expect(missingFiles.map((file) => file.name)).toEqual(['foto.jpg'])
    expect(readFileSync(store.path(one.sha256), 'utf8')).toBe('notula.pdf')
    expect(await store.list()).toHaveLength(1)
  })

  test.each(['healthy', 'broken'])('keeps what was kept since, where the data was %s', async (state) => {
    const name = await backUp()
    const kept = await attach('notula.pdf')
    if (state === 'broken') {
      await office.backend.close()
      rmSync(join(office.folder, 'sinergi.db'))
      await office.reopen()
    }
    await office.ask('backups.restore', { name })
    // No backup names the file any more, and it is older than a day: it stays like any other that is not in use.
    for (const file of readdirSync(backups())) if (file !== name) rmSync(join(backups(), file))
    later(5000)
    await sweepOnce()
    expect(store.has(kept)).toBe(true)
  })

  test('of a database from before files were kept needs none', async () => {
    mkdirSync(backups())
    copyFileSync(
      resolve(import.meta.dirname, '../../fixtures/databases/version-1.db'),
      join(backups(), 'kantor-lama.db'),
    )
    expect((await office.ask('backups.restore', { name: 'kantor-lama.db' })).missingFiles).toEqual([])
  })
})

/** Opens the office as in the morning: the day's backup, and the sweep after it. */
async function sweepOnce(): Promise<void> {
  await office.backend.close()
  const morning = await openOffice({ folder: office.folder, now: () => clock, demo: null, backupDelay: 0 })
  await expect
    .poll(async () => (await morning.ask('backups.status', {})).last?.at.slice(0, 10))
    .toBe(clock.toISOString().slice(0, 10))
  await morning.backend.close()
  await office.reopen()
}

describe('the daily backup', () => {
  test('is followed by the sweep, after which the removal is told', async () => {
    const kept = await attach('notula.pdf')
    await meanwhile((shelf) => shelf.detach('notula.pdf'))
    const { settings } = await office.ask('app.state', {})
    await office.ask('settings.save', { ...settings, files: { keepDays: 30 } })
    expect((await office.ask('journal.next', {})).undo?.summary).toBe('Simpan berkas lama 30 hari')
    await sweepOnce()
    expect(store.has(kept)).toBe(true)
    later(20)
    await sweepOnce()
    expect((await office.ask('backups.status', {})).discarded).toBeNull()
    later(20)
    await sweepOnce()
    expect(store.has(kept)).toBe(false)
    expect((await office.ask('backups.status', {})).discarded).toEqual({ count: 1, at: clock.toISOString() })
    later(31)
    expect((await office.ask('backups.status', {})).discarded).toBeNull()
  })

  test('and a backup that needs a file keep the sweep from it', async () => {
    const kept = await attach('notula.pdf')
    const name = await backUp()
    copyFileSync(join(backups(), name), join(backups(), 'simpanan.db'))
    await meanwhile((shelf) => shelf.detach('notula.pdf'))
    for (let month = 0; month < 16; month++) {
      await sweepOnce()
      later(30)
    }
    expect(existsSync(noteOf(name))).toBe(false)
    expect(store.has(kept)).toBe(true)
    rmSync(join(backups(), 'simpanan.db'))
    await sweepOnce()
    expect(store.has(kept)).toBe(false)
  })
})

test('carrying to another place copies what is needed there, once, and says what is nowhere', async () => {
  const kept = await attach('notula.pdf')
  await attach('tidak-disebut.pdf')
  const place = new FileStore(join(office.folder, 'flash-disk'))
  const needed = { ...kept, name: 'notula.pdf', for: 'Rakor 2024' }
  const nowhere = { ...needed, sha256: 'ab'.repeat(32) }
  expect(await carryFiles([needed, nowhere, { ...needed, sha256: '../../rahasia' }], store, place)).toEqual([
    nowhere,
    { ...needed, sha256: '../../rahasia' },
  ])
  expect((await place.list()).map(({ sha256 }) => sha256)).toEqual([kept.sha256])
  rmSync(store.folder, { recursive: true })
  expect(await carryFiles([needed], store, place)).toEqual([])
})
