import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { newMeeting, RosterRows } from '../meetings/roster.ts'
import type { Input } from '../../../electron/contract/api.ts'
import type { MeetingId } from '../../../electron/contract/ids.ts'
import type { Invitation } from '../../../electron/contract/invitations.ts'

let office: TestOffice
let roster: RosterRows
beforeEach(async () => {
  office = await openOffice()
  roster = new RosterRows(office)
})
afterEach(async () => {
  roster.close()
  await office.close()
})

type Addressees = Input<'invitations.add'>['addressees']
const meet = async (date = '2024-11-18') => (await office.ask('meetings.create', newMeeting({ date }))).id
const invite = (meetingId: MeetingId, addressees: Addressees) =>
  office.ask('invitations.add', { meetingId, addressees })
const list = (meetingId: MeetingId) => office.ask('invitations.list', { meetingId })
async function only(meetingId: MeetingId): Promise<Invitation> {
  const [invitation, ...others] = await list(meetingId)
  if (!invitation || others.length > 0) throw new Error('One invitation was expected.')
  return invitation
}
async function undo() {
  const { undo: entry } = await office.ask('journal.next', {})
  if (!entry) throw new Error('Nothing to undo.')
  return office.ask('journal.undo', { entryId: entry.entryId })
}

describe('seat, not person', () => {
  test('an invitation to a post names who holds it on the day of the meeting', async () => {
    const organisationId = roster.organisation('Dinas Sosial')
    const postId = roster.post(organisationId, 'Kepala Dinas')
    roster.membership(roster.person('Ernata'), organisationId, postId, { until: '2024-06-30' })
    roster.membership(roster.person('Bahrani'), organisationId, postId, { from: '2024-07-01' })
    roster.membership(roster.person('Rina'), organisationId, postId, {
      capacity: 'Plh.',
      from: '2024-11-18',
      until: '2024-11-19',
    })
    const holders: [string, string, string][] = []
    for (const date of ['2024-06-30', '2024-07-02', '2024-11-18', '2024-11-20']) {
      const meetingId = await meet(date)
      await invite(meetingId, [{ organisationId, postId, personId: null }])
      const { person, acting } = await only(meetingId)
      holders.push([date, acting, person])
    }
    expect(holders).toEqual([
      ['2024-06-30', '', 'Ernata'],
      ['2024-07-02', '', 'Bahrani'],
      ['2024-11-18', 'Plh.', 'Rina'],
      ['2024-11-20', '', 'Bahrani'],
    ])
  })

  test('an empty seat is shown as empty', async () => {
    const organisationId = roster.organisation('Dinas Sosial')
    const postId = roster.post(organisationId, 'Kepala Dinas')
    const meetingId = await meet()
    await invite(meetingId, [{ organisationId, postId, personId: null }])
    expect(await only(meetingId)).toMatchObject({ post: 'Kepala Dinas', personId: null, person: '', acting: '' })
  })

  test('the holder of a post is not part of the address', async () => {
    const { organisationId, postId, personId } = roster.agency('Dinas Sosial', 'Ernata')
    const meetingId = await meet()
    await invite(meetingId, [{ organisationId, postId, personId }])
    expect(await invite(meetingId, [{ organisationId, postId, personId: null }])).toEqual({
      added: 0,
      alreadyInvited: 1,
    })
  })

  test('a person invited by name is shown with the place held that day', async () => {
    const { organisationId, personId } = roster.agency('Dinas Sosial', 'Ernata')
    const meetingId = await meet()
    await invite(meetingId, [{ organisationId, postId: null, personId }])
    expect(await only(meetingId)).toMatchObject({ post: '', position: 'Kepala', person: 'Ernata', acting: '' })
  })
})

describe('who can be invited', () => {
  const candidates = (meetingId: MeetingId, by: Input<'invitations.candidates'>['by']) =>
    office.ask('invitations.candidates', { meetingId, by })

  test('of a sector, the first post of each organisation, and an organisation without posts as a whole', async () => {
    const social = roster.agency('Dinas Sosial', 'Ernata')
    roster.post(social.organisationId, 'Sekretaris', 2)
    roster.organisation('Dinas Baru')
    roster.agency('Kodim 0909', 'Ginanjar', 'Instansi Vertikal')
    const meetingId = await meet()
    const found = await candidates(meetingId, { kind: 'sector', sectorIds: [roster.sector('Perangkat Daerah')] })
    expect(found.map(({ organisation, post, person }) => [organisation, post, person])).toEqual([
      ['Dinas Baru', '', ''],
      ['Dinas Sosial', 'Kepala', 'Ernata'],
      ['Bappeda Kab. Kutai Timur', 'Kepala Badan', ''],
    ])
  })

  test('of a sector, nobody is taken for the head who is none: the letter goes to “Pimpinan”', async () => {
    const organisationId = roster.organisation('Dinas Sosial')
    const section = roster.post(organisationId, 'Kepala Sub Bagian Umum')
    roster.membership(roster.person('Ernata'), organisationId, section)
    const meetingId = await meet()
    const bySector = async () =>
      (await candidates(meetingId, { kind: 'sector', sectorIds: [roster.sector('Perangkat Daerah')] })).filter(
        (candidate) => candidate.organisationId === organisationId,
      )
    const [found] = await bySector()
    expect(found).toMatchObject({ postId: null, person: '', position: '', headless: true })
    await invite(meetingId, [{ organisationId, postId: null, personId: null }])
    expect(await only(meetingId)).toMatchObject({ postId: null, headless: true })

    // Once the head is known, a whole agency is a whole agency, and its head is who is proposed.
    const head = roster.post(organisationId, 'Kepala Dinas', 9)
    expect(await only(meetingId)).toMatchObject({ postId: null, headless: false })
    expect(await bySector()).toMatchObject([{ postId: head, headless: false }])
  })

  test('of no sector', async () => {
    const organisationId = roster.organisation('Forum Warga', null)
    roster.agency('Dinas Sosial', 'Ernata')
    const found = await candidates(await meet(), { kind: 'sector', sectorIds: [0] })
    expect(found).toMatchObject([{ organisationId, sector: '', headless: true }])
  })

  test('of an organisation, every post and the whole', async () => {
    const { organisationId } = roster.agency('Dinas Sosial', 'Ernata')
    roster.post(organisationId, 'Sekretaris', 2)
    const found = await candidates(await meet(), { kind: 'organisation', organisationIds: [organisationId] })
    expect(found.map(({ post }) => post)).toEqual(['Kepala', 'Sekretaris', ''])
  })

  test('by title, where every word is in the title or the organisation, and not by the organisation alone', async () => {
    const { organisationId } = roster.agency('Dinas Sosial', 'Ernata')
    roster.post(organisationId, 'Sekretaris Dinas', 2)
    roster.post(roster.organisation('Dinas Kesehatan'), 'Sekretaris Dinas')
    const meetingId = await meet()
    const titles = async (query: string) =>
      (await candidates(meetingId, { kind: 'post', query })).map(({ organisation, post }) => `${post} ${organisation}`)
    expect(await titles('sekretaris dinas')).toEqual([
      'Sekretaris Dinas Dinas Kesehatan',
      'Sekretaris Dinas Dinas Sosial',
    ])
    expect(await titles('Sekre sosial')).toEqual(['Sekretaris Dinas Dinas Sosial'])
    expect(await titles('sosial')).toEqual([])
    expect(await titles('')).toEqual([])
    expect(await titles('"%_')).toEqual([])
  })

  test('by name, once in each organisation', async () => {
    const { organisationId, personId } = roster.agency('Dinas Sosial', 'Hj. Ernata, S.Sos.')
    const team = roster.organisation('TKPK', null)
    roster.membership(personId, team, null)
    roster.person('Ernawati') // sits nowhere: no address to write to
    const found = await candidates(await meet(), { kind: 'person', query: 'erna s.sos' })
    expect(found.map(({ organisationId: id, person }) => [id, person])).toEqual([
      [organisationId, 'Hj. Ernata, S.Sos.'],
      [team, 'Hj. Ernata, S.Sos.'],
    ])
    expect(await candidates(await meet(), { kind: 'person', query: '"' })).toEqual([])
  })

  test('by whatever the people list finds them by: part of a word, NIP, phone, agency', async () => {
    const { organisationId } = roster.agency('Dinas Sosial', 'Ernata')
    await office.ask('people.create', {
      name: 'Nurhayati, S.Sos.',
      nip: '198104122005012004',
      phone: '081253407718',
      membership: { organisationId },
    })
    const meetingId = await meet()
    for (const query of ['hayati', '1981 0412', '0812-5340', 'sosial nur']) {
      const names = (await candidates(meetingId, { kind: 'person', query })).map(({ person }) => person)
      expect([query, names]).toEqual([query, ['Nurhayati, S.Sos.']])
      const found = await office.ask('people.find', { query })
      expect(found.map(({ name }) => name)).toEqual(names)
    }
    expect(await candidates(meetingId, { kind: 'person', query: '' })).toEqual([])
  })

  test('by name, only where they sit on the day of the meeting', async () => {
    const [social, health] = [roster.organisation('Dinas Sosial'), roster.organisation('Dinas Kesehatan')]
    const personId = roster.person('Ernata')
    roster.membership(personId, social, null, { until: '2024-06-30' })
    roster.membership(personId, health, null, { from: '2024-07-01', until: '2024-12-31' })
    const found = async (date: string) =>
      (await candidates(await meet(date), { kind: 'person', query: 'ernata' })).map(({ organisation }) => organisation)
    expect(await found('2024-06-30')).toEqual(['Dinas Sosial'])
    expect(await found('2024-07-01')).toEqual(['Dinas Kesehatan'])
    expect(await found('2025-01-01')).toEqual([])
  })

  test('as last time, with its quotas and today’s holders', async () => {
    const social = roster.agency('Dinas Sosial', 'Ernata')
    const baznas = roster.organisation('Baznas', 'LSM')
    const last = await meet('2023-12-06')
    await invite(last, [
      { organisationId: social.organisationId, postId: social.postId, personId: null, quota: 3 },
      { organisationId: baznas, postId: null, personId: null, quota: 2 },
    ])
    roster.membership(roster.person('Bahrani'), social.organisationId, social.postId, { from: '2024-01-01' })
    const meetingId = await meet('2024-11-18')
    await invite(meetingId, [{ organisationId: baznas, postId: null, personId: null }])

    const found = await candidates(meetingId, { kind: 'meeting', meetingId: last })
    expect(found.map(({ organisation, person, quota, invited }) => [organisation, person, quota, invited])).toEqual([
      ['Dinas Sosial', 'Bahrani', 3, false],
      ['Baznas', '', 2, true],
    ])
    const added = await invite(
      meetingId,
      found.map(({ organisationId, postId, personId, quota }) => ({ organisationId, postId, personId, quota })),
    )
    expect(added).toEqual({ added: 1, alreadyInvited: 1 })
    expect((await list(meetingId)).map(({ quota }) => quota)).toEqual([3, 1])
  })

  test('nobody twice: not within one command, not by name and by post, but a person of two posts has two seats', async () => {
    const { organisationId, postId, personId } = roster.agency('Dinas Sosial', 'Ernata')
    const second = roster.post(organisationId, 'Kepala Bidang', 2)
    roster.membership(personId, organisationId, second, { capacity: 'Plt.' })
    const meetingId = await meet()
    const post = { organisationId, postId, personId: null }
    const byName = { organisationId, postId: null, personId }
    expect(await invite(meetingId, [post, post, byName])).toEqual({ added: 1, alreadyInvited: 2 })
    expect(await invite(meetingId, [{ ...post, postId: second }])).toEqual({ added: 1, alreadyInvited: 0 })

    const found = await candidates(meetingId, { kind: 'person', query: 'ernata' })
    expect(found.map(({ invited }) => invited)).toEqual([true])

    const other = await meet()
    await invite(other, [byName])
    expect(await invite(other, [post])).toEqual({ added: 0, alreadyInvited: 1 })
  })

  test('refuses a post of another organisation, writing nothing', async () => {
    const [social, health] = [roster.agency('Dinas Sosial', 'Ernata'), roster.agency('Dinas Kesehatan', 'Bahrani')]
    const meetingId = await meet()
    const error = await office.refused('invitations.add', {
      meetingId,
      addressees: [
        { organisationId: health.organisationId, postId: health.postId, personId: null },
        { organisationId: health.organisationId, postId: social.postId, personId: null },
      ],
    })
    expect(error.code).toBe('not-found')
    expect(await list(meetingId)).toEqual([])
  })
})

describe('answers', () => {
  let meetingId: MeetingId
  let ids: Invitation['id'][]
  let delegate: Invitation['personId']
  beforeEach(async () => {
    meetingId = await meet()
    const [social, health] = [roster.agency('Dinas Sosial', 'Ernata'), roster.agency('Dinas Kesehatan', 'Bahrani')]
    delegate = roster.person('Rina')
    await invite(
      meetingId,
      [social, health].map(({ organisationId, postId }) => ({ organisationId, postId, personId: null })),
    )
    ids = (await list(meetingId)).map(({ id }) => id)
  })

  test('are recorded for many at once, with the channel and the day, in one step of the history', async () => {
    await office.ask('invitations.respond', { ids, response: 'yes', channel: 'telepon' })
    expect(await list(meetingId)).toMatchObject([
      { response: 'yes', channel: 'telepon', respondedOn: '2024-11-18' },
      { response: 'yes', channel: 'telepon', respondedOn: '2024-11-18' },
    ])
    await undo()
    expect(await list(meetingId)).toMatchObject([{ response: 'none' }, { response: 'none' }])
  })

  test('keep a delegate by name or from the roster, only while somebody is delegated', async () => {
    const respond = (answer: Partial<Input<'invitations.respond'>>) =>
      office.ask('invitations.respond', { ids, response: 'delegated', ...answer })
    const answered = async () => (await list(meetingId))[0]

    await respond({ delegateName: 'Pak Udin', delegatePosition: 'Kabid', channel: 'whatsapp' })
    expect(await answered()).toMatchObject({ delegate: 'Pak Udin', delegatePersonId: null, delegatePosition: 'Kabid' })
    await respond({ delegatePersonId: delegate, delegateName: 'Pak Udin' })
    expect(await answered()).toMatchObject({ delegate: 'Rina', delegatePersonId: delegate, delegatePosition: '' })
    await respond({ response: 'no', delegatePersonId: delegate, delegateName: 'Pak Udin' })
    expect(await answered()).toMatchObject({ response: 'no', delegate: '', delegatePersonId: null })
    await respond({ response: 'none', channel: 'surat', respondedOn: '2024-11-01' })
    expect(await answered()).toMatchObject({ response: 'none', channel: '', respondedOn: null })
  })

  test('are refused whole when one invitation is gone', async () => {
    await office.ask('invitations.remove', { ids: ids.slice(0, 1) })
    expect((await office.refused('invitations.respond', { ids, response: 'yes' })).code).toBe('not-found')
    expect((await list(meetingId)).map(({ response }) => response)).toEqual(['none'])
  })

  test('always add up to the invitations', async () => {
    await office.ask('invitations.respond', { ids: ids.slice(0, 1), response: 'delegated' })
    const { answers, invited } = await office.ask('meetings.get', { id: meetingId })
    expect(answers).toEqual({ none: 1, yes: 0, no: 0, delegated: 1 })
    expect(invited).toBe(2)
  })
})

describe('changing and removing', () => {
  test('a quota never falls below a seat somebody sat in', async () => {
    const { organisationId, postId } = roster.agency('Dinas Sosial', 'Ernata')
    const meetingId = await meet()
    await invite(meetingId, [{ organisationId, postId, personId: null, quota: 3 }])
    const { id } = await only(meetingId)
    const { sessions } = await office.ask('meetings.get', { id: meetingId })
    if (!sessions[0]) throw new Error('A session was made.')
    roster.attend(sessions[0].id, id, 2)

    const error = await office.refused('invitations.update', { id, quota: 1 })
    expect(error).toMatchObject({ code: 'conflict' })
    expect(error.details).toHaveProperty('quota')
    await office.ask('invitations.update', { id, quota: 2, note: 'Konfirmasi ulang' })
    expect(await only(meetingId)).toMatchObject({ quota: 2, note: 'Konfirmasi ulang', present: 1 })
    expect((await office.refused('invitations.remove', { ids: [id] })).code).toBe('in-use')
    expect(await list(meetingId)).toHaveLength(1)
  })

  test('an invitation leaves its row on the paper behind, and undo joins them again', async () => {
    const { organisationId, postId } = roster.agency('Dinas Sosial', 'Ernata')
    const meetingId = await meet()
    await invite(meetingId, [{ organisationId, postId, personId: null }])
    const { id } = await only(meetingId)
    const { sessions } = await office.ask('meetings.get', { id: meetingId })
    if (!sessions[0]) throw new Error('A session was made.')
    roster.line(sessions[0].id, id, 1)
    const before = roster.everything()

    await office.ask('invitations.remove', { ids: [id] })
    expect(roster.everything()['sheet_line']).toMatchObject([{ number: 1, invitation_id: null, name: 'Siti' }])
    await undo()
    expect(roster.everything()).toEqual(before)
  })
})

test('the history names what was done', async () => {
  const { organisationId, postId } = roster.agency('Dinas Sosial', 'Ernata')
  const baznas = roster.organisation('Baznas', 'LSM')
  const meetingId = await meet()
  await invite(meetingId, [
    { organisationId, postId, personId: null },
    { organisationId: baznas, postId: null, personId: null },
  ])
  const ids = (await list(meetingId)).map(({ id }) => id)
  await office.ask('invitations.respond', { ids: ids.slice(0, 1), response: 'no' })
  await office.ask('invitations.respond', { ids, response: 'yes' })
  await office.ask('invitations.remove', { ids: ids.slice(1) })
  const { items } = await office.ask('journal.list', { limit: 4 })
  expect(items.map(({ summary }) => summary)).toEqual([
    'Hapus undangan “Baznas”',
    'Catat akan hadir: 2 undangan',
    'Catat tidak hadir: “Kepala · Dinas Sosial”',
    'Undang 2 alamat ke “Rakor Penanggulangan Kemiskinan 2024”',
  ])
})

test('500 invitations of 500 organisations are listed within a blink', async () => {
  const addressees = Array.from({ length: 500 }, (_, index) => {
    const { organisationId, postId } = roster.agency(`Instansi ${index}`, `Orang ${index}`)
    return { organisationId, postId, personId: null }
  })
  const meetingId = await meet()
  expect(await invite(meetingId, addressees)).toEqual({ added: 500, alreadyInvited: 0 })
  const started = performance.now()
  const found = await list(meetingId)
  const milliseconds = performance.now() - started
  expect(found).toHaveLength(500)
  expect(found.every(({ person }) => person !== '')).toBe(true)
  expect(milliseconds).toBeLessThan(150)
  const file = await office.ask('invitations.export', {
    meetingId,
    ids: [found[3]?.id, found[1]?.id].flatMap((id) => id ?? []),
  })
  expect(file.name).toBe('Undangan Rakor Penanggulangan Kemiskinan 2024.xlsx')
})
