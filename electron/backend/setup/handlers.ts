/** The first run: an office with its name, its first lists and, where wanted, the demo data. */
import type { Handlers } from '../../contract/api.ts'
import { Failure } from '../../contract/errors.ts'
import { loadDemo } from '../demo/load.ts'
import type { Services } from '../services.ts'
import { addSectors, addStrategies, isSetUp, storeSetting } from '../settings/queries.ts'
import { defaultSettings, firstSectors, firstStrategies } from '../settings/rules.ts'
import { settleOffice } from './settle.ts'

export function createSetup({ db, journal, resources }: Services): Handlers<'setup.start'> {
  return {
    'setup.start': ({ office, operator, demo }) => {
      if (isSetUp(db)) throw new Failure('conflict', 'Kantor ini sudah disiapkan.')
      journal.run('setup.start', `Siapkan ${office}`, (write) => {
        storeSetting(write, 'office', { ...defaultSettings.office, name: office })
        storeSetting(write, 'operator', operator)
        storeSetting(write, 'sheet', defaultSettings.sheet)
        addSectors(write, firstSectors)
        addStrategies(write, firstStrategies)
        settleOffice(write)
      })
      if (demo) loadDemo(journal, resources)
      return null
    },
  }
}
