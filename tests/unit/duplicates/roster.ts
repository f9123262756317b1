/** A small roster with meetings to merge in, made through the program's own channels. */
import type { MergePreview } from '../../../electron/contract/duplicates.ts'
import type { Input } from '../../../electron/contract/api.ts'
import type { MeetingId, OrganisationId, PersonId, SessionId } from '../../../electron/contract/ids.ts'
import { snapshot } from '../../harness/snapshot.ts'
import type { TestOffice } from '../../harness/office.ts'

export async function addOrganisation(
  office: TestOffice,
  name: string,
  more: Partial<Input<'organisations.create'>> = {},
): Promise<OrganisationId> {
  return (await office.ask('organisations.create', { name, sectorId: null, ...more })).id
}

export async function addPerson(
  office: TestOffice,
  name: string,
  more: Partial<Input<'people.create'>> = {},
): Promise<PersonId> {
  return (await office.ask('people.create', { name, ...more })).id
}

export const seat = (organisationId: OrganisationId, post = '', more: Partial<Input<'memberships.create'>> = {}) => ({
  organisationId,
  post,
  ...more,
})

export async function addMeeting(
  office: TestOffice,
  title: string,
  date = '2024-11-18',
): Promise<{ id: MeetingId; session: SessionId }> {
  const { id } = await office.ask('meetings.create', {
    title,
    date,
    startTime: '09:00',
    venue: 'Ballroom',
    sessions: [{ id: null, name: 'Sesi 1', date, startTime: '09:00' }],
  })
  const meeting = await office.ask('meetings.get', { id })
  const session = meeting.sessions[0]
  if (!session) throw new Error('A meeting without a session.')
  return { id, session: session.id }
}

/** Asks for the preview, then merges as it proposes, with choices over it. */
export async function merge(
  office: TestOffice,
  kind: MergePreview['kind'],
  keptId: number,
  goneId: number,
  choices: Partial<Pick<Input<'duplicates.merge'>, 'fields' | 'joins' | 'formerUntil'>> = {},
): Promise<number> {
  const { seal } = await office.ask('duplicates.compare', { kind, keptId, goneId })
  return (await office.ask('duplicates.merge', { kind, keptId, goneId, seal, ...choices })).id
}

export async function separate(
  office: TestOffice,
  id: number,
  choices: Partial<Pick<Input<'duplicates.separate'>, 'fields' | 'items'>> = {},
): Promise<string[]> {
  const { seal } = await office.ask('duplicates.separation', { id })
  return (await office.ask('duplicates.separate', { id, seal, ...choices })).left
}

/** Takes back the last command that counts. */
export async function undo(office: TestOffice): Promise<string[]> {
  const { undo: next } = await office.ask('journal.next', {})
  if (!next) throw new Error('Nothing to take back.')
  return (await office.ask('journal.undo', { entryId: next.entryId })).left
}

/** Every row of every table. */
export function stored(office: TestOffice): Record<string, unknown[]> {
  const { person_search: _, ...rest } = snapshot(office.folder)
  return rest
}

/** Everything stored but the memory of merges. */
export function content(office: TestOffice): Record<string, unknown[]> {
  const { merge: _, ...rest } = stored(office)
  return rest
}

export const rowCounts = (office: TestOffice): Record<string, number> =>
  Object.fromEntries(Object.entries(content(office)).map(([table, rows]) => [table, rows.length]))
