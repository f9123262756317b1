/** Everything the demo data writes. */
import { read, type WriteDb, write } from '../database/statements.ts'

/** An INSERT that takes a row's columns by name. */
function insert<Row extends object>(table: string, columns: readonly (keyof Row & string)[]) {
  const statement = write<object>(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
  )
  return (db: WriteDb, row: Row): number => statement.run(db, row).id
}

interface OrganisationRow {
  name: string
  name_key: string
  short_name: string
  kind: string
  sector_id: number
  parent_id: number | null
  position: number
  note: string
}
export const addOrganisation = insert<OrganisationRow>('organisation', [
  'name',
  'name_key',
  'short_name',
  'kind',
  'sector_id',
  'parent_id',
  'position',
  'note',
])
export const addAlias = insert<{ organisation_id: number; name: string; name_key: string }>('organisation_alias', [
  'organisation_id',
  'name',
  'name_key',
])
interface PersonRow {
  name: string
  name_key: string
  nip: string
  nrp: string
  rank: string
  sex: string
  phone: string
  email: string
}
export const addPerson = insert<PersonRow>('person', [
  'name',
  'name_key',
  'nip',
  'nrp',
  'rank',
  'sex',
  'phone',
  'email',
])
export const addPost = insert<{ organisation_id: number; title: string; title_key: string; position: number }>('post', [
  'organisation_id',
  'title',
  'title_key',
  'position',
])
interface MembershipRow {
  person_id: number
  organisation_id: number
  post_id: number
  capacity: string
  from_date: string
  until_date: string | null
}
export const addMembership = insert<MembershipRow>('membership', [
  'person_id',
  'organisation_id',
  'post_id',
  'capacity',
  'from_date',
  'until_date',
])

interface MeetingRow {
  kind: string
  title: string
  theme: string
  date: string
  start_time: string
  end_time: string | null
  venue: string
  opener: string
  chair: string
  previous_id: number | null
}
export const addMeeting = insert<MeetingRow>('meeting', [
  'kind',
  'title',
  'theme',
  'date',
  'start_time',
  'end_time',
  'venue',
  'opener',
  'chair',
  'previous_id',
])
export const addOrganiser = insert<{ meeting_id: number; organisation_id: number; position: number }>(
  'meeting_organiser',
  ['meeting_id', 'organisation_id', 'position'],
)
interface AgendaRow {
  meeting_id: number
  position: number
  start_time: string | null
  end_time: string | null
  title: string
  speaker: string
}
export const addAgendaItem = insert<AgendaRow>('agenda_item', [
  'meeting_id',
  'position',
  'start_time',
  'end_time',
  'title',
  'speaker',
])
interface SessionRow {
  meeting_id: number
  position: number
  name: string
  date: string
  start_time: string
  end_time: string | null
}
export const addSession = insert<SessionRow>('session', [
  'meeting_id',
  'position',
  'name',
  'date',
  'start_time',
  'end_time',
])
interface InvitationRow {
  meeting_id: number
  organisation_id: number
  post_id: number
  quota: number
  response: string
  delegate_person_id: number | null
  delegate_name: string
  delegate_position: string
  channel: string
  responded_on: string | null
  note: string
}
export const addInvitation = insert<InvitationRow>('invitation', [
  'meeting_id',
  'organisation_id',
  'post_id',
  'quota',
  'response',
  'delegate_person_id',
  'delegate_name',
  'delegate_position',
  'channel',
  'responded_on',
  'note',
])
export interface AttendanceRow {
  session_id: number
  invitation_id: number | null
  seat: number
  sheet_number: number | null
  capacity: string
  person_id: number | null
  name: string
  position: string
  sex: string
  organisation_id: number | null
  organisation: string
  mandate_number: string
  marked_at: string
}
export const addAttendance = insert<AttendanceRow>('attendance', [
  'session_id',
  'invitation_id',
  'seat',
  'sheet_number',
  'capacity',
  'person_id',
  'name',
  'position',
  'sex',
  'organisation_id',
  'organisation',
  'mandate_number',
  'marked_at',
])

export const addDecision = insert<{ meeting_id: number; position: number; text: string }>('decision', [
  'meeting_id',
  'position',
  'text',
])
interface ActionRow {
  meeting_id: number
  series: string
  number: number
  decision_id: number
  problem: string
  step: string
  strategy_id: number | null
  organisation_id: number
  post_id: number | null
  locus: string
  due_text: string
  due_date: string
  output: string
  verified_on: string | null
  verification: string
  impossible_on: string | null
  impossible_reason: string
}
export const addAction = insert<ActionRow>('action', [
  'meeting_id',
  'series',
  'number',
  'decision_id',
  'problem',
  'step',
  'strategy_id',
  'organisation_id',
  'post_id',
  'locus',
  'due_text',
  'due_date',
  'output',
  'verified_on',
  'verification',
  'impossible_on',
  'impossible_reason',
])
export const addSupport = insert<{ action_id: number; organisation_id: number }>('action_support', [
  'action_id',
  'organisation_id',
])
interface DeadlineRow {
  action_id: number
  due_text: string
  due_date: string
  changed_on: string
  reason: string
}
export const addDeadline = insert<DeadlineRow>('action_deadline', [
  'action_id',
  'due_text',
  'due_date',
  'changed_on',
  'reason',
])
interface ProgressRow {
  action_id: number
  date: string
  percent: number
  text: string
  obstacle: string
  evidence: string
  reported_by: string
}
export const addProgress = insert<ProgressRow>('progress', [
  'action_id',
  'date',
  'percent',
  'text',
  'obstacle',
  'evidence',
  'reported_by',
])
interface IndicatorRow {
  name: string
  unit: string
  position: number
  target_value: number | null
  target_year: number | null
}
export const addIndicator = insert<IndicatorRow>('indicator', [
  'name',
  'unit',
  'position',
  'target_value',
  'target_year',
])
export const addIndicatorValue = insert<{ indicator_id: number; year: number; value: number; source: string }>(
  'indicator_value',
  ['indicator_id', 'year', 'value', 'source'],
)
export const addSector = insert<{ name: string; position: number }>('sector', ['name', 'position'])

export const selectSectors = read<undefined, { id: number; name: string; position: number }>(
  `SELECT id, name, position FROM sector ORDER BY position, id`,
)
export const selectStrategies = read<undefined, { id: number }>(`SELECT id FROM strategy ORDER BY position, id`)
/** true when the office holds work of its own that the demo data would mix with. */
export const selectHasData = read<undefined, { found: number }>(
  `SELECT EXISTS (SELECT 1 FROM organisation) OR EXISTS (SELECT 1 FROM person) OR EXISTS (SELECT 1 FROM meeting)
     OR EXISTS (SELECT 1 FROM indicator) AS found`,
)
/** The loading of demo data that still counts. */
/** Lets the printed sheets of the demo go, so that they can be taken out with it. */
export const forgetDemoBytes = write<{ entryId: number }>(
  `DELETE FROM store_bytes WHERE document_uuid IN (
     SELECT d.uuid FROM journal_entry e
     CROSS JOIN journal_change c NOT INDEXED ON c.id BETWEEN e.first_change AND e.last_change
       AND c.table_name = 'document'
     CROSS JOIN document d ON d.id = c.row_id
     WHERE e.id = @entryId)`,
)
export const selectLoaded = read<undefined, { id: number }>(
  `SELECT id FROM journal_entry WHERE command = 'demo.load' AND undone_by_id IS NULL ORDER BY id DESC LIMIT 1`,
)
