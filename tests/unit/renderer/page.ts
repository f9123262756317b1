/**
 * Carries the calls of a page under test to a real backend, as the preload does. To be imported before anything of the
 * renderer, which looks for it when it is loaded.
 */
import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { vi } from 'vitest'
import type { Channel, Transport } from '../../../electron/contract/api.ts'
import type { Result } from '../../../electron/contract/errors.ts'
import type { EventName, Events } from '../../../electron/contract/events.ts'
import type { FileTicket } from '../../../electron/contract/files.ts'
import type { TestOffice } from '../../harness/office.ts'

/** A call that was carried out and whose answer is kept back. */
export interface Held {
  /** Resolves when the backend has answered, or when the call has come, for one that is kept from the backend. */
  arrived: Promise<void>
  release: () => void
}

interface Gate extends Held {
  channel: Channel
  at: 'call' | 'answer'
  enter: () => void
  released: Promise<void>
}

class Page implements Transport {
  /** Channels called since an office was opened. */
  called: Channel[] = []
  /** Events of the backend are lost, as when the connection is. */
  deaf = false
  #office: TestOffice | undefined
  #gates: Gate[] = []
  #stop: () => void = () => undefined
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>()

  /** From here on the page belongs to this office. */
  open(office: TestOffice): void {
    this.#stop()
    this.#office = office
    this.called = []
    this.#gates = []
    this.#stop = office.backend.listen((event, payload) => {
      if (!this.deaf) this.tell(event, payload)
    })
  }

  /** What the backend or the shell tells the page. */
  tell<E extends EventName>(event: E, payload: Events[E]): void {
    for (const listen of this.#listeners.get(event) ?? []) listen(payload as never)
  }

  /** Keeps back the answer to the next call of this channel, or the call itself. */
  hold(channel: Channel, at: Gate['at'] = 'answer'): Held {
    const arrived = Promise.withResolvers<undefined>()
    const released = Promise.withResolvers<undefined>()
    const gate: Gate = {
      channel,
      at,
      arrived: arrived.promise,
      enter: () => arrived.resolve(undefined),
      release: () => released.resolve(undefined),
      released: released.promise,
    }
    this.#gates.push(gate)
    return gate
  }

  call: Transport['call'] = async (channel, input, task) => {
    this.called.push(channel)
    const gate = this.#gates.find((one) => one.channel === channel)
    this.#gates = this.#gates.filter((one) => one !== gate)
    const pass = async (at: Gate['at']) => {
      if (gate?.at !== at) return
      gate.enter()
      await gate.released
    }
    await pass('call')
    const answer = await this.#backend().call(channel, structuredClone(input), task)
    await pass('answer')
    return answer as Result<never>
  }

  on: Transport['on'] = (event, listen) => {
    const own = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, own.add(listen))
    return () => own.delete(listen)
  }

  upload: Transport['upload'] = async (files) => {
    const tickets: FileTicket[] = []
    for (const file of files) {
      const { path, ...ticket } = this.#backend().files.reserve(file.name)
      writeFileSync(path, new Uint8Array(await file.arrayBuffer()))
      tickets.push(ticket)
    }
    return { ok: true, value: tickets }
  }

  read: Transport['read'] = async ({ ticket }) => ({
    ok: true,
    value: new Uint8Array(await readFile(this.#backend().files.open(ticket).path)),
  })

  save: Transport['save'] = () => Promise.resolve({ ok: true, value: { saved: true } })

  #backend() {
    if (!this.#office) throw new Error('No office is open.')
    return this.#office.backend
  }
}

export const page = new Page()
vi.stubGlobal('window', { sinergi: page })
