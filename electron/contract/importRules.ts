/** What a row of a file means, decided or not. The preview and the screens count by these rules, the backend writes by them. Pure. */
import type { PersonId } from './ids.ts'
import type { AbsentDecision, RowDecision } from './importDecisions.ts'
import type { AbsentMember, FieldChange, FlagCode, ImportRow, RowFlag } from './imports.ts'

/** Told for information: nothing in the file is wrong, and nothing of it was lost. */
const harmless = new Set<FlagCode>(['row-hidden', 'phone-multiple', 'organisation-unknown', 'not-mended', 'nip-pppk'])

/** A cell that could not be taken in, or that says something odd. */
export function isWrong({ code }: RowFlag): boolean {
  return !harmless.has(code)
}

/** Something in the row could not be taken in as it stands. */
export function isInDoubt({ flags }: Pick<ImportRow, 'flags'>): boolean {
  return flags.some(isWrong)
}

/** A question for the person at the desk; one that came back from an agency unanswered waits for the agency. */
export function isOpen({ outcome, untouched }: Pick<ImportRow, 'outcome' | 'untouched'>): boolean {
  return outcome === 'ambiguous' && untouched !== true
}

/** Only the agency knows what the row should have said. */
export function isForAgency(row: Pick<ImportRow, 'outcome' | 'untouched' | 'flags'>): boolean {
  const { outcome } = row
  return outcome === 'invalid' || outcome === 'repeated' || (outcome === 'ambiguous' && !isOpen(row)) || isInDoubt(row)
}

/** Whom the row may be. */
export function offered({ match, candidates = [] }: Pick<ImportRow, 'match' | 'candidates'>): PersonId[] {
  return [...(match ? [match.personId] : []), ...candidates.map(({ personId }) => personId)]
}

/** Whether a decision answers what the row asks now: rows are matched anew whenever somebody writes. */
export function answers(row: Pick<ImportRow, 'match' | 'candidates'>, decision: RowDecision): boolean {
  if (decision.action === 'update') return offered(row).includes(decision.personId)
  if (decision.action === 'skip' || decision.instead === undefined) return true
  const refused = new Set(decision.instead)
  return offered(row).every((id) => refused.has(id))
}

/** What happens to a row nobody decided about: new people are created, known ones updated, all else is left. */
export function defaultDecision({ outcome, match }: Pick<ImportRow, 'outcome' | 'match'>): RowDecision {
  if (outcome === 'new') return { action: 'create' }
  if (outcome === 'changed' && match) return { action: 'update', personId: match.personId }
  return { action: 'skip' }
}

/** What happens to a row: as decided, as far as that answers what it asks now. Another person than was meant is never written. */
export function decisionFor(row: ImportRow, decided: RowDecision | undefined): RowDecision {
  if (!decided || (decided.action === 'create' && !answers(row, decided))) return defaultDecision(row)
  return answers(row, decided) ? decided : { action: 'skip' }
}

/** The file says less of a name than is known: all in capitals, without titles, or with a part left out. */
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

/** The known spelling of the name stays: as decided, and where nobody said, when the file's is poorer. */
export function keepsName(decision: RowDecision, changes: readonly FieldChange[]): boolean {
  const name = decision.action === 'update' && changes.find(({ field }) => field === 'name')
  return name ? (decision.keepName ?? isPoorer(name)) : false
}

/** What of the changes a decision writes. */
export function written(decision: RowDecision, changes: readonly FieldChange[]): readonly FieldChange[] {
  return keepsName(decision, changes) ? changes.filter(({ field }) => field !== 'name') : changes
}

/** What the row would change in the person it is taken for; undefined where that is not known beforehand. */
export function changesFor(row: ImportRow, decision: RowDecision): readonly FieldChange[] | undefined {
  if (decision.action !== 'update') return []
  if (decision.personId === row.match?.personId) return row.changes ?? []
  return row.candidates?.find(({ personId }) => personId === decision.personId)?.changes
}

/** As what a row is counted. An update that changes nothing is none. */
export function effectOf(row: ImportRow, decision: RowDecision): 'created' | 'updated' | 'unchanged' | 'left' {
  if (decision.action === 'skip' || !row.values.name) return row.outcome === 'unchanged' ? 'unchanged' : 'left'
  if (decision.action === 'create') return 'created'
  const changes = changesFor(row, decision)
  return !changes || written(decision, changes).length > 0 ? 'updated' : 'unchanged'
}

/**
 * What becomes of somebody who is not in an agency's complete list: as decided, else they leave. Whom a row has become
 * stays, unless the file says that they left; so does, as long as nobody has decided, whom one may be.
 */
export function absence(
  { personId, why, maybe }: AbsentMember,
  decided: AbsentDecision | undefined,
  decisionOf: (rowKey: string) => RowDecision | undefined,
): AbsentDecision {
  const rows = maybe.map(decisionOf)
  if (why !== 'marked' && rows.some((row) => row?.action === 'update' && row.personId === personId))
    return { action: 'stay' }
  const open = rows.some((row) => row === undefined || row.action === 'skip')
  return decided ?? (open ? { action: 'stay' } : { action: 'leave', until: null })
}
