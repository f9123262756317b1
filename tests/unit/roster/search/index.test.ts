/** The search index always says what the roster says, in the order of names, and finds by the rule. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { databaseFile } from '../../../../electron/backend/database/open.ts'
import { rebuildSearch } from '../../../../electron/backend/roster/search/index.ts'
import { Connection } from '../../../../electron/backend/database/statements.ts'
import { nameKey } from '../../../../electron/backend/values/personName.ts'
import { foldText } from '../../../../electron/contract/text.ts'
import { searchWords } from '../../../../electron/backend/roster/search/rules.ts'
import type { Channel } from '../../../../electron/contract/api.ts'
import type { OrganisationId, SectorId } from '../../../../electron/contract/ids.ts'
import { type Asked, openOffice, type TestOffice } from '../../../harness/office.ts'

/** Who stands under each word of the index, and everybody in the index's order. */
function indexed(sqlite: Database.Database) {
  sqlite.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab (main, person_search, instance)`)
  return {
    order: sqlite.prepare(`SELECT person_id, dated FROM person_search_place ORDER BY place`).raw().all() as [
      number,
      number,
    ][],
    lines: sqlite
      .prepare(
        `SELECT DISTINCT t.term, pl.person_id AS id FROM temp.term t
         LEFT JOIN person_search_place pl ON pl.place = t.doc ORDER BY t.term, pl.person_id`,
      )
      .all(),
  }
}

/** Closes the office and compares its index with one made anew. */
async function expectTrue(office: TestOffice): Promise<void> {
  await office.backend.close()
  const sqlite = new Database(join(office.folder, databaseFile))
  try {
    const kept = indexed(sqlite)
    expect(kept.order.map(([id]) => id)).toEqual(
      sqlite.prepare(`SELECT id FROM person ORDER BY name_key, id`).pluck().all(),
    )
    const unknown = sqlite.prepare(
      `SELECT DISTINCT term FROM temp.term WHERE term NOT GLOB '[þŋ]*' AND length(term) >= 3
       AND NOT EXISTS (SELECT 1 FROM person_search_part WHERE part = term AND word = term)`,
    )
    expect(unknown.pluck().all()).toEqual([])
    const connection = new Connection(sqlite)
    rebuildSearch({ writable: true, prepared: (sql) => connection.prepared(sql) })
    expect(kept).toEqual(indexed(sqlite))
  } finally {
    sqlite.close()
  }
}

const names = [
  'Siti Aminah',
  "Hj. Sitti Ma'ruf, S.E.",
  'Éric Müller',
  'Budi Santoso',
  'Ami',
  'Amir Santi',
  'Dr. A. Basri',
]
const command = fc.record({ kind: fc.nat(9), a: fc.nat(30), b: fc.nat(30), name: fc.constantFrom(...names) })
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never

/** Does something to the roster; a refusal is as good as nothing. */
async function work(office: TestOffice, { kind, a, b, name }: Command): Promise<void> {
  const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
  const attempt = <C extends Channel>(channel: C, input: Asked<C>) => office.attempt(channel, input)
  const person = pick((await office.ask('people.list', {})).items, a)
  const organisation = pick((await office.ask('organisations.list', {})).items, b)
  const sectorId = pick(await office.ask('sectors.list', {}), a)?.id ?? null
  const post = pick(organisation ? (await office.ask('organisations.get', { id: organisation.id })).posts : [], a)
  const membership = pick(person ? (await office.ask('people.get', { id: person.id })).memberships : [], b)
  const seat = organisation && {
    organisationId: organisation.id,
    post: `Kepala ${name}`,
    fromDate: b % 2 ? '2024-01-01' : null,
  }
  if (kind <= 1) await attempt('people.create', { name, membership: seat ?? null })
  else if (kind === 2) await attempt('organisations.create', { name: `Dinas ${name}`, shortName: 'Dsn', sectorId })
  else if (kind === 3 && person) await attempt('people.update', { ...person, id: person.id, ...plain(name) })
  else if (kind === 4 && person) await attempt('people.remove', { ids: [person.id] })
  else if (kind === 5 && person && seat) await attempt('memberships.create', { personId: person.id, ...seat })
  else if (kind === 6 && membership) await attempt('memberships.remove', { id: membership.id })
  else if (kind === 7 && organisation)
    await attempt('organisations.update', {
      id: organisation.id,
      name: a % 2 ? organisation.name : `Badan ${name}`,
      sectorId,
    })
  else if (kind === 8 && post) await attempt('posts.rename', { id: post.id, title: `Staf ${name}` })
  else {
    const { undo } = await office.ask('journal.next', {})
    if (undo) await attempt('journal.undo', { entryId: undo.entryId })
  }
}
const plain = (name: string) => ({ name, nip: '', phone: '', email: '' })

test('after any mixture of commands and undo the index is as one made anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
      const office = await openOffice()
      try {
        for (const each of commands) await work(office, each)
        await expectTrue(office)
      } finally {
        await office.close()
      }
    }),
    { numRuns: 25 },
  )
})

test('people added one after another in the same spot stay in order', async () => {
  const office = await openOffice()
  try {
    for (const name of ['Aa', 'Zz']) await office.ask('people.create', { name })
    for (let count = 0; count < 30; count++) {
      await office.ask('people.create', { name: `M${String.fromCharCode(97 + (count % 26))}${'z'.repeat(count)}` })
      await office.ask('people.create', { name: `Az${'a'.repeat(30 - count)}` })
    }
    await expectTrue(office)
  } finally {
    await office.close()
  }
})

/** The rule, told by looking at everybody. */
function expected(people: readonly { id: number; name: string; context: string }[], query: string): number[] {
  const words = searchWords(query)
  const typed = words.join(' ')
  const begins = (text: string) => words.every((word) => ` ${text}`.includes(` ${word}`))
  const tier = ({ name, context }: { name: string; context: string }): number => {
    const own = nameKey(name)
    const all = `${own} ${spoken(name)} ${spoken(context)}`
    if (own.startsWith(typed)) return 0
    if (begins(own)) return 1
    if (begins(all)) return 2
    const within = (word: string) => (word.length < 3 ? ` ${all}`.includes(` ${word}`) : all.includes(word))
    return words.every(within) ? 3 : 4
  }
  const found = people
    .map((person) => ({ id: person.id, tier: tier(person), key: nameKey(person.name) }))
    .filter((person) => person.tier < 4)
    .sort((a, b) => a.tier - b.tier || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id))
  const beginnings = found.filter((person) => person.tier < 3)
  return (words.length > 1 && beginnings.length > 0 ? beginnings : found).map(({ id }) => id)
}
/** Words as the index cuts them: at an apostrophe too. */
const spoken = (text: string) => foldText(text.replace(/['’]/g, ' '))

test('every keystroke finds whom the rule says, in its order, in all the roster and within a sector', async () => {
  const word = fc.constantFrom(
    'Siti',
    'Santoso',
    'Hasanto',
    "Ma'ruf",
    'Amin',
    'Aminah',
    'Rahamin',
    'Dé',
    'Dinas',
    'Kepala',
  )
  const person = fc.record({
    words: fc.array(word, { minLength: 1, maxLength: 3 }),
    title: fc.constantFrom('', ', S.E.', ', M.Si.'),
    seat: fc.constantFrom(null, 0, 1),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 12 }), fc.nat(11), async (people, chosen) => {
      const office = await openOffice()
      try {
        const sectors = await office.ask('sectors.list', {})
        const agencies: { id: OrganisationId; name: string }[] = []
        for (const [index, name] of ['Dinas Sosial', 'Badan Amil'].entries()) {
          const sectorId = sectors[index]?.id ?? null
          agencies.push({ name, ...(await office.ask('organisations.create', { name, sectorId })) })
        }
        const known: { id: number; name: string; context: string; seat: number | null }[] = []
        for (const { words, title, seat } of people) {
          const agency = seat === null ? undefined : agencies[seat]
          const name = words.join(' ') + title
          const membership = agency ? { organisationId: agency.id, post: 'Kepala Bagian' } : null
          const { id } = await office.ask('people.create', { name, membership })
          known.push({ id, name, context: agency ? `${agency.name} Kepala Bagian` : '', seat })
        }
        const typed = [
          ...(known[chosen % known.length]?.name.split(/[\s,]+/) ?? []),
          'anto',
          'min ti',
          'bagian',
          'sos a',
        ]
        const theirs = known.filter(({ seat }) => seat === 1)
        for (const text of typed.filter((text) => searchWords(text).length > 0))
          for (const [sectorId, whom] of [[null, known] as const, [sectors[1]?.id ?? null, theirs] as const])
            for (let length = 1; length <= text.length; length++) {
              const query = text.slice(0, length)
              const found = (await office.ask('people.list', { query, sectorId })).items.map(({ id }) => id)
              expect([query, sectorId, found]).toEqual([query, sectorId, expected(whom, query)])
            }
      } finally {
        await office.close()
      }
    }),
    { numRuns: 25 },
  )
})

test('posts are looked through only where fewer than a page of names fit, so that names are not drowned', async () => {
  const office = await openOffice()
  try {
    const found = async (query: string) => (await office.ask('people.list', { query })).items.map(({ name }) => name)
    const { id } = await office.ask('organisations.create', { name: 'Dinas Sosial', sectorId: null })
    await office.ask('people.create', { name: 'Anto', membership: { organisationId: id } })
    for (let count = 0; count < 49; count++) await office.ask('people.create', { name: `Dina ${count}` })
    expect(await found('dina')).toHaveLength(50)
    await office.ask('people.create', { name: 'Sri Dina' })
    expect(await found('dina')).toHaveLength(50)
    expect(await found('dina')).not.toContain('Anto')
    expect(await found('dinas')).toEqual(['Anto'])
  } finally {
    await office.close()
  }
})

test('what found nobody is looked for again by other words, in another list, and once something was written', async () => {
  const office = await openOffice()
  try {
    const found = async (query: string, organisationId: OrganisationId | null = null) =>
      (await office.ask('people.list', { query, organisationId })).items.map(({ name }) => name)
    const { id } = await office.ask('organisations.create', { name: 'Dinas Sosial', sectorId: null })
    await office.ask('people.create', { name: 'Siti Zulaikha' })
    await office.ask('people.create', { name: 'Budi Santoso', membership: { organisationId: id } })
    expect(await found('zul', id)).toEqual([])
    expect(await found('zula')).toEqual(['Siti Zulaikha'])
    expect(await found('budi zul')).toEqual([])
    expect(await found('zulaikha')).toEqual(['Siti Zulaikha'])
    await office.ask('people.create', { name: 'Ahmad Budi Santoso' })
    expect(await found('san budi')).toEqual(['Ahmad Budi Santoso', 'Budi Santoso'])
    expect(await found('budi san')).toEqual(['Budi Santoso', 'Ahmad Budi Santoso'])
    await office.ask('people.create', { name: 'Asosi' })
    expect(await found('so')).toEqual(['Budi Santoso'])
    expect(await found('sos')).toEqual(['Budi Santoso', 'Asosi'])
    expect(await found('budi an', id)).toEqual([])
    expect(await found('budi ant', id)).toEqual(['Budi Santoso'])
    expect(await found('zulk')).toEqual([])
    await office.ask('people.create', { name: 'Zulkifli' })
    expect(await found('zulki')).toEqual(['Zulkifli'])
  } finally {
    await office.close()
  }
})

test('a part of too many words to look at finds more with another letter', async () => {
  const office = await openOffice()
  try {
    const { id: organisationId } = await office.ask('organisations.create', { name: 'Dinas Sosial', sectorId: null })
    for (let count = 0; count < 50; count++)
      await office.ask('people.create', {
        name: `${String.fromCharCode(65 + (count % 25))}${count < 25 ? 'o' : 'u'}ant`,
      })
    await office.ask('people.create', { name: 'Suantze', membership: { organisationId } })
    const found = async (query: string) =>
      (await office.ask('people.list', { query, organisationId })).items.map(({ name }) => name)
    expect(await found('ant')).toEqual([])
    expect(await found('antz')).toEqual(['Suantze'])
  } finally {
    await office.close()
  }
})

test('the first pages by organisation are those of the whole list, wherever people sit, sat or will sit', async () => {
  const days = [null, '2024-01-01', '2024-12-01'] as const
  const place = fc.record({ at: fc.nat(5), from: fc.constantFrom(...days), until: fc.constantFrom(null, '2024-06-30') })
  const person = fc.record({ name: fc.constantFrom(...names), places: fc.array(place, { maxLength: 3 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 20, maxLength: 30 }), async (people) => {
      const office = await openOffice()
      try {
        const sectors = (await office.ask('sectors.list', {})).map(({ id }) => id)
        const organisations: OrganisationId[] = []
        for (const [index, name] of ['Dinas C', 'Badan A', 'Tim B', 'Dinas A', 'Kantor', 'Tim A'].entries()) {
          const kind = name.startsWith('Tim') ? 'team' : 'agency'
          const sectorId = (index % 3 === 0 ? null : sectors[index % 3]) ?? null
          organisations.push((await office.ask('organisations.create', { name, kind, sectorId })).id)
        }
        for (const { name, places } of people) {
          const { id: personId } = await office.ask('people.create', { name })
          for (const { at, from: fromDate, until: untilDate } of places) {
            const organisationId = organisations[at] as OrganisationId
            await office.backend.call('memberships.create', {
              personId,
              organisationId,
              post: 'Staf',
              fromDate,
              untilDate,
            })
          }
        }
        const scopes = [{}, { sectorId: 0 as SectorId }, { sectorId: sectors[1] }, { sectorId: sectors[2] }]
        for (const scope of [...scopes, ...organisations.map((organisationId) => ({ organisationId }))])
          for (const descending of [false, true]) {
            const page = async (offset: number, limit: number) =>
              (await office.ask('people.list', { ...scope, descending, sort: 'organisation', offset, limit })).items
            const before = []
            for (let offset = 0; offset < people.length; offset += 3) before.push(await page(offset, 3))
            expect([scope, descending, before.flat()]).toEqual([scope, descending, await page(0, 100)])
          }
      } finally {
        await office.close()
      }
    }),
    { numRuns: 3 },
  )
})
