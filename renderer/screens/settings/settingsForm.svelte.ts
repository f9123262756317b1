/** A part of the settings while it is edited. */
import type { Settings } from '../../../electron/contract/settings.ts'
import { app } from '../../state/app.svelte.ts'
import { FormState } from '../../state/form.svelte.ts'
import { defaults } from './defaults.ts'
import { messages } from './messages.ts'

export class SettingsForm extends FormState<Settings> {
  #seen = app.state?.settingsVersion ?? 0

  constructor() {
    super(app.settings ?? defaults)
  }

  save = async (): Promise<void> => {
    if (!this.dirty || !(await this.send('settings.save', { seen: this.#seen, ...this.current() }, messages.saved)))
      return
    await app.load()
    this.startAnew()
  }

  /** From what is stored now. */
  startAnew(): void {
    this.#seen = app.state?.settingsVersion ?? 0
    this.reset(app.settings)
  }
}
