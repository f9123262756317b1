/** The office has an identity of its own from its first run on, and is an organisation with posts. */
import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
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
const identity = { uuid: expect.stringMatching(uuidSeven) as string, organisation: expect.any(Number) as number }

async function posts(query: string): Promise<string[]> {
  const [found] = await office.ask('organisations.find', { query })
  if (!found) throw new Error(`There is no ${query}.`)
  return (await office.ask('organisations.get', { id: found.id })).posts.map(({ title }) => title)
}
const organisations = async () => (await office.ask('organisations.list', {})).items.map(({ name }) => name)
/** As a database is in which the office was no organisation yet. */
async function openUnlinked(): Promise<void> {
  await office.backend.close()
  inFile((sqlite) => sqlite.exec('DELETE FROM office'))
  await office.reopen()
}

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
  expect(rows()).toEqual([identity])
  expect(await posts('Bappeda')).toEqual(['Kepala Badan', 'Sekretaris'])
})

/** The last row of the old database; the office's own organisation and its posts come after. */
const last = (table: string): number => {
  const old = new Database(versionOne, { readonly: true })
  const [found] = table === 'office' ? [1] : old.prepare(`SELECT max(id) FROM ${table}`).pluck().all()
  old.close()
  return Number(found)
}
const everyUuid = () =>
  inFile((sqlite) =>
    ['office', 'organisation', 'person', 'post', 'meeting', 'invitation', 'decision', 'action'].map((table) =>
      sqlite.prepare(`SELECT id, uuid FROM ${table} WHERE id <= @last ORDER BY id`).all({ last: last(table) }),
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

describe('its organisation', () => {
  test('is there from the first run on, in its sector, with its usual posts', async () => {
    office = await openOffice()
    expect(await organisations()).toEqual(['Bappeda Kab. Kutai Timur'])
    const [own] = await office.ask('organisations.find', { query: 'Bappeda' })
    expect(own).toMatchObject({ kind: 'agency', sector: 'Perangkat Daerah' })
    expect(rows()).toMatchObject([{ organisation: own?.id }])
    expect(await posts('Bappeda')).toEqual(['Kepala Badan', 'Sekretaris'])
  })

  test('is one that the roster has already, by whatever name, and a post that leads it is not doubled', async () => {
    office = await openOffice({ demo: null })
    await office.ask('setup.start', { office: 'Yayasan Lain', operator: 'Rina', demo: false })
    const own = await addOrganisation(office, 'Badan Perencanaan Pembangunan Daerah', { shortName: 'Bappeda' })
    await office.ask('posts.create', { organisationId: own, title: 'Kepala Bappeda' })
    const { settings } = await office.ask('app.state', {})
    const named = { ...settings.office, name: 'Bappeda Kab. Kutai Timur' }
    await office.ask('settings.save', { ...settings, office: named })
    await openUnlinked()
    expect(rows()).toMatchObject([{ organisation: own }])
    expect(await organisations()).toEqual(['Yayasan Lain', 'Badan Perencanaan Pembangunan Daerah'])
    expect(await posts('Badan Perencanaan')).toEqual(['Kepala Bappeda', 'Sekretaris'])
  })

  test('is the demo’s where that has it, and is itself again when the demo goes', async () => {
    office = await openOffice()
    const before = rows()
    await office.ask('demo.load', {})
    expect(rows()).toEqual(before)
    expect((await organisations()).filter((name) => /Bappeda|Badan Perencanaan/.test(name))).toEqual([
      'Badan Perencanaan Pembangunan Daerah',
      'Badan Perencanaan Pembangunan Daerah Provinsi Kalimantan Timur',
    ])
    expect((await posts('Badan Perencanaan')).filter((title) => /^(Kepala Badan|Sekretaris)$/.test(title))).toEqual([
      'Kepala Badan',
      'Sekretaris',
    ])
    await office.ask('demo.remove', {})
    expect(await organisations()).toEqual(['Bappeda Kab. Kutai Timur'])
  })

  test.each(['Kecamatan Sangatta Utara', 'Sekretariat Daerah Kab. Kutai Timur', 'Dinas Pertanian', 'Yayasan Lain'])(
    'of %s is not doubled by the demo either',
    async (name) => {
      office = await openOffice({ demo: null })
      await office.ask('setup.start', { office: name, operator: 'Rina', demo: true })
      expect((await office.ask('roster.counts', {})).organisations).toBe(name === 'Yayasan Lain' ? 75 : 74)
    },
  )

  test('is not removed, and a merge takes the office along', async () => {
    office = await openOffice()
    const [own] = await office.ask('organisations.find', { query: 'Bappeda' })
    if (!own) throw new Error('The office is no organisation.')
    expect(await office.refused('organisations.remove', { id: own.id })).toMatchObject({
      code: 'in-use',
      message: expect.stringContaining('kantor Anda sendiri') as string,
    })
    const other = await addOrganisation(office, 'Badan Perencanaan')
    await merge(office, 'organisation', other, own.id)
    expect(rows()).toMatchObject([{ organisation: other }])
  })
})
