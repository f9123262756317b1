/** Organisations, sectors and posts: names, order, and what may go. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OrganisationId, SectorId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
let sector: SectorId
let social: OrganisationId

beforeEach(async () => {
  office = await openOffice()
  const [first] = await office.ask('sectors.list', {})
  if (!first) throw new Error('No sectors.')
  sector = first.id
  social = (await office.ask('organisations.create', { name: 'Dinas Sosial', sectorId: sector, aliases: ['Dinsos'] }))
    .id
})
afterEach(() => office.close())

test('one name is one organisation, however it is spelled, and so is every other name', async () => {
  const same = await office.refused('organisations.create', { name: 'DINAS  SOSIAL.', sectorId: null })
  expect(same).toMatchObject({ code: 'conflict', details: { name: 'Instansi “Dinas Sosial” sudah ada.' } })
  const known = await office.refused('organisations.create', { name: 'DINSOS', sectorId: null })
  expect(known.details?.['name']).toContain('nama lain “Dinas Sosial”')
  const alias = await office.refused('organisations.create', {
    name: 'Kantor Lain',
    sectorId: null,
    aliases: ['X', 'dinsos'],
  })
  expect(alias.details?.['aliases.1']).toContain('sudah menjadi nama lain')
  expect((await office.ask('organisations.list', { query: 'dinas' })).total).toBe(1)
})

test('a renamed organisation stays findable by its former name, which others may take', async () => {
  await office.ask('organisations.update', {
    id: social,
    name: 'Dinas Sosial dan PMD',
    sectorId: sector,
    keepOldName: true,
  })
  const detail = await office.ask('organisations.get', { id: social })
  expect(detail.aliases).toEqual([
    { name: 'Dinsos', kind: 'alias', untilDate: null },
    { name: 'Dinas Sosial', kind: 'former', untilDate: '2024-11-18' },
  ])
  expect(await office.ask('organisations.find', { query: 'dinas sosial' })).toHaveLength(1)
  await office.ask('organisations.create', { name: 'Dinas Sosial', sectorId: sector })
})

test('other names become exactly those given; left out, they stay', async () => {
  await office.ask('organisations.update', { id: social, name: 'Dinas Sosial', sectorId: sector, note: 'x' })
  expect((await office.ask('organisations.get', { id: social })).aliases).toHaveLength(1)
  await office.ask('organisations.update', {
    id: social,
    name: 'Dinas Sosial',
    sectorId: sector,
    aliases: ['DINSOS', 'Dissos'],
  })
  expect((await office.ask('organisations.get', { id: social })).aliases.map(({ name }) => name)).toEqual([
    'DINSOS',
    'Dissos',
  ])
  await office.ask('organisations.update', { id: social, name: 'Dinas Sosial', sectorId: sector, aliases: [] })
  expect((await office.ask('organisations.get', { id: social })).aliases).toEqual([])
})

test('an organisation goes only when nothing hangs on it, and the refusal counts what does', async () => {
  await office.ask('people.create', { name: 'Andi', membership: { organisationId: social, post: 'Kepala Dinas' } })
  await office.ask('organisations.create', { name: 'UPTD Panti', sectorId: sector, parentId: social })
  const error = await office.refused('organisations.remove', { id: social })
  expect(error.code).toBe('in-use')
  expect(error.message).toContain('1 pemangku jabatan (termasuk yang sudah berakhir) dan 1 instansi di bawahnya')
  const { id } = await office.ask('organisations.create', { name: 'Kosong', sectorId: sector, aliases: ['K'] })
  await office.ask('posts.create', { organisationId: id, title: 'Kepala' })
  await office.ask('organisations.remove', { id })
  expect((await office.refused('organisations.get', { id })).code).toBe('not-found')
})

test('an organisation cannot be put under itself', async () => {
  const { id } = await office.ask('organisations.create', { name: 'UPTD Panti', sectorId: sector, parentId: social })
  const error = await office.refused('organisations.update', {
    id: social,
    name: 'Dinas Sosial',
    sectorId: sector,
    parentId: id,
  })
  expect(error.details?.['parentId']).toBeTruthy()
})

test('a sector goes only when it is empty', async () => {
  const error = await office.refused('sectors.remove', { id: sector })
  expect(error).toMatchObject({ code: 'in-use' })
  expect(error.message).toContain('2 instansi')
  expect((await office.refused('sectors.create', { name: 'perangkat  daerah' })).code).toBe('conflict')
  const { id } = await office.ask('sectors.create', { name: 'Media' })
  await office.ask('sectors.rename', { id, name: 'Media Massa' })
  const order = (await office.ask('sectors.list', {})).map((row) => row.id)
  await office.ask('sectors.reorder', { ids: [id, ...order.filter((other) => other !== id)] })
  expect((await office.ask('sectors.list', {}))[0]).toMatchObject({ name: 'Media Massa', position: 1 })
  expect((await office.refused('sectors.reorder', { ids: [id] })).code).toBe('conflict')
  await office.ask('sectors.remove', { id })
})

test('posts keep their order, one title once, and go only when nobody was ever in them', async () => {
  const { id: head } = await office.ask('posts.create', { organisationId: social, title: 'Kepala Dinas' })
  const { id: clerk } = await office.ask('posts.create', { organisationId: social, title: 'Staf' })
  expect(
    (await office.refused('posts.create', { organisationId: social, title: 'STAF' })).details?.['title'],
  ).toContain('sudah ada')
  await office.ask('posts.reorder', { organisationId: social, ids: [clerk, head] })
  expect((await office.ask('organisations.get', { id: social })).posts.map(({ title }) => title)).toEqual([
    'Staf',
    'Kepala Dinas',
  ])
  await office.ask('people.create', {
    name: 'Andi',
    membership: { organisationId: social, post: 'staf', untilDate: '2020-01-01' },
  })
  const error = await office.refused('posts.remove', { id: clerk })
  expect(error.message).toContain('1 pemangku')
  await office.ask('posts.remove', { id: head })
})

test('the head shown is the holder of the leading post today, an acting one before the definitive one', async () => {
  const place = { organisationId: social, post: 'Kepala Dinas' }
  const below = { organisationId: social, post: 'Kepala Bidang Data', untilDate: '2023-12-31' }
  await office.ask('people.create', { name: 'Bawahan', membership: below })
  await office.ask('people.create', { name: 'Lama', membership: { ...place, untilDate: '2024-06-30' } })
  await office.ask('people.create', { name: 'Andi', membership: { ...place, fromDate: '2024-07-01' } })
  const head = async () => (await office.ask('organisations.list', { query: 'Dinas Sosial' })).items[0]
  expect(await head()).toMatchObject({ head: 'Andi', people: 1 })
  await office.ask('people.create', {
    name: 'Budi',
    membership: { ...place, capacity: 'Plh.', fromDate: '2024-11-01' },
  })
  expect(await head()).toMatchObject({ head: 'Budi (Plh.)', people: 2 })
})

test('the list goes by sector in the office’s order, by name, or by people, and exports', async () => {
  const own = 'Bappeda Kab. Kutai Timur'
  const sectors = await office.ask('sectors.list', {})
  await office.ask('organisations.create', { name: 'Akademi A', sectorId: sectors[9]?.id ?? null })
  await office.ask('organisations.create', { name: 'Tanpa Unsur', sectorId: null })
  await office.ask('people.create', { name: 'Andi', membership: { organisationId: social } })
  const names = async (input: object) => (await office.ask('organisations.list', input)).items.map(({ name }) => name)
  expect(await names({})).toEqual([own, 'Dinas Sosial', 'Akademi A', 'Tanpa Unsur'])
  expect(await names({ sort: 'name' })).toEqual(['Akademi A', own, 'Dinas Sosial', 'Tanpa Unsur'])
  expect((await names({ sort: 'people', descending: true }))[0]).toBe('Dinas Sosial')
  expect(await names({ sectorId: 0 })).toEqual(['Tanpa Unsur'])
  expect((await office.ask('organisations.export', {})).name).toBe('Daftar Instansi 2024-11-18.xlsx')
})

test('an agency is found by what everybody calls it, though nobody wrote that down', async () => {
  for (const name of ['Dinas Perhubungan', 'Dinas Kesehatan', 'Badan Pendapatan Daerah'])
    await office.ask('organisations.create', { name, sectorId: null })
  const found = async (query: string) =>
    (await office.ask('organisations.list', { query })).items.map(({ name }) => name)
  expect(await found('dishub')).toEqual(['Dinas Perhubungan'])
  expect(await found('dinkes')).toEqual(['Dinas Kesehatan'])
  expect(await found('bapenda')).toEqual(['Badan Pendapatan Daerah'])
  expect(await found('kesehatan')).toEqual(['Dinas Kesehatan'])
  expect(await found('xyz')).toEqual([])
})
