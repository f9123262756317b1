/** The office itself: settings, first run, journal, backups, search over everything, the front page. */
import * as v from 'valibot'
import type { Reads } from './events.ts'
import type { ActionRow, ActionSummary } from './actions.ts'
import type { AttendanceCounts } from './attendance.ts'
import type { ErrorCode } from './errors.ts'
import { nothing, page, type Page, query, requiredText, text } from './fields.ts'
import { entryId, type EntryId, type MeetingId, type SessionId } from './ids.ts'
import type { Indicator } from './indicators.ts'
import type { MeetingRow } from './meetings.ts'

const officeFields = {
  /** "Bappeda Kab. Kutai Timur": shown in the rail. */
  name: requiredText('Isi nama kantor.', 200),
  /** Kop, top line: "PEMERINTAH KABUPATEN KUTAI TIMUR". */
  government: v.optional(text(200), ''),
  /** Kop, second line: "BADAN PERENCANAAN PEMBANGUNAN DAERAH". */
  letterheadName: v.optional(text(200), ''),
  address: v.optional(text(500), ''),
  /** Coat of arms as a data URL (PNG, JPEG or SVG up to 500 kB); empty: a dashed placeholder. */
  crest: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(700_000, 'Gambar lambang terlalu besar, paling banyak 500 kB.'),
      v.regex(
        /^(data:image\/(png|jpeg|svg\+xml);base64,[A-Za-z0-9+/=]+)?$/,
        'Gambar lambang harus PNG, JPEG atau SVG.',
      ),
    ),
    '',
  ),
  paper: v.optional(v.picklist(['F4', 'A4']), 'F4'),
}
export const office = v.strictObject(officeFields)
export type Office = v.InferOutput<typeof office>

export interface Settings {
  office: Office
  operator: string
  sheet: { groupBy: 'sector' | 'organisation'; spare: number; contacts: boolean }
  /** Days a file stays in the data folder that no record is kept with any more. */
  files: { keepDays: number }
}

export interface JournalEntry {
  id: EntryId
  at: string
  actor: string
  command: string
  summary: string
  /** Rows written. */
  changes: number
  undone: boolean
  /** The entry this one took back. */
  undoes: EntryId | null
  /** command: ordinary work; undo: takes a command back; redo: does it again. */
  kind: 'command' | 'undo' | 'redo'
  /** false for the first setting up, which cannot be taken back, and for what is taken back already. */
  undoable: boolean
}

/** What one command did to one row. */
export interface JournalRow {
  table: string
  /** What the row is, in Indonesian: "Orang", "Undangan". */
  kind: string
  rowId: number
  label: string
  operation: 'insert' | 'update' | 'delete'
  fields: { field: string; before: string; after: string }[]
}

export interface JournalEntryDetail extends JournalEntry {
  /** All rows, of an entry that wrote few. */
  rows: JournalRow[]
  /** Of an entry that wrote many, how many of each kind; `journal.rows` lists them. The counts add up to `changes`. */
  groups: (Pick<JournalRow, 'table' | 'kind' | 'operation'> & { count: number })[]
}

export interface UndoResult {
  entryId: EntryId | null
  summary: string
  restored: number
  /** What could not be put back because it was changed since, one Indonesian sentence each. */
  left: string[]
}

export interface Backup {
  name: string
  at: string
  bytes: number
  reason: 'daily' | 'import' | 'manual' | 'restore' | 'migration'
  /** integrity_check said ok when it was made. */
  checked: boolean
}

export interface BackupStatus {
  last: Backup | null
  /** The last attempt's failure, in Indonesian; empty when it went well. */
  problem: string
  folder: string
  /** Files that nothing referred to for long and that were removed in the last 30 days; `at`: the last of them. */
  discarded: { count: number; at: string } | null
}

/** Hits of each kind that a search gives at most. */
export const mostHits = { person: 8, organisation: 6, meeting: 5, action: 6 } as const

export interface SearchHit {
  kind: 'person' | 'organisation' | 'meeting' | 'action'
  id: number
  label: string
  detail: string
}

export interface Overview {
  /** What the office has, for the next step of a new one. */
  has: { people: number; organisations: number; meetings: number }
  /** The meeting of today or the next one, else the last one. */
  meeting:
    | (MeetingRow & {
        when: 'today' | 'coming' | 'past'
        opener: string
        /** The session at hand: of the day, else the first to come, else the one most came to. */
        sessionId: SessionId
        session: string
        sessions: number
        counts: AttendanceCounts
      })
    | null
  /** Most late first; no more than a hundred. */
  late: ActionRow[]
  progress: Omit<ActionSummary, 'byOrganisation'>
  /** The last meetings held, of those with invitations, oldest first; figures count organisations. */
  trend: { meetingId: MeetingId; title: string; date: string; invited: number; represented: number }[]
  indicators: Indicator[]
}

/** What the page needs before it can show anything. */
export interface AppState {
  version: string
  /** ready: normal; setup: first run; problem: the database cannot be used, see `problem`. */
  phase: 'ready' | 'setup' | 'problem'
  settings: Settings
  problem: {
    code: ErrorCode
    message: string
    folder: string
    backups: Backup[]
    /** The data file is gone or empty, so that an office could be begun anew here. */
    canStartEmpty: boolean
  } | null
  demo: boolean
}

export const inputs = {
  'app.state': nothing,
  'setup.start': v.strictObject({
    office: requiredText('Isi nama kantor.', 200),
    operator: requiredText('Isi nama Anda.', 100),
    demo: v.boolean(),
  }),
  /** Into an office that has no data of its own yet. */
  'demo.load': nothing,
  /** Takes the loading of the demo data back; what was changed since stays and is told. */
  'demo.remove': nothing,
  /** Opens the data again after a problem. `startEmpty`: begin anew where the data file is gone or empty. */
  'app.retry': v.strictObject({ startEmpty: v.optional(v.boolean(), false) }),
  'settings.save': v.strictObject({
    office,
    operator: requiredText('Isi nama operator.', 100),
    sheet: v.strictObject({
      groupBy: v.picklist(['sector', 'organisation']),
      spare: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(20)),
      contacts: v.boolean(),
    }),
    files: v.optional(
      v.strictObject({
        keepDays: v.pipe(
          v.number('Isi jumlah hari, 30 sampai 3.650.'),
          v.safeInteger('Isi jumlah hari, 30 sampai 3.650.'),
          v.minValue(30, 'Simpan berkas lama paling sedikit 30 hari.'),
          v.maxValue(3650, 'Simpan berkas lama paling lama 3.650 hari.'),
        ),
      }),
    ),
  }),
  'journal.list': v.strictObject({ query, ...page }),
  'journal.get': v.strictObject({ entryId }),
  /** The rows of one of the entry's groups, in the order they were written. */
  'journal.rows': v.strictObject({
    entryId,
    table: text(40),
    operation: v.picklist(['insert', 'update', 'delete']),
    ...page,
  }),
  'journal.undo': v.strictObject({ entryId }),
  /** What Ctrl+Z and Ctrl+Y would do now. */
  'journal.next': nothing,
  /** History of one record. */
  'journal.ofRecord': v.strictObject({ table: text(40), rowId: v.pipe(v.number(), v.safeInteger()) }),
  'backups.list': nothing,
  'backups.status': nothing,
  'backups.create': nothing,
  'backups.restore': v.strictObject({ name: text(200) }),
  'search.all': v.strictObject({ query }),
  'overview.get': nothing,
  'tasks.cancel': v.strictObject({ task: text(100) }),
}

/** What makes an answer stale; the other channels do something. */
export const reads = {
  'app.state': ['settings'],
  'journal.list': ['journal'],
  'journal.get': ['journal'],
  'journal.rows': ['journal'],
  'journal.next': ['journal'],
  'journal.ofRecord': ['journal'],
  'backups.list': ['backups'],
  'backups.status': ['backups'],
  'search.all': ['roster', 'meetings', 'actions'],
  'overview.get': ['roster', 'meetings', 'invitations', 'attendance', 'actions', 'indicators'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'app.state': AppState
  'setup.start': null
  'demo.load': null
  'demo.remove': UndoResult
  'app.retry': null
  'settings.save': null
  'journal.list': Page<JournalEntry>
  'journal.get': JournalEntryDetail
  'journal.rows': Page<JournalRow>
  'journal.undo': UndoResult
  'journal.next': {
    undo: { entryId: EntryId; summary: string } | null
    redo: { entryId: EntryId; summary: string } | null
  }
  'journal.ofRecord': JournalEntry[]
  'backups.list': Backup[]
  'backups.status': BackupStatus
  'backups.create': Backup
  /** `missingFiles`: files that the restored records are kept with and that are not in the data folder. */
  'backups.restore': { restored: Backup; safety: Backup | null; missingFiles: { name: string; for: string }[] }
  'search.all': SearchHit[]
  'overview.get': Overview
  'tasks.cancel': null
}
