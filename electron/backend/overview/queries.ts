import type { MeetingId } from '../../contract/ids.ts'
import type { Overview } from '../../contract/office.ts'
import { read, type ReadDb } from '../database/statements.ts'

const selectLastDates = read<undefined, { meetingId: MeetingId; date: string }>(
  `SELECT meeting_id AS meetingId, max(date) AS date FROM session GROUP BY meeting_id`,
)
const selectDecisions = read<{ id: MeetingId }, { count: number }>(
  `SELECT count(*) AS count FROM decision WHERE meeting_id = @id`,
)
const selectHas = read<undefined, Overview['has']>(
  `SELECT (SELECT count(*) FROM person) AS people, (SELECT count(*) FROM organisation) AS organisations,
     (SELECT count(*) FROM meeting) AS meetings`,
)
interface IndicatorRow {
  id: number
  name: string
  unit: string
  targetValue: number | null
  targetYear: number | null
}
const selectIndicators = read<undefined, IndicatorRow>(
  `SELECT id, name, unit, target_value AS targetValue, target_year AS targetYear FROM indicator ORDER BY position, id`,
)
const selectValues = read<{ id: number }, { year: number; value: number; source: string }>(
  `SELECT year, value, source FROM indicator_value WHERE indicator_id = @id ORDER BY year`,
)

/** Meeting → its last day. */
export const lastDates = (db: ReadDb): Map<MeetingId, string> =>
  new Map(selectLastDates.all(db).map(({ meetingId, date }) => [meetingId, date]))

export const countDecisions = (db: ReadDb, id: MeetingId): number => selectDecisions.get(db, { id })?.count ?? 0

export const officeHas = (db: ReadDb): Overview['has'] =>
  selectHas.get(db) ?? { people: 0, organisations: 0, meetings: 0 }

export const indicators = (db: ReadDb): Overview['indicators'] =>
  selectIndicators.all(db).map(({ id, ...indicator }) => ({ ...indicator, values: selectValues.all(db, { id }) }))
