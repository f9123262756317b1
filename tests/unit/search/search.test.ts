import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { meetsQuery } from '../../../electron/backend/search/rules.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

describe('search over everything', () => {
  let office: TestOffice
  beforeAll(async () => {
    office = await openOffice({ demo: true })
  })
  afterAll(() => office.close())
  const find = (query: string) => office.ask('search.all', { query })
  const labels = async (query: string, kind: string) =>
    (await find(query)).filter((hit) => hit.kind === kind).map(({ label }) => label)

  test('finds people, organisations, meetings and actions', async () => {
    expect(await labels('siti khad', 'person')).toEqual(['Siti Khadijah, S.T.'])
    expect(await labels('kpc', 'organisation')).toContain('PT Kaltim Prima Coal')
    expect(await labels('rakor nov', 'meeting')).toEqual(['Rakor Penanggulangan Kemiskinan 2024'])
    expect((await labels('memadankan p3ke', 'action'))[0]).toMatch(/^Memadankan data P3KE/)
    expect(await labels('TL-2024-04', 'action')).toHaveLength(1)
  })

  test('shows a few of each kind, so that none crowds out another', async () => {
    const hits = await find('s')
    const kinds = Map.groupBy(hits, ({ kind }) => kind)
    expect(kinds.get('person')?.length).toBe(8)
    expect(kinds.get('organisation')?.length).toBeGreaterThan(0)
  })

  test('finds nothing for nothing', async () => {
    expect(await find('')).toEqual([])
    expect(await find('   ')).toEqual([])
    expect(await find('zzzz')).toEqual([])
  })
})

test('a meeting is found by beginnings of its words and by its date', () => {
  const rakor = { title: 'Rakor TKPKD 2023', theme: 'Sinergi', kind: 'Rapat', date: '2023-12-06', venue: 'Hotel Aston' }
  for (const query of ['rakor', 'tkp 2023', 'rabu 6 desember', 'aston'])
    expect([query, meetsQuery(rakor, query)]).toEqual([query, true])
  for (const query of ['akor', 'rakor 2024', '']) expect([query, meetsQuery(rakor, query)]).toEqual([query, false])
})

test('an apostrophe makes no two words of one', () => {
  const friday = { title: "Salat Jum'at", theme: '', kind: 'Rapat', date: '2023-12-08', venue: '' }
  expect([meetsQuery(friday, 'jumat'), meetsQuery(friday, 'jum’at'), meetsQuery(friday, 'at')]).toEqual([
    true,
    true,
    false,
  ])
})
