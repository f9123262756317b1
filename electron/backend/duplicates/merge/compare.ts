/** The preview of a merge: both records side by side, and exactly what would happen. */
import type { Belonging, DuplicateKind, MergePreview } from '../../../contract/duplicates.ts'
import type { ReadDb } from '../../database/statements.ts'
import type { RowImage } from '../../database/tables.ts'
import { Describer } from '../describe.ts'
import { valueOf } from '../fields.ts'
import * as queries from '../queries.ts'
import { References } from '../../database/references.ts'
import { Draft, idOf } from './draft.ts'
import { type Holding, type MergePlan, planMerge, sealOf } from './plan.ts'

/** Lines shown of each kind. */
const mostLines = 6

export function compareRecords(
  db: ReadDb,
  pair: { kind: DuplicateKind; keptId: number; goneId: number },
): MergePreview {
  const references = new References(db)
  const plan = planMerge(db, references, pair, { fields: {}, joins: {} })
  const describer = new Describer(db, references)
  const { kept, gone } = plan
  return {
    kind: pair.kind,
    kept: { id: pair.keptId, name: String(kept['name']) },
    gone: { id: pair.goneId, name: String(gone['name']) },
    fields: plan.fields.map(({ field, choice, differs }) => ({
      field: field.field,
      label: field.label,
      kept: describer.value(valueOf(field, kept), field.target, field.words),
      gone: describer.value(valueOf(field, gone), field.target, field.words),
      differs,
      joinable: field.joinable === true && valueOf(field, kept) !== '' && valueOf(field, gone) !== '',
      choice,
    })),
    belongings: belongings(new Draft(db), describer, pair.kind, plan),
    joins: plan.joins.map(({ key, table, kept: one, gone: other, choosable, choice }) => ({
      key,
      kind: describer.kind(table),
      about: aboutJoin(describer, table, one, { table: pair.kind, id: pair.keptId }),
      kept: describer.difference(table, one, other),
      gone: describer.difference(table, other, one),
      choosable,
      choice,
    })),
    moves: plan.moved,
    warnings: warnings(db, pair, plan),
    seal: sealOf(plan),
  }
}

function aboutJoin(describer: Describer, table: string, row: RowImage, self: { table: string; id: number }): string {
  const { label, detail } = describer.line(table, row, self)
  return [label, detail].filter(Boolean).join(' · ')
}

function belongings(
  draft: Draft,
  describer: Describer,
  kind: DuplicateKind,
  { kept, gone, holdings }: MergePlan,
): MergePreview['belongings'] {
  const tables = [...new Set([...holdings.kept, ...holdings.gone].map(([table]) => table))]
  const lines = (held: Holding[], table: string, id: number): { shown: Belonging[]; more: number } => {
    const own = held.filter(([name]) => name === table)
    const shown = own.slice(0, mostLines).flatMap(([, , rowId]) => {
      const row = draft.row(table, rowId)
      return row ? [describer.line(table, row, { table: kind, id })] : []
    })
    return { shown, more: own.length - shown.length }
  }
  return tables.map((table) => {
    const ours = lines(holdings.kept, table, idOf(kept))
    const theirs = lines(holdings.gone, table, idOf(gone))
    return {
      kind: describer.kind(table),
      kept: ours.shown,
      gone: theirs.shown,
      keptMore: ours.more,
      goneMore: theirs.more,
    }
  })
}

function warnings(
  db: ReadDb,
  { kind, keptId, goneId }: { kind: DuplicateKind; keptId: number; goneId: number },
  plan: MergePlan,
): string[] {
  const { kept, gone } = plan
  const said: string[] = []
  if (kind === 'person') {
    if (kept['nip'] !== '' && gone['nip'] !== '' && kept['nip'] !== gone['nip'])
      said.push('NIP keduanya berbeda: satu orang hanya punya satu NIP.')
    if (kept['sex'] !== '' && gone['sex'] !== '' && kept['sex'] !== gone['sex']) said.push('Jenis kelamin berbeda.')
    for (const { meeting, session } of queries.sessionsTogether.all(db, { a: keptId, b: goneId }))
      said.push(`Keduanya tercatat hadir di sesi yang sama: ${meeting}, ${session}.`)
  } else {
    if (kept['parent_id'] === goneId) said.push(`“${kept['name']}” adalah bagian dari “${gone['name']}”.`)
    if (gone['parent_id'] === keptId) said.push(`“${gone['name']}” adalah bagian dari “${kept['name']}”.`)
    if (kept['kind'] !== gone['kind']) said.push('Yang satu instansi, yang lain tim.')
  }
  return said
}
