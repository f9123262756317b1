/** The strategies action items are filed under. */
import type { Handlers } from '../../contract/api.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { StrategyId } from '../../contract/ids.ts'
import { Removal } from '../database/removal.ts'
import { countsText } from '../roster/rules.ts'
import { fieldsOf, merged, seenNow } from '../database/versions.ts'
import type { Services } from '../services.ts'
import { checkSameIds } from './checks.ts'
import { insertStrategy, placeStrategy, updateStrategy } from './writeQueries.ts'
import { selectStrategies } from './queries.ts'

type Channels =
  'strategies.list' | 'strategies.create' | 'strategies.rename' | 'strategies.reorder' | 'strategies.remove'

export function createStrategies({ db, journal }: Services): Handlers<Channels> {
  const strategy = (id: StrategyId) => {
    const found = selectStrategies.all(db).find((one) => one.id === id)
    if (!found) throw notFound('Strategi')
    return found
  }
  /** Names that differ only in case or spacing would be taken for each other. */
  const checkName = (name: string, except?: StrategyId) => {
    const key = (text: string) => text.toLocaleLowerCase('id').replace(/\s+/g, ' ')
    const same = selectStrategies.all(db).find((one) => one.id !== except && key(one.name) === key(name))
    if (!same) return
    const message = `Strategi “${same.name}” sudah ada. Pakai nama lain.`
    throw new Failure('conflict', message, { name: message })
  }
  return {
    'strategies.list': () => seenNow(db, selectStrategies.all(db)),
    'strategies.create': ({ name }) => {
      checkName(name)
      const { value } = journal.run('strategies.create', `Tambah strategi “${name}”`, (write) =>
        insertStrategy.run(write, { name }),
      )
      return { id: value.id as StrategyId }
    },
    'strategies.rename': ({ id, seen, name: typed }) => {
      const before = strategy(id).name
      const { name } = merged<{ name: string }>(db, {
        seen,
        fields: (past) => fieldsOf(past.row('strategy', id), { name: 'name' }),
        typed: () => ({ name: typed }),
        words: { name: 'nama strategi' },
      })
      checkName(name, id)
      journal.run('strategies.rename', `Ubah nama strategi “${before}” menjadi “${name}”`, (write) => {
        updateStrategy.run(write, { id, name })
      })
      return null
    },
    'strategies.reorder': ({ ids }) => {
      const present = selectStrategies.all(db).map(({ id }) => id)
      checkSameIds(ids, present)
      journal.run('strategies.reorder', 'Ubah urutan strategi', (write) => {
        ids.forEach((id, index) => placeStrategy.run(write, { id, position: index + 1 }))
      })
      return null
    },
    'strategies.remove': ({ id }) => {
      const { name } = strategy(id)
      const removal = new Removal(db, 'strategy', [id])
      const counts = countsText(removal.uses(id))
      if (counts) throw new Failure('in-use', `“${name}” masih dipakai ${counts}. Pindahkan dulu ke strategi lain.`)
      journal.run('strategies.remove', `Hapus strategi “${name}”`, (write) => removal.write(write))
      return null
    },
  }
}
