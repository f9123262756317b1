/** Pairs of records that may be one, each pair once, however many ways it was found. */
import type { Evidence } from '../../../contract/duplicates.ts'

export interface Pair {
  a: number
  b: number
  /** 0–1 */
  score: number
  evidence: Evidence[]
}

/** The smaller id first, so that a pair has one key. */
export const pairKey = (a: number, b: number): string => (a < b ? `${a}-${b}` : `${b}-${a}`)

export const speaksFor = (text: string): Evidence => ({ text, speaksFor: true })
export const speaksAgainst = (text: string): Evidence => ({ text, speaksFor: false })

/** Keeps the better of two findings of a pair. */
export class Pairs {
  readonly #found = new Map<string, Pair>()

  add(pair: Pair): void {
    if (pair.a === pair.b) return
    const key = pairKey(pair.a, pair.b)
    const known = this.#found.get(key)
    if (!known || known.score < pair.score) this.#found.set(key, pair)
  }

  /** Forgets pairs in which one of these takes part. */
  forget(ids: ReadonlySet<number>): void {
    for (const [key, { a, b }] of this.#found) if (ids.has(a) || ids.has(b)) this.#found.delete(key)
  }

  all(): Pair[] {
    return [...this.#found.values()]
  }
}
