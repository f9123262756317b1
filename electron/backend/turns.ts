/** Long work in turns: other calls get the backend in between, the screen hears how far it is, and it can be cancelled. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CallContext } from '../contract/api.ts'
import { Failure } from '../contract/errors.ts'

/** Milliseconds of work before others get a turn. */
const turn = 12

/** Runs steps to their end in one go. */
export function atOnce<T>(steps: Generator<number, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

export interface Work {
  /** What the progress bar says, in Indonesian. */
  label: string
  /** What the steps count up to. */
  total: number
  /** The sentence for whoever cancelled. */
  cancelled: string
}

/**
 * Runs steps to their end; each yields how many are done. Throws `cancelled`. What the steps read may have been changed
 * by others between two of them.
 */
export async function inTurns<T>(
  steps: Generator<number, T>,
  { label, total, cancelled }: Work,
  { signal, progress }: CallContext,
): Promise<T> {
  let until = performance.now() + turn
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    progress(label, step.value, total)
    await nextTurn()
    if (signal.aborted) throw new Failure('cancelled', cancelled)
    until = performance.now() + turn
  }
}

/** The same without turns: nobody can write in between, and whoever asks waits. */
export const inOneGo: typeof inTurns = (steps) => Promise.resolve(atOnce(steps))
