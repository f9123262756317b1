/** The state every screen shares: phase, settings, and what the shell can do. */
import type { AppState } from '../../electron/contract/office.ts'
import type { AppError } from '../../electron/contract/errors.ts'
import type { ShellState } from '../../electron/contract/shell.ts'
import { transport } from '../transport.ts'

class App {
  state = $state.raw<AppState>()
  shell = $state.raw<ShellState>({ kind: 'host', pdf: false, print: false })
  error = $state.raw<AppError | null>(null)

  settings = $derived(this.state?.settings)

  load = async (): Promise<void> => {
    const [state, shell] = await Promise.all([transport.call('app.state', {}), transport.call('shell.state', {})])
    if (shell.ok) this.shell = shell.value
    if (state.ok) this.state = state.value
    this.error = state.ok ? null : state.error
  }
}

export const app = new App()
