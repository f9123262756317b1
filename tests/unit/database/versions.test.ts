/** Two who change one record: neither loses a value without being told, whatever is edited. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { threeWay } from '../../../electron/backend/database/versions.ts'
import type { Channel, Input, Output } from '../../../electron/contract/api.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
beforeEach(async () => (office = await openOffice({ demo: true })))
afterEach(() => office.close())

const first = <T>(items: readonly T[]): T => {
  const [item] = items
  if (item === undefined) throw new Error('The demo is not as it was.')
  return item
}

describe('a field both changed', () => {
  /** Each reads once; then the one writes, and the other with what it saw before. */
  interface Case {
    channel: Channel
    seen: number
    mine: object
    theirs: object
    field: string
  }
  const meeting = async () => office.ask('meetings.get', { id: first(await office.ask('meetings.list', {})).id })
  const invitation = async () => first(await office.ask('invitations.list', { meetingId: (await meeting()).id }))
  const action = async () => first(await office.ask('actions.list', {}))
  const organisation = async () => office.ask('organisations.get', { id: (await action()).organisationId })
  const person = async () => {
    const { items } = await office.ask('people.list', { limit: 1 })
    return office.ask('people.get', { id: first(items).id })
  }
  const of = (
    channel: Channel,
    record: { id: number; version: number },
    field: string,
    theirs: unknown,
    mine: unknown,
  ) => ({
    channel,
    seen: record.version,
    theirs: { id: record.id, [field]: theirs },
    mine: { id: record.id, [field]: mine },
    field,
  })
  const cases: Record<string, () => Promise<Case>> = {
    person: async () => of('people.update', await person(), 'rank', 'Pembina', 'Penata'),
    organisation: async () => of('organisations.update', await organisation(), 'shortName', 'SATU', 'DUA'),
    'other names': async () => of('organisations.update', await organisation(), 'aliases', ['Satu Lain'], ['Dua Lain']),
    post: async () => {
      const { posts, version } = await organisation()
      return of('posts.rename', { id: first(posts).id, version }, 'title', 'Jabatan satu', 'Jabatan dua')
    },
    membership: async () => {
      const { memberships, version } = await person()
      return of('memberships.update', { id: first(memberships).id, version }, 'fromDate', '2020-01-01', '2021-01-01')
    },
    sector: async () => of('sectors.rename', first(await office.ask('sectors.list', {})), 'name', 'Satu', 'Dua'),
    strategy: async () =>
      of('strategies.rename', first(await office.ask('strategies.list', {})), 'name', 'Satu', 'Dua'),
    meeting: async () => of('meetings.update', await meeting(), 'venue', 'Aula satu', 'Aula dua'),
    agenda: async () =>
      of('meetings.update', await meeting(), 'agenda', [{ title: 'Pembukaan satu' }], [{ title: 'Pembukaan dua' }]),
    organisers: async () => of('meetings.update', await meeting(), 'organiserIds', [], [(await organisation()).id]),
    invitation: async () => of('invitations.update', await invitation(), 'note', 'Satu', 'Dua'),
    answer: async () => {
      const { id, version } = await invitation()
      const answer = (response: string) => ({ ids: [id], response, channel: 'telepon' })
      return {
        channel: 'invitations.respond',
        seen: version,
        theirs: answer('no'),
        mine: { ...answer('delegated'), delegateName: 'Wahyu' },
        field: 'response',
      }
    },
    presence: async () => {
      const session = first((await meeting()).sessions)
      const seats = await office.ask('attendance.seats', { sessionId: session.id })
      const { attendance, version } = first(seats.filter((seat) => seat.attendance))
      return of('attendance.update', { id: attendance?.id ?? 0, version }, 'name', 'Satu Orang', 'Dua Orang')
    },
    action: async () => of('actions.update', await action(), 'output', 'Satu', 'Dua'),
    supports: async () => {
      const { items } = await office.ask('organisations.list', { limit: 3 })
      const { organisationId } = await action()
      const others = items.map(({ id }) => id).filter((id) => id !== organisationId)
      return of('actions.update', await action(), 'supportIds', others.slice(0, 1), others.slice(1, 2))
    },
    deadline: async () => {
      const { id, version } = await action()
      const moved = (dueDate: string) => ({ id, dueDate, reason: 'Diundur.' })
      return {
        channel: 'actions.changeDeadline',
        seen: version,
        theirs: moved('2027-01-01'),
        mine: moved('2027-02-01'),
        field: 'dueDate',
      }
    },
    report: async () => {
      const rows = await office.ask('actions.list', {})
      const { progress, version } = await office.ask('actions.get', {
        id: first(rows.filter((row) => row.reportedOn)).id,
      })
      const text = (said: string) => ({ id: first(progress).id, date: '2024-11-01', text: said })
      return { channel: 'actions.updateReport', seen: version, theirs: text('Satu'), mine: text('Dua'), field: 'text' }
    },
    decision: async () =>
      of(
        'decisions.update',
        first(await office.ask('decisions.list', { meetingId: (await meeting()).id })),
        'text',
        'Satu',
        'Dua',
      ),
    indicator: async () =>
      of('indicators.save', first(await office.ask('indicators.list', {})), 'unit', 'jiwa', 'orang'),
    figure: async () => {
      const { id, version } = first(await office.ask('indicators.list', {}))
      const figure = (value: number) => ({ id, year: 2024, value, source: 'BPS' })
      return { channel: 'indicators.setValue', seen: version, theirs: figure(1), mine: figure(2), field: 'value' }
    },
    settings: async () => {
      const { settingsVersion } = await office.ask('app.state', {})
      return {
        channel: 'settings.save',
        seen: settingsVersion,
        theirs: { office: { address: 'Jalan Satu' } },
        mine: { office: { address: 'Jalan Dua' } },
        field: 'office.address',
      }
    },
  }

  test.each(Object.keys(cases))('%s: the later of two hears of both values, and nothing is written', async (name) => {
    const { channel, seen, theirs, mine, field } = await (cases[name] as () => Promise<Case>)()
    const call = (input: object) => office.backend.call(channel, { ...input, seen })
    expect(await call(theirs)).toMatchObject({ ok: true })
    const before = await office.ask('journal.list', {})
    const refused = await call(mine)
    expect(refused).toMatchObject({ ok: false, error: { code: 'changed-since' } })
    if (refused.ok) return
    expect(Object.keys(refused.error.differences ?? {})).toEqual([field])
    expect(refused.error.message).toMatch(/^Rina mengubah .* sejak Anda membukanya\./)
    expect(refused.error.details).toHaveProperty([field])
    expect(await office.ask('journal.list', {})).toEqual(before)
    // The same value is no quarrel, and whoever was told of it, and of no other, may go over it.
    expect(await call(theirs)).toMatchObject({ ok: channel !== 'actions.changeDeadline' })
    const knowing = (told: unknown) =>
      office.backend.call(channel, { ...mine, seen: { version: seen, told: { [field]: [told] } } })
    expect(await knowing('lain lagi')).toMatchObject({ ok: false, error: { code: 'changed-since' } })
    expect(await knowing(refused.error.differences?.[field]?.theirs)).toMatchObject({ ok: true })
  })
})

const texts = ['', 'Satu', 'Dua', 'Tiga'] as const
const fields = ['rank', 'note', 'nrp'] as const
type Person = Output<'people.get'>

test('whatever two write in whatever order, no value is lost without being told', async () => {
  const { id } = await office.ask('people.create', { name: 'Siti Aminah' })
  const get = (): Promise<Person> => office.ask('people.get', { id })
  const value = fc.constantFrom(...texts.map((_, index) => index))
  const step = fc.record({
    who: fc.constantFrom(0, 1),
    looks: fc.boolean(),
    typed: fc.record({ rank: value, note: value, nrp: value }, { requiredKeys: [] }),
  })
  const stored = (field: (typeof fields)[number], index: number) =>
    field === 'nrp' ? (index === 0 ? '' : `1234${index}`) : (texts[index] ?? '')
  let refusals = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const views = [await get(), await get()]
      for (const { who, looks, typed } of steps) {
        if (looks) views[who] = await get()
        const view = views[who] as Person
        const before = await get()
        const given = Object.fromEntries(
          fields.flatMap((field) => (typed[field] === undefined ? [] : [[field, stored(field, typed[field])]])),
        )
        const result = await office.backend.call('people.update', { id, seen: view.version, ...given })
        const after = await get()
        const quarrels = fields.filter((field) => {
          const yours = given[field]
          return (
            yours !== undefined && yours !== view[field] && before[field] !== view[field] && yours !== before[field]
          )
        })
        expect(result.ok ? [] : Object.keys(result.error.differences ?? {}).sort()).toEqual([...quarrels].sort())
        if (!result.ok) refusals++
        for (const field of fields) {
          const yours = given[field]
          const meant = result.ok && yours !== undefined && yours !== view[field]
          expect(after[field]).toBe(meant ? yours : before[field])
        }
      }
    }),
    { numRuns: 25 },
  )
  expect(refusals).toBeGreaterThan(0)
}, 60_000)

test('what a form did not mean to change stays as somebody else left it', async () => {
  const { id } = await office.ask('people.create', { name: 'Siti Aminah', phone: '081255551234' })
  const { version, name, phone } = await office.ask('people.get', { id })
  await office.ask('people.update', { id, phone: '081344445678' })
  await office.ask('people.update', { id, seen: version, name, phone, rank: 'Pembina' })
  expect(await office.ask('people.get', { id })).toMatchObject({ phone: '081344445678', rank: 'Pembina' })
})

test.each<[Channel, string]>([
  ['people.update', 'nama saja'],
  ['meetings.update', 'nama rapat saja'],
])('%s with one field leaves the rest alone', async (channel) => {
  if (channel === 'people.update') {
    const person = { name: 'Siti', nip: '198104122005012004', phone: '081255551234', rank: 'Pembina', note: 'Catatan' }
    const { id } = await office.ask('people.create', person)
    await office.ask('people.update', { id, name: 'Siti Aminah' })
    expect(await office.ask('people.get', { id })).toMatchObject({ ...person, name: 'Siti Aminah' })
    return
  }
  const { id } = first(await office.ask('meetings.list', {}))
  const { version: _, ...before } = await office.ask('meetings.get', { id })
  await office.ask('meetings.update', { id, title: 'Rakor' })
  expect(await office.ask('meetings.get', { id })).toMatchObject({ ...before, title: 'Rakor' })
})

test('rows that were there and are gone, and rows made since, belong to what was seen and what is there', async () => {
  const { id } = first(await office.ask('meetings.list', {}))
  const seen = await office.ask('meetings.get', { id })
  await office.ask('meetings.update', { id, agenda: [{ title: 'Hanya ini' }] })
  const { agenda, title } = seen
  // Unchanged in the form: what the other made of it stays.
  await office.ask('meetings.update', { id, seen: seen.version, title: `${title} II`, agenda })
  const after = await office.ask('meetings.get', { id })
  expect(after.agenda.map((item) => item.title)).toEqual(['Hanya ini'])
  expect(after.title).toBe(`${title} II`)
})

test('a version from after a backup that was restored since is refused', async () => {
  const { id, version } = await office.ask('people.get', {
    id: first((await office.ask('people.list', { limit: 1 })).items).id,
  })
  const input: Input<'people.update'> = { id, seen: version + 1, note: 'Baru' }
  expect(await office.refused('people.update', input)).toMatchObject({ code: 'changed-since' })
})

test('of three values, a field takes the one that is new', () => {
  const { fields: merged, differences } = threeWay(
    { a: 1, b: 1, c: 1, d: 1 },
    { a: 1, b: 2, c: 2, d: 2 },
    { a: 2, b: 1, c: 3 },
  )
  expect(merged).toEqual({ a: 2, b: 2, c: 2, d: 2 })
  expect(differences).toEqual({ c: { theirs: 2, yours: 3 } })
})
