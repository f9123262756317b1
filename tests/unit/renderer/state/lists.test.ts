import { beforeEach, describe, expect, test, vi } from 'vitest'
import { app } from '../../../../renderer/state/app.svelte.ts'
import { Paged } from '../../../../renderer/state/paged.svelte.ts'
import { Query } from '../../../../renderer/state/query.svelte.ts'
import { whenStale } from '../../../../renderer/state/stale.ts'
import type { Result } from '../../../../electron/contract/errors.ts'
import type { Page } from '../../../../electron/contract/fields.ts'
import { StandIn } from './standIn.ts'

const held = vi.hoisted<{ transport: unknown }>(() => ({ transport: undefined }))
vi.mock('../../../../renderer/transport.ts', () => ({
  get transport() {
    return held.transport
  },
}))

let backend: StandIn
beforeEach(() => (held.transport = backend = new StandIn()))

describe('what is shown is asked for again', () => {
  test('when one of the topics of its channel changed', () => {
    const again = vi.fn()
    const stop = whenStale('organisations.list', again)
    backend.tell('data.changed', { topics: ['meetings'] })
    expect(again).not.toHaveBeenCalled()
    backend.tell('data.changed', { topics: ['journal', 'roster'] })
    expect(again).toHaveBeenCalledTimes(1)
    stop()
    backend.tell('data.changed', { topics: ['roster'] })
    expect(again).toHaveBeenCalledTimes(1)
  })

  test('once more, however much changed while the answer was on its way', async () => {
    const answers: (() => void)[] = []
    const again = vi.fn(() => new Promise<void>((answer) => answers.push(answer)))
    const stop = whenStale('organisations.list', again)
    for (let write = 0; write < 300; write++) backend.tell('data.changed', { topics: ['roster'] })
    expect(again).toHaveBeenCalledTimes(1)
    answers[0]?.()
    await vi.waitFor(() => expect(again).toHaveBeenCalledTimes(2))
    answers[1]?.()
    await new Promise((resolve) => setImmediate(resolve))
    expect(again).toHaveBeenCalledTimes(2)
    stop()
  })

  test('when the backend is back, since nobody heard what changed meanwhile', () => {
    const again = vi.fn()
    const stop = whenStale('organisations.list', again)
    backend.tell('backend.state', { state: 'stopped', message: '' })
    expect(again).not.toHaveBeenCalled()
    backend.tell('backend.state', { state: 'restarted', message: '' })
    expect(again).toHaveBeenCalledTimes(1)
    stop()
    backend.tell('backend.state', { state: 'restarted', message: '' })
    expect(again).toHaveBeenCalledTimes(1)
  })
})

test('of two answers about the office the newer question’s counts', async () => {
  const both = Promise.all([app.load(), app.load()])
  const [first, second] = backend.asked.flatMap(({ channel }, nth) => (channel === 'app.state' ? [nth] : []))
  await backend.answer(second ?? 0, { version: 'baru' })
  await backend.answer(first ?? 0, { version: 'lama' })
  await both
  expect(app.state?.version).toBe('baru')
})

describe('a question', () => {
  test('overtaken by a newer one leaves the newer answer, and both who wait get it', async () => {
    let limit = 1
    const asked = new Query('people.find', () => ({ query: 'a', limit }))
    const first = asked.reload()
    limit = 2
    const second = asked.reload()
    await backend.answer(1, ['baru'])
    await backend.answer(0, ['lama'])
    await Promise.all([first, second])
    expect(asked.value).toEqual(['baru'])
    expect(asked.loading).toBe(false)
  })

  test('that fails keeps what was shown, beside the error', async () => {
    const asked = new Query('roster.counts', () => ({}))
    const first = asked.reload()
    await backend.answer(0, { people: 1, organisations: 0 })
    await first
    const second = asked.reload()
    await backend.refuse(1, 'unavailable', 'Tidak tersambung.')
    await second
    expect(asked.value).toEqual({ people: 1, organisations: 0 })
    expect(asked.error?.message).toBe('Tidak tersambung.')
  })

  test('without an input is not asked', async () => {
    const asked = new Query('people.find', () => null)
    await asked.reload()
    expect(backend.asked).toEqual([])
    expect(asked.loading).toBe(false)
  })
})

describe('a long list', () => {
  type Answer = (result: Result<Page<number>>) => void
  let answers: { offset: number; answer: Answer }[]
  let list: Paged<number>
  beforeEach(() => {
    answers = []
    list = new Paged<number>((offset) => new Promise((answer: Answer) => answers.push({ offset, answer })))
  })
  const page = (offset: number, total = 120, base = 0): Result<Page<number>> => ({
    ok: true,
    value: { total, items: Array.from({ length: Math.min(50, total - offset) }, (_, i) => base + offset + i) },
  })
  const settle = () => new Promise((resolve) => setImmediate(resolve))

  test('fetches the pages in view, each once', async () => {
    void list.reload()
    answers[0]?.answer(page(0))
    await settle()
    list.ensure(40, 110)
    list.ensure(40, 110)
    expect(answers.map(({ offset }) => offset)).toEqual([0, 50, 100])
    answers[1]?.answer(page(50))
    await settle()
    expect([list.get(0), list.get(99), list.get(100)]).toEqual([0, 99, undefined])
  })

  test('passes over a page of an older question', async () => {
    void list.reload()
    answers[0]?.answer(page(0))
    await settle()
    list.ensure(50, 60)
    void list.reload()
    answers[2]?.answer(page(0, 60, 1000))
    answers[1]?.answer(page(50))
    await settle()
    expect([list.total, list.get(0), list.get(50)]).toEqual([60, 1000, undefined])
  })

  test('shows what it has until the new first page has come', async () => {
    void list.reload()
    answers[0]?.answer(page(0))
    await settle()
    void list.reload()
    expect([list.loading, list.get(0)]).toEqual([true, 0])
    answers[1]?.answer(page(0, 0))
    await settle()
    expect([list.loading, list.total, list.get(0)]).toEqual([false, 0, undefined])
  })

  test('keeps its rows where a later page cannot be had', async () => {
    void list.reload()
    answers[0]?.answer(page(0))
    await settle()
    list.ensure(50, 60)
    answers[1]?.answer({ ok: false, error: { code: 'unavailable', message: 'x' } })
    await settle()
    expect([list.get(0), list.error?.code]).toEqual([0, 'unavailable'])
    list.ensure(50, 60)
    expect(answers).toHaveLength(3)
  })
})
