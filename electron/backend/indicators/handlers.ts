/** Published figures of poverty: the office keeps them up to date by hand, with their sources. */
import type { Handlers, Parsed } from '../../contract/api.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { IndicatorId } from '../../contract/ids.ts'
import type { Outputs } from '../../contract/indicators.ts'
import { formatNumber } from '../../contract/numbers.ts'
import { removeRows } from '../database/removal.ts'
import { merged, type Past, seenNow } from '../database/versions.ts'
import type { Services } from '../services.ts'
import { addIndicator, deleteValue, indicators, placeIndicator, updateIndicator, upsertValue } from './queries.ts'

type IndicatorFields = Omit<Extract<Parsed<'indicators.save'>, { id: null }>, 'id'>
function fieldsAt(past: Past, id: IndicatorId): IndicatorFields | null {
  const row = past.row('indicator', id)
  if (!row) return null
  const target =
    row['target_value'] == null ? null : { value: Number(row['target_value']), year: Number(row['target_year']) }
  return { name: String(row['name']), unit: String(row['unit']), target }
}

/** The figure of a year and where it comes from; null before there is one. */
type Figure = { value: number; source: string } | null
function figureAt(past: Past, id: IndicatorId, year: number): Figure {
  const row = past.of('indicator_value', 'indicator_id', id).find((one) => one['year'] === year)
  return row ? { value: Number(row['value']), source: String(row['source']) } : null
}

export function createIndicators({ db, journal }: Services): Handlers<keyof Outputs> {
  function known(id: IndicatorId) {
    const indicator = indicators(db).find((one) => one.id === id)
    if (!indicator) throw notFound('Indikator ini')
    return indicator
  }

  const changed = ({ id, seen, ...typed }: Extract<Parsed<'indicators.save'>, { seen: unknown }>) =>
    merged<IndicatorFields>(db, {
      seen,
      fields: (past) => fieldsAt(past, id),
      typed: () => typed,
      words: { name: 'nama', unit: 'satuan', target: 'target' },
    })

  return {
    'indicators.list': () => seenNow(db, indicators(db)),
    'indicators.save': (given) => {
      const { id } = given
      const before = id === null ? null : known(id)
      const { name, unit, target } = id === null ? given : changed(given)
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
    'indicators.setValue': ({ id, seen, year, value, source }) => {
      const { name, unit } = known(id)
      merged<{ value: Figure }>(db, {
        seen,
        fields: (past) => ({ value: figureAt(past, id, year) }),
        typed: () => ({ value: { value, source } }),
        words: { value: `angka tahun ${year}` },
      })
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
