/** What a screen shows of the backend: asked for when its input changes, asked again when it is stale. */
import type { Input, Output, ReadingChannel } from '../../electron/contract/api.ts'
import type { AppError } from '../../electron/contract/errors.ts'
import { transport } from '../transport.ts'
import { whenStale } from './stale.ts'

export class Query<C extends ReadingChannel> {
  /** The last good answer; stays while a newer one is on its way. */
  value = $state.raw<Output<C>>()
  error = $state.raw<AppError | null>(null)
  loading = $state(true)

  readonly #channel: C
  readonly #input: () => Input<C> | null
  #asked = 0
  #newest = Promise.resolve()

  constructor(channel: C, input: () => Input<C> | null) {
    this.#channel = channel
    this.#input = input
  }

  /** Resolves once `value` is as new as the question, also where a newer one overtook it. */
  reload = (): Promise<void> => (this.#newest = this.#ask())

  async #ask(): Promise<void> {
    const input = this.#input()
    const asked = ++this.#asked
    if (input === null) {
      this.loading = false
      return
    }
    this.loading = true
    const result = await transport.call(this.#channel, input)
    if (asked !== this.#asked) return this.#newest // a newer question is on its way
    this.loading = false
    if (result.ok) {
      this.value = result.value
      this.error = null
    } else this.error = result.error
  }
}

/** To be called while a component is set up. An input of null asks nothing. */
export function query<C extends ReadingChannel>(channel: C, input: () => Input<C> | null): Query<C> {
  const asked = new Query(channel, input)
  $effect(() => {
    void asked.reload()
  })
  $effect(() => whenStale(channel, asked.reload))
  return asked
}
