/** The printed sheet: its rows, and fixing their numbers. */
import type { Handlers } from '../../contract/api.ts'
import type { Sheet, SheetLine } from '../../contract/attendance.ts'
import { Failure } from '../../contract/errors.ts'
import type { SessionId } from '../../contract/ids.ts'
import { formatNumber } from '../../contract/numbers.ts'
import type { Services } from '../services.ts'
import { addLines, changeLines, clearSheet, type SessionFacts, sheetLines } from './queries.ts'
import { planSheet, type SheetPlan, updateSheet } from './rules.ts'
import { invitedTo, plannedSeats, requireSession } from './seats.ts'

export function createSheet({ db, journal }: Services): Handlers<'sheet.get' | 'sheet.issue'> {
  function sheetOf(sessionId: SessionId, plan: SheetPlan): Sheet {
    const session = requireSession(db, sessionId)
    const issued = sheetLines(db, sessionId)
    const seats = plannedSeats(invitedTo(db, session))
    if (issued.length === 0) return describe(session, planSheet(seats, plan), { issued: false, missing: 0, changed: 0 })
    const { added, changed } = updateSheet(issued, seats)
    return describe(session, issued, { issued: true, missing: added.length, changed: changed.length })
  }

  return {
    'sheet.get': ({ sessionId, ...plan }) => sheetOf(sessionId, plan),
    'sheet.issue': ({ sessionId, mode, ...plan }) => {
      const session = requireSession(db, sessionId)
      const issued = sheetLines(db, sessionId)
      const seats = plannedSeats(invitedTo(db, session))
      const name = sessionName(session)
      if (seats.length === 0 && issued.length === 0)
        throw new Failure('not-ready', 'Belum ada undangan, jadi belum ada yang dicetak. Susun dulu undangannya.')
      if (issued.length > 0 && mode === 'append') {
        const { added, changed } = updateSheet(issued, seats)
        const parts = [
          added.length > 0 ? `tambah ${formatNumber(added.length)} baris` : '',
          changed.length > 0 ? `perbarui ${formatNumber(changed.length)} nama` : '',
        ]
        journal.run('sheet.issue', `Daftar hadir ${name}: ${parts.filter(Boolean).join(', ')}`, (write) => {
          changeLines(write, sessionId, changed)
          addLines(write, sessionId, added)
        })
      } else {
        const lines = planSheet(seats, plan)
        const verb = issued.length > 0 ? 'Nomori ulang' : 'Terbitkan'
        journal.run('sheet.issue', `${verb} daftar hadir ${name}: ${formatNumber(lines.length)} baris`, (write) => {
          clearSheet(write, sessionId)
          addLines(write, sessionId, lines)
        })
      }
      return sheetOf(sessionId, plan)
    },
  }
}

/** “Rakor TKPKD 2023”, or “Rakor TKPKD 2023”, Sesi 2. */
export const sessionName = ({ title, name, sessions }: SessionFacts): string =>
  sessions > 1 ? `“${title}”, ${name}` : `“${title}”`

function describe(
  session: SessionFacts,
  lines: SheetLine[],
  state: Pick<Sheet, 'issued' | 'missing' | 'changed'>,
): Sheet {
  const { id, name, date, startTime, endTime, title, theme, venue, kind, sessions } = session
  return {
    session: { id, name, date, startTime, endTime },
    meeting: { title, theme, venue, kind, sessions },
    lines,
    ...state,
  }
}
