/** What still answers when the database cannot be opened: the reason, and the way on. */
import type { BackendChannel, Handlers } from '../contract/api.ts'
import { type HandlerTable } from '../contract/dispatch.ts'
import { inputs } from '../contract/api.ts'
import type { Failure } from '../contract/errors.ts'
import { type BackupPowers, createBackups } from './backups/handlers.ts'
import { hasNoData } from './database/open.ts'
import { defaultSettings } from './settings/rules.ts'

type Answering = Extract<BackendChannel, 'app.state' | 'app.retry' | `backups.${string}`>

/** Every other channel answers with the problem itself. `retry` opens the data again. */
export function createProblem(
  failure: Failure,
  options: { folder: string; version: string },
  powers: BackupPowers,
  retry: (startEmpty: boolean) => Promise<void>,
): HandlerTable {
  const answering: Handlers<Answering> = {
    'app.state': () => ({
      version: options.version,
      phase: 'problem',
      settings: defaultSettings,
      settingsVersion: 0,
      problem: {
        code: failure.code,
        message: failure.message,
        folder: options.folder,
        backups: readable(() => powers.backups.list()) ?? [],
        canStartEmpty: failure.code === 'database-corrupt' && readable(() => hasNoData(options.folder)) === true,
      },
      demo: false,
    }),
    'app.retry': async ({ startEmpty }) => {
      await retry(startEmpty)
      return null
    },
    ...createBackups(powers),
  }
  const refusing = Object.keys(inputs).map((channel) => [
    channel,
    () => {
      throw failure
    },
  ])
  return { ...(Object.fromEntries(refusing) as HandlerTable), ...answering }
}

/** null where the folder itself cannot be read. */
function readable<T>(look: () => T): T | null {
  try {
    return look()
  } catch {
    return null
  }
}
