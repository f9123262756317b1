/** The list under a combobox: asks for options, forgets answers that come too late, and knows the active one. */
import { exactOption } from './options.ts'
import type { Option } from './types.ts'

export type Entry<O extends Option> = { kind: 'option'; option: O } | { kind: 'create'; text: string }

interface Settings<O extends Option> {
  search: (query: string) => Promise<O[]>
  /** May something new be made of what was typed? */
  canCreate: () => boolean
  /** Options not to offer, such as those already chosen. */
  hidden?: () => readonly O[]
}

/** Long enough to skip a fast typist's in-between states, short enough to feel immediate. */
const pauseMilliseconds = 90

export class OptionSearch<O extends Option> {
  open = $state(false)
  query = $state('')
  state = $state<'idle' | 'searching' | 'ready' | 'failed'>('idle')
  active = $state(0)
  /** Whether somebody walked to the active entry; until then it is only the first. */
  moved = $state(false)
  #options = $state.raw<readonly O[]>([])
  #asked = 0
  /** The question whose answer is waited for even after the list was hidden, and the answer. */
  #awaited = -1
  #answer = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #settings: Settings<O>

  readonly options = $derived.by(() => {
    const hidden = this.#settings.hidden?.() ?? []
    return this.#options.filter(({ id }) => !hidden.some((other) => other.id === id))
  })

  readonly entries = $derived.by<Entry<O>[]>(() => {
    const entries: Entry<O>[] = this.options.map((option) => ({ kind: 'option', option }))
    const text = this.query.trim()
    if (text && this.state === 'ready' && this.#settings.canCreate() && !exactOption(text, this.#options)) {
      entries.push({ kind: 'create', text })
    }
    return entries
  })

  /** Of an answer to what is typed now: nothing found for an older text can be taken. */
  readonly activeEntry = $derived(this.open && this.state === 'ready' ? this.entries[this.active] : undefined)

  constructor(settings: Settings<O>) {
    this.#settings = settings
  }

  /** Shows the list for a query; at once when it was not typed. */
  show(query: string, typed = false): void {
    this.query = query
    this.open = true
    this.state = 'searching'
    this.moved = false
    const asked = ++this.#asked
    clearTimeout(this.#timer)
    if (typed) this.#timer = setTimeout(() => void this.#ask(query, asked), pauseMilliseconds)
    else void this.#ask(query, asked)
  }

  hide(): void {
    this.open = false
    if (this.#asked === this.#awaited) return
    this.#asked++
    clearTimeout(this.#timer)
  }

  /** The entry Enter takes, for those who type faster than the list answers. Undefined when they typed on meanwhile. */
  async settled(): Promise<Entry<O> | undefined> {
    if (this.state !== 'searching') return this.activeEntry
    if (this.#asked !== this.#awaited) {
      clearTimeout(this.#timer)
      this.#awaited = ++this.#asked
      this.#answer = this.#ask(this.query, this.#asked)
    }
    const asked = this.#asked
    await this.#answer
    return asked === this.#asked ? this.entries[this.active] : undefined
  }

  move(step: number): void {
    const count = this.entries.length
    if (count === 0) return
    this.active = (this.active + step + count) % count
    this.moved = true
  }

  async #ask(query: string, asked: number): Promise<void> {
    try {
      const options = await this.#settings.search(query)
      if (asked !== this.#asked) return
      this.#options = options
      this.active = 0
      this.state = 'ready'
    } catch {
      if (asked !== this.#asked) return
      this.#options = []
      this.state = 'failed'
    }
  }
}
