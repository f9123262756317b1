/** What becomes of a row of a file, as the screens count and say it. Pure. */
import { defaultDecision } from '../../../../electron/contract/importRules.ts'
import type { PersonId } from '../../../../electron/contract/ids.ts'
import type { FieldChange, ImportResult, ImportRow, RowDecision } from '../../../../electron/contract/imports.ts'

/** What will happen to a row: the decision, or what its outcome means by itself. */
export function decided(row: ImportRow, decision: RowDecision | undefined): RowDecision['action'] {
  return (decision ?? defaultDecision(row)).action
}

/** "Terapkan" would write something for the row: an update that changes nothing does not count. */
export function isWritten(row: ImportRow, decision: RowDecision | undefined): boolean {
  const action = decided(row, decision)
  if (action === 'skip' || !row.values.name) return false
  if (action === 'create') return true
  const keepsName = decision?.action === 'update' && decision.keepName === true
  return changesOf(row, decision)?.some(({ field }) => !(keepsName && field === 'name')) ?? true
}

/** What the row would change in the person it is taken for; undefined where that is not known beforehand. */
export function changesOf(row: ImportRow, decision: RowDecision | undefined): readonly FieldChange[] | undefined {
  if (decision?.action !== 'update' || decision.personId === row.match?.personId) return row.changes ?? []
  return row.candidates?.find(({ personId }) => personId === decision.personId)?.changes
}

/** The file says less of a name than is known: all in capitals, without titles, or with a part left out. The known spelling is kept then. */
export function isPoorer({ field, from, to }: FieldChange): boolean {
  if (field !== 'name') return false
  const shouts = to === to.toUpperCase() && from !== from.toUpperCase() && from.toUpperCase() === to
  const known = wordsOf(from)
  const told = wordsOf(to)
  return shouts || (told.length < known.length && told.every((word) => known.includes(word)))
}
const wordsOf = (name: string) =>
  name
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)

/** Takes a candidate for the person of a row. */
export function picked(personId: PersonId, changes: readonly FieldChange[] = []): RowDecision {
  return { action: 'update', personId, keepName: changes.some(isPoorer) }
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

/** Whom a row is taken for. */
export const personOf = (row: ImportRow, decision: RowDecision | undefined): PersonId | undefined =>
  decision?.action === 'update' ? decision.personId : row.match?.personId

/** What "Terapkan" would do with the rows; those in `waiting` are left out, and people in `leaving` counted elsewhere. */
export function tally(
  rows: readonly ImportRow[],
  decisions: ReadonlyMap<string, RowDecision>,
  waiting: readonly ImportRow[],
  leaving: ReadonlySet<PersonId> = new Set(),
): Tally {
  const counts: Tally = { created: 0, updated: 0, unchanged: 0, left: 0, kept: 0 }
  const leftOut = new Set(waiting)
  for (const row of rows) {
    const decision = decisions.get(row.key)
    const action = leftOut.has(row) ? 'skip' : decided(row, decision)
    if (action === 'update' && decision?.action === 'update' && decision.keepName) counts.kept++
    const person = personOf(row, decision)
    if (person !== undefined && leaving.has(person) && (action === 'update' || row.outcome === 'unchanged')) continue
    if (action !== 'skip' && isWritten(row, decision)) counts[action === 'create' ? 'created' : 'updated']++
    else if (row.outcome === 'unchanged' || (action === 'update' && row.values.name)) counts.unchanged++
    else counts.left++
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
