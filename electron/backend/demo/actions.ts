/** Writes the decisions of a demo meeting and the action items that follow from them. */
import { seriesOf } from '../actions/rules.ts'
import type { WriteDb } from '../database/statements.ts'
import type { DemoAction, DemoMeeting } from './data.ts'
import { addAction, addDeadline, addDecision, addProgress, addSupport, selectStrategies } from './queries.ts'
import type { DemoRoster } from './roster.ts'

export function addDemoActions(db: WriteDb, roster: DemoRoster, meeting: DemoMeeting, meetingId: number): void {
  const strategies = selectStrategies.all(db)
  const decisions = meeting.decisions.map((text, index) =>
    addDecision(db, { meeting_id: meetingId, position: index + 1, text }),
  )
  meeting.actions.forEach((action, index) => {
    const decisionId = decisions[action.decision - 1]
    if (decisionId === undefined) throw new Error(`The demo data has no decision for “${action.step}”.`)
    const [dueText, dueDate] = action.final ?? action.due
    const id = addAction(db, {
      meeting_id: meetingId,
      series: seriesOf(meeting.date),
      number: index + 1,
      decision_id: decisionId,
      problem: action.problem,
      step: action.step,
      strategy_id: strategies[action.strategy - 1]?.id ?? null,
      organisation_id: roster.organisation(action.organisation).id,
      post_id: action.post === undefined ? null : roster.post(action.organisation, action.post),
      locus: action.locus ?? '',
      due_text: dueText,
      due_date: dueDate,
      output: action.output,
      verified_on: action.verified?.[0] ?? null,
      verification: action.verified?.[1] ?? '',
      impossible_on: action.impossible?.[0] ?? null,
      impossible_reason: action.impossible?.[1] ?? '',
    })
    addFollowUp(db, roster, action, id)
  })
}

function addFollowUp(db: WriteDb, roster: DemoRoster, action: DemoAction, id: number): void {
  for (const name of action.supports ?? [])
    addSupport(db, { action_id: id, organisation_id: roster.organisation(name).id })
  for (const [dueText, dueDate, changedOn, reason] of action.deadlines ?? [])
    addDeadline(db, { action_id: id, due_text: dueText, due_date: dueDate, changed_on: changedOn, reason })
  for (const report of action.progress ?? [])
    addProgress(db, {
      action_id: id,
      date: report.date,
      percent: report.percent,
      text: report.text,
      obstacle: report.obstacle ?? '',
      evidence: report.evidence ?? '',
      reported_by: report.by ?? '',
    })
}
