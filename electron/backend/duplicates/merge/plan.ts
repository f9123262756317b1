/** Everything a merge would do, before it is done: the same plan is shown and written. */
import { createHash } from 'node:crypto'
import type { DuplicateKind, FieldChoice, Side } from '../../../contract/duplicates.ts'
import { Failure, notFound } from '../../../contract/errors.ts'
import type { ReadDb } from '../../database/statements.ts'
import type { RowImage } from '../../database/tables.ts'
import { chosenValues, type Field, fieldsOf, preferred, sameValue } from '../fields.ts'
import type { References } from '../../database/references.ts'
import { Draft, idOf } from './draft.ts'
import { type Joined, Joiner } from './join.ts'

export interface MergeChoices {
  fields: Readonly<Record<string, FieldChoice>>
  joins: Readonly<Record<string, Side>>
}

/** A row that pointed to a record, by which column. */
export type Holding = [table: string, column: string, id: number]

/** Which rows belonged to whom before the merge, and which rows it made one: [table, kept, gone]. */
export interface Holdings {
  kept: Holding[]
  gone: Holding[]
  joined: [table: string, kept: number, gone: number][]
}

export interface MergePlan {
  kept: RowImage
  gone: RowImage
  fields: { field: Field; choice: FieldChoice; differs: boolean }[]
  joins: Joined[]
  moved: number
  holdings: Holdings
  /** Names by which the kept record is known from now on, beside its own. */
  names: { name: string; key: string }[]
  steps: Draft['steps']
}

export const recordName = { person: 'Orang ini', organisation: 'Instansi' } as const

/** Throws `not-found` for a record that is gone, `invalid-input` for one and the same. */
export function planMerge(
  db: ReadDb,
  references: References,
  { kind, keptId, goneId }: { kind: DuplicateKind; keptId: number; goneId: number },
  choices: MergeChoices,
): MergePlan {
  if (keptId === goneId) throw new Failure('invalid-input', 'Pilih dua data yang berbeda untuk digabung.')
  const draft = new Draft(db)
  const kept = draft.row(kind, keptId)
  const gone = draft.row(kind, goneId)
  if (!kept || !gone) throw notFound(recordName[kind])
  const holdings = {
    kept: holdingsOf(draft, references, kind, keptId),
    gone: holdingsOf(draft, references, kind, goneId),
  }

  const fields = fieldsOf[kind].map((field) => {
    const differs = !sameValue(field, kept, gone)
    const wanted = choices.fields[field.field] ?? preferred(field, kept, gone)
    const choice = wanted === 'both' && !field.joinable ? 'kept' : wanted
    return { field, differs, choice }
  })
  const values: RowImage = {}
  for (const { field, choice } of fields) Object.assign(values, chosenValues(field, kept, gone, choice))

  if (kind === 'organisation') {
    values['parent_id'] = parentOutside(draft, values['parent_id'] ?? null, keptId, goneId)
    // Otherwise moving the parts of the one would put the other under itself.
    draft.change(kind, keptId, { parent_id: values['parent_id'] })
  }
  const joiner = new Joiner(draft, references, choices.joins)
  joiner.move(kind, keptId, goneId)
  draft.remove(kind, goneId)
  draft.change(kind, keptId, values)
  const names = otherNames(draft, kind, keptId, [kept, gone])
  const { joins, moved } = joiner.outcome
  const joined = joins.map(({ table, kept, gone }): Holdings['joined'][number] => [table, idOf(kept), idOf(gone)])
  return { kept, gone, fields, joins, moved: moved.size, holdings: { ...holdings, joined }, names, steps: draft.steps }
}

/** Says whether two plans come from the same state of the data. */
export function sealOf(plan: MergePlan): string {
  const { kept, gone, steps, holdings } = plan
  return createHash('sha256')
    .update(JSON.stringify([kept, gone, steps, holdings]))
    .digest('base64url')
}

export function holdingsOf(draft: Draft, references: References, table: string, id: number): Holding[] {
  return references
    .to(table)
    .flatMap((reference) =>
      draft
        .where(reference.table, reference.column, id)
        .map((row): Holding => [reference.table, reference.column, idOf(row)]),
    )
}

/** The nearest organisation upwards that is neither of the two nor below them. */
function parentOutside(draft: Draft, chosen: string | number | null, keptId: number, goneId: number): number | null {
  const within = (start: number): boolean => {
    const seen = new Set<number>()
    for (let at: number | null = start; at !== null && !seen.has(at); at = parentOf(draft, at)) {
      if (at === keptId || at === goneId) return true
      seen.add(at)
    }
    return false
  }
  const candidates = [chosen, parentOf(draft, keptId), parentOf(draft, goneId)]
  return candidates.find((id): id is number => typeof id === 'number' && !within(id)) ?? null
}

function parentOf(draft: Draft, id: number): number | null {
  const parent = draft.row('organisation', id)?.['parent_id']
  return typeof parent === 'number' ? parent : null
}

/** Names the records had that the merged one has not: they stay findable. */
function otherNames(draft: Draft, kind: DuplicateKind, keptId: number, rows: RowImage[]): MergePlan['names'] {
  const table = kind === 'person' ? 'person_alias' : 'organisation_alias'
  const own = draft.row(kind, keptId)
  const aliases = draft.where(table, `${kind}_id`, keptId)
  for (const alias of aliases) if (alias['name_key'] === own?.['name_key']) draft.remove(table, idOf(alias))
  const known = new Set([own?.['name_key'], ...aliases.map((alias) => alias['name_key'])])
  const names: MergePlan['names'] = []
  for (const row of rows) {
    const key = String(row['name_key'])
    if (known.has(key)) continue
    known.add(key)
    names.push({ name: String(row['name']), key })
  }
  return names
}
