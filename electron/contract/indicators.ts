/** Published figures of poverty, by year, each with its source. */
import * as v from 'valibot'
import type { Reads } from './events.ts'
import { nothing, requiredText, seen, type Seen } from './fields.ts'
import { indicatorId, type IndicatorId } from './ids.ts'

export interface Indicator extends Seen {
  id: IndicatorId
  name: string
  /** "%", "jiwa": written after each figure. */
  unit: string
  targetValue: number | null
  targetYear: number | null
  /** By year. */
  values: IndicatorValue[]
}
export interface IndicatorValue {
  year: number
  value: number
  source: string
}

const year = v.pipe(
  v.number('Isi tahun.'),
  v.integer('Tahun tanpa angka di belakang koma.'),
  v.minValue(1945, 'Tahun antara 1945 dan 2100.'),
  v.maxValue(2100, 'Tahun antara 1945 dan 2100.'),
)
const figure = v.pipe(
  v.number('Isi angkanya.'),
  v.finite('Isi angkanya.'),
  v.minValue(0, 'Angka tidak boleh kurang dari 0.'),
)

const indicatorFields = {
  name: requiredText('Isi nama indikator.', 100),
  unit: requiredText('Isi satuan, misalnya % atau jiwa.', 20),
  target: v.nullable(v.strictObject({ value: figure, year })),
}

export const inputs = {
  'indicators.list': nothing,
  'indicators.save': v.union([
    /** A new one, at the end. */
    v.strictObject({ id: v.null(), ...indicatorFields }),
    v.strictObject({ id: indicatorId, seen, ...v.partial(v.strictObject(indicatorFields)).entries }),
  ]),
  /** Writes the figure of that year, or replaces the one that was seen. */
  'indicators.setValue': v.strictObject({
    id: indicatorId,
    seen,
    year,
    value: figure,
    source: requiredText('Tulis sumber angka ini.', 200),
  }),
  'indicators.removeValue': v.strictObject({ id: indicatorId, year: v.number() }),
  'indicators.remove': v.strictObject({ id: indicatorId }),
  'indicators.reorder': v.strictObject({ ids: v.array(indicatorId) }),
}

/** What makes an answer stale; the other channels do something. */
export const reads = {
  'indicators.list': ['indicators'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'indicators.list': Indicator[]
  'indicators.save': { id: IndicatorId }
  'indicators.setValue': null
  'indicators.removeValue': null
  'indicators.remove': null
  'indicators.reorder': null
}
