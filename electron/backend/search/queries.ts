import type { MeetingId } from '../../contract/ids.ts'
import { read, type ReadDb } from '../database/statements.ts'

interface MeetingFound {
  id: MeetingId
  title: string
  theme: string
  kind: string
  date: string
  venue: string
}

const selectMeetings = read<undefined, MeetingFound>(
  `SELECT id, title, theme, kind, date, venue FROM meeting ORDER BY date DESC, id DESC`,
)

export const allMeetings = (db: ReadDb): MeetingFound[] => selectMeetings.all(db)
