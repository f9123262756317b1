/** Import of agency spreadsheets: preview, decisions, commit. Nothing is written before commit. */
import * as v from 'valibot'
import { text } from './fields.ts'
import { type EntryId, type OrganisationId, organisationId, personId, type PersonId, sectorId } from './ids.ts'

/** What a column of a roster can mean. */
export const fields = [
  'name',
  'nip',
  'nrp',
  'rank',
  'position',
  'organisation',
  'phone',
  'email',
  'sex',
  'note',
] as const
export type Field = (typeof fields)[number]

export type FileFormat = 'xlsx' | 'xls' | 'ods' | 'csv' | 'html'

export const flagCodes = [
  'nip-precision-lost',
  'nip-invalid',
  'nip-unusual',
  'nrp-invalid',
  'phone-invalid',
  'phone-multiple',
  'email-invalid',
  'name-missing',
  'duplicate-in-file',
  'row-hidden',
  'cell-error',
  'sex-mismatch',
  'organisation-unknown',
  'organisation-missing',
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

export type RowValues = Partial<Record<Field, string>>

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
  organisation?: { text: string; from: 'title' | 'sheet' | 'section' | 'chosen'; organisationId?: OrganisationId }
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
}

export interface ImportRow {
  /** Key stable across previews of the same file: "table:row". */
  key: string
  table: number
  /** 1-based sheet row. */
  row: number
  values: RowValues
  flags: RowFlag[]
  outcome: RowOutcome
  match?: MatchReason
  candidates?: ImportCandidate[]
  changes?: { field: Field; from: string; to: string }[]
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
    text: string
    rows: number
    suggestions: { organisationId: OrganisationId; name: string }[]
  }[]
  totals: ImportTotals
}

const tableChoice = v.strictObject({
  table: v.pipe(v.number(), v.integer(), v.minValue(0)),
  included: v.optional(v.boolean()),
  /** Column letter → field, or null for "do not import". */
  columns: v.optional(v.record(text(3), v.nullable(v.picklist(fields)))),
  /** Agency of a table that does not name one. */
  organisation: v.optional(text(300)),
})

export const importChoices = v.strictObject({
  tables: v.optional(v.array(tableChoice), []),
  /** Row key → mended values, as typed in the review table. */
  values: v.optional(v.record(text(40), v.record(v.picklist(fields), text(2000))), {}),
  /** Import hidden rows too. */
  hiddenRows: v.optional(v.boolean(), false),
})
export type ImportChoices = v.InferOutput<typeof importChoices>

const rowDecision = v.variant('action', [
  v.strictObject({ action: v.literal('create') }),
  v.strictObject({ action: v.literal('update'), personId, keepName: v.optional(v.boolean(), false) }),
  v.strictObject({ action: v.literal('skip') }),
])
export type RowDecision = v.InferOutput<typeof rowDecision>

const organisationDecision = v.variant('action', [
  v.strictObject({ action: v.literal('create'), sectorId: v.nullable(sectorId) }),
  v.strictObject({ action: v.literal('use'), organisationId }),
])
export type OrganisationDecision = v.InferOutput<typeof organisationDecision>

export const importDecisions = v.strictObject({
  /** Row key → what to do. Rows not named follow their outcome: new is created, changed updated, the rest left. */
  rows: v.optional(v.record(text(40), rowDecision), {}),
  /** Organisation text as in `unknownOrganisations` → what to do. Not named: created without a sector. */
  organisations: v.optional(v.record(text(300), organisationDecision), {}),
})
export type ImportDecisions = v.InferOutput<typeof importDecisions>

export interface ImportResult {
  /** null when the file held nothing to write. */
  entryId: EntryId | null
  created: number
  updated: number
  unchanged: number
  /** Ambiguous rows without a decision, repeated and invalid rows, rows decided "skip". */
  left: number
  organisationsCreated: number
}

export const inputs = {
  'imports.preview': v.strictObject({ ticket: text(100), choices: v.optional(importChoices) }),
  'imports.commit': v.strictObject({
    previewId: text(100),
    decisions: v.optional(importDecisions, { rows: {}, organisations: {} }),
  }),
  'imports.discard': v.strictObject({ previewId: text(100) }),
  'imports.errorWorkbook': v.strictObject({ previewId: text(100) }),
  'imports.recent': v.optional(v.strictObject({}), {}),
}

export interface RecentImport {
  entryId: EntryId
  name: string
  at: string
  created: number
  updated: number
  undone: boolean
}

export interface Outputs {
  'imports.preview': ImportPreview
  'imports.commit': ImportResult
  'imports.discard': null
  'imports.errorWorkbook': { ticket: string; name: string }
  'imports.recent': RecentImport[]
}

/** What each field is called on the screen and in the workbooks we write. */
export const fieldLabels: Record<Field, string> = {
  name: 'Nama',
  nip: 'NIP',
  nrp: 'NRP',
  rank: 'Pangkat/Golongan',
  position: 'Jabatan',
  organisation: 'Instansi',
  phone: 'Telepon',
  email: 'E-mail',
  sex: 'L/P',
  note: 'Keterangan',
}
