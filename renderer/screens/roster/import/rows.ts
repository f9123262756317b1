/** What becomes of a row of a file, as the screens count and say it. Pure. */
import { changesFor, decisionFor, effectOf, keepsName } from '../../../../electron/contract/importRules.ts'
import type { PersonId } from '../../../../electron/contract/ids.ts'
import type { ImportResult, ImportRow, RowDecision } from '../../../../electron/contract/imports.ts'

/** The known spelling of the row's name stays, where the file has another. */
export function keepsSpelling(row: ImportRow, decided: RowDecision | undefined): boolean {
  const decision = decisionFor(row, decided)
  return keepsName(decision, changesFor(row, decision) ?? [])
}

/** Rows of these organisations. */
export function rowsOf(rows: readonly ImportRow[], organisations: readonly string[]): ImportRow[] {
  const texts = new Set(organisations)
  return rows.filter(({ values }) => values.organisation !== undefined && texts.has(values.organisation))
}

/** How many rows stand in any of the lists. */
export const countDistinct = (...lists: (readonly ImportRow[])[]): number => new Set(lists.flat()).size

export interface Tally {
  created: number
  updated: number
  unchanged: number
  left: number
  /** Old spellings of names that are kept. */
  kept: number
}

/** What "Terapkan" would do with the rows; people in `leaving` are counted elsewhere. */
export function tally(
  rows: readonly ImportRow[],
  decisions: ReadonlyMap<string, RowDecision>,
  leaving: ReadonlySet<PersonId> = new Set(),
): Tally {
  const counts: Tally = { created: 0, updated: 0, unchanged: 0, left: 0, kept: 0 }
  for (const row of rows) {
    const decision = decisionFor(row, decisions.get(row.key))
    const effect = effectOf(row, decision)
    if (keepsName(decision, changesFor(row, decision) ?? [])) counts.kept++
    const person = decision.action === 'update' ? decision.personId : row.match?.personId
    const isKnown = decision.action === 'update' || effect === 'unchanged'
    if (person === undefined || !isKnown || !leaving.has(person)) counts[effect]++
  }
  return counts
}

/** One time that a file was applied; `stands` until it is taken back. */
export interface Run {
  result: ImportResult
  stands: boolean
}

/** What a file wrote in all, where it was applied again to answer what was left the first time. */
export function summed(runs: readonly Run[]): ImportResult | undefined {
  const standing = runs.filter(({ stands }) => stands).map(({ result }) => result)
  const first = standing[0]
  const last = standing.at(-1) ?? runs.at(-1)?.result
  if (!first || !last) return last
  const sum = (count: (result: ImportResult) => number) => standing.reduce((total, one) => total + count(one), 0)
  return {
    ...last,
    created: sum(({ created }) => created),
    updated: sum(({ updated }) => updated),
    departed: sum(({ departed }) => departed),
    organisationsCreated: sum(({ organisationsCreated }) => organisationsCreated),
    unchanged: first.unchanged,
    entryId: standing.findLast(({ entryId }) => entryId !== null)?.entryId ?? null,
  }
}
