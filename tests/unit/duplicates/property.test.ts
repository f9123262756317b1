import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrganisationId, PersonId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { addMeeting, addOrganisation, addPerson, content, merge, seat, stored } from './roster.ts'

const number = fc.nat(99)
const side = fc.constantFrom('kept' as const, 'gone' as const)
type Step =
  | { do: 'merge'; kind: 'person' | 'organisation'; a: number; b: number; name: 'kept' | 'gone' }
  | { do: 'separate'; which: number; choice: 'kept' | 'gone' }
  | { do: 'edit' | 'sit' | 'leave' | 'invite' | 'answer' | 'attend' | 'dismiss' | 'promise'; a: number; b: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('merge' as const),
      kind: fc.constantFrom('person' as const, 'person' as const, 'organisation' as const),
      a: number,
      b: number,
      name: side,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('separate' as const), which: number, choice: side }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'edit' as const,
        'sit' as const,
        'leave' as const,
        'invite' as const,
        'answer' as const,
        'attend' as const,
        'dismiss' as const,
        'promise' as const,
      ),
      a: number,
      b: number,
    }),
  },
)

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

async function startOffice(): Promise<TestOffice> {
  const office = await openOffice()
  const organisations: OrganisationId[] = []
  for (const [index, name] of ['Dinas Sosial', 'Dinas Sosial Kutim', 'Bappeda'].entries())
    organisations.push(await addOrganisation(office, name, { shortName: ['Dinsos', '', ''][index] ?? '' }))
  for (let n = 0; n < 5; n++) {
    const organisation = organisations[n % 3]
    await addPerson(office, `Siti ${n}`, {
      nip: n % 2 === 0 ? `19810412200501200${n + 1}` : '',
      phone: `08123456789${n}`,
      ...(organisation && { membership: seat(organisation, n < 3 ? 'Kepala' : 'Sekretaris') }),
    })
  }
  await addMeeting(office, 'Rakor')
  return office
}

const peopleOf = async (office: TestOffice): Promise<PersonId[]> =>
  (await office.ask('people.list', {})).items.map(({ id }) => id)
const organisationsOf = async (office: TestOffice): Promise<OrganisationId[]> =>
  (await office.ask('organisations.list', {})).items.map(({ id }) => id)

/** What the program refuses leaves no trace, so that a refusal is a step that did nothing. */
async function take(office: TestOffice, step: Step): Promise<void> {
  const people = await peopleOf(office)
  const organisations = await organisationsOf(office)
  const [meeting] = await office.ask('meetings.list', {})
  if (!meeting) throw new Error('No meeting.')
  const { call } = office.backend
  if (step.do === 'merge') {
    const ids: number[] = step.kind === 'person' ? people : organisations
    const [keptId, goneId] = [pick(ids, step.a), pick(ids, step.b)]
    if (keptId === undefined || goneId === undefined || keptId === goneId) return
    await merge(office, step.kind, keptId, goneId, { fields: { name: step.name } })
    return
  }
  if (step.do === 'separate') {
    const merged = pick(await office.ask('duplicates.merges', {}), step.which)
    if (!merged || merged.obstacle) return
    const { seal, items } = await office.ask('duplicates.separation', { id: merged.id })
    const choices = Object.fromEntries(items.map(({ key }) => [key, step.choice]))
    await call('duplicates.separate', { id: merged.id, seal, items: choices })
    return
  }
  const person = pick(people, step.a)
  const organisationId = pick(organisations, step.b)
  const [session] = (await office.ask('meetings.get', { id: meeting.id })).sessions
  if (person === undefined || organisationId === undefined || !session) return
  const invitations = await office.ask('invitations.list', { meetingId: meeting.id })
  const invitation = pick(invitations, step.b)
  switch (step.do) {
    case 'edit': {
      const { id, name, nip } = await office.ask('people.get', { id: person })
      await call('people.update', { id, name, nip, phone: `0813${10_000_000 + step.b}` })
      return
    }
    case 'sit':
      await call('memberships.create', { personId: person, organisationId, post: step.a % 2 ? 'Kepala' : 'Analis' })
      return
    case 'leave': {
      const membership = pick((await office.ask('people.get', { id: person })).memberships, step.b)
      if (membership) await call('memberships.remove', { id: membership.id })
      return
    }
    case 'invite':
      await call('invitations.add', {
        meetingId: meeting.id,
        addressees: [{ organisationId, postId: null, personId: step.a % 3 ? person : null }],
      })
      return
    case 'answer':
      if (invitation)
        await call('invitations.respond', { ids: [invitation.id], response: 'delegated', delegatePersonId: person })
      return
    case 'attend':
      if (invitation && step.a % 2)
        await call('attendance.mark', { sessionId: session.id, seats: [{ invitationId: invitation.id }] })
      else await call('attendance.addGuest', { sessionId: session.id, personId: person, name: 'Tamu', organisationId })
      return
    case 'dismiss': {
      const other = pick(people, step.b)
      if (other !== undefined && other !== person)
        await call('duplicates.dismiss', { kind: 'person', a: person, b: other })
      return
    }
    case 'promise': {
      const supportIds = organisations.filter((id) => id !== organisationId).slice(0, 1)
      await call('actions.create', { meetingId: meeting.id, step: 'Data terpadu', organisationId, supportIds })
      return
    }
  }
}

const lastEntry = async (office: TestOffice) => (await office.ask('journal.list', { limit: 1 })).items[0]?.id

describe('any mix of merging, working and separating', () => {
  test('taken back in reverse, each step leaves everything exactly as it found it', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const office = await startOffice()
        try {
          const done: { entryId: NonNullable<Awaited<ReturnType<typeof lastEntry>>>; before: unknown }[] = []
          for (const one of steps) {
            const before = stored(office)
            const last = await lastEntry(office)
            await take(office, one)
            const entryId = await lastEntry(office)
            if (entryId !== undefined && entryId !== last) done.push({ entryId, before })
          }
          for (const { entryId, before } of done.reverse()) {
            expect((await office.ask('journal.undo', { entryId })).left).toEqual([])
            expect(stored(office)).toEqual(before)
          }
        } finally {
          await office.close()
        }
      }),
      { numRuns: 25 },
    )
  })

  test('merges alone, separated again in any order, leave nothing behind', { timeout: 120_000 }, async () => {
    const merges = fc.array(step, { minLength: 2, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 5 }), merges, fc.array(number), async (setting, mixed, order) => {
        const office = await startOffice()
        try {
          for (const one of setting) if (one.do !== 'merge' && one.do !== 'separate') await take(office, one)
          const before = content(office)
          for (const one of mixed) if (one.do === 'merge') await take(office, one)
          for (let turn = 0; ; turn++) {
            const separable = (await office.ask('duplicates.merges', {})).filter(({ obstacle }) => obstacle === '')
            const merged = pick(separable, order[turn] ?? 0)
            if (!merged) break
            const { seal, items, fields } = await office.ask('duplicates.separation', { id: merged.id })
            // What another merge brought to the kept record stays with it, until that merge is separated.
            expect(items.every(({ choice }) => choice === 'kept')).toBe(true)
            expect(fields).toEqual([])
            expect((await office.ask('duplicates.separate', { id: merged.id, seal })).left).toEqual([])
          }
          expect(content(office)).toEqual(before)
        } finally {
          await office.close()
        }
      }),
      { numRuns: 25 },
    )
  })
})
