import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DuplicateKind } from '../../../electron/contract/duplicates.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { addMeeting, addOrganisation, addPerson, merge, seat, separate, undo } from './roster.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

async function look(kind: DuplicateKind) {
  await office.ask('duplicates.find', { kind })
  return (await office.ask('duplicates.list', { kind })).pairs
}
const names = (pairs: Awaited<ReturnType<typeof look>>) =>
  pairs.map(({ kept, gone }) => [kept.name, gone.name].sort().join(' = '))

describe('pairs of people', () => {
  test('the same name in the same agency with a number in common is a pair; the reasons say so', async () => {
    const sosial = await addOrganisation(office, 'Dinas Sosial')
    await addPerson(office, 'Siti Aminah', { phone: '081234567890', membership: seat(sosial, 'Sekretaris') })
    await addPerson(office, 'Hj. Siti Aminah, S.E.', { phone: '081234567890', membership: seat(sosial, 'Bendahara') })
    const [pair, ...more] = await look('person')
    expect(more).toEqual([])
    expect(pair?.score).toBeGreaterThan(0.9)
    const said = pair?.evidence.filter(({ speaksFor }) => speaksFor).map(({ text }) => text)
    expect(said).toEqual(['nama sama', 'telepon sama', 'instansi sama'])
  })

  test('the same name alone is nobody', async () => {
    await addPerson(office, 'Siti Aminah', {})
    await addPerson(office, 'Siti Aminah', {})
    expect(await look('person')).toEqual([])
  })

  test('two different NIPs are two people, whatever else agrees', async () => {
    const sosial = await addOrganisation(office, 'Dinas Sosial')
    const same = { phone: '081234567890', email: 'siti@contoh.go.id', membership: seat(sosial, 'Sekretaris') }
    await addPerson(office, 'Siti Aminah', { ...same, nip: '198104122005012004' })
    await addPerson(office, 'Siti Aminah', { ...same, nip: '198807062011012003' })
    expect(await look('person')).toEqual([])
  })

  test('a slip in the NIP is the same person', async () => {
    await addPerson(office, 'Rahmawati Basri', { nip: '198104122005012004' })
    await addPerson(office, 'Rahmawati Basri', { nip: '198104122005012014' })
    expect(names(await look('person'))).toEqual(['Rahmawati Basri = Rahmawati Basri'])
  })

  test('the record that knows more is the one to keep', async () => {
    const sosial = await addOrganisation(office, 'Dinas Sosial')
    await addPerson(office, 'Rahmawati Basri', { phone: '081234567890', membership: seat(sosial) })
    await addPerson(office, 'Rahmawati Basri, S.E.', {
      phone: '081234567890',
      nip: '198104122005012004',
      membership: seat(sosial, 'Sekretaris'),
    })
    expect((await look('person'))[0]?.kept.name).toBe('Rahmawati Basri, S.E.')
  })

  test('having sat in one session in two rows speaks against it when they are compared', async () => {
    const sosial = await addOrganisation(office, 'Dinas Sosial')
    const a = await addPerson(office, 'Rahmawati Basri', { phone: '081234567890', membership: seat(sosial) })
    const b = await addPerson(office, 'Rahmawati Basri', { phone: '081234567890', membership: seat(sosial) })
    const { session } = await addMeeting(office, 'Rakor 2024')
    for (const personId of [a, b])
      await office.ask('attendance.addGuest', { sessionId: session, personId, name: 'Rahmawati' })
    const { warnings } = await office.ask('duplicates.compare', { kind: 'person', keptId: a, goneId: b })
    expect(warnings).toEqual(['Keduanya tercatat hadir di sesi yang sama: Rakor 2024, Sesi 1.'])
  })
})

describe('the list of pairs', () => {
  async function twins(count: number) {
    const sosial = await addOrganisation(office, `Dinas ${count}`)
    const made = []
    for (let n = 0; n < count; n++)
      made.push(await addPerson(office, 'Rahmawati Basri', { phone: '081234567890', membership: seat(sosial) }))
    const [a, b, c] = made
    if (a === undefined || b === undefined) throw new Error('Too few.')
    return [a, b, c] as const
  }

  test('is empty and says so before anybody looked', async () => {
    await twins(2)
    expect(await office.ask('duplicates.list', { kind: 'person' })).toEqual({
      pairs: [],
      total: 0,
      lookedAt: null,
      stale: true,
    })
  })

  test('knows whether the roster changed since, and a second look takes in what did', async () => {
    await twins(2)
    await look('person')
    expect(await office.ask('duplicates.list', { kind: 'person' })).toMatchObject({ total: 1, stale: false })
    await addPerson(office, 'Rahmawati Basri', { phone: '081234567890' })
    expect(await office.ask('duplicates.list', { kind: 'person' })).toMatchObject({ total: 1, stale: true })
    await look('person')
    expect(await office.ask('duplicates.list', { kind: 'person' })).toMatchObject({ total: 3, stale: false })
  })

  test('a person corrected so that nothing agrees any more is no pair', async () => {
    const [a] = await twins(2)
    await look('person')
    await office.ask('people.update', { id: a, name: 'Markus Tandiarrang', phone: '085700001111' })
    expect(await look('person')).toEqual([])
  })

  test('those told apart do not come back, also after a merge, until taken back', async () => {
    const [a, b, c] = await twins(3)
    expect(await look('person')).toHaveLength(3)
    await office.ask('duplicates.dismiss', { kind: 'person', a: c ?? 0, b: a })
    expect(await look('person')).toHaveLength(2)
    // b is a now, so b is not c either.
    await merge(office, 'person', b, a)
    expect(await look('person')).toEqual([])
    await undo(office)
    await undo(office)
    expect(await look('person')).toHaveLength(3)
  })

  test('nobody is told apart from themselves', async () => {
    const [a] = await twins(2)
    expect((await office.refused('duplicates.dismiss', { kind: 'person', a, b: a })).code).toBe('invalid-input')
  })

  test('what was told apart is listed and can be looked at again', async () => {
    const [a, b] = await twins(2)
    await office.ask('duplicates.dismiss', { kind: 'person', a: b, b: a })
    await office.ask('duplicates.dismiss', { kind: 'person', a, b })
    const [told, ...more] = await office.ask('duplicates.dismissed', {})
    expect(more).toEqual([])
    await office.ask('duplicates.reconsider', { id: told?.id ?? 0 })
    expect(await look('person')).toHaveLength(1)
  })

  test('merged and separated again, the two are a pair again', async () => {
    const [a, b] = await twins(2)
    await look('person')
    const merged = await merge(office, 'person', a, b)
    expect(await look('person')).toEqual([])
    await separate(office, merged)
    expect(await look('person')).toHaveLength(1)
  })

  test('are shown where they sit today, not where they will', async () => {
    const [here, later] = [await addOrganisation(office, 'Dinas Sosial'), await addOrganisation(office, 'Bappeda')]
    const [a] = await twins(2)
    await office.ask('memberships.create', { personId: a, ...seat(here, 'Kepala Seksi', { untilDate: '2024-12-31' }) })
    await office.ask('memberships.create', { personId: a, ...seat(later, 'Kepala', { fromDate: '2025-01-01' }) })
    const [pair] = await look('person')
    const shown = [pair?.kept, pair?.gone].find((side) => side?.id === a)
    expect(shown?.detail).toBe('Kepala Seksi, Dinas Sosial')
  })

  test('a small roster is counted without being asked', async () => {
    await twins(2)
    expect(await office.ask('duplicates.counts', {})).toEqual({ people: 1, organisations: 0 })
  })
})

describe('pairs of organisations', () => {
  test.each([
    ['Dinas Sosial Kab. Kutai Timur', 'Dinas Sosial Kabupaten Kutai Timur'],
    ['Dinas Sosial', 'Dinas Sosial Kabupaten Kutai Timur'],
    ['Kec. Sangatta Utara', 'Kecamatan Sangatta Utara'],
    ['Disdukcapil', 'Dinas Kependudukan dan Pencatatan Sipil'],
    ['Dinas Pengendalian Penduduk dan Keluarga Berencana', 'Dinas Pengendalian Penduduk dan Keluarga Berencana Daerah'],
    ['Yayasan Bina Kesejahteran', 'Yayasan Bina Kesejahteraan'],
  ])('%s = %s', async (one, other) => {
    await addOrganisation(office, one)
    await addOrganisation(office, other)
    expect(names(await look('organisation'))).toEqual([[one, other].sort().join(' = ')])
  })

  test.each([
    ['Kecamatan Sangatta Utara', 'Kecamatan Sangatta Selatan'],
    ['SMA Negeri 1 Sangatta', 'SMA Negeri 2 Sangatta'],
    ['Dinas Sosial', 'Dinas Kesehatan'],
    ['Badan Pusat Statistik Kabupaten Kutai Timur', 'Badan Pusat Statistik Provinsi Kalimantan Timur'],
  ])('%s is not %s', async (one, other) => {
    await addOrganisation(office, one)
    await addOrganisation(office, other)
    expect(await look('organisation')).toEqual([])
  })

  test('a short name that is the other’s name', async () => {
    await addOrganisation(office, 'Bappelitbangda')
    await addOrganisation(office, 'Badan Perencanaan Pembangunan Daerah', { shortName: 'Bappelitbangda' })
    const [pair] = await look('organisation')
    expect(pair?.evidence[0]?.text).toContain('nama lain atau singkatan sama')
  })
})
