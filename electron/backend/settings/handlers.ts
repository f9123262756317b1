/** Settings, first run, and the state the page starts from. */
import type { Handlers } from '../../contract/api.ts'
import type { HandlerTable } from '../../contract/dispatch.ts'
import { Failure } from '../../contract/errors.ts'
import type { BackendOptions } from '../backend.ts'
import type { BackupPowers } from '../backups/handlers.ts'
import type { Services } from '../services.ts'
import { addSectors, addStrategies, storedSettings, storeSetting } from './queries.ts'
import { defaultSettings, firstSectors, firstStrategies, readSettings } from './rules.ts'

export function createSettings({
  db,
  journal,
  version,
}: Services): Handlers<'app.state' | 'setup.start' | 'settings.save'> {
  return {
    'app.state': () => {
      const stored = storedSettings(db)
      return {
        version,
        phase: stored.has('office') ? 'ready' : 'setup',
        settings: readSettings(stored),
        problem: null,
        demo: stored.get('demo') === true,
      }
    },
    'setup.start': ({ office, operator, demo }) => {
      if (storedSettings(db).has('office')) throw new Failure('conflict', 'Kantor ini sudah disiapkan.')
      journal.run('setup.start', `Siapkan ${office}`, (write) => {
        storeSetting(write, 'office', { ...defaultSettings.office, name: office })
        storeSetting(write, 'operator', operator)
        storeSetting(write, 'sheet', defaultSettings.sheet)
        storeSetting(write, 'demo', demo)
        addSectors(write, firstSectors)
        addStrategies(write, firstStrategies)
      })
      return null
    },
    'settings.save': (settings) => {
      journal.run('settings.save', 'Ubah pengaturan kantor', (write) => {
        for (const [key, value] of Object.entries(settings)) storeSetting(write, key, value)
      })
      return null
    },
  }
}

/** What still answers when the database cannot be opened: the reason, and the way on. */
export function createProblem(failure: Failure, options: BackendOptions, _powers: BackupPowers): HandlerTable {
  return {
    'app.state': () => ({
      version: options.version,
      phase: 'problem',
      settings: defaultSettings,
      problem: { code: failure.code, message: failure.message, folder: options.folder, backups: [] },
      demo: false,
    }),
  }
}
