import type { IndicatorId } from '../../contract/ids.ts'
import type { Unseen } from '../../contract/fields.ts'
import type { Indicator, IndicatorValue } from '../../contract/indicators.ts'
import { read, type ReadDb, write, type WriteDb } from '../database/statements.ts'

const selectIndicators = read<undefined, Omit<Indicator, 'values' | 'version'>>(
  `SELECT id, name, unit, target_value AS targetValue, target_year AS targetYear FROM indicator ORDER BY position, id`,
)
const selectValues = read<{ id: IndicatorId }, IndicatorValue>(
  `SELECT year, value, source FROM indicator_value WHERE indicator_id = @id ORDER BY year`,
)
export interface IndicatorColumns {
  name: string
  unit: string
  targetValue: number | null
  targetYear: number | null
}
const insertIndicator = write<IndicatorColumns>(
  `INSERT INTO indicator (name, unit, target_value, target_year, position)
   VALUES (@name, @unit, @targetValue, @targetYear, (SELECT ifnull(max(position), 0) + 1 FROM indicator))`,
)
export const updateIndicator = write<IndicatorColumns & { id: IndicatorId }>(
  `UPDATE indicator SET name = @name, unit = @unit, target_value = @targetValue, target_year = @targetYear
   WHERE id = @id`,
)
export const placeIndicator = write<{ id: IndicatorId; position: number }>(
  `UPDATE indicator SET position = @position WHERE id = @id`,
)
export const deleteValue = write<{ id: IndicatorId; year: number }>(
  `DELETE FROM indicator_value WHERE indicator_id = @id AND year = @year`,
)
export const upsertValue = write<IndicatorValue & { id: IndicatorId }>(
  `INSERT INTO indicator_value (indicator_id, year, value, source) VALUES (@id, @year, @value, @source)
   ON CONFLICT (indicator_id, year) DO UPDATE SET value = excluded.value, source = excluded.source`,
)

export const addIndicator = (db: WriteDb, columns: IndicatorColumns): IndicatorId =>
  insertIndicator.run(db, columns).id as IndicatorId

export const indicators = (db: ReadDb): Unseen<Indicator>[] =>
  selectIndicators.all(db).map((indicator) => ({ ...indicator, values: selectValues.all(db, { id: indicator.id }) }))
