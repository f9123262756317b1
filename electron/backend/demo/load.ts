/** The demo data as one command, so that all of it can be taken back at once. */
import type { EntryId, MeetingId } from '../../contract/ids.ts'
import type { Journal } from '../database/journal.ts'
import { addIndicator, upsertValue } from '../indicators/queries.ts'
import { storeSetting } from '../settings/queries.ts'
import { addDemoActions } from './actions.ts'
import { readDemoData } from './data.ts'
import { addDemoMeeting } from './meetings.ts'
import { DemoRoster } from './roster.ts'

/** `resources`: folder of what ships with the program. */
export function loadDemo(journal: Journal, resources: string): EntryId | null {
  const data = readDemoData(resources)
  return journal.run('demo.load', 'Muat data contoh', (db) => {
    const roster = new DemoRoster(db, data.organisations)
    const meetings = new Map<string, MeetingId>()
    for (const meeting of data.meetings) {
      const previousId = meeting.previous === undefined ? null : (meetings.get(meeting.previous) ?? null)
      const id = addDemoMeeting(db, roster, meeting, previousId)
      meetings.set(meeting.key, id)
      addDemoActions(db, roster, meeting, id)
    }
    for (const { name, unit, target, values } of data.indicators) {
      const id = addIndicator(db, { name, unit, targetValue: target?.value ?? null, targetYear: target?.year ?? null })
      for (const value of values) upsertValue.run(db, { id, ...value })
    }
    storeSetting(db, 'demo', true)
  }).entryId
}
