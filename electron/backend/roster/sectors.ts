/** Answers about sectors. */
import type { Handlers } from '../../contract/api.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { SectorId } from '../../contract/ids.ts'
import { Removal } from '../database/removal.ts'
import type { Services } from '../services.ts'
import { fieldsOf, merged, seenNow } from '../database/versions.ts'
import * as queries from './organisationQueries.ts'
import { insertSector } from './writeQueries.ts'
import { countsText, organisationKey } from './rules.ts'

export function createSectors({
  db,
  journal,
}: Services): Handlers<'sectors.list' | 'sectors.create' | 'sectors.rename' | 'sectors.reorder' | 'sectors.remove'> {
  function stored(id: SectorId) {
    const sector = queries.sectorById.get(db, { id })
    if (!sector) throw notFound('Unsur')
    return sector
  }
  function refuseSameName(name: string, except: SectorId | null): void {
    const key = organisationKey(name)
    const same = queries.allSectors.all(db).find((sector) => organisationKey(sector.name) === key)
    if (!same || same.id === except) return
    const message = `Unsur “${same.name}” sudah ada.`
    throw new Failure('conflict', message, { name: message })
  }

  return {
    'sectors.list': () => seenNow(db, queries.allSectors.all(db)),
    'sectors.create': ({ name }) => {
      refuseSameName(name, null)
      return journal.run('sectors.create', `Tambah unsur “${name}”`, (write) => ({
        id: insertSector(write, name),
      })).value
    },
    'sectors.rename': ({ id, seen, name: typed }) => {
      const old = stored(id)
      const { name } = merged<{ name: string }>(db, {
        seen,
        fields: (past) => fieldsOf(past.row('sector', id), { name: 'name' }),
        typed: () => ({ name: typed }),
        words: { name: 'nama unsur' },
      })
      refuseSameName(name, id)
      journal.run('sectors.rename', `Ganti nama unsur “${old.name}” menjadi “${name}”`, (write) =>
        queries.renameSector.run(write, { id, name }),
      )
      return null
    },
    'sectors.reorder': ({ ids }) => {
      const known = new Set(queries.allSectors.all(db).map(({ id }) => id))
      if (new Set(ids).size !== known.size || ids.some((id) => !known.has(id)))
        throw new Failure('conflict', 'Daftar unsur sudah berubah. Muat ulang halamannya, lalu urutkan lagi.')
      journal.run('sectors.reorder', 'Urutkan unsur', (write) => {
        ids.forEach((id, index) => queries.placeSector.run(write, { id, position: index + 1 }))
      })
      return null
    },
    'sectors.remove': ({ id }) => {
      const { name } = stored(id)
      const removal = new Removal(db, 'sector', [id])
      const counts = countsText(removal.uses(id))
      if (counts) throw new Failure('in-use', `Unsur “${name}” masih berisi ${counts}. Pindahkan dulu ke unsur lain.`)
      journal.run('sectors.remove', `Hapus unsur “${name}”`, (write) => removal.write(write))
      return null
    },
  }
}
