/** Reading action items. What can be derived of them is derived in `rules.ts`, not here. */
import type { ActionDetail, ActionRow, Decision, Progress, Strategy } from '../../contract/actions.ts'
import type { Unseen } from '../../contract/fields.ts'
import type { ActionId, DecisionId, MeetingId, OrganisationId, PostId, StrategyId } from '../../contract/ids.ts'
import { read } from '../database/statements.ts'
import type { SeriesMeeting } from './rules.ts'

/** Facts of an action as they are kept; `supports` is JSON, `percent` null without a report. */
export type StoredAction = Omit<
  ActionRow,
  'code' | 'status' | 'daysLate' | 'carried' | 'supports' | 'percent' | 'strategy' | 'post' | 'decision'
> & {
  /** Empty for one that an undo brought back from before there were series. */
  series: string
  supports: string
  percent: number | null
  strategy: string | null
  post: string | null
  decision: string | null
}

const lastReport = `(SELECT p.id FROM progress p WHERE p.action_id = a.id ORDER BY p.date DESC, p.id DESC LIMIT 1)`

const columns = `
  a.id, a.meeting_id AS meetingId, m.title AS meeting, m.date AS meetingDate, a.series, a.number,
  a.decision_id AS decisionId, d.text AS decision, a.problem, a.step,
  a.strategy_id AS strategyId, s.name AS strategy,
  a.organisation_id AS organisationId, o.name AS organisation,
  CASE o.short_name WHEN '' THEN o.name ELSE o.short_name END AS organisationShort,
  a.post_id AS postId, post.title AS post,
  (SELECT json_group_array(json_object('id', so.id, 'name', so.name) ORDER BY x.id)
   FROM action_support x JOIN organisation so ON so.id = x.organisation_id WHERE x.action_id = a.id) AS supports,
  a.locus, a.due_text AS dueText, a.due_date AS dueDate, a.output, a.note,
  p.date AS reportedOn, p.percent, ifnull(p.text, '') AS report, ifnull(p.obstacle, '') AS obstacle,
  ifnull(p.evidence, '') AS evidence,
  (SELECT count(*) FROM action_deadline x
   WHERE x.action_id = a.id AND (x.due_text <> '' OR x.due_date IS NOT NULL)) AS deadlineChanges,
  a.verified_on AS verifiedOn, a.verification, a.impossible_on AS impossibleOn, a.impossible_reason AS impossibleReason
`
const from = `
  action a
  JOIN meeting m ON m.id = a.meeting_id
  JOIN organisation o ON o.id = a.organisation_id
  LEFT JOIN decision d ON d.id = a.decision_id
  LEFT JOIN strategy s ON s.id = a.strategy_id
  LEFT JOIN post ON post.id = a.post_id
  LEFT JOIN progress p ON p.id = ${lastReport}
`

/** `meetings` is a JSON list of meeting ids, null for all. Newest meeting first, then by number. */
export const selectActions = read<
  { meetings: string | null; organisationId: OrganisationId | null; strategyId: StrategyId | null },
  StoredAction
>(
  `SELECT ${columns} FROM ${from}
   WHERE (@meetings IS NULL OR a.meeting_id IN (SELECT value FROM json_each(@meetings)))
     AND (@organisationId IS NULL OR a.organisation_id = @organisationId)
     AND (@strategyId IS NULL OR a.strategy_id = @strategyId)
   ORDER BY m.date DESC, m.id DESC, a.number`,
)
export const selectAction = read<{ id: ActionId }, StoredAction>(`SELECT ${columns} FROM ${from} WHERE a.id = @id`)

/** Only what the summary counts. */
export const selectStanding = read<
  undefined,
  {
    organisationId: OrganisationId
    organisation: string
    dueDate: string | null
    verifiedOn: string | null
    impossibleReason: string
    percent: number | null
  }
>(
  `SELECT a.organisation_id AS organisationId, o.name AS organisation, a.due_date AS dueDate,
     a.verified_on AS verifiedOn, a.impossible_reason AS impossibleReason, p.percent
   FROM action a JOIN organisation o ON o.id = a.organisation_id LEFT JOIN progress p ON p.id = ${lastReport}`,
)

export const selectSeries = read<undefined, SeriesMeeting>(
  `SELECT id, previous_id AS previousId, date FROM meeting ORDER BY date, id`,
)
export const selectProgress = read<{ id: ActionId }, Progress>(
  `SELECT id, date, percent, text, obstacle, evidence, reported_by AS reportedBy FROM progress WHERE action_id = @id`,
)
export const selectDeadlines = read<{ id: ActionId }, ActionDetail['deadlines'][number]>(
  `SELECT due_text AS dueText, due_date AS dueDate, changed_on AS changedOn, reason
   FROM action_deadline WHERE action_id = @id ORDER BY id DESC`,
)
export const selectStrategies = read<undefined, Unseen<Strategy>>(
  `SELECT s.id, s.name, s.position, (SELECT count(*) FROM action a WHERE a.strategy_id = s.id) AS actions
   FROM strategy s ORDER BY s.position, s.id`,
)
export const selectDecisions = read<{ meetingId: MeetingId }, Unseen<Decision>>(
  `SELECT d.id, d.meeting_id AS meetingId, d.position, d.text,
     (SELECT count(*) FROM action a WHERE a.decision_id = d.id) AS actions
   FROM decision d WHERE d.meeting_id = @meetingId ORDER BY d.position, d.id`,
)
export const selectDecision = read<{ id: DecisionId }, { meetingId: MeetingId; text: string }>(
  `SELECT meeting_id AS meetingId, text FROM decision WHERE id = @id`,
)
export const selectMeeting = read<{ id: MeetingId }, { date: string }>(`SELECT date FROM meeting WHERE id = @id`)
export const selectPost = read<{ id: PostId }, { organisationId: OrganisationId }>(
  `SELECT organisation_id AS organisationId FROM post WHERE id = @id`,
)
export const selectKnownOrganisations = read<{ ids: string }, { id: OrganisationId }>(
  `SELECT id FROM organisation WHERE id IN (SELECT value FROM json_each(@ids))`,
)
export const selectProgressOwner = read<{ id: number }, { actionId: ActionId; date: string }>(
  `SELECT action_id AS actionId, date FROM progress WHERE id = @id`,
)
export const selectSupports = read<{ id: ActionId }, { organisationId: OrganisationId }>(
  `SELECT organisation_id AS organisationId FROM action_support WHERE action_id = @id ORDER BY id`,
)

/** The highest number in use in a series, and at a meeting that was put off from another. */
export const selectHighestNumber = read<{ series: string; meetingId: MeetingId }, { number: number | null }>(
  `SELECT max(number) AS number FROM action WHERE series = @series OR meeting_id = @meetingId`,
)
export const selectUuid = read<{ id: ActionId }, { uuid: string }>(`SELECT uuid FROM action WHERE id = @id`)
