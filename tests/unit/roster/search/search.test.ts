/** Search as you type finds people in the order one expects. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OrganisationId, SectorId } from '../../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../../harness/office.ts'

let office: TestOffice
let social: OrganisationId
let campus: OrganisationId
let sectors: SectorId[]

beforeAll(async () => {
  office = await openOffice()
  sectors = (await office.ask('sectors.list', {})).map(({ id }) => id)
  const organisation = async (name: string, shortName: string, sector: number, aliases: string[] = []) =>
    (await office.ask('organisations.create', { name, shortName, sectorId: sectors[sector] ?? null, aliases })).id
  social = await organisation('Dinas Sosial', 'Dinsos', 0)
  campus = await organisation('STIPER Kutai Timur', '', 9, ['Sekolah Tinggi Pertanian'])
  const people: [name: string, at: OrganisationId, post: string, phone?: string, nip?: string][] = [
    ['Zainal Amin', social, 'Staf'],
    ['Amir Hamzah, S.E.', campus, 'Dosen'],
    ['H. Aminuddin', social, 'Kepala Dinas', '081255551234', '198104122005011004'],
    ["Hj. Sitti Ma'ruf", social, 'Sekretaris'],
    ['Dr. Siti Aminah, M.Si.', campus, 'Ketua'],
    ['Budi', social, 'Analis Amil Zakat'],
    ['Sosiawati', campus, 'Dosen'],
  ]
  for (const [name, organisationId, post, phone, nip] of people)
    await office.ask('people.create', { name, phone, nip, membership: { organisationId, post } })
})
afterAll(() => office.close())

const found = async (query: string, filter: { sectorId?: SectorId; organisationId?: OrganisationId } = {}) =>
  (await office.ask('people.list', { query, ...filter })).items.map(({ name }) => name)

test('names that begin with it, then names with such a word, then posts; each by name', async () => {
  expect(await found('ami')).toEqual([
    'H. Aminuddin',
    'Amir Hamzah, S.E.',
    'Dr. Siti Aminah, M.Si.',
    'Zainal Amin',
    'Budi',
  ])
})

test('titles before a name do not hide its beginning, and can be typed too', async () => {
  expect((await found('siti'))[0]).toBe('Dr. Siti Aminah, M.Si.')
  expect(await found('dr. siti')).toEqual(['Dr. Siti Aminah, M.Si.'])
  expect(await found('siti am')).toEqual(['Dr. Siti Aminah, M.Si.'])
  expect(await found('aminah siti')).toEqual(['Dr. Siti Aminah, M.Si.'])
})

test.each(["ma'ruf", 'maruf', 'MA’RUF', 'sitti mar'])('a name with an apostrophe is found by %s', async (typed) => {
  expect(await found(typed)).toEqual(["Hj. Sitti Ma'ruf"])
})

test('people are found by where they sit, after those named so', async () => {
  expect(await found('sosi')).toEqual(['Sosiawati', 'H. Aminuddin', 'Budi', "Hj. Sitti Ma'ruf", 'Zainal Amin'])
  expect(await found('dinsos kepala')).toEqual(['H. Aminuddin'])
})

test('a NIP or a phone, however grouped, finds its owner', async () => {
  expect(await found('19810412 2005')).toEqual(['H. Aminuddin'])
  expect(await found('+62 812-5555')).toEqual(['H. Aminuddin'])
  expect(await found('0999')).toEqual([])
})

test('signs that mean something to the search engine mean nothing', async () => {
  for (const typed of ['"', '*', 'ami" OR "budi', 'name:', '-', 'NEAR(', '%', "'"])
    expect(await found(typed)).toEqual(expect.any(Array))
  expect(await found('*')).toEqual([])
})

test('within a sector or an organisation the order is the same, and nobody else is found', async () => {
  expect(await found('ami', { sectorId: sectors[0] })).toEqual(['H. Aminuddin', 'Zainal Amin', 'Budi'])
  expect(await found('ami', { organisationId: campus })).toEqual(['Amir Hamzah, S.E.', 'Dr. Siti Aminah, M.Si.'])
  expect(await found('0812', { organisationId: campus })).toEqual([])
  expect(await found('ketua', { organisationId: campus })).toEqual(['Dr. Siti Aminah, M.Si.'])
})

test('what is renamed, moved or removed is found as it is now', async () => {
  const { id } = await office.ask('people.create', {
    name: 'Yusran',
    membership: { organisationId: social, post: 'Staf' },
  })
  expect(await found('yusr')).toEqual(['Yusran'])
  await office.ask('people.update', { id, name: 'Rusyan' })
  expect(await found('yusr')).toEqual([])
  const [post] = await office.ask('posts.find', { query: 'analis amil' })
  if (!post) throw new Error('The post is missing.')
  await office.ask('posts.rename', { id: post.id, title: 'Perencana' })
  expect(await found('perenc')).toEqual(['Budi'])
  await office.ask('people.remove', { ids: [id] })
  expect(await found('rusy')).toEqual([])
})

test('the list without a search goes by name, and by organisation or post with the placeless last', async () => {
  const names = async (sort: 'name' | 'organisation' | 'position', descending = false) =>
    (await office.ask('people.list', { sort, descending })).items.map(({ name }) => name)
  const { id } = await office.ask('people.create', { name: 'Aaa Tanpa Tempat' })
  const byName = await names('name')
  expect(byName.slice(0, 3)).toEqual(['Aaa Tanpa Tempat', 'H. Aminuddin', 'Amir Hamzah, S.E.'])
  expect(await names('name', true)).toEqual([...byName].reverse())
  expect((await names('organisation'))[0]).toBe('H. Aminuddin')
  expect((await names('organisation')).at(-1)).toBe('Aaa Tanpa Tempat')
  expect((await names('organisation', true)).at(-1)).toBe('Aaa Tanpa Tempat')
  expect((await names('position'))[0]).toBe('Amir Hamzah, S.E.')
  await office.ask('people.remove', { ids: [id] })
})

test('pages put together are the list, whatever is asked', async () => {
  for (const query of ['', 'ami'])
    for (const sectorId of [null, sectors[0] ?? null])
      for (const sort of ['name', 'organisation', 'position'] as const)
        for (const descending of [false, true]) {
          const filter = { query, sectorId, sort, descending }
          const whole = await office.ask('people.list', filter)
          const pages = []
          for (let offset = 0; offset < whole.total; offset += 2)
            pages.push(...(await office.ask('people.list', { ...filter, offset, limit: 2 })).items)
          expect(pages).toEqual(whole.items)
        }
})

test('a sector, an organisation and those without a sector list the same people however sorted', async () => {
  const members = ['Zainal Amin', 'H. Aminuddin', "Hj. Sitti Ma'ruf", 'Budi'].sort()
  for (const sort of ['name', 'organisation', 'position'] as const) {
    const names = async (filter: object) =>
      (await office.ask('people.list', { sort, ...filter })).items.map(({ name }) => name).sort()
    expect(await names({ sectorId: sectors[0] })).toEqual(members)
    expect(await names({ organisationId: social })).toEqual(members)
    expect(await names({ sectorId: 0 })).toEqual([])
  }
  expect(await found('0812', { organisationId: social })).toEqual(['H. Aminuddin'])
})

test('a place that has ended or not begun counts on its days only, in every list', async () => {
  const { id } = await office.ask('people.create', { name: 'Yusran' })
  const place = { personId: id, organisationId: campus, post: 'Dosen' }
  await office.ask('memberships.create', { ...place, fromDate: '2023-01-01', untilDate: '2024-11-17' })
  await office.ask('memberships.create', { ...place, fromDate: '2024-11-19' })
  for (const sort of ['name', 'organisation'] as const)
    for (const query of ['', 'yusr']) {
      const listed = async (filter: object) =>
        (await office.ask('people.list', { query, sort, ...filter })).items.some(({ name }) => name === 'Yusran')
      expect(await listed({ organisationId: campus })).toBe(false)
      expect(await listed({ sectorId: 0 })).toBe(true)
    }
  expect((await office.ask('people.list', { organisationId: campus })).total).toBe(3)
  expect((await office.ask('organisations.get', { id: campus })).people).toBe(3)
  await office.ask('people.remove', { ids: [id] })
})

test('the ids of a stretch are those of its rows, for selecting what was never fetched', async () => {
  for (const query of ['', 'ami']) {
    const { items, total } = await office.ask('people.list', { query })
    expect(await office.ask('people.ids', { query, start: 1, end: total })).toEqual(items.slice(1).map(({ id }) => id))
  }
})

test('organisations are found by name, short name and any other name', async () => {
  const names = async (query: string) => (await office.ask('organisations.find', { query })).map(({ name }) => name)
  expect(await names('dins')).toEqual(['Dinas Sosial'])
  expect(await names('sekolah pert')).toEqual(['STIPER Kutai Timur'])
  expect(await names('timur')).toEqual(['Bappeda Kab. Kutai Timur', 'STIPER Kutai Timur'])
  expect(await names('xyz')).toEqual([])
})
