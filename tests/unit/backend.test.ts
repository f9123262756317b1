import { afterEach, expect, test } from 'vitest'
import { openOffice, type TestOffice } from '../harness/office.ts'

let office: TestOffice
afterEach(() => office.close())

test('an answer names the journal entry the call wrote, and only then', async () => {
  office = await openOffice()
  const made = await office.backend.call('people.create', { name: 'Siti Aminah' })
  const { entryId } = made as { entryId?: number }
  const { items } = await office.ask('journal.list', {})
  expect(items[0]?.id).toBe(entryId)

  const read = await office.backend.call('people.list', {})
  expect(read).not.toHaveProperty('entryId')
  const { settings } = await office.ask('app.state', {})
  const same = await office.attempt('settings.save', settings)
  expect(same.ok).toBe(true)
  expect(same).not.toHaveProperty('entryId')
})

test('what was written stays written, and is heard of, where a listener fails', async () => {
  office = await openOffice()
  const heard: string[] = []
  const stop = office.backend.listen(() => {
    throw new Error('A listener that fails.')
  })
  office.backend.listen((event) => heard.push(event))
  expect(await office.backend.call('people.create', { name: 'Siti Aminah' })).toMatchObject({ ok: true })
  expect(heard).toContain('data.changed')
  stop()
  expect((await office.ask('roster.counts', {})).people).toBe(1)
})
