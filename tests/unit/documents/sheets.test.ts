/** A sheet that went out: its texts and its bytes stay, whatever becomes of the people, the meeting and the office. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Sheet } from '../../../electron/contract/attendance.ts'
import type { DocumentId, MeetingId, OrganisationId, PersonId, SessionId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { addOrganisation, addPerson, merge, seat } from '../duplicates/roster.ts'

let office: TestOffice
let dinas: OrganisationId
let siti: PersonId
let twin: PersonId
let meetingId: MeetingId
let sessionId: SessionId

beforeEach(async () => {
  office = await openOffice()
  dinas = await addOrganisation(office, 'Dinas Sosial')
  siti = await addPerson(office, 'Siti Aminah, S.Sos.', { membership: seat(dinas, 'Kepala Dinas') })
  twin = await addPerson(office, 'Budi Santoso', { membership: seat(dinas, 'Sekretaris') })
  ;({ id: meetingId } = await office.ask('meetings.create', {
    title: 'Rakor 2024',
    date: '2024-11-18',
    startTime: '09:00',
    venue: 'Hotel Amaris',
  }))
  sessionId = (await office.ask('meetings.get', { id: meetingId })).sessions[0]?.id as SessionId
  await invite(siti)
  await invite(twin)
})
afterEach(() => office.close())

const invite = (personId: PersonId) =>
  office.ask('invitations.add', { meetingId, addressees: [{ organisationId: dinas, postId: null, personId }] })
const issue = (mode: 'append' | 'renumber' = 'append') => office.ask('sheet.issue', { sessionId, mode, spare: 1 })
const sheet = () => office.ask('sheet.get', { sessionId })
const latest = ({ parts }: Sheet) => parts[0]?.documentId as DocumentId

/** Prints: bytes as a shell would make them, made anew each time. */
async function print(id: DocumentId, text: string) {
  const admit = (name: string) => {
    const { path, ticket } = office.backend.files.reserve(name)
    writeFileSync(path, `${name} ${text}`)
    return ticket
  }
  return office.ask('documents.keep', { id, page: admit('halaman.html'), printed: admit('lembar.pdf') })
}

async function bytes(id: DocumentId): Promise<(string | null)[]> {
  const { page, printed } = await office.ask('documents.files', { id })
  return [page, printed].map((file) => file && readFileSync(office.backend.files.open(file.ticket).path, 'utf8'))
}

async function takeBack(summary: RegExp) {
  const { items } = await office.ask('journal.list', { limit: 200 })
  const entry = items.find((one) => summary.test(one.summary))
  if (!entry) throw new Error(`No entry ${String(summary)}`)
  return office.backend.call('journal.undo', { entryId: entry.id })
}

test('what went out is given again byte for byte, whatever changes', async () => {
  const id = latest(await issue())
  expect(await bytes(id)).toEqual([null, null])
  expect(await print(id, 'pertama')).toEqual({ kept: true })
  const paper = await office.ask('sheet.paper', { documentId: id })
  const out = await bytes(id)
  expect(out).toEqual(['halaman.html pertama', 'lembar.pdf pertama'])
  const unchanged = async () => {
    expect(await bytes(id)).toEqual(out)
    expect(await office.ask('sheet.paper', { documentId: id })).toEqual(paper)
  }

  expect(await print(id, 'kedua, dengan huruf lain')).toEqual({ kept: false })
  await unchanged()
  const { name } = await office.ask('backups.create', {})

  await office.ask('people.update', { id: siti, name: 'Hj. Siti Aminah, S.Sos., M.Si.' })
  await unchanged()
  await merge(office, 'person', siti, twin)
  await unchanged()
  const { office: kop, ...rest } = (await office.ask('app.state', {})).settings as never as {
    office: { name: string }
  }
  await office.ask('settings.save', { ...rest, office: { ...kop, name: 'Bapperida' } })
  await unchanged()
  // An older command, of which rows are printed, and the command that issued the sheet.
  await takeBack(/^Undang/)
  await unchanged()
  expect(await takeBack(/^Terbitkan daftar hadir/)).toMatchObject({
    ok: false,
    error: { code: 'conflict', message: expect.stringContaining('sudah dicetak') as string },
  })
  await unchanged()
  await office.ask('meetings.remove', { id: meetingId })
  await unchanged()
  await office.ask('backups.restore', { name })
  await unchanged()
  expect((await sheet()).lines.map(({ name: printed }) => printed)).toContain('Siti Aminah, S.Sos.')
})

test('no statement changes or removes a document that went out', async () => {
  const id = latest(await issue())
  await print(id, 'pertama')
  const sqlite = new Database(join(office.folder, 'sinergi.db'))
  expect(() => sqlite.exec(`UPDATE document SET content = '{}' WHERE id = ${id}`)).toThrow('document-final')
  expect(() => sqlite.exec(`UPDATE document SET state = 'draft' WHERE id = ${id}`)).toThrow('document-final')
  expect(() => sqlite.exec(`DELETE FROM document WHERE id = ${id}`)).toThrow('document-final')
  sqlite.close()
})

test('a sheet that was issued by mistake and not printed can be taken back', async () => {
  await issue()
  expect(await takeBack(/^Terbitkan/)).toMatchObject({ ok: true, value: { left: [] } })
  expect(await sheet()).toMatchObject({ issued: false, edition: 0, parts: [] })
})

test('bytes that are gone from the data folder are named', async () => {
  const id = latest(await issue())
  await print(id, 'pertama')
  rmSync(join(office.folder, 'files'), { recursive: true })
  const error = await office.refused('documents.files', { id })
  expect(error).toMatchObject({ code: 'not-found' })
  expect(error.message).toContain('Daftar Hadir Rakor 2024')
})

describe('editions', () => {
  test('a renumbered sheet is the next edition, and the one before stays as it is', async () => {
    const first = await issue()
    const paper = await office.ask('sheet.paper', { documentId: latest(first) })
    await office.ask('sectors.create', { name: 'Unsur lain' })
    await addPerson(office, 'Andi', { membership: seat(dinas, 'Kepala Bidang') })
    const second = await issue('renumber')
    expect(second.edition).toBe(2)
    expect(second.parts.map(({ edition, part }) => [edition, part])).toEqual([
      [2, 1],
      [1, 1],
    ])
    expect(await office.ask('sheet.paper', { documentId: latest(first) })).toEqual(paper)
  })

  test('what is added is a part of its own, with numbers after the last', async () => {
    const first = await issue()
    const last = first.lines.at(-1)?.number ?? 0
    const andi = await addPerson(office, 'Andi', { membership: seat(dinas, 'Kepala Bidang') })
    await invite(andi)
    const after = await issue()
    expect(after).toMatchObject({ edition: 1, missing: 0, changed: 0 })
    expect(after.parts).toMatchObject([
      { edition: 1, part: 1, first: 1, last },
      { edition: 1, part: 2, first: last + 1, last: last + 1 },
    ])
    const added = after.parts[1]?.documentId as DocumentId
    expect((await office.ask('sheet.paper', { documentId: added })).lines).toMatchObject([
      { number: last + 1, name: 'Andi' },
    ])
  })

  test('a number means the paper it stands on: the latest edition, or the one that is named', async () => {
    await issue()
    await office.ask('invitations.remove', {
      ids: (await office.ask('invitations.list', { meetingId })).slice(0, 1).map(({ id }) => id),
    })
    await issue('renumber')
    const mark = (numbers: string, edition: number | null) =>
      office.ask('attendance.markNumbers', { sessionId, numbers, edition })
    // Number 2 is Budi's seat in edition 1 and a spare row in edition 2.
    expect(await mark('2', null)).toMatchObject({ marked: 0, blank: [2] })
    expect(await mark('2', 1)).toMatchObject({ marked: 1 })
    expect((await office.refused('attendance.markNumbers', { sessionId, numbers: '1', edition: 3 })).code).toBe(
      'not-found',
    )
  })

  test('a number means who is printed there, though somebody else sits there by now', async () => {
    const invited = await office.ask('invitations.list', { meetingId })
    await office.ask('invitations.remove', { ids: invited.map(({ id }) => id) })
    const [post] = await office.ask('posts.find', { query: 'Kepala', organisationId: dinas })
    const addressee = { organisationId: dinas, postId: post?.id ?? null, personId: null }
    await office.ask('invitations.add', { meetingId, addressees: [addressee] })
    expect((await issue()).lines[0]).toMatchObject({ number: 1, name: 'Siti Aminah, S.Sos.', personId: siti })
    await addPerson(office, 'Dewi Lestari', {
      membership: seat(dinas, 'Kepala Dinas', { fromDate: '2024-11-01', capacity: 'Plt.' }),
    })
    expect(await office.ask('attendance.markNumbers', { sessionId, numbers: '1' })).toMatchObject({
      marked: 1,
      others: [{ number: 1, printed: 'Siti Aminah, S.Sos.', expected: 'Dewi Lestari' }],
    })
    const [came] = (await office.ask('attendance.seats', { sessionId })).filter(({ attendance }) => attendance)
    expect(came?.attendance).toMatchObject({ name: 'Siti Aminah, S.Sos.', personId: siti })
  })

  test('where time, place or kop changed since, the sheet says so', async () => {
    await issue()
    expect((await sheet()).outdated).toBe(false)
    const { kind, title, date, startTime } = await office.ask('meetings.get', { id: meetingId })
    await office.ask('meetings.update', { id: meetingId, kind, title, date, startTime, venue: 'Gedung lain' })
    expect((await sheet()).outdated).toBe(true)
    expect((await issue('renumber')).outdated).toBe(false)
  })
})
