/** The rank of a post orders every list and sheet, whenever the post came. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databaseFile } from '../../../electron/backend/dataFolder.ts'
import { Connection } from '../../../electron/backend/database/statements.ts'
import { peopleOf } from '../../../electron/backend/forms/queries.ts'
import type { OrganisationId, PostId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
let sosial: OrganisationId
beforeEach(async () => {
  office = await openOffice()
  const file = join(office.folder, 'dinsos.csv')
  const rows = ['Nama;Jabatan;Instansi', 'Budi Hartono;Staf;Dinas Sosial', 'Citra Dewi;Kasi Data;Dinas Sosial']
  rows.push('Dewi Lestari;Perencana Ahli Muda;Dinas Sosial', 'Eko Prasetyo;Kabid Linjamsos;Dinas Sosial')
  writeFileSync(file, rows.join('\n'))
  const { ticket } = office.backend.files.admit(file, 'dinsos.csv')
  const { previewId } = await office.ask('imports.preview', { ticket })
  await office.ask('imports.commit', { previewId })
  const { items } = await office.ask('organisations.list', { query: 'Dinas Sosial' })
  sosial = items[0]?.id ?? (0 as OrganisationId)
})
afterEach(() => office.close())

const addHead = async () =>
  office.ask('people.create', { name: 'Zainal Arifin', membership: { organisationId: sosial, post: 'Kepala Dinas' } })
const detail = () => office.ask('organisations.get', { id: sosial })
const titles = async () => (await detail()).posts.map(({ title }) => title)
const postCalled = async (title: string) => (await detail()).posts.find((post) => post.title === title)?.id as PostId

function inFile<T>(work: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(join(office.folder, databaseFile))
  try {
    return work(sqlite)
  } finally {
    sqlite.close()
  }
}

const inOrder = ['Kepala Dinas', 'Kabid Linjamsos', 'Kasi Data', 'Perencana Ahli Muda', 'Staf']

describe('a head added after an import of its subordinates stands first', () => {
  beforeEach(addHead)

  test('among the posts and the people of the agency', async () => {
    expect(await titles()).toEqual(inOrder)
    expect((await detail()).members.map(({ post }) => post)).toEqual(inOrder)
    const found = await office.ask('posts.find', { query: 'dinas sosial', organisationId: sosial })
    expect(found.map(({ title }) => title)).toEqual(inOrder)
  })

  test('in the form', () => {
    const form = inFile((sqlite) => peopleOf.all(new Connection(sqlite), { id: sosial, today: '2024-11-18' }))
    expect(form.map(({ post }) => post)).toEqual(inOrder)
  })

  test('among those who can be invited, in the invitation list and on the sheet', async () => {
    const { id: meetingId } = await office.ask('meetings.create', {
      title: 'Rakor',
      date: '2024-11-18',
      startTime: '09:00',
      venue: 'Ballroom',
      sessions: [{ id: null, name: 'Sesi 1', date: '2024-11-18', startTime: '09:00' }],
    })
    const by = { kind: 'organisation' as const, organisationIds: [sosial] }
    const candidates = await office.ask('invitations.candidates', { meetingId, by })
    const posts = candidates.filter(({ postId }) => postId !== null)
    expect(posts.map(({ post }) => post)).toEqual(inOrder)
    const byTitle = await office.ask('invitations.candidates', { meetingId, by: { kind: 'post', query: 's dinas' } })
    expect(byTitle.map(({ post }) => post)).toEqual(inOrder.filter((title) => title.toLowerCase().includes('s')))
    const addressees = [...posts]
      .reverse()
      .map(({ organisationId, postId }) => ({ organisationId, postId, personId: null }))
    await office.ask('invitations.add', { meetingId, addressees })
    const invited = await office.ask('invitations.list', { meetingId })
    expect(invited.map(({ post }) => post)).toEqual(inOrder)
    const { sessions } = await office.ask('meetings.get', { id: meetingId })
    const sessionId = sessions[0]?.id ?? (0 as never)
    const sheet = await office.ask('sheet.get', { sessionId, groupBy: 'sector', spare: 0 })
    expect(sheet.lines.map(({ position }) => position)).toEqual(inOrder)
  })
})

test('an organisation invited as a whole stands where its head would', async () => {
  const { id: meetingId } = await office.ask('meetings.create', {
    title: 'Rakor',
    date: '2024-11-18',
    startTime: '09:00',
    venue: 'Ballroom',
    sessions: [{ id: null, name: 'Sesi 1', date: '2024-11-18', startTime: '09:00' }],
  })
  const staff = await postCalled('Staf')
  const address = (postId: PostId | null) => ({ organisationId: sosial, postId, personId: null })
  await office.ask('invitations.add', { meetingId, addressees: [address(staff), address(null)] })
  expect((await office.ask('invitations.list', { meetingId })).map(({ postId }) => postId)).toEqual([null, staff])
  const { sessions } = await office.ask('meetings.get', { id: meetingId })
  const sessionId = sessions[0]?.id ?? (0 as never)
  const { lines } = await office.ask('sheet.get', { sessionId, groupBy: 'sector', spare: 0 })
  expect(lines.map(({ position }) => position).indexOf('Staf')).toBe(1)
})

describe('a post that is called otherwise', () => {
  test('stands where its new title does', async () => {
    await office.ask('posts.rename', { id: await postCalled('Staf'), title: 'Sekretaris' })
    expect((await titles())[0]).toBe('Sekretaris')
    const { undo } = await office.ask('journal.next', {})
    await office.ask('journal.undo', { entryId: undo?.entryId ?? 0 })
    expect((await titles()).at(-1)).toBe('Staf')
  })

  test('stays where somebody put it', async () => {
    const staff = await postCalled('Staf')
    const others = (await detail()).posts.map(({ id }) => id).filter((id) => id !== staff)
    await office.ask('posts.reorder', { organisationId: sosial, ids: [staff, ...others] })
    expect((await titles())[0]).toBe('Staf')
    await office.ask('posts.rename', { id: staff, title: 'Staf Khusus' })
    expect(await titles()).toEqual(['Staf Khusus', ...inOrder.slice(1, -1)])
  })

  test('and so is its organisation: what led another may lead this one', async () => {
    await office.ask('posts.create', { organisationId: sosial, title: 'Kepala UPTD' })
    expect((await titles())[0]).not.toBe('Kepala UPTD')
    const organisation = await detail()
    await office.ask('organisations.update', { id: sosial, name: 'UPTD Panti Sosial', sectorId: organisation.sectorId })
    expect((await titles())[0]).toBe('Kepala UPTD')
  })
})

test('posts without a rank get theirs when the data is opened, without an entry in the history', async () => {
  await addHead()
  await office.backend.close()
  inFile((sqlite) => sqlite.exec('UPDATE post SET rank = 9'))
  const entries = () => inFile((sqlite) => sqlite.prepare('SELECT count(*) AS count FROM journal_entry').get())
  const before = entries()
  await office.reopen()
  expect(await titles()).toEqual(inOrder)
  expect(entries()).toEqual(before)
})
