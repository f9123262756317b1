import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { newMeeting, RosterRows } from './roster.ts'
import type { Input } from '../../../electron/contract/api.ts'
import type { Meeting } from '../../../electron/contract/meetings.ts'

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

const create = async (fields: Partial<Input<'meetings.create'>> = {}): Promise<Meeting> =>
  office.ask('meetings.get', { id: (await office.ask('meetings.create', newMeeting(fields))).id })
const sessionsOf = (meeting: Meeting) =>
  meeting.sessions.map(({ id, name, date, startTime, endTime }) => ({ id, name, date, startTime, endTime }))
async function undo() {
  const { undo: entry } = await office.ask('journal.next', {})
  if (!entry) throw new Error('Nothing to undo.')
  return office.ask('journal.undo', { entryId: entry.entryId })
}

describe('a new meeting', () => {
  test('gets one session with its own date and time', async () => {
    const meeting = await create({ endTime: '12:00' })
    expect(meeting).toMatchObject({ kind: 'Rapat Koordinasi', invited: 0, seats: 0, previous: null, next: [] })
    expect(meeting.sessions).toMatchObject([
      { name: 'Sesi 1', date: '2024-11-18', startTime: '09:00', endTime: '12:00', lines: 0, present: 0 },
    ])
  })

  test('keeps its organisers and its rundown in order', async () => {
    const [first, second] = [roster.organisation('Bappeda'), roster.organisation('TKPK Provinsi')]
    const agenda = [
      { startTime: '08:00', endTime: '09:00', title: 'Registrasi', speaker: '' },
      { startTime: '09:00', endTime: null, title: 'Pembukaan', speaker: 'Pjs. Bupati' },
    ]
    const meeting = await create({ organiserIds: [second, first, second], agenda })
    expect(meeting.organisers.map(({ name }) => name)).toEqual(['TKPK Provinsi', 'Bappeda'])
    expect(meeting.agenda).toEqual(agenda)
  })

  test.each([
    [{ endTime: '08:00' }, 'endTime'],
    [{ agenda: [{ title: 'Paparan', startTime: '10:00', endTime: '10:00' }] }, 'agenda.0.endTime'],
    [{ sessions: [{ id: null, name: 'Pagi', date: '2024-11-17', startTime: '09:00' }] }, 'sessions.0.date'],
    [
      {
        sessions: [
          { id: null, name: 'Pagi', date: '2024-11-18', startTime: '09:00' },
          { id: null, name: 'pagi', date: '2024-11-18', startTime: '13:00' },
        ],
      },
      'sessions.1.name',
    ],
  ] satisfies [Partial<Input<'meetings.create'>>, string][])('is refused at the field: %#', async (fields, field) => {
    const error = await office.refused('meetings.create', newMeeting(fields))
    expect(error.code).toBe('invalid-input')
    expect(Object.keys(error.details ?? {})).toEqual([field])
  })
})

describe('changing a meeting', () => {
  const twoSessions = [
    { id: null, name: 'Pagi', date: '2024-11-18', startTime: '09:00', endTime: '12:00' },
    { id: null, name: 'Siang', date: '2024-11-18', startTime: '13:00', endTime: null },
  ]

  test('keeps the ids of its sessions, in whatever order', async () => {
    const meeting = await create({ sessions: twoSessions })
    const [morning, noon] = sessionsOf(meeting)
    if (!morning || !noon) throw new Error('Two sessions were made.')
    const evening = { id: null, name: 'Malam', date: '2024-11-18', startTime: '19:00', endTime: null }
    await office.ask('meetings.update', {
      id: meeting.id,
      ...newMeeting({ sessions: [evening, { ...noon, name: 'Siang hari' }, morning] }),
    })
    const after = await office.ask('meetings.get', { id: meeting.id })
    expect(after.sessions.map(({ name }) => name)).toEqual(['Malam', 'Siang hari', 'Pagi'])
    expect(after.sessions[1]?.id).toBe(noon.id)
    expect(after.sessions[2]?.id).toBe(morning.id)
  })

  test('leaves the sessions alone when none are given, and moves those that followed the meeting', async () => {
    const meeting = await create()
    await office.ask('meetings.update', { id: meeting.id, ...newMeeting({ date: '2024-11-20', startTime: '10:00' }) })
    expect(sessionsOf(await office.ask('meetings.get', { id: meeting.id }))).toEqual([
      { id: meeting.sessions[0]?.id, name: 'Sesi 1', date: '2024-11-20', startTime: '10:00', endTime: null },
    ])
  })

  test('drops a session nobody attended, with its sheet, and never one somebody did', async () => {
    const { organisationId, postId } = roster.agency('Dinas Sosial', 'Ernata')
    const meeting = await create({ sessions: twoSessions })
    await office.ask('invitations.add', {
      meetingId: meeting.id,
      addressees: [{ organisationId, postId, personId: null }],
    })
    const [invitation] = await office.ask('invitations.list', { meetingId: meeting.id })
    const [morning, noon] = sessionsOf(meeting)
    if (!morning || !noon || !invitation) throw new Error('Two sessions and an invitation were made.')
    roster.line(noon.id, invitation.id, 1)
    roster.attend(morning.id, invitation.id)

    const refused = await office.refused('meetings.update', { id: meeting.id, ...newMeeting({ sessions: [noon] }) })
    expect(refused.code).toBe('in-use')
    expect(refused.message).toContain('“Pagi”')
    expect(refused.message).toContain('1 orang')
    expect(refused.details).toHaveProperty('sessions')

    await office.ask('meetings.update', { id: meeting.id, ...newMeeting({ sessions: [morning] }) })
    expect(sessionsOf(await office.ask('meetings.get', { id: meeting.id }))).toEqual([morning])
  })

  test('refuses a session of another meeting', async () => {
    const [meeting, other] = [await create(), await create()]
    const error = await office.refused('meetings.update', {
      id: meeting.id,
      ...newMeeting({ sessions: sessionsOf(other) }),
    })
    expect(error.code).toBe('invalid-input')
  })

  test('writes nothing when nothing changed', async () => {
    const meeting = await create({ agenda: [{ title: 'Pembukaan' }], organiserIds: [roster.organisation('Bappeda')] })
    const before = await office.ask('journal.next', {})
    await office.ask('meetings.update', {
      id: meeting.id,
      ...newMeeting({
        agenda: meeting.agenda,
        organiserIds: meeting.organisers.map(({ id }) => id),
        sessions: sessionsOf(meeting),
      }),
    })
    expect(await office.ask('journal.next', {})).toEqual(before)
  })
})

describe('the series of meetings', () => {
  test('cannot lead back to the meeting itself', async () => {
    const first = await create({ title: 'Rakor 2022' })
    const second = await create({ title: 'Rakor 2023', previousId: first.id })
    const third = await create({ title: 'Rakor 2024', previousId: second.id })
    expect(third.previous?.id).toBe(second.id)
    expect((await office.ask('meetings.get', { id: second.id })).next.map(({ id }) => id)).toEqual([third.id])
    for (const previousId of [first.id, second.id, third.id]) {
      const error = await office.refused('meetings.update', { id: first.id, ...newMeeting({ previousId }) })
      expect(error.details).toHaveProperty('previousId')
    }
  })

  test('closes over a meeting that is removed', async () => {
    const first = await create({ title: 'Rakor 2022' })
    const second = await create({ title: 'Rakor 2023', previousId: first.id })
    const third = await create({ title: 'Rakor 2024', previousId: second.id })
    await office.ask('meetings.remove', { id: second.id })
    expect((await office.ask('meetings.get', { id: third.id })).previous?.id).toBe(first.id)
    await undo()
    expect((await office.ask('meetings.get', { id: third.id })).previous?.id).toBe(second.id)
  })
})

describe('removing a meeting', () => {
  test('says what goes, takes all of it, and undo brings all of it back', async () => {
    const { organisationId, postId } = roster.agency('Dinas Sosial', 'Ernata')
    const previous = await create({ title: 'Rakor 2023' })
    const meeting = await create({
      previousId: previous.id,
      organiserIds: [organisationId],
      agenda: [{ title: 'Pembukaan' }, { title: 'Paparan' }],
    })
    await create({ title: 'Rakor 2025', previousId: meeting.id })
    await office.ask('invitations.add', {
      meetingId: meeting.id,
      addressees: [{ organisationId, postId, personId: null }],
    })
    const [invitation] = await office.ask('invitations.list', { meetingId: meeting.id })
    const [session] = meeting.sessions
    if (!invitation || !session) throw new Error('An invitation and a session were made.')
    roster.line(session.id, invitation.id, 1)
    roster.attend(session.id, invitation.id)
    roster.promise(meeting.id, organisationId)

    expect(await office.ask('meetings.contents', { id: meeting.id })).toEqual({
      agenda: 2,
      sessions: 1,
      invitations: 1,
      sheetLines: 1,
      attendance: 1,
      decisions: 1,
      actions: 1,
      progress: 1,
      next: 1,
    })
    const before = roster.everything()
    await office.ask('meetings.remove', { id: meeting.id })
    expect((await office.refused('meetings.get', { id: meeting.id })).code).toBe('not-found')
    const gone = roster.everything()
    for (const table of ['invitation', 'attendance', 'sheet_line', 'decision', 'action', 'progress', 'agenda_item'])
      expect(gone[table], table).toEqual([])

    const undone = await undo()
    expect(undone.left).toEqual([])
    expect(roster.everything()).toEqual(before)
  })
})

test('the list counts invitations, answers and the invited organisations that came', async () => {
  const social = roster.agency('Dinas Sosial', 'Ernata')
  const health = roster.agency('Dinas Kesehatan', 'Bahrani')
  const { id: meetingId, sessions } = await create()
  await office.ask('invitations.add', {
    meetingId,
    addressees: [
      { organisationId: social.organisationId, postId: social.postId, personId: null, quota: 2 },
      { organisationId: social.organisationId, postId: null, personId: null },
      { organisationId: health.organisationId, postId: health.postId, personId: null },
    ],
  })
  const [first] = await office.ask('invitations.list', { meetingId })
  const [session] = sessions
  if (!first || !session) throw new Error('Invitations and a session were made.')
  await office.ask('invitations.respond', { ids: [first.id], response: 'yes' })
  roster.attend(session.id, first.id, 1)
  roster.attend(session.id, first.id, 2)
  roster.attend(session.id, null)

  const [row] = await office.ask('meetings.list', {})
  expect(row).toMatchObject({ invited: 3, answered: 1, organisations: 2, represented: 1, actions: 0 })
  const meeting = await office.ask('meetings.get', { id: meetingId })
  expect(meeting).toMatchObject({ answers: { none: 2, yes: 1, no: 0, delegated: 0 }, seats: 4 })
  expect(meeting.sessions[0]?.present).toBe(3)
  const file = await office.ask('meetings.export', {})
  expect(file.name).toBe('Daftar rapat.xlsx')
})
