import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { databaseFile } from '../../../electron/backend/dataFolder.ts'
import { migrate, schemaVersion } from '../../../electron/backend/database/migrate.ts'
import type { Output } from '../../../electron/contract/api.ts'
import type { Result } from '../../../electron/contract/errors.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

/** An office as version 1 left it: imports, two merges, removals, an issued sheet and an undo in its journal. */
const versionOne = resolve(import.meta.dirname, '../../fixtures/databases/version-1.db')
const withUuid = ['organisation', 'person', 'post', 'meeting', 'invitation', 'decision', 'action']
const uuidSeven = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const folders: string[] = []
const offices: TestOffice[] = []
afterEach(async () => {
  for (const office of offices.splice(0)) await office.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function oldFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-old-'))
  folders.push(folder)
  copyFileSync(versionOne, join(folder, databaseFile))
  return folder
}

async function openOld(folder = oldFolder()): Promise<TestOffice> {
  const office = await openOffice({ folder, demo: null })
  offices.push(office)
  return office
}

function rows<T>(folder: string, sql: string): T[] {
  const reader = new Database(join(folder, databaseFile), { readonly: true })
  try {
    return reader.prepare(sql).all() as T[]
  } finally {
    reader.close()
  }
}

const undo = (office: TestOffice, entryId: number) =>
  office.backend.call('journal.undo', { entryId }) as Promise<Result<Output<'journal.undo'>>>

test('an office of version 1 opens with all that was in it', async () => {
  const before = rows<{ name: string }>(oldFolder(), 'SELECT name FROM person ORDER BY id')
  const office = await openOld()
  expect(await office.ask('app.state', {})).toMatchObject({ phase: 'ready' })
  expect(rows(office.folder, 'SELECT name FROM person ORDER BY id')).toEqual(before)
  const [meeting] = (await office.ask('meetings.list', {})).filter(({ title }) => title.startsWith('Rakor'))
  if (!meeting) throw new Error('The meeting is gone.')
  const { sessions } = await office.ask('meetings.get', { id: meeting.id })
  const [session] = sessions
  if (!session) throw new Error('The session is gone.')
  const sheet = await office.ask('sheet.get', { sessionId: session.id, groupBy: 'sector', spare: 2 })
  expect(sheet.lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
})

test('a backup of the old file precedes its migration', async () => {
  const office = await openOld()
  const [backup] = await office.ask('backups.list', {})
  expect(backup?.reason).toBe('migration')
  const old = new Database(join(office.folder, 'backups', backup?.name ?? ''), { readonly: true })
  expect(old.pragma('user_version', { simple: true })).toBe(1)
  old.close()
})

test('where no backup can be made nothing is migrated', async () => {
  const folder = oldFolder()
  // A file where the folder of backups should be.
  writeFileSync(join(folder, 'backups'), '')
  const office = await openOld(folder)
  expect(await office.ask('app.state', {})).not.toMatchObject({ phase: 'ready' })
  expect(rows<{ user_version: number }>(folder, 'PRAGMA user_version')).toEqual([{ user_version: 1 }])
})

test('a migration that fails leaves the file as it was', async () => {
  const folder = oldFolder()
  const file = join(folder, databaseFile)
  const sqlite = new Database(file)
  // What the migration makes at its end is there already.
  sqlite.exec('CREATE INDEX journal_entry_batch ON journal_entry (summary)')
  sqlite.close()
  const before = readFileSync(file)
  const office = await openOld(folder)
  const state = await office.ask('app.state', {})
  expect(state).not.toMatchObject({ phase: 'ready' })
  await office.backend.close()
  expect(existsSync(`${file}-wal`)).toBe(false)
  const after = new Database(file, { readonly: true })
  expect(after.pragma('user_version', { simple: true })).toBe(1)
  expect(after.prepare(`SELECT count(*) AS tables FROM sqlite_schema WHERE name = 'document'`).get()).toEqual({
    tables: 0,
  })
  after.close()
  // Only the header may tell that it was opened for writing ahead.
  expect(readFileSync(file).subarray(100).equals(before.subarray(100))).toBe(true)
})

test('a new database and a migrated one have the same schema', () => {
  const fresh = new Database(':memory:')
  migrate(fresh)
  const old = new Database(join(oldFolder(), databaseFile))
  migrate(old)
  const schema = (sqlite: Database.Database) =>
    sqlite.prepare(`SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name`).all()
  expect(schema(old)).toEqual(schema(fresh))
  expect(old.pragma('user_version', { simple: true })).toBe(schemaVersion)
  expect(old.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(old.pragma('foreign_key_check')).toEqual([])
  fresh.close()
  old.close()
})

describe('undo of what was written before the migration', () => {
  const entries = rows<{ id: number; summary: string; command: string }>(
    oldFolder(),
    `SELECT id, summary, command FROM journal_entry WHERE command NOT IN ('setup.start', 'journal.undo') AND undone_by_id IS NULL ORDER BY id DESC`,
  )

  test.each(entries)('“$summary” ($id)', async ({ id }) => {
    const office = await openOld()
    const answer = await undo(office, id)
    // It may be refused with a reason, never fail.
    if (!answer.ok) expect(answer.error.code).toBe('conflict')
    expect(rows(office.folder, 'PRAGMA foreign_key_check')).toEqual([])
    for (const table of withUuid)
      for (const { uuid } of rows<{ uuid: string }>(office.folder, `SELECT uuid FROM ${table}`))
        expect(uuid).toMatch(uuidSeven)
  })

  /** What the office itself is did not come from the old journal. */
  const notItself: Record<string, string> = { organisation: 'id NOT IN (SELECT organisation_id FROM office)' }
  test('the whole journal, last entry first', async () => {
    const office = await openOld()
    for (const { id } of entries) {
      expect(await undo(office, id)).toMatchObject({ ok: true, value: { left: [] } })
    }
    for (const table of ['person', 'organisation', 'meeting', 'membership', 'invitation', 'attendance', 'sheet_line'])
      expect([table, rows(office.folder, `SELECT id FROM ${table} WHERE ${notItself[table] ?? true}`)]).toEqual([
        table,
        [],
      ])
  })

  test('a person removed in version 1 comes back whole, with an identity', async () => {
    const office = await openOld()
    const removal = entries.find(({ command }) => command === 'people.remove')
    const { left } = await office.ask('journal.undo', { entryId: removal?.id ?? 0 })
    expect(left).toEqual([])
    const [person] = rows<{ name: string; nip: string; uuid: string }>(
      office.folder,
      `SELECT name, nip, uuid FROM person WHERE name = 'Budi Hartono'`,
    )
    expect(person).toMatchObject({ nip: '197501012000031001' })
    expect(person?.uuid).toMatch(uuidSeven)
  })
})

test('records merged in version 1 come apart with identities of their own', async () => {
  const office = await openOld()
  const [merge] = rows<{ gone: string; goneId: number }>(
    office.folder,
    `SELECT gone_before ->> 'uuid' AS gone, gone_id AS goneId FROM merge WHERE kind = 'person'`,
  )
  expect(merge?.gone).toMatch(uuidSeven)
  const entry = rows<{ id: number }>(
    office.folder,
    `SELECT id FROM journal_entry WHERE summary LIKE 'Gabung “Siti%'`,
  )[0]
  await office.ask('journal.undo', { entryId: entry?.id ?? 0 })
  const people = rows<{ uuid: string }>(office.folder, `SELECT uuid FROM person WHERE name LIKE '%Siti Am%'`)
  expect(people).toHaveLength(2)
  expect(new Set(people.map(({ uuid }) => uuid)).size).toBe(2)
})

test('every record gets an identity at birth and keeps it', async () => {
  const office = await openOffice({ demo: true })
  offices.push(office)
  const seen = new Set<string>()
  for (const table of withUuid)
    for (const { uuid } of rows<{ uuid: string }>(office.folder, `SELECT uuid FROM ${table}`)) {
      expect(uuid).toMatch(uuidSeven)
      expect(seen.has(uuid)).toBe(false)
      seen.add(uuid)
    }
  expect(seen.size).toBeGreaterThan(500)

  const { id } = await office.ask('people.create', { name: 'Nurhayati' })
  const identity = () => rows<{ uuid: string }>(office.folder, `SELECT uuid FROM person WHERE id = ${id}`)[0]?.uuid
  const born = identity()
  await office.ask('people.remove', { ids: [id] })
  const { undo: removal } = await office.ask('journal.next', {})
  await undo(office, removal?.entryId ?? 0)
  expect(identity()).toBe(born)
})
