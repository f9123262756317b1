/** Which windows and pages are open now. */
import { scriptId } from '../contract/caller.ts'

export class Presence {
  readonly #open = new Map<string, number>()

  /** The function says once that it is gone: a page may be connected twice for a moment, when it is loaded again. */
  attend(id: string): () => void {
    this.#open.set(id, (this.#open.get(id) ?? 0) + 1)
    let gone = false
    return () => {
      if (gone) return
      gone = true
      const left = (this.#open.get(id) ?? 1) - 1
      if (left > 0) this.#open.set(id, left)
      else this.#open.delete(id)
    }
  }

  ids(): string[] {
    return [...this.#open.keys()]
  }

  /** Those whose commands are not for this caller to take back without looking: other open windows, and scripts. */
  othersThan(id: string): string[] {
    return [scriptId, ...this.#open.keys()].filter((other) => other !== id)
  }
}
