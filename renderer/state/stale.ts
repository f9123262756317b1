/** When what was asked of the backend is no longer sure to be true. */
import { type ReadingChannel, reads } from '../../electron/contract/api.ts'
import type { Topic } from '../../electron/contract/events.ts'
import { transport } from '../transport.ts'

/**
 * Calls `again` when the contract says that the channel's answer is stale, and when the backend is back after it stopped or could not be reached:
 * what changed meanwhile was told to nobody. Whatever changes while `again` runs calls it once more when it is done, so
 * that hundreds of writes in a row ask as often as answers come. Returns the function that stops listening.
 */
export function whenStale(channel: ReadingChannel, again: () => Promise<void>): () => void {
  const topics: readonly Topic[] = reads[channel]
  let running = false
  let missed = false
  let stopped = false
  async function ask() {
    missed = true
    if (running) return
    running = true
    while (missed && !stopped) {
      missed = false
      await again()
    }
    running = false
  }
  const stops = [
    transport.on('data.changed', (changed) => {
      if (changed.topics.some((topic) => topics.includes(topic))) void ask()
    }),
    transport.on('backend.state', ({ state }) => {
      if (state === 'restarted') void ask()
    }),
  ]
  return () => {
    stopped = true
    for (const stop of stops) stop()
  }
}
