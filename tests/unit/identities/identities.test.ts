import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databaseFile } from '../../../electron/backend/dataFolder.ts'
import { Connection } from '../../../electron/backend/database/statements.ts'
import { type IdentifiedRecord, recordOf } from '../../../electron/backend/identities/queries.ts'
import type { OrganisationId, PersonId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { addMeeting, addOrganisation, addPerson, merge, seat, separate, undo } from '../duplicates/roster.ts'

let office: TestOffice
let siti: PersonId
let sitti: PersonId
let aminah: PersonId
beforeEach(async () => {
  office = await openOffice()
  siti = await addPerson(office, 'Siti Aminah')
  sitti = await addPerson(office, 'Sitti Aminah')
  aminah = await addPerson(office, 'Siti Aminah, S.E.')
})
afterEach(() => office.close())

function inFile<T>(work: (db: Connection) => T, file = join(office.folder, databaseFile)): T {
  const sqlite = new Database(file, { readonly: true })
  try {
    return work(new Connection(sqlite))
  } finally {
    sqlite.close()
  }
}
const uuidOf = (table: IdentifiedRecord['table'], id: number) =>
  inFile((db) => (db.prepared(`SELECT uuid FROM ${table} WHERE id = ?`).get(id) as { uuid: string }).uuid)
const find = (uuid: string) => inFile((db) => recordOf(db, uuid))
const person = (id: PersonId) => ({ table: 'person', id })

test('a UUID stands for its own record; one that nobody was given for none', () => {
  expect(find(uuidOf('person', sitti))).toEqual(person(sitti))
  expect(find('01890000-0000-7000-8000-000000000000')).toBeNull()
})

describe('a record that was merged away', () => {
  test('is the kept one, and itself again after the separation', async () => {
    const uuid = uuidOf('person', sitti)
    const merged = await merge(office, 'person', siti, sitti)
    expect(find(uuid)).toEqual(person(siti))
    await separate(office, merged)
    expect(find(uuid)).toEqual(person(sitti))
    expect(uuidOf('person', sitti)).toBe(uuid)
  })

  test('is itself again when the merge is undone, and the kept one when that is undone too', async () => {
    const uuid = uuidOf('person', sitti)
    await merge(office, 'person', siti, sitti)
    await undo(office)
    expect(find(uuid)).toEqual(person(sitti))
    const { redo } = await office.ask('journal.next', {})
    await office.ask('journal.undo', { entryId: redo?.entryId ?? 0 })
    expect(find(uuid)).toEqual(person(siti))
  })

  test('is the last one kept, however often that was merged away itself', async () => {
    const [first, second] = [uuidOf('person', sitti), uuidOf('person', siti)]
    await merge(office, 'person', siti, sitti)
    const later = await merge(office, 'person', aminah, siti)
    expect([find(first), find(second)]).toEqual([person(aminah), person(aminah)])
    await separate(office, later)
    expect([find(first), find(second)]).toEqual([person(siti), person(siti)])
  })

  test('takes along the posts and invitations that became one with it', async () => {
    const [sosial, dinsos] = [await addOrganisation(office, 'Dinas Sosial'), await addOrganisation(office, 'Dinsos')]
    const [kept, gone] = [await addPost(sosial), await addPost(dinsos)]
    const { id: meetingId } = await addMeeting(office, 'Rakor')
    const address = (organisationId: OrganisationId) => ({ organisationId, postId: null, personId: null })
    await office.ask('invitations.add', { meetingId, addressees: [address(sosial), address(dinsos)] })
    const invitations = await office.ask('invitations.list', { meetingId })
    const invited = (id: OrganisationId) => invitations.find(({ organisationId }) => organisationId === id)?.id ?? 0
    const [post, invitation] = [uuidOf('post', gone), uuidOf('invitation', invited(dinsos))]
    const merged = await merge(office, 'organisation', sosial, dinsos)
    expect(find(post)).toEqual({ table: 'post', id: kept })
    expect(find(invitation)).toEqual({ table: 'invitation', id: invited(sosial) })
    const third = await addOrganisation(office, 'Dinas Sosial Kutai Timur')
    const last = await addPost(third)
    const later = await merge(office, 'organisation', third, sosial)
    expect(find(post)).toEqual({ table: 'post', id: last })
    await separate(office, later)
    await separate(office, merged)
    expect(find(post)).toEqual({ table: 'post', id: gone })
    expect(find(invitation)).toEqual({ table: 'invitation', id: invited(dinsos) })
  })
})

test('a record that was removed is nowhere, and back with the undo', async () => {
  const [uuid, merged] = [uuidOf('person', siti), uuidOf('person', sitti)]
  await merge(office, 'person', siti, sitti)
  await office.ask('people.remove', { ids: [siti] })
  expect([find(uuid), find(merged)]).toEqual([null, null])
  await undo(office)
  expect([find(uuid), find(merged)]).toEqual([person(siti), person(siti)])
})

test('identities come back with a restore, and stand in a copy of the database', async () => {
  const [uuid, merged] = [uuidOf('person', siti), uuidOf('person', sitti)]
  await merge(office, 'person', siti, sitti)
  const { name } = await office.ask('backups.create', {})
  await office.ask('people.remove', { ids: [siti] })
  const copy = join(office.folder, 'copy.db')
  copyFileSync(join(office.folder, 'backups', name), copy)
  expect(inFile((db) => [recordOf(db, uuid), recordOf(db, merged)], copy)).toEqual([person(siti), person(siti)])
  await office.ask('backups.restore', { name })
  expect([find(uuid), find(merged)]).toEqual([person(siti), person(siti)])
})

async function addPost(organisationId: OrganisationId): Promise<number> {
  await addPerson(office, `Pimpinan ${organisationId}`, { membership: seat(organisationId, 'Kepala Dinas') })
  const { posts } = await office.ask('organisations.get', { id: organisationId })
  return posts[0]?.id ?? 0
}
