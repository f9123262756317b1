/** The shell's own channels: what only the Electron window can do. */
import type { BrowserWindow } from 'electron'
import type { Handlers, ShellChannel } from '../contract/api.ts'
import { Failure, type Result } from '../contract/errors.ts'
import type { BackendProcess } from './backendProcess.ts'
import type { DataFolder } from './dataFolder.ts'
import { messages } from './messages.ts'
import type { Printing } from './printing.ts'

export interface ShellOptions {
  backend: Pick<BackendProcess, 'ask'>
  printing: Pick<Printing, 'pdf' | 'print'>
  dataFolder: Pick<DataFolder, 'choose'>
  window: () => BrowserWindow | null
}

export function createShell({ backend, printing, dataFolder, window }: ShellOptions): Handlers<ShellChannel> {
  return {
    'shell.state': () => ({ kind: 'electron', pdf: true, print: true }),
    'shell.pdf': async ({ title, html }) => {
      const { path, ...file } = valueOf(await backend.ask('reserve', `${title}.pdf`))
      await printing.pdf(html, path)
      return file
    },
    'shell.print': async ({ html }) => ({ printed: await printing.print(html) }),
    'shell.chooseDataFolder': async () => {
      const shown = window()
      if (!shown) throw new Failure('unavailable', messages.backend.closing)
      const chosen = await dataFolder.choose(shown)
      // The page shows the other folder's data from the start; this answer goes out first.
      if (chosen) setImmediate(() => shown.isDestroyed() || shown.webContents.reload())
      return { chosen }
    },
  }
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  const { code, message, details } = result.error
  throw new Failure(code, message, details)
}
