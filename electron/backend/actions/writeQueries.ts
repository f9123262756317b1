/** Writing action items, decisions and strategies. */
import type { ActionId, DecisionId, MeetingId, OrganisationId, ProgressId, StrategyId } from '../../contract/ids.ts'
import type { Parsed } from '../../contract/api.ts'
import { write, type WriteDb } from '../database/statements.ts'
import { newUuid } from '../database/uuid.ts'
import type { ActionFields as Fields } from './checks.ts'
import { selectSupports } from './queries.ts'

type ActionFields = Omit<Fields, 'supportIds'>

export const insertAction = write<
  ActionFields & { meetingId: MeetingId; series: string; number: number; dueText: string; dueDate: string | null }
>(
  `INSERT INTO action (uuid, meeting_id, series, number, decision_id, problem, step, strategy_id, organisation_id, post_id, locus,
     due_text, due_date, output, note)
   VALUES (${newUuid}, @meetingId, @series, @number, @decisionId, @problem, @step, @strategyId, @organisationId, @postId, @locus,
     @dueText, @dueDate, @output, @note)`,
)
export const updateAction = write<ActionFields & { id: ActionId }>(
  `UPDATE action SET decision_id = @decisionId, problem = @problem, step = @step, strategy_id = @strategyId,
     organisation_id = @organisationId, post_id = @postId, locus = @locus, output = @output, note = @note
   WHERE id = @id`,
)
export const insertSupport = write<{ id: ActionId; organisationId: OrganisationId }>(
  `INSERT INTO action_support (action_id, organisation_id) VALUES (@id, @organisationId)`,
)
export const deleteSupport = write<{ id: ActionId; organisationId: OrganisationId }>(
  `DELETE FROM action_support WHERE action_id = @id AND organisation_id = @organisationId`,
)
export const updateDeadline = write<{ id: ActionId; dueText: string; dueDate: string | null }>(
  `UPDATE action SET due_text = @dueText, due_date = @dueDate WHERE id = @id`,
)
export const keepDeadline = write<{
  id: ActionId
  dueText: string
  dueDate: string | null
  changedOn: string
  reason: string
}>(
  `INSERT INTO action_deadline (action_id, due_text, due_date, changed_on, reason)
   VALUES (@id, @dueText, @dueDate, @changedOn, @reason)`,
)
export const updateVerification = write<{ id: ActionId; verifiedOn: string | null; verification: string }>(
  `UPDATE action SET verified_on = @verifiedOn, verification = @verification WHERE id = @id`,
)
export const updateImpossible = write<{ id: ActionId; on: string | null; reason: string }>(
  `UPDATE action SET impossible_on = @on, impossible_reason = @reason WHERE id = @id`,
)
type ReportFields = Omit<Parsed<'actions.report'>, 'actionId'>
export const insertReport = write<ReportFields & { actionId: ActionId }>(
  `INSERT INTO progress (action_id, date, percent, text, obstacle, evidence, reported_by)
   VALUES (@actionId, @date, @percent, @text, @obstacle, @evidence, @reportedBy)`,
)
export const updateReport = write<ReportFields & { id: ProgressId }>(
  `UPDATE progress SET date = @date, percent = @percent, text = @text, obstacle = @obstacle, evidence = @evidence,
     reported_by = @reportedBy
   WHERE id = @id`,
)
/** Writes only what differs. */
export function setSupports(db: WriteDb, id: ActionId, wanted: readonly OrganisationId[]): void {
  const present = selectSupports.all(db, { id }).map(({ organisationId }) => organisationId)
  for (const organisationId of present)
    if (!wanted.includes(organisationId)) deleteSupport.run(db, { id, organisationId })
  for (const organisationId of new Set(wanted))
    if (!present.includes(organisationId)) insertSupport.run(db, { id, organisationId })
}

export const insertDecision = write<{ meetingId: MeetingId; text: string }>(
  `INSERT INTO decision (uuid, meeting_id, position, text)
   VALUES (${newUuid}, @meetingId, (SELECT ifnull(max(position), 0) + 1 FROM decision WHERE meeting_id = @meetingId), @text)`,
)
export const updateDecision = write<{ id: DecisionId; text: string }>(`UPDATE decision SET text = @text WHERE id = @id`)
export const placeDecision = write<{ id: DecisionId; position: number }>(
  `UPDATE decision SET position = @position WHERE id = @id AND position <> @position`,
)
export const insertStrategy = write<{ name: string }>(
  `INSERT INTO strategy (name, position) VALUES (@name, (SELECT ifnull(max(position), 0) + 1 FROM strategy))`,
)
export const updateStrategy = write<{ id: StrategyId; name: string }>(`UPDATE strategy SET name = @name WHERE id = @id`)
export const placeStrategy = write<{ id: StrategyId; position: number }>(
  `UPDATE strategy SET position = @position WHERE id = @id AND position <> @position`,
)
