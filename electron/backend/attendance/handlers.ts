/** The attendance sheet and who came. */
import type { Handlers } from '../../contract/api.ts'
import type { Outputs } from '../../contract/attendance.ts'
import { writeWorkbook } from '../workbooks/write/workbook.ts'
import type { Services } from '../services.ts'
import { storedSettings } from '../settings/queries.ts'
import { readSettings } from '../settings/rules.ts'
import { attendanceWorkbook } from './export.ts'
import { createMarks } from './markHandlers.ts'
import { seenNow } from '../database/versions.ts'
import { attendanceCounts, requireSession, sessionSeats } from './seats.ts'
import { createSheet } from './sheetHandlers.ts'

export function createAttendance(services: Services): Handlers<keyof Outputs> {
  const { db, files } = services
  return {
    ...createSheet(services),
    ...createMarks(services),
    'attendance.seats': ({ sessionId }) => seenNow(db, sessionSeats(db, requireSession(db, sessionId))),
    'attendance.counts': ({ sessionId }) => attendanceCounts(db, sessionId),
    'attendance.export': async ({ sessionId }, { signal }) => {
      const session = requireSession(db, sessionId)
      const { paper } = readSettings(storedSettings(db)).office
      const name = session.sessions > 1 ? `${session.title} ${session.name}` : session.title
      const { path, ...file } = files.reserve(`Kehadiran ${name}.xlsx`)
      const workbook = attendanceWorkbook(
        session,
        seenNow(db, sessionSeats(db, session)),
        attendanceCounts(db, sessionId),
        paper,
      )
      await writeWorkbook(path, workbook, signal)
      return file
    },
  }
}
