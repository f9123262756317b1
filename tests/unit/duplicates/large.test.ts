import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillOffice } from '../../bench/office.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openOffice, type TestOffice } from '../../harness/office.ts'

describe('looking through a large roster', () => {
  let office: TestOffice
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinergi-duplicates-'))
    await fillOffice(folder, 6000)
    office = await openOffice({ folder, demo: null })
  }, 60_000)
  afterAll(() => office.close())

  test('is left to be asked for', async () => {
    expect(await office.ask('duplicates.counts', {})).toEqual({ people: null, organisations: null })
  })

  test('tells how far it is, lets others work meanwhile, and stops when told to', async () => {
    const told: number[] = []
    const stop = office.backend.listen((event, payload) => {
      if (event === 'progress' && 'done' in payload && !payload.finished) told.push(payload.done)
    })
    const looking = office.backend.call('duplicates.find', { kind: 'person' }, 'looking')
    // Answered while the search goes on, not after it.
    expect((await office.ask('roster.counts', {})).people).toBe(6000)
    await office.ask('tasks.cancel', { task: 'looking' })
    const answer = await looking
    stop()
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(told.length).toBeGreaterThan(0)
    expect(await office.ask('duplicates.list', { kind: 'person' })).toMatchObject({ lookedAt: null, stale: true })
  })

  test('is done once; afterwards only who changed is looked at', { timeout: 30_000 }, async () => {
    let turns = 0
    const stop = office.backend.listen((event) => {
      if (event === 'progress') turns++
    })
    const look = () => office.backend.call('duplicates.find', { kind: 'person' }, 'again')
    await look()
    const first = turns
    const known = await office.ask('duplicates.list', { kind: 'person' })
    expect(known.lookedAt).not.toBeNull()
    turns = 0
    await look()
    expect(turns).toBe(0)
    const [one] = (await office.ask('people.list', { limit: 1 })).items
    await office.ask('people.create', { name: one?.name ?? '', phone: one?.phone ?? '', email: one?.email ?? '' })
    await look()
    stop()
    expect(turns).toBeLessThan(first)
    expect((await office.ask('duplicates.list', { kind: 'person' })).total).toBe(known.total + 1)
  })
})
