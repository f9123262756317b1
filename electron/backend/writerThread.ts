/** The thread that writes: asked in order, heard, started again when it dies, and closed before the program ends. */
import type { Worker } from 'node:worker_threads'
import { type Channel, isReading } from '../contract/api.ts'
import type { Result } from '../contract/errors.ts'
import { dataTrouble } from '../contract/process.ts'
import type { Waiting } from './waiting.ts'
import type { Asked, FromWriter, ToWriter } from './writerMessages.ts'

export interface WriterThreadOptions {
  start: () => Worker
  waiting: Waiting
  /** Everything but answers. */
  hear: (message: Exclude<FromWriter, { kind: 'ready' | 'begun' | 'answer' }>) => void
  /** It died: whatever it had open is closed. */
  onGone: (error: unknown) => void
  /** It is there; `again`: after it died. */
  onReady: (again: boolean) => void
  /** It died again and again, and is not started any more. */
  onGivenUp: () => void
}

interface Pending {
  answer: (result: Result<never>) => void
  /** It is begun, or never will be. */
  begun: () => void
}

/** Deaths within a minute after which it is not started again. */
const mostDeaths = 3
const shortly = 60_000

const failed = (message: string): Result<never> => ({ ok: false, error: { code: 'unavailable', message } })

export class WriterThread {
  readonly #options: WriterThreadOptions
  readonly #pending = new Map<number, Pending>()
  readonly #exited = Promise.withResolvers<null>()
  #worker: Worker
  #state: 'running' | 'closing' | 'given-up' = 'running'
  #deaths: number[] = []
  #lastId = 0

  constructor(options: WriterThreadOptions) {
    this.#options = options
    this.#worker = this.#launch(false)
  }

  /** What cannot be answered, because the thread died or is not there, comes back as an error value. */
  call(asked: Asked): Promise<Result<unknown>> {
    if (this.#state === 'given-up') return Promise.resolve(failed(dataTrouble.stopped))
    const id = ++this.#lastId
    const begun = isReading(asked.channel as Channel) ? () => undefined : this.#options.waiting.begin(asked.caller)
    return new Promise((answer) => {
      this.#pending.set(id, { answer, begun })
      this.tell({ kind: 'call', id, ...asked })
    })
  }

  tell(message: ToWriter): void {
    this.#worker.postMessage(message)
  }

  /** Lets it end what it is about and close the database. */
  async close(): Promise<void> {
    if (this.#state === 'running') {
      this.#state = 'closing'
      this.tell({ kind: 'close' })
    }
    await this.#exited.promise
  }

  #launch(again: boolean): Worker {
    const worker = this.#options.start()
    let cause: unknown
    worker.on('message', (message: FromWriter) => this.#hear(message, again))
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('exit', (code) => this.#gone(cause ?? new Error(`The writer ended with ${code}.`)))
    return worker
  }

  #hear(message: FromWriter, again: boolean): void {
    switch (message.kind) {
      case 'ready':
        return this.#options.onReady(again)
      case 'begun':
        return this.#pending.get(message.id)?.begun()
      case 'answer': {
        const pending = this.#pending.get(message.id)
        this.#pending.delete(message.id)
        pending?.begun()
        pending?.answer(message.result as Result<never>)
        return
      }
      default:
        this.#options.hear(message)
    }
  }

  #gone(error: unknown): void {
    if (this.#state === 'closing') {
      this.#refuseAll(dataTrouble.closing)
      this.#exited.resolve(null)
      return
    }
    this.#options.onGone(error)
    this.#refuseAll(dataTrouble.interrupted)
    const now = performance.now()
    this.#deaths = [...this.#deaths.filter((at) => now - at < shortly), now]
    if (this.#deaths.length < mostDeaths) {
      this.#worker = this.#launch(true)
      return
    }
    this.#state = 'given-up'
    this.#exited.resolve(null)
    this.#options.onGivenUp()
  }

  #refuseAll(message: string): void {
    const open = [...this.#pending.values()]
    this.#pending.clear()
    for (const { begun, answer } of open) {
      begun()
      answer(failed(message))
    }
  }
}
