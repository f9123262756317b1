/** Power cuts, full disks and forbidden folders: the data is whole afterwards, and there is a way on. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { storageFailure } from '../../../electron/backend/database/failures.ts'
import { FileStore } from '../../../electron/backend/files/store.ts'
import { Failure } from '../../../electron/contract/errors.ts'
import { openShelf } from '../files/office.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { fill, smallDisk } from '../../harness/smallDisk.ts'
import { batch } from '../../harness/victim.ts'

const victim = resolve(import.meta.dirname, '../../harness/victim.mjs')

/** Starts the work on the folder, and kills it this long after it has begun. */
async function killDuring(folder: string, what: string, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [victim, folder, what], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<NodeJS.Signals | null>((done) => child.on('exit', (_code, signal) => done(signal)))
  await new Promise<void>((begun, never) => {
    child.stdout.once('data', () => begun())
    child.once('exit', () => never(new Error('The work ended before it was killed.')))
  })
  await new Promise((done) => setTimeout(done, milliseconds))
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
}

/** Opens the folder after the kill and looks at the file itself. */
async function survivors(folder: string): Promise<{ people: number; entries: number; changes: number }> {
  const office = await openOffice({ folder, demo: null, backupDelay: 0 })
  expect((await office.ask('app.state', {})).phase).toBe('ready')
  await office.ask('people.create', { name: 'Sesudah Mati Lampu' })
  const { undo } = await office.ask('journal.next', {})
  if (undo) await office.ask('journal.undo', { entryId: undo.entryId })
  await office.backend.close()
  const sqlite = new Database(join(folder, 'sinergi.db'))
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  const count = (sql: string) => sqlite.prepare(sql).pluck().get() as number
  const found = {
    people: count('SELECT count(*) FROM person'),
    entries: count(`SELECT count(*) FROM journal_entry WHERE command = 'test'`),
    changes: count(`SELECT count(*) FROM journal_change WHERE entry_id IN
      (SELECT id FROM journal_entry WHERE command = 'test')`),
  }
  expect(count('SELECT count(*) FROM journal_change WHERE entry_id NOT IN (SELECT id FROM journal_entry)')).toBe(0)
  sqlite.close()
  return found
}

describe('killed in the middle', () => {
  let office: TestOffice
  beforeEach(async () => {
    office = await openOffice()
  })
  afterEach(() => rmSync(office.folder, { recursive: true, force: true }))

  test('of a command, all of it is there or nothing', async () => {
    await office.backend.close()
    let before = 0
    for (const wait of [40, 130, 260]) {
      await killDuring(office.folder, 'command', wait)
      const { people, entries, changes } = await survivors(office.folder)
      expect(people % batch).toBe(0)
      expect(entries).toBe(people / batch)
      expect(changes).toBe(people)
      expect(people).toBeGreaterThanOrEqual(before)
      before = people
    }
  })

  test('of a backup, every file with the name of a backup is whole', async () => {
    await office.ask('people.create', { name: 'Siti Aminah' })
    await office.backend.close()
    for (const wait of [3, 11, 30]) await killDuring(office.folder, 'backup', wait)
    expect((await survivors(office.folder)).people).toBe(1)
    const folder = join(office.folder, 'backups')
    const named = readdirSync(folder).filter((name) => /^sinergi-.*\.db$/.test(name))
    expect(named.length).toBeGreaterThan(0)
    for (const name of named) {
      const copy = new Database(join(folder, name), { readonly: true })
      expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(copy.prepare('SELECT count(*) FROM person').pluck().get()).toBe(1)
      copy.close()
    }
  })

  test('of a restore, the data is the old or the new one', async () => {
    await office.ask('people.create', { name: 'Siti Aminah' })
    await office.ask('backups.create', {})
    await office.ask('people.create', { name: 'Budi Santoso' })
    await office.backend.close()
    for (const wait of [3, 12, 35]) {
      await killDuring(office.folder, 'restore', wait)
      const { people } = await survivors(office.folder)
      expect([1, 2]).toContain(people)
    }
    expect(readdirSync(office.folder).filter((name) => /tmp|sebelum/.test(name))).toEqual([])
  })
})

describe('killed while files are taken into the store', () => {
  test('each that has its name is whole, and the rest is swept away', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinergi-test-'))
    for (const wait of [15, 60, 140]) await killDuring(folder, 'take', wait)
    const store = new FileStore(folder)
    const kept = await store.list()
    expect(kept.length).toBeGreaterThan(0)
    for (const { sha256 } of kept)
      expect(
        createHash('sha256')
          .update(readFileSync(store.path(sha256)))
          .digest('hex'),
      ).toBe(sha256)
    await store.removeUnfinished()
    expect(readdirSync(store.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    rmSync(folder, { recursive: true, force: true })
  })
})

describe('a full disk', () => {
  const disk = smallDisk(8)
  test.skipIf(!disk)('stops a command, tells it, and loses nothing that was there', async () => {
    if (!disk) return
    const folder = join(disk.folder, 'data')
    mkdirSync(folder)
    try {
      const office = await openOffice({ folder })
      await office.ask('people.create', { name: 'Siti Aminah' })
      const filler = fill(disk.folder)
      let refusal = ''
      for (let n = 0; n < 2000 && !refusal; n++) {
        const answer = await office.backend.call('people.create', { name: `Orang ${n}`, note: 'x'.repeat(1900) })
        if (!answer.ok) refusal = answer.error.code
      }
      expect(refusal).toBe('disk-full')
      expect((await office.refused('backups.create', {})).code).toBe('disk-full')
      expect(readdirSync(join(folder, 'backups'))).toEqual([])
      expect((await office.ask('backups.status', {})).problem).toContain('Ruang disk habis')
      const { total } = await office.ask('people.list', {})

      rmSync(filler)
      await office.ask('people.create', { name: 'Budi Santoso' })
      expect((await office.ask('people.list', {})).total).toBe(total + 1)
      await office.backend.close()
      const sqlite = new Database(join(folder, 'sinergi.db'))
      expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
      sqlite.close()
    } finally {
      disk.remove()
    }
  })

  const third = smallDisk(12)
  test.skipIf(!third)('lets a restore that has to bring files change nothing', async () => {
    if (!third) return
    const folder = join(third.folder, 'data')
    mkdirSync(folder)
    try {
      const office = await openOffice({ folder })
      await office.backend.close()
      const shelf = await openShelf(folder, () => new Date())
      const kept = await shelf.attach('foto.jpg', 'x'.repeat(2_000_000))
      shelf.close()
      await office.reopen()
      const { name } = await office.ask('backups.create', {})
      await office.ask('people.create', { name: 'Siti Aminah' })
      const store = new FileStore(folder)
      const elsewhere = new FileStore(join(folder, 'backups'))
      mkdirSync(dirname(elsewhere.path(kept.sha256)), { recursive: true })
      renameSync(store.path(kept.sha256), elsewhere.path(kept.sha256))
      const filler = fill(third.folder)
      truncateSync(filler, Math.max(0, statSync(filler).size - 1_500_000))
      expect((await office.refused('backups.restore', { name })).code).toBe('disk-full')
      expect(readdirSync(folder).filter((one) => /tmp|sebelum/.test(one))).toEqual([])
      expect((await office.ask('people.list', {})).total).toBe(1)
      expect(await store.list()).toEqual([])

      rmSync(filler)
      expect((await office.ask('backups.restore', { name })).missingFiles).toEqual([])
      expect(store.has(kept)).toBe(true)
      expect((await office.ask('people.list', {})).total).toBe(0)
      await office.backend.close()
    } finally {
      third.remove()
    }
  })

  const other = smallDisk(2)
  test.skipIf(!other)('does not open, says so, and opens once there is room', async () => {
    if (!other) return
    const folder = join(other.folder, 'data')
    mkdirSync(folder)
    try {
      const filler = fill(other.folder)
      const office = await openOffice({ folder, demo: null, backupDelay: 0 })
      const { phase, problem } = await office.ask('app.state', {})
      expect([phase, problem?.code]).toEqual(['problem', 'disk-full'])
      rmSync(filler)
      await office.ask('app.retry', {})
      expect((await office.ask('app.state', {})).phase).toBe('setup')
      await office.backend.close()
    } finally {
      other.remove()
    }
  })
})

describe('a read-only folder', () => {
  const disk = smallDisk(8)
  test.skipIf(!disk)('is told, and the data opens once it may be written', async () => {
    if (!disk) return
    try {
      const office = await openOffice({ folder: disk.folder })
      await office.backend.close()
      disk.remount('ro')
      await office.reopen()
      const { phase, problem } = await office.ask('app.state', {})
      expect([phase, problem?.code]).toEqual(['problem', 'read-only'])
      expect((await office.refused('people.list', {})).message).toContain('tidak dapat ditulisi')
      disk.remount('rw')
      await office.ask('app.retry', {})
      expect((await office.ask('app.state', {})).phase).toBe('ready')
      await office.backend.close()
    } finally {
      disk.remove()
    }
  })
})

describe('a folder with a long name', () => {
  /** Bytes that SQLite takes here, less what the files of a backup add to the folder. */
  const longest = (process.platform === 'win32' ? 1040 : 512) - 80
  const named = (top: string, bytes: number) => {
    let folder = top
    while (bytes - folder.length > 202) folder = join(folder, 'x'.repeat(200))
    return join(folder, 'y'.repeat(bytes - folder.length - 1))
  }

  test('opens and makes backups as long as SQLite can name all files in it, and is told when it is longer', async () => {
    const top = mkdtempSync(join(tmpdir(), 'sinergi-panjang-'))
    const office = await openOffice({ folder: named(top, longest) })
    await office.ask('people.create', { name: 'Siti Aminah' })
    const { name } = await office.ask('backups.create', {})
    await office.ask('backups.restore', { name })
    expect((await office.ask('people.list', {})).total).toBe(1)
    await office.close()

    for (const folder of [named(top, longest + 1), join(top, 'z'.repeat(256))]) {
      const refused = await openOffice({ folder, demo: null })
      expect((await refused.ask('app.state', {})).problem?.message).toMatch(/^Nama folder data terlalu panjang\./)
      await refused.backend.close()
    }
    rmSync(top, { recursive: true, force: true })
  })
})

describe('what SQLite and the file system say', () => {
  const said: [code: string, means: Failure['code']][] = [
    ['SQLITE_FULL', 'disk-full'],
    ['ENOSPC', 'disk-full'],
    ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
    ['SQLITE_READONLY', 'read-only'],
    ['SQLITE_READONLY_DIRECTORY', 'read-only'],
    ['SQLITE_CANTOPEN', 'read-only'],
    ['EACCES', 'read-only'],
    ['EROFS', 'read-only'],
    ['SQLITE_BUSY', 'database-busy'],
    ['SQLITE_CORRUPT_INDEX', 'database-corrupt'],
    ['SQLITE_NOTADB', 'database-corrupt'],
    ['SQLITE_IOERR_WRITE', 'unavailable'],
    ['ENODEV', 'unavailable'],
    ['ENAMETOOLONG', 'unavailable'],
    ['EBUSY', 'unavailable'],
  ]
  test.each(said)('%s is told as %s', (code, means) => {
    const failure = storageFailure(Object.assign(new Error(code), { code }))
    expect(failure).toBeInstanceOf(Failure)
    expect((failure as Failure).code).toBe(means)
    expect((failure as Failure).message).toMatch(/^[A-Z].*\.$/)
  })

  test('an error of the program itself stays one', () => {
    const error = new TypeError('x is not a function')
    expect(storageFailure(error)).toBe(error)
  })
})
