/** Random work on the demo office through its real channels, taken back with Ctrl+Z, leaves every table as it was. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordedTables } from '../../../electron/backend/database/recorder.ts'
import type { Channel } from '../../../electron/contract/api.ts'
import { type Asked, openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
let reader: Database.Database
beforeAll(async () => {
  office = await openOffice({ demo: true })
  reader = new Database(join(office.folder, 'sinergi.db'), { readonly: true })
})
afterAll(async () => {
  reader.close()
  await office.close()
})

const picture = () =>
  Object.fromEntries(
    recordedTables(reader).map((table) => [table, reader.prepare(`SELECT * FROM ${table} ORDER BY id`).all()]),
  )
/** The id at a place among the rows there are now. */
const nth = (table: string, index: number): number => {
  const ids = reader.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as number[]
  return ids[index % Math.max(1, ids.length)] ?? 1
}

type Ask = <C extends Channel>(channel: C, input: Asked<C>) => Promise<unknown>
type Work = (ask: Ask, a: number, b: number, text: string) => Promise<unknown>

/** One of each kind of command the office has; `a` and `b` say on which rows. */
const works: Work[] = [
  (ask, a, _, text) => ask('people.create', { name: text, phone: '08123456789', membership: member(a) }),
  (ask, a, _, text) => ask('people.update', { id: id(nth('person', a)), name: text, note: 'x' }),
  (ask, a) => ask('people.remove', { ids: [id(nth('person', a))] }),
  (ask, a, b) => ask('memberships.create', { personId: id(nth('person', a)), ...member(b) }),
  (ask, a) => ask('memberships.end', { id: id(nth('membership', a)), untilDate: '2024-12-31' }),
  (ask, a) => ask('memberships.remove', { id: id(nth('membership', a)) }),
  (ask, a, _, text) =>
    ask('organisations.create', { name: text, sectorId: id(nth('sector', a)), aliases: [`${text} 2`] }),
  (ask, a) => ask('organisations.remove', { id: id(nth('organisation', a)) }),
  (ask, a, _, text) => ask('sectors.rename', { id: id(nth('sector', a)), name: text }),
  (ask, a, b, text) =>
    ask('meetings.create', {
      title: text,
      date: '2025-03-03',
      startTime: '09:00',
      previousId: id(nth('meeting', a)),
      organiserIds: [id(nth('organisation', b))],
      agenda: [{ title: 'Pembukaan' }],
    }),
  (ask, a) => ask('meetings.remove', { id: id(nth('meeting', a)) }),
  (ask, a, b) =>
    ask('invitations.add', {
      meetingId: id(nth('meeting', a)),
      addressees: [{ organisationId: id(nth('organisation', b)), postId: null, personId: null, quota: 2 }],
    }),
  (ask, a, b) =>
    ask('invitations.respond', {
      ids: [id(nth('invitation', a)), id(nth('invitation', b))],
      response: 'delegated',
      channel: 'telepon',
      delegateName: 'Budi',
    }),
  (ask, a) => ask('invitations.remove', { ids: [id(nth('invitation', a))] }),
  (ask, a) => ask('sheet.issue', { sessionId: id(nth('session', a)), mode: 'renumber', spare: 1 }),
  (ask, a, b) =>
    ask('attendance.markNumbers', { sessionId: id(nth('session', a)), numbers: `${(b % 40) + 1}-${(b % 40) + 9}` }),
  (ask, a, _, text) => ask('attendance.addGuest', { sessionId: id(nth('session', a)), name: text }),
  (ask, a) => ask('attendance.unmark', { ids: [id(nth('attendance', a))] }),
  (ask, a, _, text) => ask('decisions.create', { meetingId: id(nth('meeting', a)), text }),
  (ask, a, b, text) =>
    ask('actions.create', {
      meetingId: id(nth('meeting', a)),
      step: text,
      organisationId: id(nth('organisation', b)),
      supportIds: [id(nth('organisation', a))],
      dueDate: '2025-06-01',
    }),
  (ask, a, b) => ask('actions.report', { actionId: id(nth('action', a)), date: '2024-11-18', percent: b % 101 }),
  (ask, a) => ask('actions.changeDeadline', { id: id(nth('action', a)), dueDate: '2026-01-01', reason: 'Banjir' }),
  (ask, a) => ask('actions.verify', { id: id(nth('action', a)), verifiedOn: '2024-11-18' }),
  (ask, a) => ask('actions.markImpossible', { id: id(nth('action', a)), reason: 'Dicabut' }),
  (ask, a) => ask('actions.remove', { ids: [id(nth('action', a))] }),
  (ask, a, b) =>
    ask('indicators.setValue', { id: id(nth('indicator', a)), year: 2000 + (b % 30), value: b / 7, source: 'BPS' }),
  (ask, a) => ask('indicators.remove', { id: id(nth('indicator', a)) }),
]

/** Ids are branded in the contract; here they are drawn from the tables. */
const id = (value: number) => value as never
const member = (index: number) => ({ organisationId: id(nth('organisation', index)), post: 'Staf' })

test('any work undone in reverse leaves the office as it was, and done again comes out the same', async () => {
  const command = fc.record({
    work: fc.nat(works.length - 1),
    a: fc.nat(500),
    b: fc.nat(500),
    text: fc.constantFrom('Siti Aminah', 'Budi “Santoso”', "Ma'ruf 100 %", 'Dinas Baru', 'Ñandú 名前'),
  })
  const tried = new Set<number>()
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 10 }), async (sequence) => {
      const before = picture()
      const started = lastEntry()
      for (const { work, a, b, text } of sequence) {
        const entry = lastEntry()
        await works[work]?.((channel, input) => office.attempt(channel, input), a, b, text)
        if (lastEntry() !== entry) tried.add(work)
      }
      const after = picture()
      const done = lastEntry() - started
      for (let count = 0; count < done; count++) await step('undo')
      expect(picture()).toEqual(before)
      for (let count = 0; count < done; count++) await step('redo')
      expect(picture()).toEqual(after)
      for (let count = 0; count < done; count++) await step('undo')
      expect(picture()).toEqual(before)
    }),
    { numRuns: 40 },
  )
  // Refusals are part of the work, but a list of them would prove nothing.
  expect(tried.size).toBeGreaterThan(works.length * 0.7)
})

const lastEntry = () =>
  reader.prepare('SELECT count(*) FROM journal_entry WHERE undoes_id IS NULL').pluck().get() as number

async function step(way: 'undo' | 'redo'): Promise<void> {
  const offered = (await office.ask('journal.next', {}))[way]
  if (!offered) throw new Error(`Nothing to ${way}.`)
  const { left } = await office.ask('journal.undo', { entryId: offered.entryId })
  expect(left).toEqual([])
}
