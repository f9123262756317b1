import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { toasts } from '../../../../renderer/components/toasts.svelte.ts'
import { tellWaiting } from '../../../../renderer/state/waiting.ts'
import { StandIn } from './standIn.ts'

const held = vi.hoisted<{ transport: unknown }>(() => ({ transport: undefined }))
vi.mock('../../../../renderer/transport.ts', () => ({
  get transport() {
    return held.transport
  },
}))

let backend: StandIn
let stop: () => void
const said = () => toasts.items.map(({ message }) => message)
const notice = expect.stringMatching(/^Menunggu pekerjaan lain selesai/) as string

beforeEach(() => {
  vi.useFakeTimers()
  held.transport = backend = new StandIn()
  stop = tellWaiting()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

test('one notice stands for all that waits, for as long as any of it does', () => {
  backend.tell('waiting', { call: 1, over: false })
  backend.tell('waiting', { call: 2, over: false })
  vi.advanceTimersByTime(60_000)
  expect(said()).toEqual([notice])
  backend.tell('waiting', { call: 1, over: true })
  expect(said()).toEqual([notice])
  backend.tell('waiting', { call: 2, over: true })
  expect(said()).toEqual([])
})

test('one that was put away does not come back for the same wait, but for the next', () => {
  backend.tell('waiting', { call: 1, over: false })
  toasts.dismiss(toasts.items[0]?.id ?? 0)
  backend.tell('waiting', { call: 2, over: false })
  expect(said()).toEqual([])
  for (const call of [1, 2]) backend.tell('waiting', { call, over: true })
  backend.tell('waiting', { call: 3, over: false })
  expect(said()).toEqual([notice])
})

test('it goes when the data is not there any more: what waited was refused', () => {
  backend.tell('waiting', { call: 1, over: false })
  backend.tell('backend.state', { state: 'restarted', message: 'Jalan lagi.' })
  expect(said()).toEqual([])
})
