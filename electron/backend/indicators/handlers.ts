/** Published figures of poverty: the office keeps them up to date by hand, with their sources. */
import type { Handlers } from '../../contract/api.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { IndicatorId } from '../../contract/ids.ts'
import type { Outputs } from '../../contract/indicators.ts'
import { formatNumber } from '../../contract/numbers.ts'
import { removeRows } from '../database/removal.ts'
import type { Services } from '../services.ts'
import { addIndicator, deleteValue, indicators, placeIndicator, updateIndicator, upsertValue } from './queries.ts'

export function createIndicators({ db, journal }: Services): Handlers<keyof Outputs> {
  function known(id: IndicatorId) {
    const indicator = indicators(db).find((one) => one.id === id)
    if (!indicator) throw notFound('Indikator ini')
    return indicator
  }

  return {
    'indicators.list': () => indicators(db),
    'indicators.save': ({ id, name, unit, target }) => {
      const before = id === null ? null : known(id)
      const taken = indicators(db).some((one) => one.id !== id && one.name.toLowerCase() === name.toLowerCase())
      if (taken) throw new Failure('conflict', 'Indikator ini sudah ada.', { name: 'Indikator ini sudah ada.' })
      const columns = { name, unit, targetValue: target?.value ?? null, targetYear: target?.year ?? null }
      const { value } = journal.run(
        'indicators.save',
        before ? `Ubah indikator “${before.name}”` : `Tambah indikator “${name}”`,
        (write) => {
          if (id === null) return addIndicator(write, columns)
          updateIndicator.run(write, { id, ...columns })
          return id
        },
      )
      return { id: value }
    },
    'indicators.setValue': ({ id, year, value, source }) => {
      const { name, unit } = known(id)
      const shown = unit === '%' ? `${formatNumber(value)} %` : `${formatNumber(value)} ${unit}`
      journal.run('indicators.setValue', `Catat ${name} ${year}: ${shown}`, (write) => {
        upsertValue.run(write, { id, year, value, source })
      })
      return null
    },
    'indicators.removeValue': ({ id, year }) => {
      const { name, values } = known(id)
      if (!values.some((value) => value.year === year)) throw notFound(`Angka tahun ${year}`)
      journal.run('indicators.removeValue', `Hapus ${name} ${year}`, (write) => {
        deleteValue.run(write, { id, year })
      })
      return null
    },
    'indicators.remove': ({ id }) => {
      const { name } = known(id)
      journal.run('indicators.remove', `Hapus indikator “${name}”`, (write) => removeRows(write, 'indicator', [id]))
      return null
    },
    'indicators.reorder': ({ ids }) => {
      journal.run('indicators.reorder', 'Ubah urutan indikator', (write) => {
        ids.forEach((id, index) => placeIndicator.run(write, { id, position: index + 1 }))
      })
      return null
    },
  }
}
