/**
 * Which rows say the same once two records are one, and so become one row. Every UNIQUE key that a merge can run into
 * has its rule here; a test holds the schema against it.
 */
import type { Side } from '../../../contract/duplicates.ts'
import type { RowImage } from '../../database/tables.ts'
import { type Draft, idOf } from './draft.ts'

export interface Identity {
  /** The row that the moved one (not yet written) would repeat. */
  twin(draft: Draft, moved: RowImage): RowImage | undefined
  /** Columns in which twins may differ; whose are kept is asked. */
  content?: readonly string[]
  /** Whose contents are kept unless told otherwise. */
  prefer?(kept: RowImage, gone: RowImage): Side
  /** What both together know, over the chosen contents. */
  completed?(chosen: RowImage, other: RowImage): RowImage
}

/** The first other row with the same values in these columns; `by` is one that has an index. */
function same(by: string, ...columns: string[]) {
  return (table: string) => (draft: Draft, moved: RowImage) =>
    draft
      .where(table, by, moved[by] ?? null)
      .find((row) => idOf(row) !== idOf(moved) && columns.every((column) => row[column] === moved[column]))
}

const answer = ['response', 'delegate_person_id', 'delegate_name', 'delegate_position', 'channel', 'responded_on']
const presence = ['capacity', 'name', 'position', 'sex', 'organisation_id', 'organisation', 'mandate_number', 'note']

export const identities: Partial<Record<string, Identity>> = {
  person_alias: { twin: same('person_id', 'name_key')('person_alias') },
  organisation_alias: { twin: same('organisation_id', 'name_key')('organisation_alias') },
  post: { twin: same('organisation_id', 'title_key')('post') },
  meeting_organiser: { twin: same('meeting_id', 'organisation_id')('meeting_organiser') },
  action_support: { twin: same('action_id', 'organisation_id')('action_support') },
  membership: {
    // A beginning that only one of the two knows does not make them two.
    twin: (draft, moved) =>
      draft
        .where('membership', 'person_id', moved['person_id'] ?? null)
        .find(
          (row) =>
            idOf(row) !== idOf(moved) &&
            ['organisation_id', 'post_id', 'capacity', 'until_date'].every((column) => row[column] === moved[column]) &&
            (row['from_date'] === moved['from_date'] || row['from_date'] === null || moved['from_date'] === null),
        ),
    completed: (chosen, other) => ({ from_date: chosen['from_date'] ?? other['from_date'] ?? null }),
  },
  invitation: {
    twin: same('meeting_id', 'organisation_id', 'post_id', 'person_id')('invitation'),
    content: ['quota', ...answer, 'note'],
    prefer: (kept, gone) => {
      if (gone['response'] === 'none') return 'kept'
      if (kept['response'] === 'none') return 'gone'
      return String(gone['responded_on'] ?? '') > String(kept['responded_on'] ?? '') ? 'gone' : 'kept'
    },
  },
  attendance: {
    twin: (draft, moved) =>
      draft
        .where('attendance', 'session_id', moved['session_id'] ?? null)
        .find((row) => idOf(row) !== idOf(moved) && samePresence(row, moved)),
    content: presence,
    prefer: (kept, gone) => (kept['invitation_id'] === null && gone['invitation_id'] !== null ? 'gone' : 'kept'),
    completed: (chosen, other) => {
      const seated = chosen['invitation_id'] === null ? other : chosen
      const onPaper = [seated, chosen, other].find((row) => row['sheet_number'] != null) ?? chosen
      return {
        person_id: chosen['person_id'] ?? other['person_id'] ?? null,
        invitation_id: seated['invitation_id'] ?? null,
        seat: seated['seat'] ?? 1,
        sheet_number: onPaper['sheet_number'] ?? null,
        sheet_edition: onPaper['sheet_edition'] ?? 1,
      }
    },
  },
}

/** One person in one session: in the same seat, or once in a seat and once as a guest. */
function samePresence(a: RowImage, b: RowImage): boolean {
  if (a['person_id'] === null || a['person_id'] !== b['person_id']) return false
  return a['invitation_id'] === null || b['invitation_id'] === null || a['invitation_id'] === b['invitation_id']
}
