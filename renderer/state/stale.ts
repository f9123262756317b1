/** When what was asked of the backend is no longer sure to be true. */
import type { Topic } from '../../electron/contract/events.ts'
import { transport } from '../transport.ts'

/**
 * Calls `again` when one of the topics changed, and when the backend is back after it stopped or could not be reached:
 * what changed meanwhile was told to nobody. Returns the function that stops listening.
 */
export function whenStale(topics: readonly Topic[], again: () => void): () => void {
  const stops = [
    transport.on('data.changed', (changed) => {
      if (changed.topics.some((topic) => topics.includes(topic))) again()
    }),
    transport.on('backend.state', ({ state }) => {
      if (state === 'restarted') again()
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
