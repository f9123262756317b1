/**
 * Somebody with two posts in one agency, head of a section and acting secretary of it: every screen, sheet, workbook and
 * form says the same of where they sit on a day, and after both have ended nobody says that they sit there.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FileTicket } from '../../../electron/contract/files.ts'
import type { MeetingId, OrganisationId, PersonId, PostId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { find, openFile, visible } from '../imports/edit.ts'

const name = 'Hasan Basri, S.E.'
const during = '2024-11-18'
const lastDay = '2024-12-31'
const after = '2025-02-03'

let office: TestOffice
let day = during
let agency: OrganisationId
let person: PersonId
let posts: Record<string, PostId>

beforeEach(async () => {
  day = during
  office = await openOffice({ now: () => new Date(`${day}T01:00:00Z`) })
  agency = (await office.ask('organisations.create', { name: 'Dinas Sosial', sectorId: null })).id
  // The section was written down last and stands first among the posts: neither says where somebody sits.
  const section = await office.ask('posts.create', { organisationId: agency, title: 'Kepala Bidang' })
  const secretary = await office.ask('posts.create', { organisationId: agency, title: 'Sekretaris' })
  posts = { section: section.id, secretary: secretary.id }
  person = (await office.ask('people.create', { name, phone: '081253407718' })).id
  const membership = { personId: person, organisationId: agency }
  await office.ask('memberships.create', {
    ...membership,
    post: 'Sekretaris',
    capacity: 'Plt.',
    fromDate: '2024-03-01',
    untilDate: lastDay,
  })
  await office.ask('memberships.create', {
    ...membership,
    post: 'Kepala Bidang',
    fromDate: '2024-05-01',
    untilDate: lastDay,
  })
})
afterEach(() => office.close())

async function meet(date: string) {
  const { id } = await office.ask('meetings.create', { title: `Rakor ${date}`, date, startTime: '09:00' })
  const [session] = (await office.ask('meetings.get', { id })).sessions
  if (!session) throw new Error('A session was made.')
  return { meetingId: id, sessionId: session.id }
}
async function inviteByName(meetingId: MeetingId) {
  await office.ask('invitations.add', {
    meetingId,
    addressees: [{ organisationId: agency, postId: null, personId: person }],
  })
}
/** What stands under a heading in the row of the person. */
async function written(file: FileTicket, header: string): Promise<string> {
  const sheet = visible(await openFile(office, file))
  return sheet.getRow(find(sheet, name).row).getCell(find(sheet, header).column).text
}
const plan = { groupBy: 'organisation', spare: 0 } as const

/** Every place that says where the person sits today, or on the day of a meeting held today. */
async function answers(): Promise<Record<string, string>> {
  const { meetingId, sessionId } = await meet(day)
  await inviteByName(meetingId)
  const [listed] = (await office.ask('people.list', { offset: 0, limit: 10 })).items
  const [ofAgency] = (await office.ask('people.list', { organisationId: agency, offset: 0, limit: 10 })).items
  const [found] = await office.ask('people.find', { query: 'hasan' })
  const [hit] = await office.ask('search.all', { query: 'hasan' })
  const [invitation] = await office.ask('invitations.list', { meetingId })
  const [candidate] = await office.ask('invitations.candidates', { meetingId, by: { kind: 'person', query: 'hasan' } })
  const sheet = await office.ask('sheet.get', { sessionId, ...plan })
  const [seat] = await office.ask('attendance.seats', { sessionId })
  if (!invitation || !seat) throw new Error('The person is invited.')
  await office.ask('attendance.mark', { sessionId, seats: [{ invitationId: invitation.id, seat: 1 }] })
  const [signed] = await office.ask('attendance.seats', { sessionId })
  return {
    list: listed?.position ?? '',
    ofAgency: ofAgency?.position ?? '',
    find: found?.position ?? '',
    palette: hit?.detail.replace(', Dinas Sosial', '') ?? '',
    peopleWorkbook: await written(await office.ask('people.export', {}), 'Jabatan'),
    invitation: `${invitation.acting} ${invitation.position}`.trim(),
    invitationWorkbook: await written(await office.ask('invitations.export', { meetingId }), 'Jabatan'),
    candidate: candidate ? `${candidate.acting} ${candidate.position}` : '',
    sheet: sheet.lines[0]?.position ?? '',
    seat: seat.expectedPosition,
    mark: signed?.attendance?.position ?? '',
    attendanceWorkbook: await written(await office.ask('attendance.export', { sessionId }), 'Jabatan'),
  }
}

describe('while both posts are held', () => {
  test('everything says “Plt. Sekretaris”', async () => {
    const said = await answers()
    const everywhere = Object.fromEntries(Object.keys(said).map((where) => [where, 'Plt. Sekretaris']))
    expect(said).toEqual(everywhere)
    expect(await written(await office.ask('forms.export', { organisationIds: [agency] }), 'Jabatan')).toBe(
      'Plt. Sekretaris',
    )
    const { memberships } = await office.ask('people.get', { id: person })
    expect(memberships.map(({ capacity, post }) => `${capacity} ${post}`)).toEqual([
      'Plt. Sekretaris',
      'definitif Kepala Bidang',
    ])
  })

  test('a record of the same person is set beside it with the same words', async () => {
    await office.ask('people.create', {
      name: 'Hasan Basri',
      phone: '081253407718',
      membership: { organisationId: agency },
    })
    await office.ask('duplicates.find', { kind: 'person' })
    const [pair] = (await office.ask('duplicates.list', { kind: 'person' })).pairs
    expect([pair?.kept.detail, pair?.gone.detail]).toContain('Plt. Sekretaris, Dinas Sosial')
  })

  test('who came to the agency came as what they are', async () => {
    const { rows } = await office.ask('turnover.list', { from: '2024-01-01', until: '2024-12-30' })
    expect(rows.map(({ date, to }) => [date, to?.post])).toEqual([
      ['2024-03-01', 'Plt. Sekretaris'],
      ['2024-05-01', 'Kepala Bidang'],
    ])
  })

  test('the list that was exported says nothing new when it is imported', async () => {
    const { ticket, name: file } = await office.ask('people.export', {})
    const { ticket: back } = office.backend.files.admit(office.backend.files.open(ticket).path, file)
    const { totals } = await office.ask('imports.preview', { ticket: back })
    expect(totals).toMatchObject({ read: 1, unchanged: 1, changed: 0 })
  })

  test('an invitation to either post names who holds that post', async () => {
    const { meetingId, sessionId } = await meet(during)
    const addressees = [posts['section'], posts['secretary']].map((postId) => ({
      organisationId: agency,
      postId: postId ?? null,
      personId: null,
    }))
    await office.ask('invitations.add', { meetingId, addressees })
    const said = ['Plt. Sekretaris', 'Kepala Bidang']
    const invitations = await office.ask('invitations.list', { meetingId })
    expect(invitations.map(({ acting, position }) => `${acting} ${position}`.trim())).toEqual(said)
    expect(invitations.map((one) => one.person)).toEqual([name, name])
    const { lines } = await office.ask('sheet.get', { sessionId, ...plan })
    expect(lines.map((line) => `${line.position}: ${line.name}`)).toEqual(said.map((text) => `${text}: ${name}`))
    const page = await office.ask('people.get', { id: person })
    expect(page.invitations.map(({ as }) => as).sort()).toEqual(['Kepala Bidang', 'Sekretaris'])
  })
})

describe('after both have ended', () => {
  test('nobody says that they sit there; invited by name they keep their name', async () => {
    const { meetingId, sessionId } = await meet(after)
    await inviteByName(meetingId)
    day = after
    const { peopleWorkbook, candidate, ...said } = await answers()
    expect([peopleWorkbook, candidate]).toEqual(['', ''])
    expect(Object.values(said).join('')).toBe('')
    const [invitation] = await office.ask('invitations.list', { meetingId })
    expect(invitation).toMatchObject({ person: name, personId: person, acting: '', position: '' })
    expect((await office.ask('sheet.get', { sessionId, ...plan })).lines).toMatchObject([{ name, position: '' }])
    const form = visible(await openFile(office, await office.ask('forms.export', { organisationIds: [agency] })))
    expect(() => find(form, name)).toThrow()
  })

  test('an invitation to the posts names nobody, and is none of theirs', async () => {
    const { meetingId, sessionId } = await meet(after)
    await office.ask('invitations.add', {
      meetingId,
      addressees: [{ organisationId: agency, postId: posts['secretary'] ?? null, personId: null }],
    })
    expect(await office.ask('invitations.list', { meetingId })).toMatchObject([
      { person: '', personId: null, acting: '', position: 'Sekretaris' },
    ])
    expect((await office.ask('sheet.get', { sessionId, ...plan })).lines).toMatchObject([
      { name: '', position: 'Sekretaris' },
    ])
    expect((await office.ask('people.get', { id: person })).invitations).toEqual([])
  })

  test('a meeting held while they were in office still says what they were', async () => {
    const { meetingId } = await meet(lastDay)
    await inviteByName(meetingId)
    day = after
    expect(await office.ask('invitations.list', { meetingId })).toMatchObject([
      { person: name, acting: 'Plt.', position: 'Sekretaris' },
    ])
  })
})

test('a definitive holder on leave is not the one whom an invitation to the post names', async () => {
  const acting = await office.ask('people.create', {
    name: 'Rina',
    membership: { organisationId: agency, post: 'Kepala Bidang', capacity: 'Plh.', fromDate: during },
  })
  const { meetingId } = await meet(during)
  await office.ask('invitations.add', {
    meetingId,
    addressees: [{ organisationId: agency, postId: posts['section'] ?? null, personId: null }],
  })
  expect(await office.ask('invitations.list', { meetingId })).toMatchObject([{ person: 'Rina', acting: 'Plh.' }])
  expect((await office.ask('people.get', { id: acting.id })).invitations).toHaveLength(1)
  expect((await office.ask('people.get', { id: person })).invitations).toEqual([])
})
