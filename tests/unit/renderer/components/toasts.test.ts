import { beforeEach, expect, it, vi } from 'vitest'
import { Toasts } from '../../../../renderer/components/toasts.svelte.ts'

let toasts: Toasts
const shown = () => toasts.items.map(({ message }) => message)
beforeEach(() => {
  vi.useFakeTimers()
  toasts = new Toasts()
})

it('lets good news leave by itself and keeps bad news', () => {
  toasts.show({ message: 'disimpan', kind: 'good' })
  toasts.show({ message: 'gagal', kind: 'bad' })
  vi.advanceTimersByTime(60_000)
  expect(shown()).toEqual(['gagal'])
})

it('gives more time where there is something to press', () => {
  toasts.show({ message: 'diimpor', action: { label: 'Urungkan', run: () => undefined } })
  vi.advanceTimersByTime(11_000)
  expect(shown()).toEqual(['diimpor'])
  vi.advanceTimersByTime(2_000)
  expect(shown()).toEqual([])
})

it('waits while the pointer rests on it, then goes on where it stopped', () => {
  toasts.show({ message: 'a' })
  vi.advanceTimersByTime(4_000)
  toasts.pause()
  toasts.show({ message: 'b' })
  vi.advanceTimersByTime(60_000)
  expect(shown()).toEqual(['a', 'b'])
  toasts.resume()
  vi.advanceTimersByTime(2_100)
  expect(shown()).toEqual(['b'])
  vi.advanceTimersByTime(4_000)
  expect(shown()).toEqual([])
})

it('runs its action once and goes', () => {
  const run = vi.fn()
  const id = toasts.show({ message: 'a', action: { label: 'Urungkan', run } })
  toasts.act(id)
  toasts.act(id)
  expect(run).toHaveBeenCalledTimes(1)
  expect(shown()).toEqual([])
})

it('never covers the screen: the oldest makes room', () => {
  for (const message of ['1', '2', '3', '4', '5']) toasts.show({ message, kind: 'bad' })
  expect(shown()).toEqual(['2', '3', '4', '5'])
})
