import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DecisionId, MeetingId } from '../../../electron/contract/ids.ts'
import { type Ledger, openLedger } from './ledger.ts'

let ledger: Ledger
let meetingId: MeetingId
beforeEach(async () => {
  ledger = await openLedger()
  meetingId = ledger.meeting('Rakor 2024', '2024-11-18')
})
afterEach(() => ledger.close())

const add = async (text: string) => (await ledger.ask('decisions.create', { meetingId, text })).id
const texts = async () => (await ledger.ask('decisions.list', { meetingId })).map(({ text }) => text)

test('decisions keep the order they are put in', async () => {
  const [a, b, c] = [await add('A'), await add('B'), await add('C')]
  await ledger.ask('decisions.reorder', { meetingId, ids: [c, a, b] })
  expect(await texts()).toEqual(['C', 'A', 'B'])
  await add('D')
  expect(await texts()).toEqual(['C', 'A', 'B', 'D'])
  ledger.undo()
  ledger.undo()
  expect(await texts()).toEqual(['A', 'B', 'C'])
})

test('an order that misses or repeats one is refused', async () => {
  const [a, b] = [await add('A'), await add('B')]
  for (const ids of [[a], [a, a], [a, b, 99 as DecisionId]])
    expect((await ledger.refused('decisions.reorder', { meetingId, ids })).code).toBe('conflict')
})

test('removing a decision keeps its actions, and undoing it joins them again', async () => {
  const decisionId = await add('Data dipadankan')
  const organisationId = ledger.organisation('Dinas Sosial')
  const { id } = await ledger.ask('actions.create', { meetingId, step: 'x', organisationId, decisionId })
  const before = ledger.image()
  await ledger.ask('decisions.remove', { id: decisionId })
  expect(await ledger.ask('actions.get', { id })).toMatchObject({ decisionId: null, decision: '' })
  expect(ledger.undo()).toEqual([])
  expect(ledger.image()).toBe(before)
})

test('a strategy in use stays; a free one goes', async () => {
  const { id: used } = await ledger.ask('strategies.create', { name: 'Pengurangan beban' })
  const { id: free } = await ledger.ask('strategies.create', { name: 'Sinergi' })
  const organisationId = ledger.organisation('Dinas Sosial')
  await ledger.ask('actions.create', { meetingId, step: 'x', organisationId, strategyId: used })
  const refusal = await ledger.refused('strategies.remove', { id: used })
  expect(refusal.code).toBe('in-use')
  expect(refusal.message).toContain('1 tindak lanjut')
  await ledger.ask('strategies.remove', { id: free })
  expect(await ledger.ask('strategies.list', {})).toMatchObject([{ name: 'Pengurangan beban', actions: 1 }])
})

test('two strategies do not share a name, whatever its case', async () => {
  const { id } = await ledger.ask('strategies.create', { name: 'Sinergi kebijakan' })
  expect((await ledger.refused('strategies.create', { name: 'sinergi  KEBIJAKAN' })).details).toHaveProperty('name')
  await ledger.ask('strategies.rename', { id, name: 'Sinergi Kebijakan' })
  expect((await ledger.ask('strategies.list', {}))[0]?.name).toBe('Sinergi Kebijakan')
})
