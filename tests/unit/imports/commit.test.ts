import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportPreview } from '../../../electron/contract/imports.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { snapshot } from '../../harness/snapshot.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/workbooks')
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
  string,
  { rows: Record<string, string>[] }
>
const files = Object.keys(expected).filter((name) => /\.(xlsx|csv)$/.test(name))

let office: TestOffice
beforeEach(async () => (office = await openOffice()))
afterEach(() => office.close())

function preview(name: string): Promise<ImportPreview> {
  const { ticket } = office.backend.files.admit(join(folder, name), name)
  return office.ask('imports.preview', { ticket })
}

async function take(name: string) {
  const { previewId } = await preview(name)
  return office.ask('imports.commit', { previewId })
}

describe.each(files)('%s', (name) => {
  test('comes in whole, comes in once, and goes out without a trace', async () => {
    const before = snapshot(office.folder)
    const first = await preview(name)
    const { totals } = first
    expect(totals.new + totals.changed + totals.unchanged + totals.ambiguous + totals.repeated + totals.invalid).toBe(
      totals.read,
    )
    expect(totals.read).toBe(expected[name]?.rows.length)

    const result = await office.ask('imports.commit', { previewId: first.previewId })
    expect(result.created).toBe(totals.new)
    expect(result.left).toBe(totals.ambiguous + totals.repeated + totals.invalid)

    const again = await preview(name)
    expect(again.totals).toMatchObject({ new: 0, changed: 0, unchanged: totals.new })
    expect(again.file.seenBefore?.entryId).toBe(result.entryId)
    expect((await office.ask('imports.commit', { previewId: again.previewId })).entryId).toBeNull()

    if (result.entryId === null) throw new Error('Nothing was written.')
    expect((await office.ask('journal.undo', { entryId: result.entryId })).left).toEqual([])
    expect(snapshot(office.folder)).toEqual(before)
  })
})

test('what stands in the roster is what a careful clerk reads', async () => {
  await take('01-rapi.xlsx')
  const people = await office.ask('people.list', { limit: 1000 })
  expect(
    people.items.map(({ name, position, organisation }) => ({ name, position, organisation })).sort(byName),
  ).toEqual(
    (expected['01-rapi.xlsx']?.rows ?? [])
      .map(({ name, position, organisation }) => ({ name, position, organisation }))
      .sort(byName),
  )
})

test('an agency that sends its list again: 2 new, 3 moved, 1 respelled, 14 unchanged', async () => {
  await take('02-dinas-sosial.xlsx')
  const second = await preview('14-dinas-sosial-kirim-ulang.xlsx')
  expect(second.totals).toMatchObject({ read: 20, new: 2, changed: 4, unchanged: 14 })
  const fields = second.rows.flatMap(({ changes }) => changes?.map(({ field }) => field) ?? []).sort()
  expect(fields).toEqual(['name', 'position', 'position', 'position'])
})

test('a move closes the old seat the day before and opens the new one', async () => {
  await take('02-dinas-sosial.xlsx')
  const { previewId, rows } = await preview('14-dinas-sosial-kirim-ulang.xlsx')
  await office.ask('imports.commit', { previewId })
  const moved = rows.find(({ changes }) => changes?.some(({ field }) => field === 'position'))
  if (!moved?.match) throw new Error('Nobody moved.')
  const { memberships } = await office.ask('people.get', { id: moved.match.personId })
  expect(memberships.map(({ post, fromDate, untilDate }) => ({ post, fromDate, untilDate }))).toEqual(
    expect.arrayContaining([
      { post: moved.values.position, fromDate: '2024-11-18', untilDate: null },
      { post: moved.changes?.find(({ field }) => field === 'position')?.from, fromDate: null, untilDate: '2024-11-17' },
    ]),
  )
})

test('an agency of the file that is known under another name is used, and the name is remembered', async () => {
  const { id } = await office.ask('organisations.create', { name: 'Dinas Sosial dan Kependudukan', sectorId: null })
  const { previewId, unknownOrganisations } = await preview('02-dinas-sosial.xlsx')
  expect(unknownOrganisations).toHaveLength(1)
  const text = unknownOrganisations[0]?.text ?? ''
  expect(unknownOrganisations[0]?.suggestions[0]?.organisationId).toBe(id)
  await office.ask('imports.commit', {
    previewId,
    decisions: { organisations: { [text]: { action: 'use', organisationId: id } } },
  })
  expect((await office.ask('organisations.get', { id })).members).toHaveLength(18)
  expect((await preview('14-dinas-sosial-kirim-ulang.xlsx')).unknownOrganisations).toEqual([])
})

test('an agency of the office’s own district is the same with the district behind its name and without', async () => {
  const names = ['Dinas Sosial Kabupaten Kutai Timur', 'Dinas Sosial Kota Bontang']
  const [here] = await Promise.all(names.map((name) => office.ask('organisations.create', { name, sectorId: null })))
  const { previewId, unknownOrganisations } = await preview('02-dinas-sosial.xlsx')
  expect(unknownOrganisations).toEqual([])
  await office.ask('imports.commit', { previewId })
  expect((await office.ask('organisations.get', { id: here?.id ?? 0 })).members).toHaveLength(18)
})

test('nothing is written when the backup before it fails', async () => {
  const before = snapshot(office.folder)
  const { previewId } = await preview('01-rapi.xlsx')
  const { rmSync, writeFileSync } = await import('node:fs')
  // A file in the place of the backup folder: no backup can be made.
  rmSync(join(office.folder, 'backups'), { recursive: true, force: true })
  writeFileSync(join(office.folder, 'backups'), '')
  await office.refused('imports.commit', { previewId })
  expect(snapshot(office.folder)).toEqual(before)
})

test('the same file said yes to twice at once creates nobody twice; after an undo it may be applied again', async () => {
  const { previewId, rows } = await preview('01-rapi.xlsx')
  const decisions = { rows: Object.fromEntries(rows.map(({ key }) => [key, { action: 'create' as const }])) }
  const apply = () => office.ask('imports.commit', { previewId, decisions })
  const [first, second] = await Promise.all([apply(), apply()])
  expect([first.created, second.created]).toEqual([rows.length, 0])
  expect((await apply()).created).toBe(0)
  expect((await office.ask('roster.counts', {})).people).toBe(rows.length)
  await office.ask('journal.undo', { entryId: first.entryId ?? 0 })
  expect((await apply()).created).toBe(rows.length)
  expect((await apply()).created).toBe(0)
})

test('cancelled while the backup is made, an import writes nothing', async () => {
  const before = snapshot(office.folder)
  const { previewId } = await preview('01-rapi.xlsx')
  const applying = office.backend.call('imports.commit', { previewId }, 'impor')
  await office.ask('tasks.cancel', { task: 'impor' })
  expect(await applying).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(snapshot(office.folder)).toEqual(before)
  expect((await office.ask('imports.commit', { previewId })).created).toBeGreaterThan(0)
})

function byName(a: { name?: string; position?: string }, b: { name?: string; position?: string }): number {
  return (a.name ?? '').localeCompare(b.name ?? '') || (a.position ?? '').localeCompare(b.position ?? '')
}
