/** What nothing refers to stays long enough for an undo and for every backup, and then it goes and is told. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { daysPassed, defaultKeepDays } from '../../../electron/backend/files/rules.ts'
import type { KeptFile } from '../../../electron/backend/files/kept.ts'
import { FileStore } from '../../../electron/backend/files/store.ts'
import { mostAtOnce, removedSince, sweepStore } from '../../../electron/backend/files/sweep.ts'
import type { EntryId } from '../../../electron/contract/ids.ts'
import { openShelf, type Shelf } from './office.ts'

let folder: string
let shelf: Shelf
let clock: Date
/** As after a new start of the program: nothing is awaited any more. */
let store: FileStore

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-test-'))
  clock = new Date('2024-11-18T01:00:00Z')
  shelf = await openShelf(folder, () => clock)
  store = new FileStore(folder)
})
afterEach(() => {
  shelf.close()
  rmSync(folder, { recursive: true, force: true })
})

const sweep = (named: string[] = [], keepDays = defaultKeepDays) =>
  sweepStore({ db: shelf.connection, journal: shelf.journal, store, now: clock, keepDays, named: new Set(named) })

/** An office that is opened every so many days. */
async function pass(days: number, named: string[] = [], step = 10): Promise<void> {
  for (let left = days; left > 0; left -= step) {
    clock = new Date(clock.getTime() + Math.min(step, left) * 86_400_000)
    await sweep(named)
  }
}

async function dropped(name: string): Promise<KeptFile & { entry: EntryId }> {
  const kept = await shelf.attach(name)
  return { ...kept, entry: shelf.detach(name) as EntryId }
}

describe('a file that nothing refers to', () => {
  test('goes after 400 days, not before, and its removal is told', async () => {
    const kept = await dropped('notula.pdf')
    await sweep()
    await pass(399)
    expect(store.has(kept)).toBe(true)
    await pass(1)
    expect(store.has(kept)).toBe(false)
    expect(removedSince(shelf.connection, new Date(0))).toEqual({ count: 1, at: clock.toISOString() })
  })

  test('goes after as many days as the office chose', async () => {
    const kept = await dropped('notula.pdf')
    await sweep([], 30)
    for (let day = 0; day < 29; day++) {
      clock = new Date(clock.getTime() + 86_400_000)
      await sweep([], 30)
    }
    expect(store.has(kept)).toBe(true)
    clock = new Date(clock.getTime() + 86_400_000)
    await sweep([], 30)
    expect(store.has(kept)).toBe(false)
  })

  test('stays while a backup names it, and goes with the last of them', async () => {
    const kept = await dropped('notula.pdf')
    await sweep()
    await pass(500, [kept.sha256])
    expect(store.has(kept)).toBe(true)
    await pass(1)
    expect(store.has(kept)).toBe(false)
  })

  test('counts anew once a record was kept with it in between', async () => {
    const { entry, ...kept } = await dropped('notula.pdf')
    await sweep()
    await pass(300)
    const { entryId } = shelf.journal.undo(entry)
    await pass(200)
    shelf.journal.undo(entryId as EntryId)
    await pass(390)
    expect(store.has(kept)).toBe(true)
    await pass(20)
    expect(store.has(kept)).toBe(false)
  })

  test('that is in use stays for ever, as do the bytes of what went out', async () => {
    const kept = await shelf.attach('notula.pdf')
    const page = await shelf.store.take(shelf.file('halaman'))
    shelf.journal.aside([], (db) => {
      shelf.store.enter(db, page, clock)
      db.prepared(`INSERT INTO store_bytes (document_uuid, role, sha256, kept_at) VALUES ('x', 'page', ?, '')`).run(
        page.sha256,
      )
    })
    await sweep()
    await pass(1000, [], 30)
    expect([store.has(kept), store.has(page)]).toEqual([true, true])
  })

  test('that a command is about to name stays, though its days are over', async () => {
    const kept = await dropped('notula.pdf')
    await sweep()
    await pass(399)
    await store.take(shelf.file('notula.pdf'))
    await pass(1)
    expect(store.has(kept)).toBe(true)
  })
})

describe('a clock', () => {
  test('that jumps ahead, again and again, removes nothing early', async () => {
    const kept = await dropped('notula.pdf')
    await sweep()
    const right = clock
    for (let start = 0; start < 12; start++) {
      clock = new Date('2039-01-01T00:00:00Z')
      await sweep()
      clock = right
      await sweep()
    }
    expect(store.has(kept)).toBe(true)
  })

  test('that was ahead for a while keeps no file for ever', async () => {
    const kept = await dropped('notula.pdf')
    const right = clock
    clock = new Date('2039-01-01T00:00:00Z')
    await sweep()
    clock = right
    await sweep()
    await pass(400)
    expect(store.has(kept)).toBe(false)
  })

  test('counts whole days, none backwards, no more than a month at once', () => {
    expect(daysPassed(null, '2024-11-18')).toBe(0)
    expect(daysPassed('2024-11-18', '2024-11-18')).toBe(0)
    expect(daysPassed('2024-11-18', '2024-11-20')).toBe(2)
    expect(daysPassed('2024-11-18', '2000-01-01')).toBe(0)
    expect(daysPassed('2024-11-18', '2025-11-18')).toBe(31)
  })
})

test('an undo brings the record back and says which file is gone, since when', async () => {
  const { entry } = await dropped('notula.pdf')
  const other = await dropped('foto.jpg')
  await sweep()
  await pass(200)
  shelf.journal.undo(other.entry)
  await pass(200)
  const gone = shelf.journal.undo(entry)
  expect(gone.restored).toBe(1)
  expect(gone.left).toEqual(['Berkas “notula.pdf” sudah dibuang pada 23 Desember 2025 dan tidak dapat dikembalikan.'])
  // Taken once more, the file is there again.
  const kept = await shelf.attach('notula.pdf')
  expect(store.has(kept)).toBe(true)
  const again = shelf.journal.undo(shelf.detach('notula.pdf') as EntryId)
  expect(again.left).toEqual([])
})

describe('what no record ever named', () => {
  /** Lies in the store without a row, as a command that failed leaves it. */
  function orphan(text: string, at: Date): KeptFile {
    const sha256 = createHash('sha256').update(text).digest('hex')
    mkdirSync(join(store.folder, sha256.slice(0, 2)), { recursive: true })
    writeFileSync(store.path(sha256), text)
    utimesSync(store.path(sha256), at, at)
    return { sha256, bytes: text.length }
  }
  const hoursAgo = (hours: number) => new Date(clock.getTime() - hours * 3_600_000)

  test('goes after a day, unless a backup needs it', async () => {
    const [old, fresh, named] = [
      orphan('lama', hoursAgo(25)),
      orphan('baru', hoursAgo(23)),
      orphan('cadangan', hoursAgo(99)),
    ]
    await sweep([named.sha256])
    expect([old, fresh, named].map((file) => store.has(file))).toEqual([false, true, true])
    expect(removedSince(shelf.connection, new Date(0))).toBeNull()
  })

  test('goes at the next sweep where a kill came between the book and the file', async () => {
    const kept = await dropped('notula.pdf')
    await sweep()
    await pass(400)
    expect(orphan('notula.pdf', hoursAgo(400 * 24))).toMatchObject(kept.sha256 ? { sha256: kept.sha256 } : {})
    await sweep()
    expect(store.has(kept)).toBe(false)
  })

  test('goes a bounded number at a time', async () => {
    for (let n = 0; n < mostAtOnce + 3; n++) orphan(`berkas ${n}`, hoursAgo(50))
    await sweep()
    expect(await store.list()).toHaveLength(3)
    await sweep()
    expect(await store.list()).toEqual([])
  })

  test('goes at once where it was never finished, and other files stay', async () => {
    mkdirSync(store.folder, { recursive: true })
    writeFileSync(join(store.folder, `.${randomUUID()}.tmp`), 'setengah')
    writeFileSync(join(store.folder, 'BACA.txt'), 'milik orang')
    await sweep()
    expect(readdirSync(store.folder)).toEqual(['BACA.txt'])
  })
})
