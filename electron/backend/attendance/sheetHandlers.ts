/** The printed sheet: its rows, its editions, and fixing their numbers. */
import type { Handlers } from '../../contract/api.ts'
import type { Sheet, SheetLine } from '../../contract/attendance.ts'
import { Failure } from '../../contract/errors.ts'
import type { SessionId } from '../../contract/ids.ts'
import { formatNumber } from '../../contract/numbers.ts'
import { requireDocument } from '../documents/documents.ts'
import type { Services } from '../services.ts'
import { isOutdated, issueSheet, latestContent, officeOf, paperOf, partsOf, sessionTitle, sheetHead } from './issue.ts'
import { type SessionFacts, sheetEdition, sheetLines } from './queries.ts'
import { additionsTo, planSheet, type SheetPlan } from './rules.ts'
import { invitedTo, plannedSeats, requireSession } from './seats.ts'

export function createSheet({ db, journal, now }: Services): Handlers<'sheet.get' | 'sheet.issue' | 'sheet.paper'> {
  function sheetOf(sessionId: SessionId, plan: SheetPlan): Sheet {
    const session = requireSession(db, sessionId)
    const head = sheetHead(session)
    const seats = plannedSeats(invitedTo(db, session))
    const edition = sheetEdition(db, sessionId)
    if (edition === 0) {
      const lines = planSheet(seats, plan)
      return { ...head, issued: false, edition, parts: [], lines, missing: 0, changed: 0, outdated: false }
    }
    const lines = sheetLines(db, sessionId)
    const { missing, changed } = additionsTo(lines, seats)
    const printed = latestContent(db, sessionId)
    return {
      ...head,
      issued: true,
      edition,
      parts: partsOf(db, sessionId),
      lines,
      missing: missing.length,
      changed: changed.length,
      outdated: printed !== undefined && isOutdated(printed, head, officeOf(db)),
    }
  }

  function issue(session: SessionFacts, mode: 'append' | 'renumber', contacts: boolean, lines: SheetLine[]): void {
    const edition = sheetEdition(db, session.id)
    const rows = `${formatNumber(lines.length)} baris`
    const name = quoted(session)
    const summary =
      edition === 0
        ? `Terbitkan daftar hadir ${name}: ${rows}`
        : mode === 'append'
          ? `Tambah daftar hadir ${name}: ${rows}`
          : `Terbitkan edisi ${edition + 1} daftar hadir ${name}: ${rows}`
    journal.run('sheet.issue', summary, (write) => issueSheet(write, session, { mode, lines, contacts, at: now() }))
  }

  return {
    'sheet.get': ({ sessionId, ...plan }) => sheetOf(sessionId, plan),
    'sheet.paper': ({ documentId }) => paperOf(requireDocument(db, documentId)),
    'sheet.issue': ({ sessionId, mode, contacts, ...plan }) => {
      const session = requireSession(db, sessionId)
      const issued = sheetLines(db, sessionId)
      const seats = plannedSeats(invitedTo(db, session))
      if (seats.length === 0 && issued.length === 0)
        throw new Failure('not-ready', 'Belum ada undangan, jadi belum ada yang dicetak. Susun dulu undangannya.')
      if (issued.length > 0 && mode === 'append') {
        const { missing, changed } = additionsTo(issued, seats)
        const added = [...missing, ...changed].sort((a, b) => a.number - b.number)
        if (added.length > 0) issue(session, mode, contacts, added)
      } else {
        issue(session, mode, contacts, planSheet(seats, plan))
      }
      return sheetOf(sessionId, plan)
    },
  }
}

const quoted = (session: SessionFacts): string =>
  session.sessions > 1 ? `“${session.title}”, ${session.name}` : `“${sessionTitle(session)}”`
