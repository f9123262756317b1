/** What a row of a file means before anybody decided about it. The screens count by these rules, the backend writes by them. Pure. */
import type { PersonId } from './ids.ts'
import type { RowDecision } from './importDecisions.ts'
import type { FlagCode, ImportRow, RowFlag } from './imports.ts'

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
  if (outcome === 'changed' && match) return { action: 'update', personId: match.personId, keepName: false }
  return { action: 'skip' }
}
