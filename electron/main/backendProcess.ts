/** The process that holds the data: asked, heard, started again when it dies, and closed before the program ends. */
import type { UtilityProcess } from 'electron'
import type { AppError, Result } from '../contract/errors.ts'
import type { EventName, Events } from '../contract/events.ts'
import type { Ask, BackendStart, FromBackend, Question, Questions, ToBackend, Trouble } from '../contract/process.ts'
import { messages } from './messages.ts'

export type Child = Pick<UtilityProcess, 'postMessage' | 'kill'> & {
  on(event: 'message', listener: (message: FromBackend) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
}

export interface BackendProcessOptions {
  fork: () => Child
  /** Read at every start. */
  start: () => BackendStart
  /** `to`: the id of the only caller it is for. */
  onEvent: <E extends EventName>(event: E, payload: Events[E], to?: string) => void
  onTrouble: (where: string, trouble: Trouble) => void
  note: (text: string) => void
  /** The process died `deathsAllowed` times shortly after one another and is not started again by itself. */
  onGivenUp: () => void
}

/** Waiting times before the first and second new start. */
const backoffMs = [200, 2000]
export const deathsAllowed = backoffMs.length + 1
const shortlyMs = 60_000
/** A backup or a large import may have to end first. */
const closeMs = 20_000

const failed = (code: AppError['code'], message: string): Result<never> => ({ ok: false, error: { code, message } })

export class BackendProcess {
  readonly #options: BackendProcessOptions
  readonly #pending = new Map<number, (result: Result<never>) => void>()
  #unsent: Ask[] = []
  #child: Child | null = null
  #state: 'idle' | 'running' | 'given-up' | 'closing' = 'idle'
  #deaths: number[] = []
  #nextId = 1
  #restart: NodeJS.Timeout | undefined
  #closing: Promise<void> | null = null
  #exited: () => void = () => undefined

  constructor(options: BackendProcessOptions) {
    this.#options = options
  }

  /** Starts the process, or starts it again after it was given up or closed. There is never a second one beside it. */
  start(): void {
    if (this.#state === 'running') return
    const again = this.#state === 'given-up'
    this.#deaths = []
    this.#launch(again)
  }

  /** What cannot be answered, because the process died or is not there, comes back as an error value. */
  ask<Q extends Question>(question: Q, input: Questions[Q]['input']): Promise<Result<Questions[Q]['answer']>> {
    if (this.#state === 'given-up') return Promise.resolve(failed('unavailable', messages.backend.stopped))
    if (this.#state === 'closing') return Promise.resolve(failed('unavailable', messages.backend.closing))
    const id = this.#nextId++
    const message = { kind: 'ask', id, question, input } as Ask
    return new Promise((resolve) => {
      this.#pending.set(id, resolve)
      if (this.#child) this.#post(message)
      else this.#unsent.push(message)
    })
  }

  /** Lets the process close the database and end; after a while it is ended. Never throws. Asked twice, it closes once. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close().finally(() => (this.#closing = null)))
  }

  async #close(): Promise<void> {
    clearTimeout(this.#restart)
    this.#state = 'closing'
    const child = this.#child
    if (child) {
      const exited = new Promise<void>((resolve) => (this.#exited = resolve))
      this.#post({ kind: 'close' })
      const late = setTimeout(() => {
        this.#options.note('did not close in time and was ended')
        child.kill()
      }, closeMs)
      await exited
      clearTimeout(late)
    }
    this.#state = 'idle'
    this.#refuseAll(failed('unavailable', messages.backend.closing))
  }

  /** `again`: the pages saw it stop, and are told when it is back. */
  #launch(again: boolean): void {
    const child = this.#options.fork()
    this.#child = child
    this.#state = 'running'
    child.on('message', (message) => this.#hear(message, again))
    child.on('exit', (code) => this.#gone(child, code))
    this.#post({ kind: 'start', options: this.#options.start() })
    for (const message of this.#unsent.splice(0)) this.#post(message)
  }

  #hear(message: FromBackend, again: boolean): void {
    switch (message.kind) {
      case 'ready':
        if (again) this.#options.onEvent('backend.state', { state: 'restarted', message: messages.backend.restarted })
        return
      case 'answer': {
        const resolve = this.#pending.get(message.id)
        this.#pending.delete(message.id)
        resolve?.(message.result as Result<never>)
        return
      }
      case 'event':
        this.#options.onEvent(message.event, message.payload, message.to)
        return
      case 'trouble':
        this.#options.onTrouble(message.where, message.trouble)
    }
  }

  #gone(child: Child, code: number): void {
    if (child !== this.#child) return
    this.#child = null
    if (this.#state === 'closing') {
      this.#exited()
      return
    }
    this.#options.note(`died with code ${code}`)
    const now = performance.now()
    this.#deaths = [...this.#deaths.filter((at) => now - at < shortlyMs), now]
    this.#refuseAll(failed('unavailable', messages.backend.interrupted))
    const wait = backoffMs[this.#deaths.length - 1]
    if (wait === undefined) {
      this.#state = 'given-up'
      this.#options.onEvent('backend.state', { state: 'stopped', message: messages.backend.stopped })
      this.#options.onGivenUp()
    } else {
      this.#restart = setTimeout(() => this.#launch(true), wait)
    }
  }

  /** Answers every open question with an error. */
  #refuseAll(result: Result<never>): void {
    this.#unsent = []
    const open = [...this.#pending.values()]
    this.#pending.clear()
    for (const resolve of open) resolve(result)
  }

  #post(message: ToBackend): void {
    this.#child?.postMessage(message)
  }
}
