/** Import of agency spreadsheets: preview, decisions, commit. Nothing is written before commit. */
import * as v from 'valibot'
import type { Reads } from './events.ts'
import { nothing, text } from './fields.ts'
import type { FileTicket } from './files.ts'
import { entryId, type EntryId, type OrganisationId, type PersonId } from './ids.ts'
import { importChoices, importDecisions } from './importDecisions.ts'
import type { Field, RowValues } from './importFields.ts'

export * from './importDecisions.ts'
export * from './importFields.ts'

export type FileFormat = 'xlsx' | 'xls' | 'ods' | 'csv' | 'html'

export const flagCodes = [
  'nip-precision-lost',
  'nip-invalid',
  'nip-unusual',
  'nip-pppk',
  'nrp-invalid',
  'phone-invalid',
  'phone-multiple',
  'email-invalid',
  'name-missing',
  'duplicate-in-file',
  'row-hidden',
  'cell-error',
  'sex-mismatch',
  'sex-unknown',
  'organisation-unknown',
  'organisation-missing',
  'not-mended',
  'person-gone',
] as const
export type FlagCode = (typeof flagCodes)[number]

export interface RowFlag {
  field?: Field
  code: FlagCode
  /** A1 reference of the cell in doubt. */
  cell: string
  /** What the cell showed. */
  raw: string
  /** Indonesian sentence that says what is wrong and what to do. */
  message: string
}

export type SkipReason =
  | 'title'
  | 'header'
  | 'column-numbers'
  | 'section'
  | 'total'
  | 'signature'
  | 'note'
  | 'numbering-only'
  | 'continuation'
  | 'hidden-row'
  | 'emptied-row'
  | 'hidden-sheet'
  | 'excluded-table'
  | 'empty-table'
  | 'no-table'

export interface ImportColumn {
  /** Column letter, "A". */
  column: string
  /** Header text; several header rows are joined by " / ". Empty where the column has none. */
  header: string
  field: Field | null
  /** 0–1 */
  confidence: number
  from: 'remembered' | 'recognised' | 'content' | 'chosen' | 'none'
}

export interface ImportTable {
  sheet: string
  /** A1 range of header and body, "B4:H40". */
  range: string
  /** 1-based sheet rows. */
  headerRows: number[]
  /** 1-based sheet rows of the body's first and last row. */
  bodyRows: [number, number]
  included: boolean
  /** Why a table is left out by default, in Indonesian. */
  reason?: string
  /** Identifies the layout; choices are remembered under it. */
  fingerprint: string
  organisation?: {
    text: string
    from: 'title' | 'sheet' | 'signature' | 'file' | 'section' | 'chosen'
    organisationId?: OrganisationId
  }
  columns: ImportColumn[]
  /** First rows of the sheet as shown, for the picture: row number and cell texts from column A. */
  picture: { row: number; cells: string[] }[]
}

export type RowOutcome = 'new' | 'changed' | 'unchanged' | 'ambiguous' | 'repeated' | 'invalid'

export interface MatchReason {
  personId: PersonId
  /** 0–1 */
  score: number
  /** Indonesian, e.g. "NIP sama". */
  reasons: string[]
}

export interface ImportCandidate extends MatchReason {
  name: string
  position: string
  organisation: string
  /** What the row would change in this person; not told where it was worked out otherwise. */
  changes?: FieldChange[]
}

export interface FieldChange {
  field: Field
  from: string
  to: string
}

export interface ImportRow {
  /** Key stable across previews of the same file: "table:row", and "table:row.2" for the second person of one row. */
  key: string
  table: number
  /** 1-based sheet row. */
  row: number
  values: RowValues
  flags: RowFlag[]
  outcome: RowOutcome
  match?: MatchReason
  candidates?: ImportCandidate[]
  changes?: FieldChange[]
  /** Of a workbook this program made: nothing in the row was touched since. Such a row writes nothing by itself. */
  untouched?: boolean
}

export interface SkippedRow {
  sheet: string
  row: number
  reason: SkipReason
  text: string
}

export interface ImportTotals {
  read: number
  new: number
  changed: number
  unchanged: number
  ambiguous: number
  repeated: number
  invalid: number
}

/** A file that this program made and an agency sent back. */
export type Returned =
  | {
      kind: 'corrections'
      /** The file whose rows were sent back to be mended. */
      name: string
      /** Rows that were sent out, those changed since, and those that came back as they were. */
      rows: number
      mended: number
      untouched: number
    }
  | {
      kind: 'form'
      organisationId: OrganisationId
      organisation: string
      /** `YYYY-MM-DD` */
      exportedOn: string
      rows: number
    }

/** Somebody who is in the roster's list of an agency today, and whom no row of the file is. */
export interface AbsentMember {
  personId: PersonId
  name: string
  nip: string
  /** Posts held in the agency. */
  position: string
  /** `YYYY-MM-DD`, null: not known */
  fromDate: string | null
  /** missing: not in the file; emptied: the form's row was emptied or taken out; marked: the form says so, in `mark`. */
  why: 'missing' | 'emptied' | 'marked'
  mark: string
  /** Keys of rows that may be this person, not decided yet; as long as one is, nobody leaves by default. */
  maybe: string[]
}

/** An agency named in the file, against its list in the roster. */
export interface ImportAbsences {
  organisationId: OrganisationId
  organisation: string
  /** What the file calls it. */
  texts: string[]
  /** Rows of the file that are of this agency. */
  rows: number
  /** People in the agency's list today: those in the file and those in `absent`. */
  members: number
  present: number
  /** For a form only people it listed can be absent. */
  absent: AbsentMember[]
}

export interface ImportPreview {
  previewId: string
  file: {
    name: string
    format: FileFormat
    sha256: string
    bytes: number
    seenBefore?: { at: string; entryId: EntryId }
  }
  tables: ImportTable[]
  rows: ImportRow[]
  skipped: SkippedRow[]
  /** Organisations named in the file that the roster does not know yet; commit creates them. */
  unknownOrganisations: {
    /** The fullest name the file gives it; decisions name it so. */
    text: string
    /** All spellings of the file that mean it. */
    texts: string[]
    rows: number
    suggestions: { organisationId: OrganisationId; name: string }[]
    /** The organisation that `choices.organisations` says is meant. */
    chosen?: { organisationId: OrganisationId; name: string }
  }[]
  /** Agencies of the file that the roster has people of. */
  absences: ImportAbsences[]
  returned?: Returned
  totals: ImportTotals
}

export interface ImportResult {
  /** null when the file held nothing to write. */
  entryId: EntryId | null
  created: number
  updated: number
  unchanged: number
  /** Ambiguous rows without a decision, repeated and invalid rows, rows decided "skip". */
  left: number
  organisationsCreated: number
  /** People who left an agency's complete list, and those who were moved from it to another. */
  departed: number
  /** Rows that an error workbook would send back now. */
  toMend: number
}

export const inputs = {
  'imports.preview': v.strictObject({ ticket: text(100), choices: v.optional(importChoices) }),
  'imports.commit': v.strictObject({
    previewId: text(100),
    decisions: v.optional(importDecisions, {}),
    /**
     * Files applied one after the other under one name, which the caller makes up, have one backup, before the first,
     * and are taken back together.
     */
    batch: v.optional(text(100)),
  }),
  'imports.standing': v.strictObject({ entryIds: v.pipe(v.array(entryId), v.maxLength(1000)) }),
  'imports.discard': v.strictObject({ previewId: text(100) }),
  'imports.errorWorkbook': v.strictObject({ previewId: text(100) }),
  'imports.recent': nothing,
}

export interface RecentImport {
  entryId: EntryId
  name: string
  at: string
  created: number
  updated: number
  undone: boolean
}

/** What makes an answer stale; the other channels do something. */
export const reads = {
  'imports.standing': ['journal'],
  'imports.recent': ['imports', 'journal'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'imports.preview': ImportPreview
  'imports.commit': ImportResult
  /** Which of the imports are in force, that is neither taken back nor unknown. */
  'imports.standing': EntryId[]
  'imports.discard': null
  'imports.errorWorkbook': FileTicket
  'imports.recent': RecentImport[]
}
