/** Short messages at the foot of the window. Bad news stays until it is dismissed; the rest leaves by itself. */
import type { Tone } from './types.ts'

export interface ToastAction {
  label: string
  run: () => void
  shortcut?: string
}
export interface Toast {
  id: number
  message: string
  kind: Tone
  action?: ToastAction
  /** It tells of something that lasts since this moment, with the seconds, and stays until whoever showed it takes it away. */
  since?: number
}
export type NewToast = Omit<Toast, 'id' | 'kind'> & { kind?: Tone }

const mostShown = 4
/** Milliseconds on screen; null stays. */
const lifetime = (toast: Toast): number | null => {
  if (toast.kind === 'bad' || toast.since !== undefined) return null
  return toast.action || toast.kind === 'warn' ? 12_000 : 6_000
}

export class Toasts {
  /** Oldest first. */
  items = $state.raw<readonly Toast[]>([])
  #lastId = 0
  #paused = false
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- clocks are never shown
  readonly #clocks = new Map<
    number,
    { left: number; since: number; timer: ReturnType<typeof setTimeout> | undefined }
  >()

  /** Shows a message and answers its id. */
  show(toast: NewToast): number {
    const shown: Toast = { kind: 'info', ...toast, id: ++this.#lastId }
    this.items = [...this.items, shown]
    while (this.items.length > mostShown) this.dismiss(this.items[0]?.id ?? 0)
    const left = lifetime(shown)
    if (left !== null) {
      this.#clocks.set(shown.id, { left, since: 0, timer: undefined })
      if (!this.#paused) this.#start(shown.id)
    }
    return shown.id
  }

  dismiss(id: number): void {
    clearTimeout(this.#clocks.get(id)?.timer)
    this.#clocks.delete(id)
    this.items = this.items.filter((toast) => toast.id !== id)
  }

  /** Runs a toast's action and takes the toast away. */
  act(id: number): void {
    const toast = this.items.find((item) => item.id === id)
    this.dismiss(id)
    toast?.action?.run()
  }

  /** While the pointer or the focus is on a toast, none leaves. */
  pause(): void {
    if (this.#paused) return
    this.#paused = true
    for (const clock of this.#clocks.values()) {
      clearTimeout(clock.timer)
      clock.left = Math.max(1_000, clock.left - (Date.now() - clock.since))
    }
  }

  resume(): void {
    if (!this.#paused) return
    this.#paused = false
    for (const id of this.#clocks.keys()) this.#start(id)
  }

  #start(id: number): void {
    const clock = this.#clocks.get(id)
    if (!clock) return
    clock.since = Date.now()
    clock.timer = setTimeout(() => this.dismiss(id), clock.left)
  }
}

export const toasts = new Toasts()
