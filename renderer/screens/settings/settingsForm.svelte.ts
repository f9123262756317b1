/** A part of the settings while it is edited: what is typed, whether it differs from what is kept, and its errors. */
import type { Settings } from '../../../electron/contract/office.ts'
import { toasts } from '../../components/toasts.svelte.ts'
import { app } from '../../state/app.svelte.ts'
import { run } from '../../state/commands.svelte.ts'
import { messages } from './messages.ts'

export class SettingsForm {
  value = $state<Settings>() as Settings
  busy = $state(false)
  /** Field path ("office.name") → message. */
  errors = $state.raw<Partial<Record<string, string>>>({})
  #kept = $state('')

  readonly dirty = $derived(JSON.stringify(this.value) !== this.#kept)

  constructor(settings: Settings) {
    this.#take(settings)
  }

  reset = (): void => {
    if (app.settings) this.#take(app.settings)
    this.errors = {}
  }

  save = async (): Promise<void> => {
    if (this.busy || !this.dirty) return
    this.busy = true
    const result = await run('settings.save', $state.snapshot(this.value), { quiet: true, done: messages.saved })
    this.errors = result.ok ? {} : (result.error.details ?? {})
    if (result.ok) {
      await app.load()
      this.reset()
    } else if (!result.error.details) toasts.show({ kind: 'bad', message: result.error.message })
    this.busy = false
  }

  #take(settings: Settings): void {
    this.value = structuredClone(settings)
    this.#kept = JSON.stringify(settings)
  }
}
