/** Settings, and the state the page starts from. */
import type { Handlers } from '../../contract/api.ts'
import type { Settings } from '../../contract/settings.ts'
import type { Services } from '../services.ts'
import { storedSettings, storeSetting } from './queries.ts'
import { differing, readSettings, summarise } from './rules.ts'

export function createSettings({ db, journal, version }: Services): Handlers<'app.state' | 'settings.save'> {
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
    'settings.save': (settings) => {
      const before = readSettings(storedSettings(db))
      const after: Settings = { ...before, ...settings, files: settings.files ?? before.files }
      journal.run('settings.save', summarise(before, after), (write) => {
        for (const key of differing(before, after)) storeSetting(write, key, after[key])
      })
      return null
    },
  }
}
