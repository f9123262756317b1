/** What was decided about a row holds only as far as it answers what the row asks when it is applied. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Input } from '../../../electron/contract/api.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { snapshot } from '../../harness/snapshot.ts'

let office: TestOffice
beforeEach(async () => (office = await openOffice()))
afterEach(() => office.close())

async function preview(lines: string[]) {
  const path = join(office.folder, 'daftar.csv')
  writeFileSync(path, ['Nama;NIP;Jabatan;Instansi', ...lines].join('\n'))
  const { ticket } = office.backend.files.admit(path, 'daftar.csv')
  return office.ask('imports.preview', { ticket })
}

const person = (fields: Omit<Input<'people.create'>, 'name'> & { name: string }) => office.ask('people.create', fields)

test('a row is never written over somebody it does not ask about', async () => {
  const { id: stranger } = await person({ name: 'Yohanes Lawing', nip: '197004121996031002' })
  const before = snapshot(office.folder)
  const { previewId, rows } = await preview(['Siti Aminah;;Staf;Dinas Sosial'])
  const key = rows[0]?.key ?? ''
  const decisions = { rows: { [key]: { action: 'update' as const, personId: stranger } } }
  expect(await office.ask('imports.commit', { previewId, decisions })).toMatchObject({ updated: 0, left: 1, toMend: 1 })
  expect(snapshot(office.folder)).toEqual(before)
})

test('a NIP that somebody has meanwhile is that person, whatever was said before', async () => {
  const nip = '197004121996031002'
  const { previewId, rows } = await preview([`Siti Aminah;${nip};Staf;Dinas Sosial`])
  const { id } = await person({ name: 'Siti Aminah', nip })
  const decisions = { rows: { [rows[0]?.key ?? '']: { action: 'create' as const } } }
  expect(await office.ask('imports.commit', { previewId, decisions })).toMatchObject({ created: 0, updated: 1 })
  expect((await office.ask('people.list', {})).items.map((one) => one.id)).toEqual([id])
})

test('a NIP that somebody else has is not given to a new person too: the row goes back, the data is as it was', async () => {
  const nip = '197004121996031002'
  const { id } = await person({ name: 'Yohanes Lawing', nip })
  const { previewId, rows } = await preview([`Siti Aminah;${nip};Staf;`])
  expect(rows[0]?.candidates?.map(({ personId }) => personId)).toEqual([id])
  const before = snapshot(office.folder)
  const decisions = { rows: { [rows[0]?.key ?? '']: { action: 'create' as const } } }
  expect(await office.ask('imports.commit', { previewId, decisions })).toMatchObject({ created: 0, left: 1, toMend: 1 })
  expect(snapshot(office.folder)).toEqual(before)
})

test('the same new person said in two windows is created once, and asked about in the second', async () => {
  await person({ name: 'Siti Nurhaliza', phone: '081211112222' })
  const file = ['Siti Nurhaliza;;Kasubag;Dinas Kesehatan']
  const [first, second] = [await preview(file), await preview(file)]
  const key = first.rows[0]?.key ?? ''
  expect([first, second].map(({ rows }) => rows[0]?.outcome)).toEqual(['ambiguous', 'ambiguous'])
  const decisions = { rows: { [key]: { action: 'create' as const } } }
  const apply = ({ previewId }: typeof first) => office.ask('imports.commit', { previewId, decisions })
  expect(await apply(first)).toMatchObject({ created: 1 })
  expect(await apply(second)).toMatchObject({ created: 0, left: 0, unchanged: 1 })
  expect((await office.ask('people.list', {})).total).toBe(2)
})

test('nobody who was offered is told apart by an answer given before they were', async () => {
  await person({ name: 'Siti Nurhaliza', phone: '081211112222' })
  const { previewId, rows } = await preview(['Siti Nurhaliza;;Kasubag;Dinas Kesehatan'])
  const instead = rows[0]?.candidates?.map(({ personId }) => personId) ?? []
  expect(instead).toHaveLength(1)
  const decide = (seen: typeof instead) => ({
    rows: { [rows[0]?.key ?? '']: { action: 'create' as const, instead: seen } },
  })
  const undecided = await office.ask('imports.commit', { previewId, decisions: decide([]) })
  expect(undecided).toMatchObject({ created: 0, left: 1 })
  expect(await office.ask('imports.commit', { previewId, decisions: decide(instead) })).toMatchObject({ created: 1 })
})

test('an unsur that is gone when its agencies are made is asked for again, and nothing is written', async () => {
  const { id: sectorId } = await office.ask('sectors.create', { name: 'Unsur Uji' })
  const { previewId } = await preview(['Siti Aminah;;Staf;Dinas Perikanan'])
  await office.ask('sectors.remove', { id: sectorId })
  const before = snapshot(office.folder)
  const decisions = { organisations: { 'Dinas Perikanan': { action: 'create' as const, sectorId } } }
  const refused = await office.refused('imports.commit', { previewId, decisions })
  expect(refused).toMatchObject({ code: 'not-found' })
  expect(refused.message).toContain('“Dinas Perikanan”')
  expect(snapshot(office.folder)).toEqual(before)
})

test('an organisation that is gone when its rows are applied is asked for again, and nothing is written', async () => {
  const { id } = await office.ask('organisations.create', { name: 'Badan Perencanaan', sectorId: null })
  const { previewId } = await preview(['Siti Aminah;;Staf;Dinas Perikanan'])
  await office.ask('organisations.remove', { id })
  const before = snapshot(office.folder)
  const decisions = { organisations: { 'Dinas Perikanan': { action: 'use' as const, organisationId: id } } }
  const refused = await office.refused('imports.commit', { previewId, decisions })
  expect(refused).toMatchObject({ code: 'not-found' })
  expect(refused.message).toContain('“Dinas Perikanan”')
  expect(snapshot(office.folder)).toEqual(before)
})

test('a move that is planned for later stays when a file brings another place today', async () => {
  const nip = '197004121996031002'
  const [here, next] = await Promise.all(
    ['Dinas Sosial', 'Dinas Perikanan'].map((name) => office.ask('organisations.create', { name, sectorId: null })),
  )
  if (!here || !next) throw new Error('Two agencies were expected.')
  const { id } = await person({ name: 'Siti Aminah', nip })
  const place = { personId: id, capacity: 'definitif' as const, untilDate: null }
  await office.ask('memberships.create', { ...place, organisationId: here.id, post: 'Staf', fromDate: '2020-01-01' })
  await office.ask('memberships.create', { ...place, organisationId: next.id, post: 'Staf', fromDate: '2025-01-01' })

  const { previewId } = await preview([`Siti Aminah;${nip};Analis;Bapenda`])
  await office.ask('imports.commit', { previewId })
  const { memberships } = await office.ask('people.get', { id })
  expect(
    memberships.map(({ organisation, fromDate, untilDate }) => [organisation, fromDate, untilDate]).sort(),
  ).toEqual([
    ['Bapenda', '2024-11-18', null],
    ['Dinas Perikanan', '2025-01-01', null],
    ['Dinas Sosial', '2020-01-01', '2024-11-17'],
  ])
})

describe('a place is never left before it was taken', () => {
  const nip = '197004121996031002'
  /** Siti, at Dinas Sosial since a day, is moved to Bapenda by a file that takes effect on 1 October; today is 18 November. */
  async function moved(fromDate: string | null) {
    const { id: organisationId } = await office.ask('organisations.create', { name: 'Dinas Sosial', sectorId: null })
    const { id } = await person({ name: 'Siti Aminah', nip, membership: { organisationId, post: 'Staf', fromDate } })
    const { previewId } = await preview([`Siti Aminah;${nip};Analis;Bapenda`])
    await office.ask('imports.commit', { previewId, decisions: { from: '2024-10-01' } })
    const { memberships } = await office.ask('people.get', { id })
    return memberships.map((one) => [one.organisation, one.fromDate, one.untilDate]).sort()
  }

  test.each([
    [null, '2024-09-30', '2024-10-01'],
    ['2024-09-30', '2024-09-30', '2024-10-01'],
    // Taken after the day of the list: left today.
    ['2024-10-02', '2024-11-17', '2024-11-18'],
    ['2024-11-17', '2024-11-17', '2024-11-18'],
  ])('taken %s: left %s, the next taken %s', async (from, until, next) => {
    expect(await moved(from)).toEqual([
      ['Bapenda', next, null],
      ['Dinas Sosial', from, until],
    ])
  })

  test.each([
    ['2024-10-01', '2024-10-01'],
    ['2024-11-18', '2024-11-18'],
  ])('taken %s, on the very day it would be left: the next is in its stead', async (from, next) => {
    expect(await moved(from)).toEqual([['Bapenda', next, null]])
  })
})

test('while a file is matched other calls are answered, and cancelling leaves the roster and the file alone', async () => {
  const lines = Array.from({ length: 4000 }, (_, i) => `Orang ${i % 7} Nomor ${i % 90};;Staf;Dinas Sosial`)
  const first = await preview(lines.slice(0, 2000))
  await office.ask('imports.commit', { previewId: first.previewId })
  const before = snapshot(office.folder)
  const heard: string[] = []
  office.backend.listen((event, payload) => {
    if (event === 'progress' && 'label' in payload) heard.push(payload.label)
  })
  const path = join(office.folder, 'daftar.csv')
  writeFileSync(path, ['Nama;NIP;Jabatan;Instansi', ...lines].join('\n'))
  const { ticket } = office.backend.files.admit(path, 'daftar.csv')
  const running = office.backend.call('imports.preview', { ticket }, 'baca')
  while (!heard.some((label) => label.startsWith('Mencocokkan'))) await new Promise((resolve) => setImmediate(resolve))
  await office.ask('tasks.cancel', { task: 'baca' })
  expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(snapshot(office.folder)).toEqual(before)
})

test('one new agency under several names in a file is one agency, and is decided about once', async () => {
  const { previewId, unknownOrganisations } = await preview([
    'Siti Aminah;;Staf;Dinkes',
    'Marten Apuy;;Staf;DINAS KESEHATAN',
    'Budi Santoso;;Staf;Dinas Kesehatan Kab. Kutai Timur',
    'Yohanes Lawing;;Staf;Dinas Perikanan',
  ])
  expect(unknownOrganisations.map(({ text, texts, rows }) => [text, texts.length, rows])).toEqual([
    ['DINAS KESEHATAN', 3, 3],
    ['Dinas Perikanan', 1, 1],
  ])
  expect(await office.ask('imports.commit', { previewId })).toMatchObject({ created: 4, organisationsCreated: 2 })
  const { items } = await office.ask('organisations.list', { query: 'kesehatan' })
  expect(items.map(({ name, people }) => [name, people])).toEqual([['Dinas Kesehatan', 3]])
})

test('a known agency chosen for one spelling is chosen for all of them', async () => {
  const { id } = await office.ask('organisations.create', { name: 'Kantor Kesehatan', sectorId: null })
  const { previewId } = await preview(['Siti Aminah;;Staf;Dinkes', 'Marten Apuy;;Staf;Dinas Kesehatan'])
  const decisions = { organisations: { 'Dinas Kesehatan': { action: 'use' as const, organisationId: id } } }
  expect(await office.ask('imports.commit', { previewId, decisions })).toMatchObject({ organisationsCreated: 0 })
  expect((await office.ask('organisations.get', { id })).members).toHaveLength(2)
})
