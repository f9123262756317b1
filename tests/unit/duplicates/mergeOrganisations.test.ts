import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OrganisationId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { addMeeting, addOrganisation, addPerson, content, merge, seat, separate, stored, undo } from './roster.ts'

let office: TestOffice
let kept: OrganisationId
let gone: OrganisationId

beforeEach(async () => {
  office = await openOffice()
  kept = await addOrganisation(office, 'Dinas Pemberdayaan Masyarakat dan Desa', { aliases: ['Dispemas'] })
  gone = await addOrganisation(office, 'DPMD Kab. Kutai Timur', { shortName: 'DPMD' })
  await addPerson(office, 'Budi', { membership: seat(kept, 'Kepala Dinas') })
  await addPerson(office, 'Citra', { membership: seat(gone, 'Kepala Dinas', { untilDate: '2023-12-31' }) })
  await addPerson(office, 'Dewi', { membership: seat(gone, 'Sekretaris') })
})
afterEach(() => office.close())

const titles = async (id: OrganisationId) =>
  (await office.ask('organisations.get', { id })).posts.map(({ title }) => title).sort()

async function fillMeeting() {
  const { id, session } = await addMeeting(office, 'Rakor 2024')
  await office.ask('invitations.add', {
    meetingId: id,
    addressees: [kept, gone].map((organisationId) => ({ organisationId, postId: null, personId: null })),
  })
  await office.ask('attendance.addGuest', { sessionId: session, name: 'Eka', organisationId: gone })
  for (const organisationId of [kept, gone])
    await office.ask('actions.create', {
      meetingId: id,
      step: 'Menyusun data terpadu',
      organisationId,
      supportIds: [organisationId === kept ? gone : kept],
    })
  return { id, session }
}

describe('merging two organisations', () => {
  test('joins posts of the same title and keeps who held them', async () => {
    await merge(office, 'organisation', kept, gone)
    expect(await titles(kept)).toEqual(['Kepala Dinas', 'Sekretaris'])
    const { members } = await office.ask('organisations.get', { id: kept })
    expect(members.map(({ name, post }) => `${name} ${post}`).sort()).toEqual([
      'Budi Kepala Dinas',
      'Citra Kepala Dinas',
      'Dewi Sekretaris',
    ])
  })

  test('its posts stand by their rank in it, those that came behind its own; separating puts them back', async () => {
    const uptd = await addOrganisation(office, 'UPTD Pasar Induk')
    for (const title of ['Kepala UPTD', 'Kepala Bidang Retribusi', 'Staf Pasar'])
      await office.ask('posts.create', { organisationId: uptd, title })
    for (const title of ['Kepala Bidang Data', 'Kepala Seksi Umum', 'Analis'])
      await office.ask('posts.create', { organisationId: kept, title })
    const inOrder = async (id: OrganisationId) =>
      (await office.ask('organisations.get', { id })).posts.map(({ title }) => title)
    const before = content(office)
    const mergeId = await merge(office, 'organisation', kept, uptd)
    expect(await inOrder(kept)).toEqual([
      ...['Kepala Dinas', 'Kepala Bidang Data', 'Kepala Bidang Retribusi', 'Kepala Seksi Umum', 'Kepala UPTD'],
      ...['Analis', 'Staf Pasar'],
    ])
    expect(await separate(office, mergeId)).toEqual([])
    expect(await inOrder(uptd)).toEqual(['Kepala UPTD', 'Kepala Bidang Retribusi', 'Staf Pasar'])
    expect(content(office)).toEqual(before)
  })

  test('a post that leads only what went does not lead what is kept', async () => {
    const dinas = await addOrganisation(office, 'Dinas Pasar')
    const { id: post } = await office.ask('posts.create', { organisationId: dinas, title: 'Kepala Dinas' })
    const older = await addOrganisation(office, 'Badan Pasar')
    await office.ask('posts.create', { organisationId: older, title: 'Kepala Badan' })
    await merge(office, 'organisation', older, dinas, { fields: { name: 'kept' } })
    const { posts } = await office.ask('organisations.get', { id: older })
    expect(posts.map(({ title }) => title)).toEqual(['Kepala Badan', 'Kepala Dinas'])
    expect(post).toBe(posts[1]?.id)
  })

  test('knows it by the other name from then on', async () => {
    await merge(office, 'organisation', kept, gone, { fields: { name: 'kept', shortName: 'kept' } })
    const { aliases } = await office.ask('organisations.get', { id: kept })
    expect(aliases.map(({ name, kind }) => [name, kind])).toEqual([
      ['Dispemas', 'alias'],
      ['DPMD', 'alias'],
      ['DPMD Kab. Kutai Timur', 'alias'],
    ])
    expect((await office.ask('organisations.list', { query: 'dpmd kab' })).items.map(({ id }) => id)).toEqual([kept])
  })

  test('a merger of two offices keeps the old name until its last day', async () => {
    await merge(office, 'organisation', kept, gone, { fields: { name: 'kept' }, formerUntil: '2024-06-30' })
    const { aliases } = await office.ask('organisations.get', { id: kept })
    expect(aliases).toContainEqual({ name: 'DPMD Kab. Kutai Timur', kind: 'former', untilDate: '2024-06-30' })
  })

  test('the name of the other can be the one that stays', async () => {
    await merge(office, 'organisation', kept, gone, { fields: { name: 'gone' } })
    const found = await office.ask('organisations.get', { id: kept })
    expect(found.name).toBe('DPMD Kab. Kutai Timur')
    expect(found.aliases.map(({ name }) => name)).toContain('Dinas Pemberdayaan Masyarakat dan Desa')
    // The history says it the same way round: what it was called became part of what it is called.
    expect((await office.ask('journal.next', {})).undo?.summary).toBe(
      'Gabung “Dinas Pemberdayaan Masyarakat dan Desa” ke “DPMD Kab. Kutai Timur”',
    )
  })

  test('the same invitation twice is one; undone, everything is exactly as it was', async () => {
    const { id } = await fillMeeting()
    const before = stored(office)
    const preview = await office.ask('duplicates.compare', { kind: 'organisation', keptId: kept, goneId: gone })
    expect(preview.joins.map(({ kind }) => kind).sort()).toEqual(['Jabatan', 'Undangan'])
    await merge(office, 'organisation', kept, gone)
    expect(await office.ask('invitations.list', { meetingId: id })).toHaveLength(1)
    expect(await undo(office)).toEqual([])
    expect(stored(office)).toEqual(before)
  })

  test('does not support its own action', async () => {
    const { id } = await fillMeeting()
    await merge(office, 'organisation', kept, gone)
    const actions = await office.ask('actions.list', { meetingId: id })
    expect(actions).toHaveLength(2)
    for (const { id: action } of actions) expect((await office.ask('actions.get', { id: action })).supports).toEqual([])
  })

  test('one under the other does not end up under itself', async () => {
    const parent = await addOrganisation(office, 'Sekretariat Daerah')
    const middle = await addOrganisation(office, 'Asisten I', { parentId: parent })
    const leaf = await addOrganisation(office, 'Bagian Kesra', { parentId: middle })
    await merge(office, 'organisation', leaf, parent)
    expect((await office.ask('organisations.get', { id: leaf })).parentId).toBeNull()
    expect((await office.ask('organisations.get', { id: middle })).parentId).toBe(leaf)
  })
})

describe('separating two merged organisations', () => {
  test('gives back posts, people, invitations and actions', async () => {
    await fillMeeting()
    const before = content(office)
    const merged = await merge(office, 'organisation', kept, gone, { formerUntil: '2024-06-30' })
    expect(await separate(office, merged)).toEqual([])
    expect(content(office)).toEqual(before)
  })

  test('the earlier merge before the later one, each supporter of an action comes back', async () => {
    const third = await addOrganisation(office, 'Dinas Sosial')
    const { id } = await addMeeting(office, 'Rakor 2024')
    await office.ask('actions.create', {
      meetingId: id,
      step: 'Menyusun data terpadu',
      organisationId: gone,
      supportIds: [kept, third],
    })
    const before = content(office)
    const first = await merge(office, 'organisation', kept, gone)
    const second = await merge(office, 'organisation', kept, third)
    expect(await separate(office, first)).toEqual([])
    expect(await separate(office, second)).toEqual([])
    expect(content(office)).toEqual(before)
  })

  test('also where one stood under the other', async () => {
    const parent = await addOrganisation(office, 'Sekretariat Daerah')
    const middle = await addOrganisation(office, 'Asisten I', { parentId: parent })
    const leaf = await addOrganisation(office, 'Bagian Kesra', { parentId: middle })
    const before = content(office)
    const merged = await merge(office, 'organisation', leaf, parent)
    await separate(office, merged)
    expect(content(office)).toEqual(before)
  })

  test('a person who came since sits in a post of the organisation they are said to belong to', async () => {
    const merged = await merge(office, 'organisation', kept, gone)
    const fajar = await addPerson(office, 'Fajar', { membership: seat(kept, 'Kepala Dinas') })
    const gita = await addPerson(office, 'Gita', { membership: seat(kept, 'Analis') })
    const { items } = await office.ask('duplicates.separation', { id: merged })
    const choices = Object.fromEntries(
      items.filter(({ kind }) => kind === 'Pemangku jabatan').map(({ key }) => [key, 'gone' as const]),
    )
    await separate(office, merged, { items: choices })
    for (const person of [fajar, gita]) {
      const [membership] = (await office.ask('people.get', { id: person })).memberships
      expect(membership?.organisationId).toBe(gone)
    }
    // Each post stands in the organisation whose people hold it.
    expect(await titles(gone)).toEqual(['Analis', 'Kepala Dinas', 'Sekretaris'])
    const { posts } = await office.ask('organisations.get', { id: gone })
    expect(posts.find(({ title }) => title === 'Kepala Dinas')?.holders).toEqual(['Fajar'])
  })

  test('a name that another organisation took meanwhile must be freed first', async () => {
    const merged = await merge(office, 'organisation', kept, gone, { formerUntil: '2024-06-30' })
    const { name } = await office.ask('organisations.get', { id: kept })
    const free = name === 'DPMD Kab. Kutai Timur' ? 'Dinas Pemberdayaan Masyarakat dan Desa' : 'DPMD Kab. Kutai Timur'
    await addOrganisation(office, free)
    const { seal } = await office.ask('duplicates.separation', { id: merged })
    const error = await office.refused('duplicates.separate', { id: merged, seal })
    expect(error.message).toContain('Ganti nama instansi itu dulu')
  })
})
