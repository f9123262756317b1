import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Input, Output } from '../../../electron/contract/api.ts'
import type { Seat } from '../../../electron/contract/attendance.ts'
import type { InvitationId, MeetingId, OrganisationId, PersonId, SessionId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
let meetingId: MeetingId
let sessionId: SessionId
const organisations: Record<string, OrganisationId> = {}
const people: Record<string, PersonId> = {}

const sheetPlan = { groupBy: 'sector', spare: 2 } as const

beforeEach(async () => {
  office = await openOffice()
  const sectors = await office.ask('sectors.list', {})
  const sectorId = (name: string) => sectors.find((sector) => sector.name === name)?.id ?? null
  await organisation('Dinas Kesehatan', sectorId('Perangkat Daerah'), [['Kepala Dinas', 'dr. Rahmat', 'L']])
  await organisation('Dinas Sosial', sectorId('Perangkat Daerah'), [
    ['Kepala Dinas', 'Siti Aminah, S.Sos.', 'P'],
    ['Sekretaris', 'Budi Santoso', 'L'],
  ])
  await organisation('PT Kaltim Prima Coal', sectorId('Dunia Usaha/Swasta'), [])
  ;({ id: meetingId } = await office.ask('meetings.create', {
    title: 'Rakor Penanggulangan Kemiskinan 2024',
    date: '2024-11-18',
    startTime: '09:00',
    venue: 'Ballroom Hotel Amaris',
  }))
  const meeting = await office.ask('meetings.get', { id: meetingId })
  sessionId = (meeting.sessions[0]?.id ?? 0) as SessionId
  await invite('Dinas Sosial', 'Kepala Dinas', 2)
  await invite('Dinas Kesehatan', 'Kepala Dinas')
  await invite('PT Kaltim Prima Coal', null, 2)
})
afterEach(() => office.close())

async function organisation(name: string, sectorId: Input<'organisations.create'>['sectorId'], posts: string[][]) {
  const { id } = await office.ask('organisations.create', { name, sectorId })
  organisations[name] = id
  for (const [post, person = '', sex = ''] of posts) {
    const made = await office.ask('people.create', {
      name: person,
      sex: sex as 'L' | 'P',
      nip: '',
      phone: '081253407718',
      membership: { organisationId: id, post: post ?? '' },
    })
    people[person] = made.id
  }
}

async function invite(name: string, post: string | null, quota = 1) {
  const organisationId = organisationOf(name)
  const { posts } = await office.ask('organisations.get', { id: organisationId })
  const postId = posts.find(({ title }) => title === post)?.id ?? null
  return office.ask('invitations.add', { meetingId, addressees: [{ organisationId, postId, personId: null, quota }] })
}

function organisationOf(name: string): OrganisationId {
  const id = organisations[name]
  if (!id) throw new Error(`No organisation ${name}.`)
  return id
}

const seats = () => office.ask('attendance.seats', { sessionId })
const counts = () => office.ask('attendance.counts', { sessionId })
const sheet = () => office.ask('sheet.get', { sessionId, ...sheetPlan })
const issue = (mode: 'append' | 'renumber' = 'renumber') => office.ask('sheet.issue', { sessionId, mode, ...sheetPlan })
const numbers = (typed: string) => office.ask('attendance.markNumbers', { sessionId, numbers: typed })
const undo = async () => {
  const { undo: last } = await office.ask('journal.next', {})
  if (!last) throw new Error('Nothing to undo.')
  return office.ask('journal.undo', { entryId: last.entryId })
}

async function seatOf(name: string, seat = 1): Promise<Seat & { invitationId: InvitationId }> {
  const found = (await seats()).find((one) => one.organisation === name && one.seat === seat)
  if (found?.invitationId == null) throw new Error(`No seat ${seat} of ${name}.`)
  return { ...found, invitationId: found.invitationId }
}
async function ref(name: string, seat = 1) {
  const { invitationId } = await seatOf(name, seat)
  return { invitationId, seat }
}
const present = (all: Output<'attendance.seats'>) =>
  all.filter(({ attendance }) => attendance).map(({ key, attendance }) => [key, attendance?.capacity, attendance?.name])

describe('the sheet', () => {
  test('has every seat once in the office’s order, with blank rows at the end of each sector', async () => {
    const { lines, issued, missing } = await sheet()
    expect({ issued, missing }).toEqual({ issued: false, missing: 0 })
    expect(lines.map((line) => [line.number, line.heading, line.name, line.position, line.organisation])).toEqual([
      [1, 'Perangkat Daerah', 'dr. Rahmat', 'Kepala Dinas', 'Dinas Kesehatan'],
      [2, 'Perangkat Daerah', 'Siti Aminah, S.Sos.', 'Kepala Dinas', 'Dinas Sosial'],
      [3, 'Perangkat Daerah', '', '', 'Dinas Sosial'],
      [4, 'Perangkat Daerah', '', '', ''],
      [5, 'Perangkat Daerah', '', '', ''],
      [6, 'Dunia Usaha/Swasta', '', '', 'PT Kaltim Prima Coal'],
      [7, 'Dunia Usaha/Swasta', '', '', 'PT Kaltim Prima Coal'],
      [8, 'Dunia Usaha/Swasta', '', '', ''],
      [9, 'Dunia Usaha/Swasta', '', '', ''],
    ])
  })

  test('carries no NIP', async () => {
    await office.ask('people.update', {
      id: people['dr. Rahmat'] ?? 0,
      name: 'dr. Rahmat',
      nip: '198001012005011001',
    })
    expect(JSON.stringify(await issue())).not.toContain('198001012005011001')
  })

  test('keeps a declined invitation: the seat stays, somebody may come after all', async () => {
    const { invitationId } = await seatOf('Dinas Kesehatan')
    await office.ask('invitations.respond', { ids: [invitationId], response: 'no', channel: 'telepon' })
    expect((await sheet()).lines[0]).toMatchObject({ name: 'dr. Rahmat' })
  })

  test('prints an announced delegate under the post represented', async () => {
    const { invitationId } = await seatOf('Dinas Sosial')
    await office.ask('invitations.respond', {
      ids: [invitationId],
      response: 'delegated',
      delegatePersonId: people['Budi Santoso'],
      delegatePosition: 'Sekretaris',
    })
    expect((await sheet()).lines[1]).toMatchObject({
      name: 'Budi Santoso',
      position: 'Sekretaris, mewakili Kepala Dinas',
      sex: 'L',
    })
  })

  test('once issued keeps its numbers when invitations are added; they go to the end', async () => {
    const before = await issue()
    await invite('Dinas Sosial', 'Sekretaris')
    const between = await sheet()
    expect(between.missing).toBe(1)
    expect(between.lines).toEqual(before.lines)
    const after = await issue('append')
    expect(after.lines.slice(0, 9)).toEqual(before.lines)
    expect(after.lines.slice(9)).toMatchObject([
      { number: 10, heading: 'Perangkat Daerah (tambahan)', name: 'Budi Santoso' },
    ])
    expect(after.missing).toBe(0)
  })

  test('tells of names that changed after it was issued, and gives them new numbers', async () => {
    await issue()
    const { invitationId } = await seatOf('Dinas Kesehatan')
    await office.ask('invitations.respond', {
      ids: [invitationId],
      response: 'delegated',
      delegateName: 'Wati',
      delegatePosition: 'Sekretaris',
    })
    expect(await sheet()).toMatchObject({ changed: 1, missing: 0 })
    const { lines, changed } = await issue('append')
    expect(changed).toBe(0)
    expect(lines[0]).toMatchObject({ number: 1, name: 'dr. Rahmat' })
    expect(lines.at(-1)).toMatchObject({ number: 10, heading: 'Perangkat Daerah (perubahan)', name: 'Wati' })
  })

  test('renumbered, every mark keeps its seat', async () => {
    await issue()
    await office.ask('attendance.mark', { sessionId, seats: [await ref('Dinas Sosial'), await ref('Dinas Kesehatan')] })
    await invite('Dinas Kesehatan', null)
    const before = present(await seats())
    await office.ask('sectors.reorder', { ids: (await office.ask('sectors.list', {})).map(({ id }) => id).reverse() })
    const { lines } = await issue('renumber')
    expect(lines[0]).toMatchObject({ number: 1, organisation: 'PT Kaltim Prima Coal' })
    expect(present(await seats()).sort()).toEqual(before.sort())
    expect((await seatOf('Dinas Sosial')).number).toBe(lines.find(({ name }) => name === 'Siti Aminah, S.Sos.')?.number)
  })

  test('an undone issue leaves no numbers behind, and a renumbering undone gives the old ones back', async () => {
    const first = await issue()
    await invite('Dinas Sosial', 'Sekretaris')
    await issue('renumber')
    expect((await undo()).left).toEqual([])
    expect((await sheet()).lines).toEqual(first.lines)
    await undo()
    await undo()
    expect((await sheet()).issued).toBe(false)
  })

  test('without invitations is refused with what to do', async () => {
    const { id } = await office.ask('meetings.create', { title: 'Rapat lain', date: '2024-12-01', startTime: '09:00' })
    const { sessions } = await office.ask('meetings.get', { id })
    const error = await office.refused('sheet.issue', {
      sessionId: sessions[0]?.id ?? sessionId,
      mode: 'append',
    })
    expect(error.code).toBe('not-ready')
  })
})

describe('marking', () => {
  test('a seat takes the person expected; a second time changes nothing', async () => {
    const seat = await ref('Dinas Sosial')
    expect(await office.ask('attendance.mark', { sessionId, seats: [seat, seat] })).toEqual({ marked: 1, already: 1 })
    expect(await office.ask('attendance.mark', { sessionId, seats: [seat] })).toEqual({ marked: 0, already: 1 })
    expect((await seatOf('Dinas Sosial')).attendance).toMatchObject({ capacity: 'self', name: 'Siti Aminah, S.Sos.' })
  })

  test('a second seat is a companion, and who comes for a whole organisation represents it', async () => {
    await office.ask('attendance.mark', {
      sessionId,
      seats: [await ref('Dinas Sosial', 2), await ref('PT Kaltim Prima Coal')],
    })
    expect((await seatOf('Dinas Sosial', 2)).attendance?.capacity).toBe('companion')
    expect((await seatOf('PT Kaltim Prima Coal')).attendance?.capacity).toBe('proxy')
    expect(await counts()).toMatchObject({ officials: 0, proxies: 1, companions: 1, organisationsRepresented: 2 })
  })

  test('an announced delegate is marked as representing, by name', async () => {
    const seat = await ref('Dinas Sosial')
    await office.ask('invitations.respond', {
      ids: [seat.invitationId],
      response: 'delegated',
      delegateName: 'Wati',
      delegatePosition: 'Sekretaris',
    })
    await office.ask('attendance.mark', { sessionId, seats: [seat] })
    expect((await seatOf('Dinas Sosial')).attendance).toMatchObject({
      capacity: 'proxy',
      name: 'Wati',
      position: 'Sekretaris',
    })
  })

  test('a seat beyond the quota is refused', async () => {
    const { invitationId } = await seatOf('Dinas Kesehatan')
    const error = await office.refused('attendance.mark', { sessionId, seats: [{ invitationId, seat: 2 }] })
    expect(error.code).toBe('conflict')
  })

  test('by paper number: marked, already marked, blank and unknown are told apart', async () => {
    await issue()
    await office.ask('attendance.mark', { sessionId, seats: [await ref('Dinas Kesehatan')] })
    expect(await numbers('1-4, 99')).toEqual({ marked: 2, already: [1], blank: [4], unknown: [99], others: [] })
    expect((await seats()).filter(({ attendance }) => attendance).map(({ number }) => number)).toEqual([1, 2, 3])
  })

  test('by paper number needs an issued sheet, and numbers', async () => {
    expect(await office.refused('attendance.markNumbers', { sessionId, numbers: '1' })).toMatchObject({
      code: 'not-ready',
    })
    await issue()
    expect(await office.refused('attendance.markNumbers', { sessionId, numbers: 'satu' })).toMatchObject({
      code: 'invalid-input',
      details: { numbers: expect.stringContaining('“satu”') as string },
    })
  })

  test('one who represents replaces the mark of the official, with the mandate', async () => {
    const seat = await ref('Dinas Sosial')
    await office.ask('attendance.mark', { sessionId, seats: [seat] })
    await office.ask('attendance.markProxy', {
      sessionId,
      ...seat,
      personId: people['Budi Santoso'],
      name: 'Budi Santoso',
      position: 'Sekretaris',
      mandateNumber: '800/12/DINSOS',
    })
    expect((await seatOf('Dinas Sosial')).attendance).toMatchObject({
      capacity: 'proxy',
      name: 'Budi Santoso',
      mandateNumber: '800/12/DINSOS',
    })
    expect(await counts()).toMatchObject({ present: 1, officials: 0, proxies: 1 })
  })

  test('companions take the free seats of the invitation, then come without one', async () => {
    const { invitationId } = await seatOf('Dinas Sosial')
    for (const name of ['Ani', 'Beni'])
      await office.ask('attendance.markProxy', { sessionId, invitationId, capacity: 'companion', name })
    const ours = (await seats()).filter(({ organisation }) => organisation === 'Dinas Sosial')
    expect(ours.map(({ seat, attendance, invitationId: by }) => [by !== null, seat, attendance?.name])).toEqual([
      [true, 1, undefined],
      [true, 2, 'Ani'],
      [false, 1, 'Beni'],
    ])
    expect(await counts()).toMatchObject({ companions: 2, organisationsRepresented: 1 })
  })

  test('a guest signs on a blank row, which only one can', async () => {
    await issue()
    const guest = { sessionId, name: 'Pak Tokoh', organisation: 'Tokoh masyarakat' }
    await office.ask('attendance.addGuest', { ...guest, sheetNumber: 4 })
    expect(await numbers('4')).toEqual({ marked: 0, already: [4], blank: [], unknown: [], others: [] })
    for (const sheetNumber of [4, 2, 50]) {
      const error = await office.refused('attendance.addGuest', { ...guest, sheetNumber })
      expect(error.details).toHaveProperty('sheetNumber')
    }
    expect(await counts()).toMatchObject({ guests: 1, present: 1, organisationsRepresented: 0 })
    expect((await seats()).at(-1)).toMatchObject({ number: 4, attendance: { name: 'Pak Tokoh' } })
  })

  test('a guest of an invited organisation makes it represented; of another, not', async () => {
    await office.ask('attendance.addGuest', {
      sessionId,
      name: 'Ani',
      organisationId: organisationOf('Dinas Kesehatan'),
    })
    await organisation('Bank Kaltimtara', null, [])
    await office.ask('attendance.addGuest', {
      sessionId,
      name: 'Beni',
      organisationId: organisationOf('Bank Kaltimtara'),
    })
    expect(await counts()).toMatchObject({ organisationsInvited: 3, organisationsRepresented: 1, guests: 2 })
  })

  test('every command taken back leaves exactly what was before', async () => {
    await issue()
    await office.ask('attendance.mark', { sessionId, seats: [await ref('Dinas Kesehatan')] })
    const seat = await ref('Dinas Sosial')
    const steps: (() => Promise<unknown>)[] = [
      () => numbers('2-9'),
      () => office.ask('attendance.mark', { sessionId, seats: [seat] }),
      () => office.ask('attendance.markProxy', { sessionId, ...seat, name: 'Budi' }),
      () => office.ask('attendance.addGuest', { sessionId, name: 'Ani', sheetNumber: 5 }),
      async () => {
        const ids = (await seats()).flatMap(({ attendance }) => (attendance ? [attendance.id] : []))
        await office.ask('attendance.unmark', { ids })
      },
    ]
    const shown = async () => (await seats()).map(({ version: _, ...seen }) => seen)
    for (const step of steps) {
      const before = await shown()
      await step()
      expect(await shown()).not.toEqual(before)
      expect((await undo()).left).toEqual([])
      expect(await shown()).toEqual(before)
    }
  })

  test('the attendance of one session is not that of the next', async () => {
    const meeting = await office.ask('meetings.get', { id: meetingId })
    await office.ask('meetings.update', {
      id: meetingId,
      title: meeting.title,
      date: meeting.date,
      startTime: meeting.startTime,
      sessions: [
        { id: sessionId, name: 'Sesi 1', date: meeting.date, startTime: '09:00' },
        { id: null, name: 'Sesi 2', date: meeting.date, startTime: '13:00' },
      ],
    })
    const { sessions } = await office.ask('meetings.get', { id: meetingId })
    const second = sessions[1]?.id ?? sessionId
    await office.ask('attendance.mark', { sessionId, seats: [await ref('Dinas Sosial')] })
    expect(await office.ask('attendance.counts', { sessionId: second })).toMatchObject({ present: 0 })
    await office.ask('attendance.mark', { sessionId: second, seats: [await ref('Dinas Sosial')] })
    expect(await counts()).toMatchObject({ present: 1 })
  })
})

test('attendance is exported with those who did not come', async () => {
  await office.ask('attendance.mark', { sessionId, seats: [await ref('Dinas Sosial')] })
  const file = await office.ask('attendance.export', { sessionId })
  expect(file.name).toBe('Kehadiran Rakor Penanggulangan Kemiskinan 2024.xlsx')
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  await workbook.xlsx.readFile(office.backend.files.open(file.ticket).path)
  const rows = workbook.worksheets[0]?.getSheetValues().slice(6) as unknown[][]
  expect(rows.map((row) => row[2])).toEqual([
    'Tidak hadir',
    'Hadir sendiri',
    'Tidak hadir',
    'Tidak hadir',
    'Tidak hadir',
  ])
})

test('on the sheet an agency’s posts stand with the head first, then as the office ordered them, whoever was asked first', async () => {
  // In the order of none of the things a sheet might fall back to: rows as they were made, names of people, of posts.
  await organisation('Dinas Perikanan', null, [
    ['Kepala Bidang Budidaya', 'Ani', 'P'],
    ['Kepala Bidang Tangkap', 'Citra', 'P'],
    ['Sekretaris', 'Beni', 'L'],
    ['Kepala Dinas', 'Zainal', 'L'],
  ])
  const organisationId = organisationOf('Dinas Perikanan')
  const wanted = ['Kepala Dinas', 'Sekretaris', 'Kepala Bidang Tangkap', 'Kepala Bidang Budidaya']
  const { posts } = await office.ask('organisations.get', { id: organisationId })
  const ids = wanted.flatMap((title) => posts.filter((post) => post.title === title).map(({ id }) => id))
  await office.ask('posts.reorder', { organisationId, ids })
  for (const title of [...wanted].reverse()) await invite('Dinas Perikanan', title)
  const positions = async () =>
    (await sheet()).lines.filter((line) => line.organisation === 'Dinas Perikanan').map(({ position }) => position)
  expect(await positions()).toEqual(wanted)
  await issue()
  expect(await positions()).toEqual(wanted)
})
