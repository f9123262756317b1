/** People: what may be written down, who stands in the way of removal, and that all of it can be taken back. */
import excel from 'exceljs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OrganisationId, PersonId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { snapshot } from '../../harness/snapshot.ts'

let office: TestOffice
let social: OrganisationId

beforeEach(async () => {
  office = await openOffice()
  const [sector] = await office.ask('sectors.list', {})
  social = (
    await office.ask('organisations.create', {
      name: 'Dinas Sosial',
      shortName: 'Dinsos',
      sectorId: sector?.id ?? null,
    })
  ).id
})
afterEach(() => office.close())

const siti = {
  name: 'Hj. Siti Aminah, S.E., M.Si.',
  nip: '19810412 200501 2 004',
  phone: '+62 812-5555-1234 / 0813 4444 5678',
  email: 'siti@kutaitimurkab.go.id',
}
const undo = async () => {
  const { undo: last } = await office.ask('journal.next', {})
  if (!last) throw new Error('Nothing to undo.')
  return office.ask('journal.undo', { entryId: last.entryId })
}

test('a person is stored as the rules say: bare NIP, phone as 0…, further numbers in the note, name as written', async () => {
  const { id } = await office.ask('people.create', {
    ...siti,
    membership: { organisationId: social, post: 'Kepala Dinas', capacity: 'Plt.', fromDate: '2024-07-01' },
  })
  const person = await office.ask('people.get', { id })
  expect(person).toMatchObject({
    name: 'Hj. Siti Aminah, S.E., M.Si.',
    nip: '198104122005012004',
    phone: '081255551234',
    note: 'Telepon lain: 081344445678.',
  })
  expect(person.memberships).toMatchObject([{ organisation: 'Dinas Sosial', post: 'Kepala Dinas', capacity: 'Plt.' }])
  const { items } = await office.ask('people.list', {})
  expect(items).toMatchObject([
    { position: 'Plt. Kepala Dinas', organisation: 'Dinas Sosial', sector: 'Perangkat Daerah' },
  ])
})

test('every wrong field is named with what to do, and nothing is written', async () => {
  const error = await office.refused('people.create', {
    name: '123',
    nip: '1981041220050120',
    phone: 'tidak ada 12',
    email: 'siti@',
    nrp: '12',
    membership: { organisationId: social, fromDate: '2024-07-02', untilDate: '2024-07-01' },
  })
  expect(error.code).toBe('invalid-input')
  expect(Object.keys(error.details ?? {}).sort()).toEqual([
    'email',
    'membership.untilDate',
    'name',
    'nip',
    'nrp',
    'phone',
  ])
  expect(await office.ask('roster.counts', {})).toMatchObject({ people: 0 })
})

test.each([
  ['198113122005012004', 'tanggal lahir'],
  ['198104122005992004', 'pengangkatan'],
  ['198104122005013004', 'laki-laki'],
  ['198104122005012000', 'Excel'],
  ['19810412200501200', '17'],
  ['Honorer', 'Catatan'],
  ['6408051204810003', 'NIK'],
])('NIP %s is refused because of its %s', async (nip, why) => {
  const error = await office.refused('people.create', { name: 'Siti', nip })
  expect(error.details?.['nip']).toContain(why)
})

test('a PPPK number, whose month part is unusual, is taken', async () => {
  const { id } = await office.ask('people.create', { name: 'Budi', nip: '199001012023211001' })
  expect((await office.ask('people.get', { id })).nip).toBe('199001012023211001')
})

test('a NIP in use is refused with the name and place of who has it, also on change', async () => {
  const { id } = await office.ask('people.create', { ...siti, membership: { organisationId: social } })
  const other = await office.ask('people.create', { name: 'Orang Lain' })
  const before = snapshot(office.folder)
  const nip = 'NIP ini sudah dipakai Hj. Siti Aminah, S.E., M.Si. (Dinas Sosial).'
  const refused = { code: 'conflict', message: nip, details: { nip, personId: String(id) } }
  // With or without spaces it is the same number.
  for (const typed of [siti.nip, '198104122005012004']) {
    expect(await office.refused('people.create', { name: 'Siti', nip: typed })).toEqual(refused)
    expect(await office.refused('people.update', { id: other.id, name: 'Siti', nip: typed })).toEqual(refused)
  }
  expect(snapshot(office.folder)).toEqual(before)
  await office.ask('people.update', { id, ...siti, rank: 'Pembina' })
})

test('removing people takes their places along and comes back whole by undo', async () => {
  const made: PersonId[] = []
  for (const name of ['Andi', 'Budi', 'Citra'])
    made.push((await office.ask('people.create', { name, membership: { organisationId: social, post: 'Staf' } })).id)
  const before = await office.ask('people.list', {})
  await office.ask('people.remove', { ids: made })
  expect((await office.ask('people.list', {})).total).toBe(0)
  expect((await office.ask('people.list', { query: 'andi' })).total).toBe(0)
  expect((await undo()).summary).toBe('Batal: Hapus 3 orang dari daftar')
  expect(await office.ask('people.list', {})).toEqual(before)
  expect((await office.ask('people.list', { query: 'andi' })).total).toBe(1)
})

test('who was invited or came is not removed: the refusal names them and the counts, and nobody goes', async () => {
  const { id } = await office.ask('people.create', { name: 'Andi', membership: { organisationId: social } })
  const { id: free } = await office.ask('people.create', { name: 'Budi' })
  const { id: meetingId } = await office.ask('meetings.create', {
    title: 'Rakor',
    date: '2024-11-18',
    startTime: '09:00',
  })
  const addressees = [{ organisationId: social, postId: null, personId: id }]
  await office.ask('invitations.add', { meetingId, addressees })
  const error = await office.refused('people.remove', { ids: [id, free] })
  expect(error.code).toBe('in-use')
  expect(error.message).toContain('Andi tercatat dalam 1 undangan')
  expect(Object.keys(error.details ?? {})).toEqual([String(id)])
  expect((await office.ask('roster.counts', {})).people).toBe(2)
})

test('a membership has an end after its beginning, and no twin', async () => {
  const { id } = await office.ask('people.create', { name: 'Andi' })
  const place = { organisationId: social, post: 'Kepala Dinas', fromDate: '2024-01-01' }
  const { id: membership } = await office.ask('memberships.create', { personId: id, ...place })
  expect((await office.refused('memberships.create', { personId: id, ...place })).code).toBe('conflict')
  expect(
    (await office.refused('memberships.end', { id: membership, untilDate: '2023-12-31' })).details?.['untilDate'],
  ).toBe('Tanggal selesai harus pada atau setelah 1 Januari 2024.')
  await office.ask('memberships.end', { id: membership, untilDate: '2024-06-30' })
  // The clock of the test office stands in November 2024.
  expect((await office.ask('people.list', {})).items[0]).toMatchObject({ position: '', organisation: '' })
  await office.ask('memberships.create', { personId: id, ...place, fromDate: '2024-07-01' })
  const { posts } = await office.ask('organisations.get', { id: social })
  expect(posts).toMatchObject([{ title: 'Kepala Dinas', holders: ['Andi'] }])
})

test('a person in an agency and a team is shown with the agency, and in each list once', async () => {
  const { id: team } = await office.ask('organisations.create', {
    name: 'TKPK Kabupaten',
    kind: 'team',
    sectorId: null,
  })
  const { id } = await office.ask('people.create', {
    name: 'Andi',
    membership: { organisationId: team, post: 'Anggota' },
  })
  await office.ask('memberships.create', { personId: id, organisationId: social, post: 'Kepala Dinas' })
  const all = await office.ask('people.list', {})
  expect(all).toMatchObject({ total: 1, items: [{ organisation: 'Dinas Sosial' }] })
  const inTeam = await office.ask('people.list', { organisationId: team })
  expect(inTeam).toMatchObject({ total: 1, items: [{ organisation: 'TKPK Kabupaten', position: 'Anggota' }] })
  expect((await office.ask('people.list', { sectorId: 0 })).total).toBe(0)
})

test('the export holds what the list shows, NIP and phone as text, and can leave the NIP out', async () => {
  await office.ask('people.create', { ...siti, membership: { organisationId: social, post: 'Kepala Dinas' } })
  await office.ask('people.create', { name: 'Budi' })
  const rows = async (input: { nip?: boolean }) => {
    const file = await office.ask('people.export', { query: 'siti', ...input })
    expect(file.name).toBe('Daftar Orang 2024-11-18.xlsx')
    const workbook = new excel.Workbook()
    await workbook.xlsx.readFile(office.backend.files.open(file.ticket).path)
    return (workbook.worksheets[0]?.getSheetValues() ?? []) as unknown[][]
  }
  const table = await rows({})
  expect(table.at(-1)).toEqual(
    expect.arrayContaining([1, siti.name, '198104122005012004', 'Kepala Dinas', 'Dinas Sosial', '081255551234']),
  )
  expect(JSON.stringify(await rows({ nip: false }))).not.toContain('198104122005012004')
})

test('a transfer ends the old place the day before and opens the new one, in one step to take back', async () => {
  const { id: campus } = await office.ask('organisations.create', { name: 'Dinas Kesehatan', sectorId: null })
  const old = { organisationId: social, post: 'Sekretaris', fromDate: '2020-01-01' }
  const { id } = await office.ask('people.create', { name: 'Andi', membership: old })
  const place = async () =>
    (await office.ask('people.get', { id })).memberships.map(({ post, fromDate, untilDate }) => [
      post,
      fromDate,
      untilDate,
    ])
  const before = await place()
  const [first] = (await office.ask('people.get', { id })).memberships
  if (!first) throw new Error('No membership.')
  const next = { id: first.id, organisationId: campus, post: 'Kepala Dinas' }
  const early = await office.refused('memberships.move', { ...next, fromDate: '2020-01-01' })
  expect(early.details?.['fromDate']).toContain('1 Januari 2020')
  await office.ask('memberships.move', { ...next, fromDate: '2024-07-01' })
  expect(await place()).toEqual([
    ['Kepala Dinas', '2024-07-01', null],
    ['Sekretaris', '2020-01-01', '2024-06-30'],
  ])
  expect((await undo()).summary).toBe('Batal: Mutasi Andi: Sekretaris menjadi Kepala Dinas')
  expect(await place()).toEqual(before)
})
