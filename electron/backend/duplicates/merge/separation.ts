/** What separating two merged records would give back, and what came since, of which one is asked whose it is. */
import { createHash } from 'node:crypto'
import type { SeparationPreview, Side, SinceItem } from '../../../contract/duplicates.ts'
import { Failure, notFound } from '../../../contract/errors.ts'
import type { ReadDb } from '../../database/statements.ts'
import type { RowImage } from '../../database/tables.ts'
import { countByKind, Describer } from '../describe.ts'
import { type Field, fieldsOf, sameValue, valueOf } from '../fields.ts'
import { toRecord } from '../merges.ts'
import * as queries from '../queries.ts'
import type { StoredMerge } from '../queries.ts'
import type { References } from '../../database/references.ts'
import { Draft } from './draft.ts'
import type { MergeChange } from './giveBack.ts'
import { type Holding, type Holdings, holdingsOf } from './plan.ts'

export interface Separation {
  merge: StoredMerge
  keptBefore: RowImage
  keptAfter: RowImage
  keptNow: RowImage
  goneBefore: RowImage
  changes: MergeChange[]
  holdings: Holdings
  /** Merges into the same record that came after this one and stay. */
  later: StoredMerge[]
  /** Fields written since by a person, not by a later merge. */
  fields: { field: Field; choice: Side }[]
  /** Rows that came to the kept record since. */
  items: { holding: Holding; row: RowImage; choice: Side }[]
}

export const holdingKey = ([table, column, id]: Holding) => `${table}.${column}-${id}`

/** Throws where the merge is gone, or what was kept has been removed or merged on. */
export function readSeparation(db: ReadDb, references: References, id: number): Separation {
  const merge = queries.mergeById.get(db, { id })
  const line = queries.mergeLineById.get(db, { id })
  if (!merge || !line) throw notFound('Penggabungan ini')
  const { obstacle } = toRecord(line)
  if (obstacle) throw new Failure('conflict', obstacle)
  const draft = new Draft(db)
  const keptNow = draft.row(merge.kind, merge.keptId)
  if (!keptNow) throw notFound('Data gabungannya')
  const keptBefore = JSON.parse(merge.keptBefore) as RowImage
  const keptAfter = JSON.parse(merge.keptAfter) as RowImage
  const goneBefore = JSON.parse(merge.goneBefore) as RowImage
  const changes = JSON.parse(merge.changes) as MergeChange[]
  const holdings = JSON.parse(merge.holdings) as Holdings
  const others = queries.otherMergesInto.all(db, { kind: merge.kind, kept: merge.keptId, except: id })
  const later = others.filter((other) => other.id > id)

  const fields = fieldsOf[merge.kind]
    .filter((field) => !sameValue(field, keptNow, keptAfter) && !overridden(field, keptAfter, later))
    .map((field) => ({ field, choice: whoseValue(field, keptNow, keptBefore, keptAfter, goneBefore) }))

  const known = new Set([...holdings.kept, ...holdings.gone].map(holdingKey))
  for (const other of later)
    for (const holding of (JSON.parse(other.holdings) as Holdings).gone) known.add(holdingKey(holding))
  const made = new Set([merge, ...later].flatMap(insertedBy))
  const whose = owner(draft, merge.kind, holdings)
  const items = holdingsOf(draft, references, merge.kind, merge.keptId)
    .filter((holding) => !known.has(holdingKey(holding)) && !made.has(`${holding[0]} ${holding[2]}`))
    .flatMap((holding) => {
      const row = draft.row(holding[0], holding[2])
      return row ? [{ holding, row, choice: whose(row) }] : []
    })
  return { merge, keptBefore, keptAfter, keptNow, goneBefore, changes, holdings, later, fields, items }
}

export function previewSeparation(db: ReadDb, references: References, separation: Separation): SeparationPreview {
  const { merge, keptBefore, keptNow, goneBefore, holdings, fields, items } = separation
  const describer = new Describer(db, references)
  const line = queries.mergeLineById.get(db, { id: merge.id })
  if (!line) throw notFound('Penggabungan ini')
  return {
    merge: toRecord(line),
    back: countByKind(describer, new Map(holdings.gone.map((held) => [`${held[0]} ${held[2]}`, held[0]])).values()),
    fields: fields.map(({ field, choice }) => {
      const show = (row: RowImage) => describer.value(valueOf(field, row), field.target, field.words)
      return {
        field: field.field,
        label: field.label,
        now: show(keptNow),
        kept: show(keptBefore),
        gone: show(goneBefore),
        choice,
      }
    }),
    items: items.map(({ holding, row, choice }): SinceItem => {
      const self = { table: merge.kind, id: merge.keptId }
      return {
        key: holdingKey(holding),
        kind: describer.kind(holding[0]),
        ...describer.line(holding[0], row, self),
        choice,
      }
    }),
    seal: sealSeparation(separation),
  }
}

export function sealSeparation({ merge, keptNow, items }: Separation): string {
  const seen = JSON.stringify([merge.id, keptNow, items.map(({ holding, row }) => [holding, row])])
  return createHash('sha256').update(seen).digest('base64url')
}

/** A later merge took another value over this one. */
function overridden(field: Field, keptAfter: RowImage, later: readonly StoredMerge[]): boolean {
  for (const { keptBefore, keptAfter: after } of later) {
    const [was, became] = [JSON.parse(keptBefore) as RowImage, JSON.parse(after) as RowImage]
    if (!sameValue(field, was, keptAfter)) return false
    if (!sameValue(field, became, was)) return true
  }
  return false
}

/** A correction belongs to whose value it corrected. */
function whoseValue(field: Field, now: RowImage, before: RowImage, after: RowImage, gone: RowImage): Side {
  if (sameValue(field, now, gone)) return 'gone'
  return sameValue(field, after, gone) && !sameValue(field, after, before) ? 'gone' : 'kept'
}

function insertedBy(merge: StoredMerge): string[] {
  return (JSON.parse(merge.changes) as MergeChange[])
    .filter(({ operation }) => operation === 'insert')
    .map(({ table, rowId }) => `${table} ${rowId}`)
}

/** Whose a row that came since probably is: of the one to whom alone its organisation, post or person belonged. */
function owner(draft: Draft, kind: Separation['merge']['kind'], holdings: Holdings): (row: RowImage) => Side {
  const marks = kind === 'person' ? ['organisation_id'] : ['post_id', 'person_id']
  const seen = (held: Holding[]) => {
    const found = new Set<string>()
    for (const [table, , id] of held) {
      if (kind === 'organisation' && table === 'post') found.add(`post_id ${id}`)
      const row = draft.row(table, id)
      for (const mark of marks) if (row?.[mark] != null) found.add(`${mark} ${row[mark]}`)
    }
    return found
  }
  const [ours, theirs] = [seen(holdings.kept), seen(holdings.gone)]
  return (row) => {
    const own = marks.filter((mark) => row[mark] != null).map((mark) => `${mark} ${row[mark]}`)
    return own.some((mark) => theirs.has(mark) && !ours.has(mark)) ? 'gone' : 'kept'
  }
}
