import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { schemaVersion } from '../../../electron/backend/database/migrate.ts'
import type { MeetingId, OrganisationId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
let clock: Date
beforeEach(async () => {
  clock = new Date('2024-11-18T01:00:00Z')
  office = await openOffice({ now: () => clock })
})
afterEach(() => office.close())

const database = () => join(office.folder, 'sinergi.db')
const state = () => office.ask('app.state', {})
const names = async () => (await office.ask('people.list', {})).items.map(({ name }) => name)
const add = (name: string) => office.ask('people.create', { name })
const later = (minutes: number) => (clock = new Date(clock.getTime() + minutes * 60_000))
const beside = () => readdirSync(office.folder).filter((name) => /tmp|sebelum|rusak/.test(name))

describe('a backup', () => {
  test('is a whole database of its own, checked, and says when and why it was made', async () => {
    await add('Siti Aminah')
    const backup = await office.ask('backups.create', {})
    expect(backup).toMatchObject({ name: 'sinergi-2024-11-18-090000-manual.db', reason: 'manual', checked: true })
    const copy = new Database(join(office.folder, 'backups', backup.name), { readonly: true })
    expect(copy.prepare('SELECT name FROM person').pluck().all()).toEqual(['Siti Aminah'])
    copy.close()
    expect(readdirSync(join(office.folder, 'backups'))).toEqual([backup.name])
    expect((await office.ask('backups.status', {})).last).toEqual(backup)
  })

  test('is listed, whatever else lies in the folder', async () => {
    const backup = await office.ask('backups.create', {})
    const inside = (name: string) => join(office.folder, 'backups', name)
    mkdirSync(inside('folder.db'))
    // Windows lets only some users make links.
    if (process.platform !== 'win32') symlinkSync(inside('tidak-ada'), inside('tautan.db'))
    expect(await office.ask('backups.list', {})).toEqual([backup])
    expect((await office.refused('backups.restore', { name: 'folder.db' })).code).toBe('not-found')
  })

  test('of the same second gets a name of its own', async () => {
    const first = await office.ask('backups.create', {})
    const second = await office.ask('backups.create', {})
    expect(second.name).not.toBe(first.name)
    expect(await office.ask('backups.list', {})).toHaveLength(2)
  })

  test('is made once a day when the office is opened', async () => {
    const daily = await openOffice({ now: () => clock, backupDelay: 0 })
    await daily.reopen()
    await daily.reopen()
    later(24 * 60)
    await daily.reopen()
    await daily.backend.close()
    const made = readdirSync(join(daily.folder, 'backups'))
    expect(made).toEqual(['sinergi-2024-11-18-090000-harian.db', 'sinergi-2024-11-19-090000-harian.db'])
    rmSync(daily.folder, { recursive: true, force: true })
  })

  test('is made as soon as a new office is set up, and not of one that is not', async () => {
    const fresh = await openOffice({ now: () => clock, demo: null, backupDelay: 0 })
    expect(await fresh.ask('backups.list', {})).toEqual([])
    await fresh.ask('setup.start', { office: 'Bappeda', operator: 'Rina', demo: true })
    await expect.poll(async () => (await fresh.ask('backups.status', {})).last?.reason).toBe('daily')
    const [backup] = await fresh.ask('backups.list', {})
    const copy = new Database(join(fresh.folder, 'backups', backup?.name ?? ''), { readonly: true })
    expect(copy.prepare('SELECT count(*) FROM person').pluck().get()).toBe(180)
    copy.close()
    await fresh.close()
  })

  test('that cannot be made is told, leaves nothing, and the next one clears the trouble', async () => {
    writeFileSync(join(office.folder, 'backups'), 'a file where the folder should be')
    expect((await office.refused('backups.create', {})).message).toMatch(/\S/)
    rmSync(join(office.folder, 'backups'))
    expect((await office.ask('backups.status', {})).problem).toMatch(/^Cadangan tidak dapat dibuat/)
    await office.ask('backups.create', {})
    expect((await office.ask('backups.status', {})).problem).toBe('')
  })
})

const versionOne = resolve(import.meta.dirname, '../../fixtures/databases/version-1.db')

describe('restoring', () => {
  test.each(['of this version', 'of an older version'])(
    'a backup %s does not give numbers again that were given after it was made',
    async (version) => {
      const { id: organisationId } = await office.ask('organisations.create', { name: 'Dinas Sosial', sectorId: null })
      const rakor = { title: 'Rakor', date: '2024-11-18', startTime: '09:00' }
      const act = async (meetingId: MeetingId, owner: OrganisationId) => {
        const { id } = await office.ask('actions.create', { meetingId, step: 'Memadankan data', organisationId: owner })
        return (await office.ask('actions.get', { id })).code
      }
      let name = ''
      if (version === 'of this version') name = (await office.ask('backups.create', {})).name
      const { id } = await office.ask('meetings.create', rakor)
      expect([await act(id, organisationId), await act(id, organisationId), await act(id, organisationId)]).toEqual([
        'TL-2024-01',
        'TL-2024-02',
        'TL-2024-03',
      ])
      if (version !== 'of this version') {
        name = 'dari-kantor-lama.db'
        mkdirSync(join(office.folder, 'backups'), { recursive: true })
        copyFileSync(versionOne, join(office.folder, 'backups', name))
      }
      await office.ask('backups.restore', { name })
      const again = await office.ask('meetings.create', rakor)
      const [organisation] = await office.ask('organisations.find', { query: 'Dinas' })
      const owner =
        organisation?.id ?? (await office.ask('organisations.create', { name: 'Dinas Sosial', sectorId: null })).id
      expect(await act(again.id, owner)).toBe('TL-2024-04')
    },
  )

  test('brings back the data of the backup and keeps what was there as a safety backup', async () => {
    await add('Siti Aminah')
    const backup = await office.ask('backups.create', {})
    later(5)
    await add('Budi Santoso')
    const { restored, safety } = await office.ask('backups.restore', { name: backup.name })
    expect(restored).toEqual(backup)
    expect(await names()).toEqual(['Siti Aminah'])
    expect(safety).toMatchObject({ reason: 'restore', checked: true })
    later(5)
    await office.ask('backups.restore', { name: safety?.name ?? '' })
    expect((await names()).sort()).toEqual(['Budi Santoso', 'Siti Aminah'])
    expect(beside()).toEqual([])
  })

  test('works on: commands, undo and search go against the restored data', async () => {
    const backup = await office.ask('backups.create', {})
    await office.ask('backups.restore', { name: backup.name })
    await add('Citra Dewi')
    expect((await office.ask('people.list', { query: 'citra' })).total).toBe(1)
    const { undo } = await office.ask('journal.next', {})
    if (!undo) throw new Error('nothing to undo')
    await office.ask('journal.undo', { entryId: undo.entryId })
    expect(await names()).toEqual([])
  })

  test('refuses a damaged backup and changes nothing', async () => {
    await add('Siti Aminah')
    const backup = await office.ask('backups.create', {})
    const file = join(office.folder, 'backups', backup.name)
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 4096 * 3, 4096 * 12)
    writeFileSync(file, bytes)
    expect((await office.refused('backups.restore', { name: backup.name })).code).toBe('database-corrupt')
    expect(await names()).toEqual(['Siti Aminah'])
    expect(beside()).toEqual([])
  })

  test('refuses a backup of a newer program, and a file that is no database of this program', async () => {
    const backup = await office.ask('backups.create', {})
    const newer = new Database(join(office.folder, 'backups', backup.name))
    newer.pragma('user_version = 99')
    newer.close()
    expect((await office.refused('backups.restore', { name: backup.name })).code).toBe('database-newer')
    const other = new Database(join(office.folder, 'backups', 'lain.db'))
    other.exec('CREATE TABLE x (a)')
    other.close()
    expect((await office.refused('backups.restore', { name: 'lain.db' })).code).toBe('database-corrupt')
    expect((await state()).phase).toBe('ready')
  })

  test('takes no name that is not in the list', async () => {
    for (const name of ['../sinergi.db', 'tidak-ada.db', '', '/etc/passwd'])
      expect((await office.refused('backups.restore', { name })).code).toBe('not-found')
  })

  test('lets calls that come meanwhile wait instead of failing', async () => {
    await add('Siti Aminah')
    const backup = await office.ask('backups.create', {})
    const [, ...answers] = await Promise.all([
      office.ask('backups.restore', { name: backup.name }),
      names(),
      add('Budi Santoso'),
      names(),
    ])
    expect(answers[0]).toEqual(['Siti Aminah'])
    expect(await names()).toContain('Budi Santoso')
  })

  test('waits for a file that is being read', async () => {
    const backup = await office.ask('backups.create', {})
    const path = join(office.folder, 'daftar.csv')
    writeFileSync(path, ['Nama;Jabatan;Instansi', 'Siti Aminah;Staf;Dinas Sosial'].join('\n'))
    const { ticket } = office.backend.files.admit(path, 'daftar.csv')
    const prepared: string[][] = []
    office.backend.listen((event) => event === 'progress' && prepared.push(beside()))
    const [read, { restored }] = await Promise.all([
      office.backend.call('imports.preview', { ticket }, 'baca'),
      office.ask('backups.restore', { name: backup.name }),
    ])
    expect(read).toMatchObject({ ok: true, value: { totals: { read: 1 } } })
    expect(restored).toEqual(backup)
    expect(prepared.at(-1)).toBeDefined()
    expect(prepared.flat()).toEqual([])
  })
})

describe('a database that is', () => {
  const damages: Record<string, () => void> = {
    garbage: () => writeFileSync(database(), 'Ini bukan basis data. '.repeat(5000)),
    truncated: () => truncateSync(database(), Math.floor(statSync(database()).size / 2)),
    'without its header': () => {
      const bytes = readFileSync(database())
      bytes.fill(0, 0, 100)
      writeFileSync(database(), bytes)
    },
    empty: () => truncateSync(database(), 0),
    gone: () => rmSync(database()),
  }

  for (const [damage, harm] of Object.entries(damages))
    test(`${damage} is told, kept aside, and restored from the backup`, async () => {
      await add('Siti Aminah')
      const backup = await office.ask('backups.create', {})
      await office.backend.close()
      harm()
      const harmed = existsSync(database()) ? readFileSync(database()) : null
      await office.reopen()

      const { phase, problem } = await state()
      expect(phase).toBe('problem')
      expect(problem).toMatchObject({ code: 'database-corrupt', folder: office.folder })
      expect(problem?.backups.map(({ name }) => name)).toEqual([backup.name])
      expect(problem?.canStartEmpty).toBe(damage === 'empty' || damage === 'gone')
      expect((await office.refused('people.list', {})).code).toBe('database-corrupt')
      expect(existsSync(database()) ? readFileSync(database()) : null).toEqual(harmed)

      const { safety } = await office.ask('backups.restore', { name: backup.name })
      expect(safety).toBeNull()
      expect(await names()).toEqual(['Siti Aminah'])
      expect((await state()).phase).toBe('ready')
      const kept = beside()
      if (harmed) {
        expect(kept).toEqual(['sinergi.db.rusak-2024-11-18-090000'])
        expect(readFileSync(join(office.folder, kept[0] ?? ''))).toEqual(harmed)
      } else expect(kept).toEqual([])
    })

  test('gone can be begun anew when that is asked for, and only then', async () => {
    await office.ask('backups.create', {})
    await office.backend.close()
    rmSync(database())
    await office.reopen()
    await office.ask('app.retry', {})
    expect((await state()).phase).toBe('problem')
    await office.ask('app.retry', { startEmpty: true })
    expect((await state()).phase).toBe('setup')
    expect(await office.ask('backups.list', {})).toHaveLength(1)
  })

  test('of a newer program is left as it is', async () => {
    await office.backend.close()
    const newer = new Database(database())
    newer.pragma('user_version = 99')
    newer.close()
    await office.reopen()
    expect((await state()).problem).toMatchObject({ code: 'database-newer', canStartEmpty: false })
    expect((await office.refused('backups.create', {})).code).toBe('not-ready')
    const back = new Database(database())
    back.pragma(`user_version = ${schemaVersion}`)
    back.close()
    await office.ask('app.retry', {})
    expect((await state()).phase).toBe('ready')
  })
})

describe('a folder', () => {
  test('open in another Sinergi is refused until that one is closed', async () => {
    await add('Siti Aminah')
    const backup = await office.ask('backups.create', {})
    const second = await openOffice({ folder: office.folder, demo: null, now: () => clock })
    const secondState = await second.ask('app.state', {})
    expect(secondState.problem).toMatchObject({ code: 'database-busy' })
    expect((await second.refused('backups.restore', { name: backup.name })).code).toBe('database-busy')
    expect(await names()).toEqual(['Siti Aminah'])

    await office.backend.close()
    await second.ask('app.retry', {})
    expect((await second.ask('app.state', {})).phase).toBe('ready')
    await second.backend.close()
  })

  test('where a file stands in the way is told, with the folder', async () => {
    const path = join(office.folder, 'bukan-folder')
    writeFileSync(path, '')
    const other = await openOffice({ folder: path, demo: null })
    const { problem } = await other.ask('app.state', {})
    expect(problem?.folder).toBe(path)
    expect(problem?.message).toMatch(/folder/i)
    await other.backend.close()
  })
})
