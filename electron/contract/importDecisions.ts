/** What the person at the desk says of a file: how it is to be read, and what is to become of its rows. */
import * as v from 'valibot'
import { isoDate, text } from './fields.ts'
import { organisationId, personId, sectorId } from './ids.ts'
import { fields } from './importFields.ts'

const tableChoice = v.strictObject({
  table: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
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
  /** Organisation text that the roster does not know → the organisation it means. */
  organisations: v.optional(v.record(text(300), organisationId)),
})
export type ImportChoices = v.InferOutput<typeof importChoices>
export const noChoices: ImportChoices = { tables: [], values: {}, hiddenRows: false }

const rowDecision = v.variant('action', [
  /** `instead`: whom the row offered when it was said; once it offers somebody else too, the question is another. */
  v.strictObject({ action: v.literal('create'), instead: v.optional(v.array(personId)) }),
  /** `keepName`: the known spelling of the name stays; not said: when the file's is poorer. */
  v.strictObject({ action: v.literal('update'), personId, keepName: v.optional(v.boolean()) }),
  v.strictObject({ action: v.literal('skip') }),
])
export type RowDecision = v.InferOutput<typeof rowDecision>

const organisationDecision = v.variant('action', [
  v.strictObject({ action: v.literal('create'), sectorId: v.nullable(sectorId) }),
  v.strictObject({ action: v.literal('use'), organisationId }),
])
export type OrganisationDecision = v.InferOutput<typeof organisationDecision>

/** What becomes of somebody who is not in an agency's complete list. */
const absentDecision = v.variant('action', [
  /** `until`: last day in the agency; null: the day before `from`. */
  v.strictObject({ action: v.literal('leave'), until: v.optional(v.nullable(isoDate), null) }),
  v.strictObject({ action: v.literal('stay') }),
  v.strictObject({ action: v.literal('move'), organisationId, post: v.optional(text(300), '') }),
])
export type AbsentDecision = v.InferOutput<typeof absentDecision>

const completeList = v.strictObject({
  organisationId,
  /** Person id → what becomes of them. Not named: left, unless an undecided row may be that person. */
  absent: v.optional(v.record(text(20), absentDecision), {}),
})
export type CompleteList = v.InferOutput<typeof completeList>

export const importDecisions = v.strictObject({
  /** Row key → what to do. Rows not named follow their outcome: new is created, changed updated, the rest left. */
  rows: v.optional(v.record(text(40), rowDecision), {}),
  /** Organisation text as in `unknownOrganisations` → what to do. Not named: created without a sector. */
  organisations: v.optional(v.record(text(300), organisationDecision), {}),
  /** Berlaku mulai: the day on which changes of place take effect; null: today. */
  from: v.optional(v.nullable(isoDate), null),
  /** Agencies of which the file is the complete list: who is not in it has left. Without it nobody leaves. */
  complete: v.optional(v.array(completeList), []),
})
export type ImportDecisions = v.InferOutput<typeof importDecisions>
