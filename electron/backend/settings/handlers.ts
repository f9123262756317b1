/** Settings, and the state the page starts from. */
import type { Handlers } from '../../contract/api.ts'
import type { Services } from '../services.ts'
import { storedSettings, storeSetting } from './queries.ts'
import { readSettings, summarise } from './rules.ts'

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
      const summary = summarise(readSettings(storedSettings(db)), settings)
      journal.run('settings.save', summary, (write) => {
        for (const [key, value] of Object.entries(settings)) storeSetting(write, key, value)
      })
      return null
    },
  }
}
