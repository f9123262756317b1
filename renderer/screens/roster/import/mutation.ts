/** What a row of an agency's list says about somebody's place there. Pure. */
import type { PersonId } from '../../../../electron/contract/ids.ts'
import type { ImportMutation, ImportRow } from '../../../../electron/contract/imports.ts'

/** corrected: the same place, other data; leaving: the row itself says that they leave; open: not known yet who it is. */
export const mutationKinds = ['came', 'moved', 'respelled', 'corrected', 'stayed', 'leaving', 'open'] as const
export type TurnoverKind = (typeof mutationKinds)[number]

export const mutationWords: Record<TurnoverKind, { title: string; count: string }> = {
  came: { title: 'Datang', count: 'datang' },
  moved: { title: 'Pindah', count: 'pindah' },
  respelled: { title: 'Ejaan nama', count: 'ejaan' },
  corrected: { title: 'Data diperbarui', count: 'data' },
  stayed: { title: 'Tetap', count: 'tetap' },
  leaving: { title: 'Keluar', count: 'keluar' },
  open: { title: 'Belum pasti', count: 'belum pasti' },
}

export function mutationOf({ outcome, changes = [] }: ImportRow): TurnoverKind {
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

/** The agency's rows by what they say; the sizes add up to `mutation.rows`. */
export function rowsByKind(
  mutation: ImportMutation,
  rows: readonly ImportRow[],
  leaving: ReadonlySet<PersonId>,
): Map<TurnoverKind, ImportRow[]> {
  const texts = new Set(mutation.texts)
  const found = new Map<TurnoverKind, ImportRow[]>(mutationKinds.map((kind) => [kind, []]))
  for (const row of rows)
    if (row.values.organisation !== undefined && texts.has(row.values.organisation))
      found.get(row.match && leaving.has(row.match.personId) ? 'leaving' : mutationOf(row))?.push(row)
  return found
}
