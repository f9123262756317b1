/** Settings, first run, and the state the page starts from. */
import type { HandlerTable } from '../../contract/dispatch.ts'
import type { Failure } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/api.ts'
import type { BackendOptions } from '../backend.ts'
import type { BackupPowers } from '../backups/handlers.ts'
import type { Services } from '../services.ts'

export function createSettings(_services: Services): Handlers<'app.state' | 'setup.start' | 'settings.save'> {
  return {} as never
}

/** What still answers when the database cannot be opened: the reason, and the way on. */
export function createProblem(_failure: Failure, _options: BackendOptions, _powers: BackupPowers): HandlerTable {
  return {}
}
