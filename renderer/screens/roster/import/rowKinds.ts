/** What a row of an agency's list says about somebody's place there. Pure. */
import type { PersonId } from '../../../../electron/contract/ids.ts'
import type { ImportAbsences, ImportRow } from '../../../../electron/contract/imports.ts'
import { inSentence, turnoverNames } from '../../../../electron/contract/words.ts'

/** corrected: the same place, other data; leaving: the row itself says that they leave; open: not known yet who it is. */
export const rowKinds = ['came', 'moved', 'respelled', 'corrected', 'stayed', 'leaving', 'open'] as const
export type RowKind = (typeof rowKinds)[number]

export const rowKindWords: Record<RowKind, { title: string; count: string }> = {
  came: { title: turnoverNames.came, count: inSentence(turnoverNames.came) },
  moved: { title: turnoverNames.moved, count: inSentence(turnoverNames.moved) },
  respelled: { title: 'Ejaan nama', count: 'ejaan' },
  corrected: { title: 'Data diperbarui', count: 'data' },
  stayed: { title: 'Tetap', count: 'tetap' },
  leaving: { title: turnoverNames.left, count: inSentence(turnoverNames.left) },
  open: { title: 'Belum pasti', count: 'belum pasti' },
}

export function kindOf({ outcome, changes = [] }: ImportRow): RowKind {
  switch (outcome) {
    case 'new':
      return 'came'
    case 'unchanged':
      return 'stayed'
    case 'changed': {
      const fields = new Set(changes.map(({ field }) => field))
      if (fields.has('organisation') || fields.has('position')) return 'moved'
      return fields.has('name') ? 'respelled' : 'corrected'
    }
    case 'ambiguous':
    case 'repeated':
    case 'invalid':
      return 'open'
  }
}

/** The agency's rows by what they say; the sizes add up to `agency.rows`. */
export function rowsByKind(
  agency: ImportAbsences,
  rows: readonly ImportRow[],
  leaving: ReadonlySet<PersonId>,
): Map<RowKind, ImportRow[]> {
  const texts = new Set(agency.texts)
  const found = new Map<RowKind, ImportRow[]>(rowKinds.map((kind) => [kind, []]))
  for (const row of rows)
    if (row.values.organisation !== undefined && texts.has(row.values.organisation))
      found.get(row.match && leaving.has(row.match.personId) ? 'leaving' : kindOf(row))?.push(row)
  return found
}
