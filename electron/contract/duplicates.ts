/** Records that are probably one: finding them, merging two into one, and giving each back what was its own. */
import * as v from 'valibot'
import type { Reads } from './events.ts'
import { isoDate, nothing } from './fields.ts'

export const duplicateKinds = ['person', 'organisation'] as const
export type DuplicateKind = (typeof duplicateKinds)[number]

/** Which of two records something is taken from or belongs to. */
export type Side = 'kept' | 'gone'
/** `both`: one after the other, only where `joinable`. */
export type FieldChoice = Side | 'both'

/** A reason to think that two records are one, or against it. */
export interface Evidence {
  text: string
  speaksFor: boolean
}

export interface PairSide {
  id: number
  name: string
  /** Where a person sits; the sector of an organisation. */
  detail: string
}

export interface DuplicatePair {
  /** Of the two ids, the smaller first. */
  key: string
  /** The fuller record, which a merge keeps unless told otherwise. */
  kept: PairSide
  gone: PairSide
  /** 0–1: how likely they are one. */
  score: number
  evidence: Evidence[]
}

export interface DuplicateList {
  /** Most likely first, no more than `mostPairs`. */
  pairs: DuplicatePair[]
  total: number
  /** When it was last looked for (ISO 8601); null: not since the program started. */
  lookedAt: string | null
  /** The roster changed since. */
  stale: boolean
}
export const mostPairs = 500

export interface MergeField {
  field: string
  label: string
  /** As shown; empty where the record has none. */
  kept: string
  gone: string
  differs: boolean
  joinable: boolean
  /** What is taken unless told otherwise: the valid, the fuller, else that of the kept record. */
  choice: FieldChoice
}

/** What belongs to a record, a line each. */
export interface Belonging {
  label: string
  detail: string
}

/** Two rows that say the same once the records are one (the same invitation, the same seat), and become one row. */
export interface MergeJoin {
  key: string
  /** "Undangan", "Kehadiran". */
  kind: string
  about: string
  kept: string
  gone: string
  /** False where both say the same. */
  choosable: boolean
  choice: Side
}

export interface MergePreview {
  kind: DuplicateKind
  kept: { id: number; name: string }
  gone: { id: number; name: string }
  fields: MergeField[]
  belongings: { kind: string; kept: Belonging[]; gone: Belonging[]; keptMore: number; goneMore: number }[]
  joins: MergeJoin[]
  /** Rows that will point to the kept record. */
  moves: number
  /** Sentences that speak against it. */
  warnings: string[]
  /** Of the state the preview shows; `duplicates.merge` refuses another. */
  seal: string
}

export interface MergeRecord {
  id: number
  kind: DuplicateKind
  keptId: number
  /** As the kept record is called now. */
  keptName: string
  goneName: string
  mergedAt: string
  moved: number
  /** Why they cannot be separated now; empty when they can. */
  obstacle: string
}

/** Something that came to the merged record since, or a field that was changed since: whose is it? */
export interface SinceItem {
  key: string
  kind: string
  label: string
  detail: string
  choice: Side
}

export interface SeparationPreview {
  merge: MergeRecord
  /** What goes back without asking. */
  back: { kind: string; count: number }[]
  fields: { field: string; label: string; now: string; kept: string; gone: string; choice: Side }[]
  items: SinceItem[]
  seal: string
}

export interface Dismissal {
  id: number
  kind: DuplicateKind
  a: string
  b: string
  at: string
}

const recordId = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const kind = v.picklist(duplicateKinds)
const side = v.picklist(['kept', 'gone'])
const key = v.pipe(v.string(), v.maxLength(100))

export const inputs = {
  /** Looks for pairs; only what changed since is looked at again. Reports progress; can be cancelled. */
  'duplicates.find': v.strictObject({ kind }),
  /** What was found, without what has since been merged, removed or told apart. */
  'duplicates.list': v.strictObject({ kind }),
  /** null where nobody looked yet and looking would take long. */
  'duplicates.counts': nothing,
  'duplicates.compare': v.strictObject({ kind, keptId: recordId, goneId: recordId }),
  'duplicates.merge': v.strictObject({
    kind,
    keptId: recordId,
    goneId: recordId,
    fields: v.optional(v.record(key, v.picklist(['kept', 'gone', 'both'])), {}),
    joins: v.optional(v.record(key, side), {}),
    /** Of organisations: the name that is not kept stays as another name, or as a former one until a day. */
    formerUntil: v.optional(v.nullable(isoDate), null),
    seal: v.string(),
  }),
  'duplicates.dismiss': v.strictObject({ kind, a: recordId, b: recordId }),
  'duplicates.dismissed': nothing,
  'duplicates.reconsider': v.strictObject({ id: recordId }),
  /** Latest first; with `into`, only those taken into that record. */
  'duplicates.merges': v.strictObject({
    into: v.optional(v.nullable(v.strictObject({ kind, id: recordId })), null),
  }),
  'duplicates.separation': v.strictObject({ id: recordId }),
  'duplicates.separate': v.strictObject({
    id: recordId,
    fields: v.optional(v.record(key, side), {}),
    items: v.optional(v.record(key, side), {}),
    seal: v.string(),
  }),
}

/** What makes an answer stale; the other channels do something. */
export const reads = {
  'duplicates.counts': ['roster'],
  'duplicates.list': ['roster'],
  'duplicates.compare': ['roster', 'meetings', 'invitations', 'attendance', 'actions'],
  'duplicates.dismissed': ['roster'],
  'duplicates.merges': ['roster'],
  'duplicates.separation': ['roster', 'meetings', 'invitations', 'attendance', 'actions'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'duplicates.find': { total: number }
  'duplicates.list': DuplicateList
  'duplicates.counts': { people: number | null; organisations: number | null }
  'duplicates.compare': MergePreview
  'duplicates.merge': { id: number }
  'duplicates.dismiss': null
  'duplicates.dismissed': Dismissal[]
  'duplicates.reconsider': null
  'duplicates.merges': MergeRecord[]
  'duplicates.separation': SeparationPreview
  /** What could not be given back, one sentence each. */
  'duplicates.separate': { left: string[] }
}
