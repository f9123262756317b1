/** Settings, and the state the page starts from. */
import type { Handlers } from '../../contract/api.ts'
import { merged, versionOf } from '../database/versions.ts'
import type { Services } from '../services.ts'
import { settingsAt, storedSettings, storeSetting } from './queries.ts'
import { differing, flattened, type FlatSettings, readSettings, settingWords, summarise, unflattened } from './rules.ts'

export function createSettings({ db, journal, version }: Services): Handlers<'app.state' | 'settings.save'> {
  return {
    'app.state': () => {
      const stored = storedSettings(db)
      return {
        version,
        phase: stored.has('office') ? 'ready' : 'setup',
        settings: readSettings(stored),
        settingsVersion: versionOf(db),
        problem: null,
        demo: stored.get('demo') === true,
      }
    },
    'settings.save': ({ seen, ...given }) => {
      const before = readSettings(storedSettings(db))
      const after = unflattened(
        merged<FlatSettings>(db, {
          seen,
          fields: (past) => flattened(readSettings(settingsAt(db, past))),
          typed: () => flattened(given),
          words: settingWords,
        }),
      )
      journal.run('settings.save', summarise(before, after), (write) => {
        for (const key of differing(before, after)) storeSetting(write, key, after[key])
      })
      return null
    },
  }
}
