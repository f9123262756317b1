/** Tells those who wait until others are done with the data that they do, and when they no longer do. */
import type { Caller } from '../contract/caller.ts'
import type { Events } from '../contract/events.ts'

/** Milliseconds of waiting that nobody is told of. */
const patience = 500

export class Waiting {
  readonly #tell: (payload: Events['waiting'], to: string) => void
  #last = 0

  constructor(tell: (payload: Events['waiting'], to: string) => void) {
    this.#tell = tell
  }

  /** What the caller asked for was put in the queue. To call what this returns when it is begun, or never will be. */
  begin({ id }: Caller): () => void {
    const call = ++this.#last
    let told = false
    const timer = setTimeout(() => {
      told = true
      this.#tell({ call, over: false }, id)
    }, patience).unref()
    return () => {
      clearTimeout(timer)
      if (told) this.#tell({ call, over: true }, id)
      told = false
    }
  }
}
