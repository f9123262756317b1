/** A part of the settings while it is edited. */
import type { Settings } from '../../../electron/contract/settings.ts'
import { app } from '../../state/app.svelte.ts'
import { FormState } from '../../state/form.svelte.ts'
import { defaults } from './defaults.ts'
import { messages } from './messages.ts'

export class SettingsForm extends FormState<Settings> {
  constructor() {
    super(app.settings ?? defaults)
  }

  save = async (): Promise<void> => {
    if (!this.dirty || !(await this.send('settings.save', this.current(), messages.saved))) return
    await app.load()
    this.reset(app.settings)
  }
}
