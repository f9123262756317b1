import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OrganisationId, PersonId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { addMeeting, addOrganisation, addPerson, merge, seat, stored, undo } from './roster.ts'

let office: TestOffice
let dinas: OrganisationId
let siti: PersonId
let double: PersonId

beforeEach(async () => {
  office = await openOffice()
  dinas = await addOrganisation(office, 'Dinas Sosial')
  siti = await addPerson(office, 'Siti Aminah', {
    phone: '081234567890',
    membership: seat(dinas, 'Sekretaris'),
  })
  double = await addPerson(office, 'Hj. Siti Aminnah, S.E., M.Si.', {
    nip: '198104122005012004',
    note: 'Alergi kacang',
    membership: seat(dinas, 'Kepala Bidang', { untilDate: '2023-12-31' }),
  })
})
afterEach(() => office.close())

async function invited(person: PersonId) {
  const meeting = await addMeeting(office, 'Rakor 2024')
  await office.ask('invitations.add', {
    meetingId: meeting.id,
    addressees: [{ organisationId: dinas, postId: null, personId: person }],
  })
  const [invitation] = (await office.ask('invitations.list', { meetingId: meeting.id })).slice(-1)
  if (!invitation) throw new Error('No invitation.')
  return { ...meeting, invitation: invitation.id }
}

describe('merging two people', () => {
  test('takes the fuller value of each field, and notes of both', async () => {
    const { fields } = await office.ask('duplicates.compare', { kind: 'person', keptId: siti, goneId: double })
    const choices = Object.fromEntries(fields.map(({ field, choice }) => [field, choice]))
    expect(choices).toMatchObject({ name: 'gone', nip: 'gone', phone: 'kept', note: 'gone' })
    await merge(office, 'person', siti, double)
    expect(await office.ask('people.get', { id: siti })).toMatchObject({
      name: 'Hj. Siti Aminnah, S.E., M.Si.',
      nip: '198104122005012004',
      phone: '081234567890',
      note: 'Alergi kacang',
    })
  })

  test('a choice of the user goes before the proposal', async () => {
    await merge(office, 'person', siti, double, { fields: { name: 'kept', nip: 'kept' } })
    expect(await office.ask('people.get', { id: siti })).toMatchObject({ name: 'Siti Aminah', nip: '' })
  })

  test('everything that named the one names the other', async () => {
    const { session } = await invited(double)
    await office.ask('attendance.addGuest', { sessionId: session, personId: double, name: 'Siti Aminnah' })
    const before = await office.ask('people.get', { id: double })
    await merge(office, 'person', siti, double)
    const after = await office.ask('people.get', { id: siti })
    expect(after.memberships).toHaveLength(2)
    expect(after.invitations).toEqual(before.invitations)
    expect(after.attendance).toEqual(before.attendance)
    expect(after.askedAs).toBe('')
    // A link to the one that is gone leads to the one that holds its place, also through a further merge.
    expect(await office.ask('people.get', { id: double })).toEqual({
      ...after,
      askedAs: 'Hj. Siti Aminnah, S.E., M.Si.',
    })
    const { id: third } = await office.ask('people.create', { name: 'St. Aminah' })
    await merge(office, 'person', third, siti)
    expect(await office.ask('people.get', { id: double })).toMatchObject({
      id: third,
      askedAs: 'Hj. Siti Aminnah, S.E., M.Si.',
    })
  })

  test('is found under the name that was not kept, also within its sector', async () => {
    await merge(office, 'person', siti, double, { fields: { name: 'kept' } })
    for (const query of ['aminnah', 'siti aminn']) {
      const found = await office.ask('people.list', { query })
      expect(found.items.map(({ id }) => id)).toEqual([siti])
      const within = await office.ask('people.list', { query, sectorId: 0 })
      expect(within.items.map(({ id }) => id)).toEqual([siti])
    }
  })

  test('shows the history of both', async () => {
    await office.ask('people.update', { id: double, name: 'Siti Aminnah', note: 'lain' })
    await merge(office, 'person', siti, double)
    const history = await office.ask('journal.ofRecord', { table: 'person', rowId: siti })
    const summaries = history.map(({ summary }) => summary)
    expect(summaries).toContain('Tambah orang “Siti Aminah”')
    expect(summaries).toContain('Ubah data “Siti Aminnah”')
  })

  test('the same place twice becomes one, with the beginning that is known', async () => {
    await office.ask('memberships.create', {
      personId: double,
      ...seat(dinas, 'Sekretaris', { fromDate: '2022-01-03' }),
    })
    const preview = await office.ask('duplicates.compare', { kind: 'person', keptId: siti, goneId: double })
    expect(preview.joins).toMatchObject([{ kind: 'Pemangku jabatan', choosable: false }])
    await merge(office, 'person', siti, double)
    const { memberships } = await office.ask('people.get', { id: siti })
    expect(memberships.map(({ post, fromDate }) => [post, fromDate])).toEqual([
      ['Sekretaris', '2022-01-03'],
      ['Kepala Bidang', null],
    ])
  })

  test('two invitations to one meeting become one, whose answer is asked', async () => {
    const first = await invited(siti)
    await office.ask('invitations.add', {
      meetingId: first.id,
      addressees: [{ organisationId: dinas, postId: null, personId: double }],
    })
    const second = (await office.ask('invitations.list', { meetingId: first.id })).find(
      ({ id }) => id !== first.invitation,
    )
    if (!second) throw new Error('No second invitation.')
    await office.ask('invitations.respond', { ids: [second.id], response: 'yes', respondedOn: '2024-11-10' })
    await office.ask('attendance.mark', { sessionId: first.session, seats: [{ invitationId: first.invitation }] })
    await office.ask('attendance.mark', { sessionId: first.session, seats: [{ invitationId: second.id }] })

    const { joins, warnings } = await office.ask('duplicates.compare', { kind: 'person', keptId: siti, goneId: double })
    expect(warnings).toContain('Keduanya tercatat hadir di sesi yang sama: Rakor 2024, Sesi 1.')
    expect(joins.map(({ kind, choice }) => [kind, choice])).toEqual([
      ['Undangan', 'gone'],
      ['Kehadiran', 'kept'],
    ])
    const before = stored(office)
    await merge(office, 'person', siti, double)
    expect(await office.ask('invitations.list', { meetingId: first.id })).toMatchObject([{ response: 'yes' }])
    expect((await office.ask('people.get', { id: siti })).attendance).toHaveLength(1)
    expect(await undo(office)).toEqual([])
    expect(stored(office)).toEqual(before)

    const invitationKey = joins[0]?.key ?? ''
    await merge(office, 'person', siti, double, { joins: { [invitationKey]: 'kept' } })
    expect(await office.ask('invitations.list', { meetingId: first.id })).toMatchObject([{ response: 'none' }])
  })

  test('a guest who also sat in a seat is the kept person in that seat, whichever of the two sat there', async () => {
    for (const [seated, guest] of [
      [siti, double],
      [double, siti],
    ] as const) {
      const { session, invitation } = await invited(seated)
      await office.ask('attendance.mark', { sessionId: session, seats: [{ invitationId: invitation }] })
      await office.ask('attendance.addGuest', { sessionId: session, personId: guest, name: 'Siti' })
      const { joins } = await office.ask('duplicates.compare', { kind: 'person', keptId: siti, goneId: double })
      expect(joins).toMatchObject([{ kind: 'Kehadiran', choosable: true }])
      for (const choice of ['kept', 'gone'] as const) {
        const before = stored(office)
        await merge(office, 'person', siti, double, { joins: { [joins[0]?.key ?? '']: choice } })
        const seats = await office.ask('attendance.seats', { sessionId: session })
        expect(seats.flatMap(({ attendance }) => attendance?.personId ?? [])).toEqual([siti])
        expect(await undo(office)).toEqual([])
        expect(stored(office)).toEqual(before)
      }
      await office.ask('attendance.unmark', {
        ids: (await office.ask('attendance.seats', { sessionId: session })).flatMap(
          ({ attendance }) => attendance?.id ?? [],
        ),
      })
    }
  })

  test('a delegate is the kept person afterwards', async () => {
    const kepala = await addPerson(office, 'Budi Santoso')
    const { id, invitation } = await invited(kepala)
    await office.ask('invitations.respond', {
      ids: [invitation],
      response: 'delegated',
      delegatePersonId: double,
      delegateName: 'Siti Aminnah',
    })
    await merge(office, 'person', siti, double)
    expect(await office.ask('invitations.list', { meetingId: id })).toMatchObject([{ delegatePersonId: siti }])
  })

  test('undone, leaves the database exactly as it was, and redone, as it became', async () => {
    await invited(double)
    await invited(siti)
    const before = stored(office)
    await merge(office, 'person', siti, double)
    const after = stored(office)
    expect(await undo(office)).toEqual([])
    expect(stored(office)).toEqual(before)
    const { redo } = await office.ask('journal.next', {})
    if (!redo) throw new Error('Nothing to do again.')
    await office.ask('journal.undo', { entryId: redo.entryId })
    expect(stored(office)).toEqual(after)
  })

  test('is not done again once the one to be kept is gone: the other stays', async () => {
    const mergeEntry = async () => {
      await merge(office, 'person', siti, double)
      return (await office.ask('journal.next', {})).undo?.entryId ?? (0 as never)
    }
    const taken = await office.ask('journal.undo', { entryId: await mergeEntry() })
    await office.ask('people.remove', { ids: [siti] })
    const before = stored(office)
    const refused = await office.refused('journal.undo', { entryId: taken.entryId ?? 0 })
    expect(refused).toMatchObject({ code: 'conflict' })
    expect(stored(office)).toEqual(before)
    expect((await office.ask('people.list', {})).items.map(({ id }) => id)).toEqual([double])
  })

  test('is refused when the data changed since it was looked at', async () => {
    const { seal } = await office.ask('duplicates.compare', { kind: 'person', keptId: siti, goneId: double })
    await office.ask('people.update', { id: double, name: 'Siti A.' })
    const error = await office.refused('duplicates.merge', { kind: 'person', keptId: siti, goneId: double, seal })
    expect(error.code).toBe('conflict')
  })

  test('is refused with itself and with somebody who is gone', async () => {
    const itself = await office.refused('duplicates.compare', { kind: 'person', keptId: siti, goneId: siti })
    expect(itself.code).toBe('invalid-input')
    const nobody = await office.refused('duplicates.compare', { kind: 'person', keptId: siti, goneId: 9999 })
    expect(nobody.code).toBe('not-found')
  })

  test('somebody merged can be removed with the names they were known by', async () => {
    await merge(office, 'person', siti, double)
    await office.ask('people.remove', { ids: [siti] })
    expect((await office.ask('people.list', { query: 'siti' })).total).toBe(0)
    const [record] = await office.ask('duplicates.merges', {})
    expect(record?.obstacle).toContain('sudah dihapus')
  })
})
