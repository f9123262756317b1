/** Demo data after the first run: load it into an empty office, take it out again. */
import type { Handlers } from '../../contract/api.ts'
import { Failure } from '../../contract/errors.ts'
import type { EntryId } from '../../contract/ids.ts'
import type { Services } from '../services.ts'
import { loadDemo } from './load.ts'
import { forgetDemoBytes, selectHasData, selectLoaded } from './queries.ts'

export function createDemo({ db, journal, resources }: Services): Handlers<'demo.load' | 'demo.remove'> {
  return {
    'demo.load': () => {
      if (selectLoaded.get(db)) throw new Failure('conflict', 'Data contoh sudah dimuat.')
      if (selectHasData.get(db)?.found)
        throw new Failure(
          'conflict',
          'Kantor ini sudah berisi data sendiri, dan data contoh tidak boleh tercampur dengannya. Buka Sinergi dengan folder data lain untuk mencobanya.',
        )
      loadDemo(journal, resources)
      return null
    },
    'demo.remove': () => {
      const loaded = selectLoaded.get(db)
      if (!loaded) throw new Failure('not-found', 'Tidak ada data contoh di kantor ini.')
      // Nothing of the demo ever left the office, whatever was printed to try it.
      journal.aside(['documents'], (write) => forgetDemoBytes.run(write, { entryId: loaded.id }))
      return journal.undo(loaded.id as EntryId)
    },
  }
}
