/** The front page: the meeting at hand, what is late, how far the agreed steps are, and the way to 0 %. */
import type { Handlers } from '../../contract/api.ts'
import { today } from '../../contract/dates.ts'
import type { Overview } from '../../contract/overview.ts'
import { actionRows, summarise } from '../actions/list.ts'
import { attendanceCounts } from '../attendance/seats.ts'
import { seenNow } from '../database/versions.ts'
import { indicators } from '../indicators/queries.ts'
import { meetingDetail, meetingRows } from '../meetings/queries.ts'
import type { Services } from '../services.ts'
import { lastDates, officeHas } from './queries.ts'
import { pickMeeting, pickSession } from './rules.ts'

const shownLate = 100
const shownMeetings = 8

export function createOverview({ db, now }: Services): Handlers<'overview.get'> {
  return {
    'overview.get': () => {
      const day = today(now())
      const meetings = meetingRows(db)
      const { byOrganisation: _, ...progress } = summarise(db, day)
      return {
        has: officeHas(db),
        meeting: meetingAtHand(meetings, day),
        late: progress.late === 0 ? [] : lateActions(day),
        progress,
        trend: meetings
          .filter(({ invited, represented, date }) => invited > 0 && (date < day || represented > 0))
          .slice(0, shownMeetings)
          .reverse()
          .map(({ id, title, date, organisations, represented }) => ({
            meetingId: id,
            title,
            date,
            invited: organisations,
            represented,
          })),
        indicators: seenNow(db, indicators(db)),
      }
    },
  }

  function lateActions(day: string): Overview['late'] {
    const filter = { query: '', meetingId: null, carried: false, organisationId: null, strategyId: null } as const
    return actionRows(db, { ...filter, status: 'late' }, day)
      .sort((a, b) => b.daysLate - a.daysLate)
      .slice(0, shownLate)
  }

  function meetingAtHand(meetings: ReturnType<typeof meetingRows>, day: string): Overview['meeting'] {
    const last = lastDates(db)
    const picked = pickMeeting(
      meetings.map((row) => ({ ...row, lastDate: last.get(row.id) ?? row.date })),
      day,
    )
    const detail = picked && meetingDetail(db, picked.meeting.id)
    const session = detail && pickSession(detail.sessions, day, clockTime(now()))
    if (!picked || !detail || !session) return null
    const { lastDate: _, ...row } = picked.meeting
    return {
      ...row,
      when: picked.when,
      opener: detail.opener,
      sessionId: session.id,
      session: session.name,
      sessions: detail.sessions.length,
      counts: attendanceCounts(db, session.id),
    }
  }
}

/** `HH:MM` in WITA. */
const clockTime = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
