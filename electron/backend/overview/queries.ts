import type { MeetingId } from '../../contract/ids.ts'
import type { Overview } from '../../contract/overview.ts'
import { read, type ReadDb } from '../database/statements.ts'

const selectLastDates = read<undefined, { meetingId: MeetingId; date: string }>(
  `SELECT meeting_id AS meetingId, max(date) AS date FROM session GROUP BY meeting_id`,
)
const selectHas = read<undefined, Overview['has']>(
  `SELECT (SELECT count(*) FROM person) AS people, (SELECT count(*) FROM organisation o
       WHERE NOT EXISTS (SELECT 1 FROM office WHERE organisation_id = o.id)
         OR EXISTS (SELECT 1 FROM membership WHERE organisation_id = o.id)) AS organisations,
     (SELECT count(*) FROM meeting) AS meetings`,
)

/** Meeting → its last day. */
export const lastDates = (db: ReadDb): Map<MeetingId, string> =>
  new Map(selectLastDates.all(db).map(({ meetingId, date }) => [meetingId, date]))

export const officeHas = (db: ReadDb): Overview['has'] =>
  selectHas.get(db) ?? { people: 0, organisations: 0, meetings: 0 }
