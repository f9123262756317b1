/** The backend's own events, to whoever carries them to the pages. */
import type { EventName, Events } from '../contract/events.ts'

export type Listener = <E extends EventName>(event: E, payload: Events[E]) => void

export class Emitter {
  readonly #listeners = new Set<Listener>()

  emit<E extends EventName>(event: E, payload: Events[E]): void {
    for (const listener of this.#listeners) listener(event, payload)
  }

  /** Returns the function that stops listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
