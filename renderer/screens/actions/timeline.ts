/** An action's way from the meeting until now, as one list: reports, moved deadlines, and the secretariat's judgement. */
import type { ActionDetail, Progress } from '../../../electron/contract/actions.ts'
import { deadlineInWords } from '../../../electron/contract/words.ts'
import { messages } from './messages.ts'

export type Milestone =
  | { kind: 'agreed'; date: string; meeting: string }
  | { kind: 'report'; date: string; report: Progress }
  | { kind: 'deadline'; date: string; from: string; to: string; reason: string }
  | { kind: 'verified' | 'impossible'; date: string; words: string }

/** Of one day, what rests on the other comes later: reports before the judgement on them. */
const weight: Record<Milestone['kind'], number> = { agreed: 0, deadline: 1, report: 2, impossible: 3, verified: 3 }

/** Newest first. */
export function milestones(action: ActionDetail): Milestone[] {
  const inWords = (due: { dueText: string; dueDate: string | null }) =>
    deadlineInWords(due) || messages.none.deadline.toLowerCase()
  const moves = action.deadlines.map((old, index): Milestone => {
    const next = action.deadlines[index - 1] ?? action
    return { kind: 'deadline', date: old.changedOn, from: inWords(old), to: inWords(next), reason: old.reason }
  })
  const judgement: Milestone[] = [
    ...(action.verifiedOn === null
      ? []
      : [{ kind: 'verified' as const, date: action.verifiedOn, words: action.verification }]),
    ...(action.impossibleOn === null
      ? []
      : [{ kind: 'impossible' as const, date: action.impossibleOn, words: action.impossibleReason }]),
  ]
  const all: Milestone[] = [
    ...judgement,
    ...action.progress.map((report): Milestone => ({ kind: 'report', date: report.date, report })),
    ...moves,
    { kind: 'agreed', date: action.meetingDate, meeting: action.meeting },
  ]
  return all.sort((a, b) => b.date.localeCompare(a.date) || weight[b.kind] - weight[a.kind])
}
