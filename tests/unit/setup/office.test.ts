/** The office has an identity of its own from its first run on, and is the organisation of its name where there is one. */
import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { databaseFile } from '../../../electron/backend/dataFolder.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { addOrganisation, merge } from '../duplicates/roster.ts'

const versionOne = resolve(import.meta.dirname, '../../fixtures/databases/version-1.db')
let office: TestOffice
afterEach(() => office.close())

function inFile<T>(work: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(join(office.folder, databaseFile))
  try {
    return work(sqlite)
  } finally {
    sqlite.close()
  }
}
const rows = () => inFile((sqlite) => sqlite.prepare('SELECT uuid, organisation_id AS organisation FROM office').all())
const uuidSeven = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const identity = { uuid: expect.stringMatching(uuidSeven) as string, organisation: null }

test('none before the first run, one from it on, the same whenever the data is opened', async () => {
  office = await openOffice({ demo: null })
  expect(rows()).toEqual([])
  await office.ask('setup.start', { office: 'Bappeda', operator: 'Rina', demo: false })
  const born = rows()
  expect(born).toEqual([identity])
  await office.reopen()
  expect(rows()).toEqual(born)
  const { settings } = await office.ask('app.state', {})
  await office.ask('settings.save', { ...settings, office: { ...settings.office, name: 'Bapperida' } })
  const { name } = await office.ask('backups.create', {})
  await office.ask('backups.restore', { name })
  expect(rows()).toEqual(born)
})

test('an office of version 1 gets its own when it is opened', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-office-'))
  copyFileSync(versionOne, join(folder, databaseFile))
  office = await openOffice({ folder, demo: null })
  expect(rows()).toMatchObject([{ uuid: identity.uuid }])
})

const everyUuid = () =>
  inFile((sqlite) =>
    ['office', 'organisation', 'person', 'post', 'meeting', 'invitation', 'decision', 'action'].map((table) =>
      sqlite.prepare(`SELECT id, uuid FROM ${table} ORDER BY id`).all(),
    ),
  )

test('a backup from before there were identities comes back with those the office has given since', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-office-'))
  copyFileSync(versionOne, join(folder, databaseFile))
  office = await openOffice({ folder, demo: null })
  const given = everyUuid()
  const [before] = await office.ask('backups.list', {})
  expect(before?.reason).toBe('migration')
  await office.ask('backups.restore', { name: before?.name ?? '' })
  expect(everyUuid()).toEqual(given)
})

test('the backup of another office keeps that office’s own', async () => {
  office = await openOffice({ now: () => new Date('2025-02-03T01:00:00Z') })
  const [own] = rows()
  mkdirSync(join(office.folder, 'backups'))
  copyFileSync(versionOne, join(office.folder, 'backups', 'kantor-lain.db'))
  await office.ask('backups.restore', { name: 'kantor-lain.db' })
  const [other] = rows()
  expect(other).toMatchObject({ uuid: identity.uuid })
  expect(other).not.toEqual(own)
})

test('its organisation is not removed, and a merge takes the office along', async () => {
  office = await openOffice()
  const own = await addOrganisation(office, 'Bappeda Kab. Kutai Timur')
  const other = await addOrganisation(office, 'Badan Perencanaan')
  await office.backend.close()
  inFile((sqlite) => sqlite.exec('DELETE FROM office'))
  await office.reopen()
  expect(rows()).toMatchObject([{ organisation: own }])
  expect(await office.refused('organisations.remove', { id: own })).toMatchObject({
    code: 'in-use',
    message: expect.stringContaining('kantor Anda sendiri') as string,
  })
  await merge(office, 'organisation', other, own)
  expect(rows()).toMatchObject([{ organisation: other }])
})
