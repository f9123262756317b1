/** A long list, fetched a page at a time as it scrolls into view: the `RowSource` of a DataTable. */
import { SvelteMap } from 'svelte/reactivity'
import type { Input, Output, ReadingChannel } from '../../electron/contract/api.ts'
import type { AppError, Result } from '../../electron/contract/errors.ts'
import type { Page } from '../../electron/contract/fields.ts'
import type { RowSource } from '../components/types.ts'
import { transport } from '../transport.ts'
import { whenStale } from './stale.ts'

/** A screenful and a half: the first page comes with every keystroke. */
const pageSize = 50

export class Paged<T> implements RowSource<T> {
  total = $state(0)
  loading = $state(true)
  error = $state.raw<AppError | null>(null)

  readonly #pages = new SvelteMap<number, T[]>()
  /** Pages that were asked for and have not come. */
  #fetching: number[] = []
  readonly #fetch: (offset: number, limit: number) => Promise<Result<Page<T>>>
  #generation = 0

  constructor(fetch: (offset: number, limit: number) => Promise<Result<Page<T>>>) {
    this.#fetch = fetch
  }

  get = (index: number): T | undefined => this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize]

  ensure = (start: number, end: number): void => {
    for (let page = Math.floor(start / pageSize); page * pageSize < Math.min(end, this.total); page++) {
      if (!this.#pages.has(page) && !this.#fetching.includes(page)) void this.#load(page, this.#generation)
    }
  }

  /** Asks again from the start; what is shown stays until the first page has come. */
  reload = async (): Promise<void> => {
    const generation = ++this.#generation
    this.#fetching = []
    this.loading = true
    await this.#load(0, generation)
  }

  async #load(page: number, generation: number): Promise<void> {
    this.#fetching.push(page)
    const result = await this.#fetch(page * pageSize, pageSize)
    if (generation !== this.#generation) return
    this.#fetching = this.#fetching.filter((other) => other !== page)
    this.loading = false
    if (!result.ok) {
      this.error = result.error
      return
    }
    this.error = null
    // The first page of a new question replaces all that was there.
    if (page === 0) this.#pages.clear()
    this.total = result.value.total
    this.#pages.set(page, result.value.items)
  }
}

/** Channels that answer a page at a time. */
type PagedChannel = { [C in ReadingChannel]: Output<C> extends Page<unknown> ? C : never }[ReadingChannel]
type Item<C extends PagedChannel> = Output<C> extends Page<infer T> ? T : never

/** To be called while a component is set up; what `filter` reads makes a new question when it changes. */
export function paged<C extends PagedChannel>(
  channel: C,
  filter: () => Omit<Input<C>, 'offset' | 'limit'>,
): Paged<Item<C>> {
  const list = new Paged<Item<C>>(
    (offset, limit) => transport.call(channel, { ...filter(), offset, limit }) as Promise<Result<Page<Item<C>>>>,
  )
  $effect(() => {
    filter()
    void list.reload()
  })
  $effect(() => whenStale(channel, list.reload))
  return list
}
