/** The state every screen shares: phase, settings, and what the shell can do. */
import type { AppState } from '../../electron/contract/app.ts'
import type { AppError } from '../../electron/contract/errors.ts'
import type { ShellState } from '../../electron/contract/shell.ts'
import { transport } from '../transport.ts'

class App {
  state = $state.raw<AppState>()
  shell = $state.raw<ShellState>({ kind: 'host', pdf: false, print: false })
  error = $state.raw<AppError | null>(null)

  settings = $derived(this.state?.settings)
  #asked = 0

  /** The newest answer counts, in whatever order they come. */
  load = async (): Promise<void> => {
    const asked = ++this.#asked
    // Finding a browser for PDFs may take the host a second; the first screen does not wait for it.
    void transport.call('shell.state', {}).then((shell) => {
      if (shell.ok) this.shell = shell.value
    })
    const state = await transport.call('app.state', {})
    if (asked !== this.#asked) return
    if (state.ok) this.state = state.value
    this.error = state.ok ? null : state.error
  }
}

export const app = new App()
