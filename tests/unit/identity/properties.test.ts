/** What holds for every roster and every file. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RowValues } from '../../../electron/contract/imports.ts'
import { matchRows } from '../../../electron/backend/imports/match/matchRows.ts'
import { inventPeople } from '../../bench/people.ts'
import { sentRows, settle } from '../../bench/perturb.ts'
import { readSent } from '../../harness/sentRows.ts'
import { readRows, rosterOf } from './roster.ts'

const names = [
  'Siti Aminah',
  'St. Aminah',
  'Muhammad Yusuf',
  'M. Yusuf',
  'Budi',
  'Nur Hayati',
  'Nurhayati',
  'Sri Wahyuni',
]
const optional = (values: string[]) => fc.option(fc.constantFrom(...values), { nil: '' })

/** People with few names, numbers and agencies, so that much of it meets. */
const person = fc
  .record({
    name: fc.constantFrom(...names),
    nip: optional(['197408121999031005', '197408121999031006', '198801022012122003', '196511301988102001']),
    phone: optional(['081254321098', '081254321099', '0549210001']),
    email: optional(['a@contoh.id', 'b@contoh.id']),
    organisation: optional(['Dinas Sosial', 'Dinas Kesehatan', 'Kecamatan Bengalon']),
    position: optional(['Staf', 'Kepala Bidang']),
  })
  .map((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as RowValues)

/** One NIP is one person of the roster. */
const people = fc.array(person, { minLength: 1, maxLength: 12 }).map((list) => {
  const seen = new Set<string>()
  return list.filter(({ nip }) => nip === undefined || (!seen.has(nip) && seen.add(nip)))
})

it('the same rows give the same answer', () => {
  fc.assert(
    fc.property(people, fc.array(person, { maxLength: 8 }), (roster, rows) => {
      const once = matchRows(readRows(rows), rosterOf(roster))
      expect(matchRows(readRows(rows), rosterOf(roster))).toEqual(once)
    }),
  )
})

it('a row that says what the roster says of a person is never new', () => {
  fc.assert(
    fc.property(people, fc.nat(), (roster, at) => {
      const row = roster[at % roster.length] ?? {}
      const [found] = matchRows(readRows([row]), rosterOf(roster))
      expect(found?.outcome).not.toBe('new')
      if (found?.match) expect(found.outcome).toBe('unchanged')
    }),
    { numRuns: 1000 },
  )
})

it('whatever the order of the rows, the same ones are certain, and one person is one row', () => {
  const roster = settle(inventPeople(400))
  const sent = sentRows(roster, 200, 120).map(readSent)
  const known = rosterOf(roster.map((one): RowValues => ({ ...one })))
  const pairs = (rows: typeof sent) =>
    matchRows(rows, known)
      .flatMap(({ key, match }) => (match ? [`${key} is ${match.personId}`] : []))
      .toSorted()
  const expected = pairs(sent)
  expect(new Set(expected.map((pair) => pair.split(' is ')[1])).size).toBe(expected.length)
  fc.assert(
    fc.property(fc.shuffledSubarray(sent, { minLength: sent.length }), (rows) => {
      expect(pairs(rows)).toEqual(expected)
    }),
    { numRuns: 10 },
  )
})

it('a name alone is certain for nobody', () => {
  fc.assert(
    fc.property(people, fc.constantFrom(...names), (roster, name) => {
      const [found] = matchRows(readRows([{ name }]), rosterOf(roster))
      expect(found?.match).toBeUndefined()
    }),
  )
})
