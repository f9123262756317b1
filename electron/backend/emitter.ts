/** The backend's own events, to whoever carries them to the pages. */
import type { EventName, Events } from '../contract/events.ts'

/** `to`: the id of the only caller it is for; undefined: everybody. */
export type Listener = <E extends EventName>(event: E, payload: Events[E], to?: string) => void

export interface EmitterScope extends Pick<Emitter, 'emit' | 'listen'> {
  end(): void
}

export class Emitter {
  readonly #listeners = new Set<Listener>()
  readonly #report: (where: string, error: unknown) => void

  constructor(report: (where: string, error: unknown) => void) {
    this.#report = report
  }

  /** A listener's error is its own: the others hear the event, and what it tells of has happened. */
  emit<E extends EventName>(event: E, payload: Events[E], to?: string): void {
    for (const listener of this.#listeners) {
      try {
        listener(event, payload, to)
      } catch (error) {
        this.#report(`listener of ${event}`, error)
      }
    }
  }

  /** The same events to listeners that are let go together, with what they stand on. */
  scope(): EmitterScope {
    const stops: (() => void)[] = []
    return {
      emit: (event, payload) => {
        this.emit(event, payload)
      },
      listen: (listener) => {
        const stop = this.listen(listener)
        stops.push(stop)
        return stop
      },
      end: () => {
        for (const stop of stops.splice(0)) stop()
      },
    }
  }

  /** Returns the function that stops listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
