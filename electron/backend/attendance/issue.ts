/** Issuing a sheet: its rows get their numbers, and what is printed becomes a document that never changes. */
import type { SheetHead, SheetLine, SheetPaper, SheetPart } from '../../contract/attendance.ts'
import type { SessionId } from '../../contract/ids.ts'
import type { Office } from '../../contract/settings.ts'
import type { ReadDb, WriteDb } from '../database/statements.ts'
import { documentsOf, issueDocument } from '../documents/documents.ts'
import { storedSettings } from '../settings/queries.ts'
import { readSettings } from '../settings/rules.ts'
import { addLines, type SessionFacts, sheetEdition } from './queries.ts'

/** What a document of a sheet keeps; its edition and part stand with the document. */
type SheetContent = Omit<SheetPaper, 'edition' | 'part'>

export function sheetHead({ id, name, date, startTime, endTime, ...session }: SessionFacts): SheetHead {
  const { title, theme, venue, kind, sessions } = session
  return { session: { id, name, date, startTime, endTime }, meeting: { title, theme, venue, kind, sessions } }
}

export const officeOf = (db: ReadDb): Office => readSettings(storedSettings(db)).office

/** Rakor TKPKD 2023, or Rakor TKPKD 2023, Sesi 2. */
export const sessionTitle = ({ title, name, sessions }: SessionFacts): string =>
  sessions > 1 ? `${title}, ${name}` : title

interface Issue {
  /** How it is to be added to what is issued. */
  mode: 'append' | 'renumber'
  lines: readonly SheetLine[]
  contacts: boolean
  at: Date
}

/** To be called in a command. The first part of a new edition, or the next part of the latest one. */
export function issueSheet(db: WriteDb, session: SessionFacts, { mode, lines, contacts, at }: Issue): void {
  const latest = sheetEdition(db, session.id)
  const edition = mode === 'renumber' || latest === 0 ? latest + 1 : latest
  const part = partsOf(db, session.id).filter((one) => one.edition === edition).length + 1
  const content: SheetContent = { ...sheetHead(session), office: officeOf(db), contacts, lines: [...lines] }
  issueDocument(
    db,
    {
      kind: 'attendance-sheet',
      title: `Daftar Hadir ${sessionTitle(session)}${edition > 1 ? ` Edisi ${edition}` : ''}${part > 1 ? ` Tambahan ${part - 1}` : ''}`,
      date: session.date,
      edition,
      part,
      subject: { uuid: session.meetingUuid, id: session.id },
      content,
    },
    at,
  )
  addLines(db, session.id, edition, lines)
}

const sheetsOf = (db: ReadDb, sessionId: SessionId) =>
  documentsOf(db, 'attendance-sheet', sessionId).map(({ content, ...row }) => ({
    ...row,
    content: content as SheetContent,
  }))

/** Latest edition first. */
export const partsOf = (db: ReadDb, sessionId: SessionId): SheetPart[] =>
  sheetsOf(db, sessionId).map(({ id, edition, part, finalisedAt, content: { lines } }) => ({
    documentId: id,
    edition,
    part,
    first: lines[0]?.number ?? 0,
    last: lines.at(-1)?.number ?? 0,
    issuedAt: finalisedAt ?? '',
  }))

/** What the first part of the latest edition prints; undefined where none is issued. */
export const latestContent = (db: ReadDb, sessionId: SessionId): SheetContent | undefined => {
  const sheets = sheetsOf(db, sessionId)
  return sheets.find(({ edition, part }) => edition === sheets[0]?.edition && part === 1)?.content
}

/** `content` as a document keeps it; fields that an older program did not keep are as they were before there were any. */
export function paperOf(document: { edition: number; part: number; content: unknown }): SheetPaper {
  const content = document.content as SheetContent
  const office = readSettings(new Map([['office', content.office]])).office
  const lines = content.lines.map((line) => ({ ...line, personId: line.personId ?? null }))
  return { ...content, office, lines, edition: document.edition, part: document.part }
}

/** Whether what stands above the rows would now be printed otherwise. */
export function isOutdated(printed: SheetContent, head: SheetHead, office: Office): boolean {
  const text = (value: SheetHead & { office: Office }) =>
    JSON.stringify([
      [value.session.name, value.session.date, value.session.startTime, value.session.endTime],
      [value.meeting.title, value.meeting.theme, value.meeting.venue, value.meeting.sessions > 1],
      Object.entries({ ...officeDefaults, ...value.office }).sort(),
    ])
  return text(printed) !== text({ ...head, office })
}
const officeDefaults = readSettings(new Map()).office
