/** A transport for tests: answers are given by hand, events are told by hand. */
import { vi } from 'vitest'
import type { ErrorCode, Result } from '../../../../electron/contract/errors.ts'
import type { EventName, Events } from '../../../../electron/contract/events.ts'
import type { EntryId } from '../../../../electron/contract/ids.ts'

interface Asked {
  channel: string
  input: unknown
  answer: (result: Result<unknown>) => void
}

export class StandIn {
  asked: Asked[] = []
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>()

  call = (channel: string, input: unknown): Promise<Result<unknown>> =>
    new Promise((answer) => this.asked.push({ channel, input, answer }))

  on = (event: EventName, listen: (payload: never) => void) => {
    const own = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, own.add(listen))
    return () => own.delete(listen)
  }

  tell<E extends EventName>(event: E, payload: Events[E]): void {
    for (const listen of this.#listeners.get(event) ?? []) listen(payload as never)
  }

  /** Answers the question that is asked as the nth, from 0, and lets whoever asked go on. */
  async answer(nth: number, value: unknown, entryId?: number): Promise<void> {
    await this.settle(nth, { ok: true, value, ...(entryId !== undefined && { entryId: entryId as EntryId }) })
  }

  async refuse(nth: number, code: ErrorCode, message: string): Promise<void> {
    await this.settle(nth, { ok: false, error: { code, message } })
  }

  async settle(nth: number, result: Result<unknown>): Promise<void> {
    const asked = await vi.waitUntil(() => this.asked[nth])
    asked.answer(result)
    await new Promise((resolve) => setImmediate(resolve))
  }

  channels = (): string[] => this.asked.map(({ channel }) => channel)
}
