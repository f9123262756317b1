import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OrganisationId, PersonId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import {
  addMeeting,
  addOrganisation,
  addPerson,
  content,
  merge,
  rowCounts,
  seat,
  separate,
  stored,
  undo,
} from './roster.ts'

let office: TestOffice
let sosial: OrganisationId
let kesehatan: OrganisationId
let siti: PersonId
let other: PersonId

beforeEach(async () => {
  office = await openOffice()
  sosial = await addOrganisation(office, 'Dinas Sosial')
  kesehatan = await addOrganisation(office, 'Dinas Kesehatan')
  siti = await addPerson(office, 'Siti Aminah', { phone: '081234567890', membership: seat(sosial, 'Sekretaris') })
  other = await addPerson(office, 'Siti Aminah, S.E.', {
    nip: '198104122005012004',
    phone: '085711112222',
    membership: seat(kesehatan, 'Kepala Bidang'),
  })
})
afterEach(() => office.close())

async function invite(people: PersonId[]) {
  const meeting = await addMeeting(office, 'Rakor 2024')
  await office.ask('invitations.add', {
    meetingId: meeting.id,
    addressees: people.map((personId) => ({ organisationId: sosial, postId: null, personId })),
  })
  return meeting
}

describe('separating two merged people', () => {
  test('with nothing in between, both are as they were', async () => {
    const { id, session } = await invite([siti, other])
    const [first, second] = await office.ask('invitations.list', { meetingId: id })
    if (!first || !second) throw new Error('No invitations.')
    await office.ask('invitations.respond', { ids: [second.id], response: 'yes' })
    await office.ask('attendance.mark', { sessionId: session, seats: [{ invitationId: first.id }] })
    const before = content(office)
    const merged = await merge(office, 'person', siti, other)
    expect(content(office)).not.toEqual(before)
    expect(await separate(office, merged)).toEqual([])
    expect(content(office)).toEqual(before)
  })

  test('is one command that can be taken back', async () => {
    const merged = await merge(office, 'person', siti, other)
    await office.ask('people.update', { id: siti, name: 'Siti Aminah', phone: '081300000000' })
    const before = stored(office)
    await separate(office, merged)
    expect(await undo(office)).toEqual([])
    expect(stored(office)).toEqual(before)
  })

  test('after other commands nothing is lost, and each has its own', async () => {
    const { session } = await invite([other])
    const before = rowCounts(office)
    const merged = await merge(office, 'person', siti, other)
    await office.ask('memberships.create', { personId: siti, ...seat(kesehatan, 'Anggota Pokja') })
    await office.ask('attendance.addGuest', {
      sessionId: session,
      personId: siti,
      name: 'Siti',
      organisationId: sosial,
    })
    const stranger = await addPerson(office, 'Budi Santoso', { membership: seat(sosial, 'Staf') })
    await office.ask('people.update', { id: stranger, name: 'Budi Santosa' })

    const preview = await office.ask('duplicates.separation', { id: merged })
    expect(preview.items.map(({ kind, choice }) => [kind, choice])).toEqual([
      ['Kehadiran', 'kept'],
      ['Pemangku jabatan', 'gone'],
    ])
    expect(await separate(office, merged)).toEqual([])
    const [mine, theirs] = [await office.ask('people.get', { id: siti }), await office.ask('people.get', { id: other })]
    expect(mine.memberships.map(({ post }) => post)).toEqual(['Sekretaris'])
    expect(theirs.memberships.map(({ post }) => post).sort()).toEqual(['Anggota Pokja', 'Kepala Bidang'])
    expect(mine.attendance).toHaveLength(1)
    expect(theirs.invitations).toHaveLength(1)
    const after = rowCounts(office)
    expect(after).toEqual({
      ...before,
      person: (before['person'] ?? 0) + 1,
      membership: (before['membership'] ?? 0) + 2,
      post: (before['post'] ?? 0) + 2,
      attendance: 1,
    })
  })

  test('what came since goes where it was said to belong', async () => {
    const merged = await merge(office, 'person', siti, other)
    const { id } = await office.ask('memberships.create', { personId: siti, ...seat(kesehatan, 'Anggota Pokja') })
    const [item] = (await office.ask('duplicates.separation', { id: merged })).items
    if (!item) throw new Error('Nothing came since.')
    await separate(office, merged, { items: { [item.key]: 'kept' } })
    expect((await office.ask('people.get', { id: siti })).memberships.map((one) => one.id)).toContain(id)
  })

  test('a field changed since is asked about', async () => {
    const merged = await merge(office, 'person', siti, other, { fields: { phone: 'gone' } })
    const kept = await office.ask('people.get', { id: siti })
    await office.ask('people.update', { id: siti, name: kept.name, nip: kept.nip, phone: '085799998888' })
    const { fields } = await office.ask('duplicates.separation', { id: merged })
    // The number that was corrected had come from the other.
    expect(fields).toMatchObject([
      { field: 'phone', now: '085799998888', kept: '081234567890', gone: '085711112222', choice: 'gone' },
    ])
    await separate(office, merged)
    expect(await office.ask('people.get', { id: siti })).toMatchObject({ phone: '081234567890', nip: '' })
    expect(await office.ask('people.get', { id: other })).toMatchObject({
      phone: '085799998888',
      nip: '198104122005012004',
    })
  })

  test('a number somebody else has by now stays with them, and that is said', async () => {
    const merged = await merge(office, 'person', siti, other, { fields: { nip: 'kept' } })
    await addPerson(office, 'Rahmawati', { nip: '198104122005012004' })
    expect(await separate(office, merged)).toEqual([
      'NIP “Siti Aminah, S.E.” tidak dikembalikan karena sekarang dipakai “Rahmawati”.',
    ])
    expect((await office.ask('people.get', { id: other })).nip).toBe('')
  })

  test('merges into one can be separated in any order', async () => {
    const third = await addPerson(office, 'St. Aminah', { nrp: '81040123', membership: seat(sosial, 'Staf') })
    const before = content(office)
    const first = await merge(office, 'person', siti, other)
    const second = await merge(office, 'person', siti, third)
    expect((await office.ask('duplicates.separation', { id: first })).items).toEqual([])
    expect(await separate(office, first)).toEqual([])
    expect(await office.ask('people.get', { id: siti })).toMatchObject({ nip: '', nrp: '81040123' })
    expect(await separate(office, second)).toEqual([])
    expect(content(office)).toEqual(before)
  })

  test('a later merge that took another value over this one does not bring it back to the wrong person', async () => {
    const third = await addPerson(office, 'Aminah', { nip: '198505052010012001' })
    const before = content(office)
    const first = await merge(office, 'person', siti, other)
    const second = await merge(office, 'person', siti, third, { fields: { nip: 'gone' } })
    expect((await office.ask('duplicates.separation', { id: first })).fields).toEqual([])
    await separate(office, first)
    expect((await office.ask('people.get', { id: siti })).nip).toBe('198505052010012001')
    await separate(office, second)
    expect(content(office)).toEqual(before)
  })

  test('of a chain, the last is separated first', async () => {
    const third = await addPerson(office, 'St. Aminah')
    const before = content(office)
    const first = await merge(office, 'person', siti, other)
    const second = await merge(office, 'person', third, siti)
    const error = await office.refused('duplicates.separation', { id: first })
    expect(error.message).toContain('Pisahkan itu dulu')
    const into = await office.ask('duplicates.merges', { into: { kind: 'person', id: third } })
    expect(into.map(({ id }) => id)).toEqual([second, first])
    await separate(office, second)
    await separate(office, first)
    expect(content(office)).toEqual(before)
  })

  test('what was its own but removed since is told of', async () => {
    const merged = await merge(office, 'person', siti, other)
    const { memberships } = await office.ask('people.get', { id: siti })
    const theirs = memberships.find(({ post }) => post === 'Kepala Bidang')
    if (!theirs) throw new Error('No membership.')
    await office.ask('memberships.remove', { id: theirs.id })
    expect(await separate(office, merged)).toEqual(['Pemangku jabatan tidak dikembalikan karena sudah dihapus.'])
  })
})

describe('separating organisations merged into one that lacked the post all of them had', () => {
  test.each([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ])('in the order %i, %i, %i', async (...order) => {
    const kept = await addOrganisation(office, 'Badan Gabungan')
    const gone: OrganisationId[] = []
    for (const name of ['Dinas Satu', 'Dinas Dua', 'Dinas Tiga']) {
      const organisation = await addOrganisation(office, name)
      await addPerson(office, `Kepala ${name}`, { membership: seat(organisation, 'Kepala') })
      gone.push(organisation)
    }
    const before = content(office)
    const merged = []
    for (const one of gone) merged.push(await merge(office, 'organisation', kept, one))
    for (const which of order) expect(await separate(office, merged[which] ?? 0)).toEqual([])
    expect(content(office)).toEqual(before)
  })
})
