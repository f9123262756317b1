/** A form while it is filled in: what is typed, what was there at the start, what was refused, and sending it once. */
import type { DoingChannel, Input, Output } from '../../electron/contract/api.ts'
import type { AppError } from '../../electron/contract/errors.ts'
import type { EntryId } from '../../electron/contract/ids.ts'
import { run } from './commands.svelte.ts'

/** The field at a path such as "agenda.0.endTime"; undefined where there is none. */
const valueAt = (from: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
      from,
    )

/** What every form is, however it keeps its fields. */
export abstract class Filling<V> {
  busy = $state(false)
  /** What was there at the start, or when it was last saved. */
  start = $state.raw() as V
  #error = $state.raw<AppError | null>(null)
  /** What the fields held when it was refused; a field mended since is no longer blamed. */
  #blamed: unknown = null
  /** What others wrote meanwhile and a refusal told, by field: sent again, the form goes over that knowingly. */
  #told: Record<string, unknown[]> = {}

  /** All that can be typed, as plain data. */
  protected abstract current(): V

  /** Whether something was typed since the start or the last save. */
  readonly dirty = $derived.by(() => JSON.stringify(this.current()) !== JSON.stringify(this.start))

  /** What is there now counts as unchanged. */
  settle(start: V = this.current()): void {
    this.start = start
    this.error = null
    this.#told = {}
  }

  /** What the contract, or the form itself, said against it. */
  get error(): AppError | null {
    return this.#error
  }

  set error(error: AppError | null) {
    this.#blamed = error && this.current()
    this.#error = error
  }

  /** What no field says, or not every one of them: shown by the form as a whole. */
  get general(): string | undefined {
    return this.#error?.details && this.#error.code !== 'changed-since' ? undefined : this.#error?.message
  }

  /** For what only a form can see: field path → message. False when there is something. */
  check(wrong: Readonly<Record<string, string | false | null>>): boolean {
    const details = Object.fromEntries(
      Object.entries(wrong).filter((entry): entry is [string, string] => Boolean(entry[1])),
    )
    const [message] = Object.values(details)
    this.error = message === undefined ? null : { code: 'invalid-input', message, details }
    return message === undefined
  }

  /** Message of a field by its path in the contract's input: "title", "agenda.0.endTime". */
  problem(path: string): string | undefined {
    const message = this.#error?.details?.[path]
    return message === undefined || valueAt(this.current(), path) !== valueAt(this.#blamed, path) ? undefined : message
  }

  /** The answer, or null when it was refused or is still being sent. `done` is told in a toast that offers to undo. */
  async send<C extends DoingChannel>(
    channel: C,
    input: Input<C>,
    done?: string | ((value: Output<C>) => string),
  ): Promise<{ value: Output<C>; entryId: EntryId | undefined } | null> {
    if (this.busy) return null
    const sent = this.current()
    this.busy = true
    try {
      const result = await run(channel, this.#knowing(input), { quiet: true, ...(done === undefined ? {} : { done }) })
      if (result.ok) this.settle(sent)
      else this.#refused(result.error)
      return result.ok ? { value: result.value, entryId: result.entryId } : null
    } finally {
      this.busy = false
    }
  }

  #refused(error: AppError): void {
    this.error = error
    for (const [field, { theirs }] of Object.entries(error.differences ?? {}))
      this.#told = { ...this.#told, [field]: [...(this.#told[field] ?? []), theirs] }
  }

  #knowing<I>(input: I): I {
    const given = input as { seen?: unknown }
    if (typeof given.seen !== 'number' || Object.keys(this.#told).length === 0) return input
    return { ...input, seen: { version: given.seen, told: this.#told } }
  }
}

/** A form whose fields are bound to `values`. */
export class FormState<V extends object> extends Filling<V> {
  values = $state() as V

  constructor(start: V) {
    super()
    this.reset(start)
  }

  /** Starts anew, from what was there or from something else. */
  reset = (start: V = this.start): void => {
    this.values = $state.snapshot(start) as V
    this.settle()
  }

  protected current(): V {
    return $state.snapshot(this.values) as V
  }
}
