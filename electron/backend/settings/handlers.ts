/** Settings, first run, and the state the page starts from. */
import type { Handlers } from '../../contract/api.ts'
import { Failure } from '../../contract/errors.ts'
import type { Services } from '../services.ts'
import { loadDemo } from '../demo/load.ts'
import { addSectors, addStrategies, storedSettings, storeSetting } from './queries.ts'
import { defaultSettings, firstSectors, firstStrategies, readSettings, summarise } from './rules.ts'

export function createSettings({
  db,
  journal,
  version,
  resources,
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
        addSectors(write, firstSectors)
        addStrategies(write, firstStrategies)
      })
      if (demo) loadDemo(journal, resources)
      return null
    },
    'settings.save': (settings) => {
      const summary = summarise(readSettings(storedSettings(db)), settings)
      journal.run('settings.save', summary, (write) => {
        for (const [key, value] of Object.entries(settings)) storeSetting(write, key, value)
      })
      return null
    },
  }
}
