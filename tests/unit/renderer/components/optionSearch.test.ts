import { beforeEach, expect, it, vi } from 'vitest'
import { OptionSearch } from '../../../../renderer/components/optionSearch.svelte.ts'
import type { Option } from '../../../../renderer/components/types.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

const option = (id: number, label: string): Option<number> => ({ id, label })

it('forgets an answer that comes after a newer question', async () => {
  const answers = new Map<string, (options: Option<number>[]) => void>()
  const list = new OptionSearch<Option<number>>({
    search: (query) => new Promise((answer) => answers.set(query, answer)),
    canCreate: () => false,
  })
  list.show('di')
  list.show('dinas')
  answers.get('dinas')?.([option(2, 'Dinas Sosial')])
  await vi.runAllTimersAsync()
  answers.get('di')?.([option(1, 'Didi')])
  await vi.runAllTimersAsync()
  expect(list.options.map(({ id }) => id)).toEqual([2])
})

it('asks once for a word typed fast', async () => {
  const search = vi.fn(() => Promise.resolve([]))
  const list = new OptionSearch<Option<number>>({ search, canCreate: () => false })
  for (const typed of ['d', 'di', 'din']) list.show(typed, true)
  await vi.runAllTimersAsync()
  expect(search.mock.calls).toEqual([['din']])
})

it('offers to create what has no exact name yet, after the options', async () => {
  const list = new OptionSearch<Option<number>>({
    search: () => Promise.resolve([option(1, 'Dinas Sosial')]),
    canCreate: () => true,
  })
  list.show('Dinas')
  await vi.runAllTimersAsync()
  expect(list.entries.map(({ kind }) => kind)).toEqual(['option', 'create'])
  list.show('dinas sosial')
  await vi.runAllTimersAsync()
  expect(list.entries.map(({ kind }) => kind)).toEqual(['option'])
})

it('says that a search failed and recovers at the next', async () => {
  let fails = true
  const list = new OptionSearch<Option<number>>({
    search: () => (fails ? Promise.reject(new Error('no')) : Promise.resolve([option(1, 'A')])),
    canCreate: () => false,
  })
  list.show('a')
  await vi.runAllTimersAsync()
  expect(list.state).toBe('failed')
  fails = false
  list.show('a')
  await vi.runAllTimersAsync()
  expect(list.options).toHaveLength(1)
})

it('does not offer what is chosen already, and moves around the ends', async () => {
  const list = new OptionSearch<Option<number>>({
    search: () => Promise.resolve([option(1, 'A'), option(2, 'B'), option(3, 'C')]),
    canCreate: () => false,
    hidden: () => [option(2, 'B')],
  })
  list.show('')
  await vi.runAllTimersAsync()
  expect(list.entries).toHaveLength(2)
  list.move(-1)
  expect(list.activeEntry).toMatchObject({ option: { id: 3 } })
  list.move(1)
  expect(list.activeEntry).toMatchObject({ option: { id: 1 } })
})

it('takes for an early Enter what answers the text as it stands, even when the box is left meanwhile', async () => {
  const list = new OptionSearch<Option<number>>({
    search: (query) => Promise.resolve([option(query.length, query)]),
    canCreate: () => false,
  })
  list.show('dinas')
  await vi.runAllTimersAsync()
  list.show('dinas sosial', true)
  expect(list.activeEntry).toBeUndefined()
  const taken = [list.settled(), list.settled()]
  list.hide()
  for (const entry of await Promise.all(taken)) expect(entry).toMatchObject({ option: { label: 'dinas sosial' } })

  list.show('kecamatan', true)
  const givenUp = list.settled()
  list.show('kecamatan bengalon', true)
  expect(await givenUp).toBeUndefined()
})

it('knows whether somebody walked to an option or only sees the first', async () => {
  const list = new OptionSearch<Option<number>>({
    search: () => Promise.resolve([option(1, 'A'), option(2, 'B')]),
    canCreate: () => false,
  })
  list.show('a')
  await vi.runAllTimersAsync()
  expect([list.active, list.moved]).toEqual([0, false])
  list.move(1)
  expect([list.active, list.moved]).toEqual([1, true])
  list.show('ab', true)
  expect(list.moved).toBe(false)
})
