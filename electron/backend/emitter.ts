/** The backend's own events, to whoever carries them to the pages. */
import type { EventName, Events } from '../contract/events.ts'

export type Listener = <E extends EventName>(event: E, payload: Events[E]) => void

export class Emitter {
  readonly #listeners = new Set<Listener>()
  readonly #report: (where: string, error: unknown) => void

  constructor(report: (where: string, error: unknown) => void) {
    this.#report = report
  }

  /** A listener's error is its own: the others hear the event, and what it tells of has happened. */
  emit<E extends EventName>(event: E, payload: Events[E]): void {
    for (const listener of this.#listeners) {
      try {
        listener(event, payload)
      } catch (error) {
        this.#report(`listener of ${event}`, error)
      }
    }
  }

  /** Returns the function that stops listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
