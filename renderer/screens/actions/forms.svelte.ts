/** What every form of these screens needs: busy, errors beside their fields, and a question before typing is thrown away. */
import type { DoingChannel, Input, Output } from '../../../electron/contract/api.ts'
import { confirm } from '../../components/confirm.svelte.ts'
import { toasts } from '../../components/toasts.svelte.ts'
import { run, undoLast } from '../../state/commands.svelte.ts'
import { messages } from './messages.ts'

export class FormState {
  busy = $state(false)
  /** Field name → message. */
  errors = $state.raw<Partial<Record<string, string>>>({})
  readonly #snapshot: () => unknown
  #clean: string

  /** `snapshot` answers all that can be typed; the form is dirty once it differs from what it was at first. */
  constructor(snapshot: () => unknown) {
    this.#snapshot = snapshot
    this.#clean = JSON.stringify(snapshot())
  }

  /** What is there now counts as unchanged. */
  settle(): void {
    this.#clean = JSON.stringify(this.#snapshot())
  }

  /**
   * The answer, or null when it was refused: errors then stand beside their fields, or in a toast without one.
   * Without `done` success makes no toast: right where a row appears under what is being typed.
   */
  async send<C extends DoingChannel>(channel: C, input: Input<C>, done?: string): Promise<{ value: Output<C> } | null> {
    if (this.busy) return null
    this.busy = true
    try {
      const result = await run(channel, input, { quiet: true, ...(done === undefined ? {} : { done }) })
      this.errors = result.ok ? {} : (result.error.details ?? {})
      if (result.ok) {
        this.settle()
        return { value: result.value }
      }
      if (!result.error.details) toasts.show({ kind: 'bad', message: result.error.message })
      return null
    } finally {
      this.busy = false
    }
  }

  /** In a box with nothing typed Ctrl+Z takes back what was last saved from it; else it undoes typing. */
  undoKey(event: KeyboardEvent, typed: string): boolean {
    if (typed !== '' || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey)
      return false
    event.preventDefault()
    void undoLast()
    return true
  }

  /** For `mayclose` of a dialog. */
  mayClose = (): boolean | Promise<boolean> =>
    JSON.stringify(this.#snapshot()) === this.#clean ||
    confirm({
      title: messages.form.discardTitle,
      message: messages.form.discardMessage,
      action: messages.form.discard,
      refuse: messages.form.keep,
      danger: true,
    })
}
