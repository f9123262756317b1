/** Writes a merge and keeps what it takes to separate the two again. */
import type { DuplicateKind } from '../../../contract/duplicates.ts'
import { lastChange } from '../../database/entries.ts'
import { Rows } from '../../database/rows.ts'
import type { WriteDb } from '../../database/statements.ts'
import type { RowImage } from '../../database/tables.ts'
import { insertAlias, insertPersonAlias } from '../../roster/writeQueries.ts'
import { organisationKey } from '../../roster/rules.ts'
import * as queries from '../queries.ts'
import { idOf, writeSteps } from './draft.ts'
import type { MergeChange } from './giveBack.ts'
import type { MergePlan } from './plan.ts'
import { orderPosts } from './posts.ts'

interface MergeFacts {
  kind: DuplicateKind
  at: string
  /** Of organisations: the last day of the name that is not kept; null: another name of the same. */
  formerUntil: string | null
}

/** Returns the id of the merge. */
export function writeMerge(db: WriteDb, plan: MergePlan, { kind, at, formerUntil }: MergeFacts): number {
  const from = lastChange.get(db)?.id ?? 0
  const keptId = idOf(plan.kept)
  const goneId = idOf(plan.gone)
  writeSteps(db, plan.steps)
  if (kind === 'person') for (const { name } of plan.names) insertPersonAlias(db, keptId, name)
  else {
    nameOrganisation(db, plan, keptId, formerUntil)
    orderPosts(db, plan)
  }

  const rows = new Rows(db)
  const parsed = (image: string | null) => (image === null ? null : (JSON.parse(image) as RowImage))
  const changes = queries.changesSince
    .all(db, { from })
    .filter(({ table, rowId }) => table !== kind || (rowId !== keptId && rowId !== goneId))
    .map(({ table, rowId, operation, before, after }): MergeChange => {
      const written = operation === 'insert' ? rows.image(table, rowId) : parsed(after)
      return { table, rowId, operation, before: parsed(before), after: written }
    })
  return queries.insertMerge.run(db, {
    kind,
    keptId,
    goneId,
    keptName: String(plan.kept['name']),
    goneName: String(plan.gone['name']),
    mergedAt: at,
    keptBefore: JSON.stringify(plan.kept),
    keptAfter: JSON.stringify(rows.image(kind, keptId)),
    goneBefore: JSON.stringify(plan.gone),
    changes: JSON.stringify(changes),
    holdings: JSON.stringify(plan.holdings),
  }).id
}

/** The names not kept, long and short, are other names; after a real merger the long ones are former names. */
function nameOrganisation(db: WriteDb, plan: MergePlan, organisation: number, formerUntil: string | null): void {
  const former = { kind: 'former' as const, until: formerUntil }
  for (const { name } of plan.names) insertAlias(db, organisation, name, formerUntil === null ? {} : former)
  const rows = new Rows(db)
  const now = rows.image('organisation', organisation)
  const taken = new Set([now?.['name'], now?.['short_name']].map((name) => organisationKey(String(name ?? ''))))
  for (const { name_key: key } of queries.aliasKeysOf.all(db, { id: organisation })) taken.add(key)
  for (const row of [plan.kept, plan.gone]) {
    const short = String(row['short_name'])
    const key = organisationKey(short)
    if (short === '' || taken.has(key)) continue
    taken.add(key)
    insertAlias(db, organisation, short)
  }
}
