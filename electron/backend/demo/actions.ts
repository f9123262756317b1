/** Writes the decisions of a demo meeting and the action items that follow from them. */
import {
  insertAction,
  insertDecision,
  insertReport,
  keepDeadline,
  setSupports,
  updateImpossible,
  updateVerification,
} from '../actions/writeQueries.ts'
import { selectStrategies } from '../actions/queries.ts'
import { seriesOf } from '../actions/rules.ts'
import type { ActionId, DecisionId, MeetingId } from '../../contract/ids.ts'
import type { WriteDb } from '../database/statements.ts'
import type { DemoAction, DemoMeeting } from './data.ts'
import type { DemoRoster } from './roster.ts'

export function addDemoActions(db: WriteDb, roster: DemoRoster, meeting: DemoMeeting, meetingId: MeetingId): void {
  const strategies = selectStrategies.all(db)
  const decisions = meeting.decisions.map((text) => insertDecision.run(db, { meetingId, text }).id as DecisionId)
  meeting.actions.forEach((action, index) => {
    const decisionId = decisions[action.decision - 1]
    if (decisionId === undefined) throw new Error(`The demo data has no decision for “${action.step}”.`)
    const [dueText, dueDate] = action.final ?? action.due
    const { id } = insertAction.run(db, {
      meetingId,
      series: seriesOf(meeting.date),
      number: index + 1,
      decisionId,
      problem: action.problem,
      step: action.step,
      strategyId: strategies[action.strategy - 1]?.id ?? null,
      organisationId: roster.organisation(action.organisation).id,
      postId: action.post === undefined ? null : roster.post(action.organisation, action.post),
      locus: action.locus ?? '',
      dueText,
      dueDate,
      output: action.output,
      note: '',
    })
    addFollowUp(db, roster, action, id as ActionId)
  })
}

function addFollowUp(db: WriteDb, roster: DemoRoster, action: DemoAction, id: ActionId): void {
  const { supports = [], verified, impossible } = action
  if (verified) updateVerification.run(db, { id, verifiedOn: verified[0], verification: verified[1] })
  if (impossible) updateImpossible.run(db, { id, on: impossible[0], reason: impossible[1] })
  setSupports(
    db,
    id,
    supports.map((name) => roster.organisation(name).id),
  )
  for (const [dueText, dueDate, changedOn, reason] of action.deadlines ?? [])
    keepDeadline.run(db, { id, dueText, dueDate, changedOn, reason })
  for (const { date, percent, text, obstacle = '', evidence = '', by: reportedBy = '' } of action.progress ?? [])
    insertReport.run(db, { actionId: id, date, percent, text, obstacle, evidence, reportedBy })
}
