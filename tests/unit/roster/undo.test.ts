/** Whatever was done to the roster, in whatever order, taken back in reverse it is as it was. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Channel } from '../../../electron/contract/api.ts'
import type { EntryId } from '../../../electron/contract/ids.ts'
import { type Asked, openOffice, type TestOffice, unversioned } from '../../harness/office.ts'

/** Numbers choose among what there is at the time: a person, an organisation, a post. */
const step = fc.record({
  kind: fc.integer({ min: 0, max: 15 }),
  a: fc.nat(50),
  b: fc.nat(50),
  text: fc.constantFrom('Andi', 'Siti Aminah', 'Budi', 'Kepala', 'Staf', 'Dinas A', 'Dinas B', "Ma'ruf"),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** All the roster says, read through the contract alone. */
async function picture(office: TestOffice) {
  const people = (await office.ask('people.list', { limit: 1000 })).items
  const organisations = (await office.ask('organisations.list', { limit: 1000 })).items
  const seen = {
    people: await Promise.all(people.map(({ id }) => office.ask('people.get', { id }))),
    organisations: await Promise.all(organisations.map(({ id }) => office.ask('organisations.get', { id }))),
    order: organisations.map(({ id }) => id),
    sectors: await office.ask('sectors.list', {}),
    found: await Promise.all(
      ['a', 'si', 'kepala', 'dinas'].map(async (query) =>
        (await office.ask('people.list', { query })).items.map(({ id }) => id),
      ),
    ),
  }
  return JSON.parse(JSON.stringify(seen, unversioned)) as unknown
}

/** Runs one command; a refusal is as good as none. */
async function take(office: TestOffice, { kind, a, b, text }: Step): Promise<void> {
  const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
  const people = (await office.ask('people.list', { limit: 1000 })).items
  const organisations = (await office.ask('organisations.list', { limit: 1000 })).items
  const sectors = await office.ask('sectors.list', {})
  const person = pick(people, a)
  const organisation = pick(organisations, b)
  const sectorId = pick(sectors, a)?.id ?? null
  const detail = organisation ? await office.ask('organisations.get', { id: organisation.id }) : undefined
  const post = pick(detail?.posts ?? [], a)
  const membership = person ? pick((await office.ask('people.get', { id: person.id })).memberships, b) : undefined
  const tryTo = <C extends Channel>(channel: C, input: Asked<C>) => office.attempt(channel, input)
  const place = organisation && { organisationId: organisation.id, post: text, fromDate: `20${10 + (a % 14)}-01-01` }

  if (kind <= 1) await tryTo('people.create', { name: `${text} ${a}`, membership: place ?? null })
  else if (kind === 2) await tryTo('organisations.create', { name: `${text} ${b}`, sectorId, aliases: [`Alias ${a}`] })
  else if (kind === 3) await tryTo('sectors.create', { name: `Unsur ${text} ${a}` })
  else if (kind === 4) await tryTo('sectors.reorder', { ids: sectors.map(({ id }) => id).reverse() })
  else if (kind === 5 && sectorId) await tryTo('sectors.remove', { id: sectorId })
  else if (kind === 6 && person)
    await tryTo('people.update', { id: person.id, name: text, phone: `08125555${1000 + b}` })
  else if (kind === 7 && person) await tryTo('people.remove', { ids: [person.id, pick(people, b)?.id ?? person.id] })
  else if (kind === 8 && person && place) await tryTo('memberships.create', { personId: person.id, ...place })
  else if (kind === 9 && membership && place)
    await tryTo('memberships.update', { id: membership.id, ...place, capacity: 'Plt.' })
  else if (kind === 10 && membership) await tryTo('memberships.end', { id: membership.id, untilDate: '2024-06-30' })
  else if (kind === 11 && membership) await tryTo('memberships.remove', { id: membership.id })
  else if (kind === 12 && organisation)
    await tryTo('organisations.update', {
      id: organisation.id,
      name: `${text} ${a}`,
      sectorId,
      aliases: [text],
      keepOldName: true,
    })
  else if (kind === 13 && organisation) await tryTo('organisations.remove', { id: organisation.id })
  else if (kind === 14 && post) await tryTo('posts.rename', { id: post.id, title: `${text} ${b}` })
  else if (kind === 15 && detail)
    await tryTo('posts.reorder', { organisationId: detail.id, ids: detail.posts.map(({ id }) => id).reverse() })
}

/** Something to work on from the first step. */
async function furnish(office: TestOffice): Promise<void> {
  const [sector] = await office.ask('sectors.list', {})
  for (const name of ['Dinas A', 'Badan C']) {
    const { id } = await office.ask('organisations.create', { name, sectorId: sector?.id ?? null })
    for (const post of ['Kepala', 'Staf'])
      await office.ask('people.create', { name: `${post} ${name}`, membership: { organisationId: id, post } })
  }
}

test('any mixture of roster commands, undone in reverse, restores the roster and its search', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 14 }),
      fc.integer({ min: 0, max: 13 }),
      async (steps, from) => {
        const office = await openOffice()
        try {
          await furnish(office)
          for (const early of steps.slice(0, from)) await take(office, early)
          const before = await picture(office)
          const last = (await office.ask('journal.list', { limit: 1 })).items[0]?.id ?? (0 as EntryId)
          for (const late of steps.slice(from)) await take(office, late)
          const done = (await office.ask('journal.list', { limit: 1000 })).items.filter(({ id }) => id > last)
          for (const { id } of done) expect((await office.ask('journal.undo', { entryId: id })).left).toEqual([])
          expect(await picture(office)).toEqual(before)
        } finally {
          await office.close()
        }
      },
    ),
    { numRuns: 40 },
  )
})
