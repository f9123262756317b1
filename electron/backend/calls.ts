/** The calls under way: their progress and cancelling, and a way to be alone with the data. */
import type { CallContext } from '../contract/api.ts'
import type { Caller } from '../contract/caller.ts'
import { Failure } from '../contract/errors.ts'
import type { Emitter } from './emitter.ts'

const patience = 10_000

const ownName = ({ id }: Caller, task: string): string => `${id} ${task}`

export class RunningCalls {
  readonly #events: Emitter
  readonly #cancel = new Map<string, AbortController>()
  /** Of each, the promise that it ends, well or not. */
  readonly #running = new Set<Promise<null>>()
  #alone: Promise<unknown> | null = null

  constructor(events: Emitter) {
    this.#events = events
  }

  /**
   * `task` names the call among its caller's, in progress events and `cancel`. Waits while another call has the data for
   * itself.
   */
  async run<T>(caller: Caller, task: string | undefined, work: (context: CallContext) => Promise<T>): Promise<T> {
    while (this.#alone) await this.#alone.catch(() => undefined)
    const abort = new AbortController()
    const name = task === undefined ? undefined : ownName(caller, task)
    if (name !== undefined) this.#cancel.set(name, abort)
    let label = ''
    const context: CallContext = {
      caller,
      signal: abort.signal,
      progress: (text, done, total) => {
        label = text
        if (task) this.#events.emit('progress', { task, label, done, total, finished: false }, caller.id)
      },
    }
    // Counted before it begins: work that asks to be alone finds itself among those running.
    const ended = Promise.withResolvers<null>()
    this.#running.add(ended.promise)
    try {
      return await work(context)
    } finally {
      this.#running.delete(ended.promise)
      ended.resolve(null)
      if (task && name !== undefined) {
        // A newer call may go by the same name, and can still be cancelled.
        if (this.#cancel.get(name) === abort) this.#cancel.delete(name)
        if (label) this.#events.emit('progress', { task, label, done: 1, total: 1, finished: true }, caller.id)
      }
    }
  }

  cancel(caller: Caller, task: string): void {
    this.#cancel.get(ownName(caller, task))?.abort()
  }

  /**
   * To be used by a running call: no other call begins until `work` is done, and `work` begins when the others have
   * ended. Throws `in-use` where they do not end in time, or where somebody else is alone already.
   */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.#alone) throw new Failure('in-use', 'Pemulihan lain sedang berjalan. Tunggu sampai selesai.')
    const held = Promise.withResolvers<null>()
    this.#alone = held.promise
    try {
      // One of those running is the call that asks.
      if (!(await this.#quiet(1)))
        throw new Failure('in-use', 'Masih ada pekerjaan lain yang berjalan. Tunggu sampai selesai, lalu coba lagi.')
      return await work()
    } finally {
      this.#alone = null
      held.resolve(null)
    }
  }

  /** Cancels what can be cancelled and waits for the rest. */
  async end(): Promise<void> {
    for (const abort of this.#cancel.values()) abort.abort()
    await this.#quiet(0)
  }

  /** True when no more than `most` calls run; false when that took too long. */
  async #quiet(most: number): Promise<boolean> {
    const giveUp = Date.now() + patience
    while (this.#running.size > most && Date.now() < giveUp) {
      await Promise.race([...this.#running, new Promise((resolve) => setTimeout(resolve, 20))])
    }
    return this.#running.size <= most
  }
}
