/** Every channel that answers, asked about everything the scene has. The compiler asks for each new one. */
import type { Input, ReadingChannel } from '../../../../electron/contract/api.ts'
import type { Scene } from './scene.ts'

type Questions = { [C in ReadingChannel]: (scene: Scene) => readonly Input<C>[] }

const words = ['kepala', 'sosial', 'data', 'wahyu', 'forum']
const once = () => [{}]

export const questions: Questions = {
  'roster.counts': once,
  'sectors.list': once,
  'organisations.list': () => [{ limit: 1000 }, { query: 'forum' }, { sectorId: 0 }],
  'organisations.find': () => words.map((query) => ({ query })),
  'organisations.get': ({ organisations, invitation, action }) =>
    [...organisations, invitation.organisationId, action.organisationId].map((id) => ({ id })),
  'people.list': () => [{ limit: 1000 }, { query: 'wahyu' }, { sort: 'organisation' }],
  'people.ids': () => [{ start: 0, end: 1000 }],
  'people.find': ({ alone }) => [...words.map((query) => ({ query })), { query: '', organisationId: alone }],
  'people.get': ({ people, invitation, attended }) =>
    [...people, invitation.personId ?? 0, attended.attendance?.personId ?? 0].map((id) => ({ id })),
  'posts.find': ({ organisations }) =>
    organisations.map((organisationId) => ({ query: '', organisationId, limit: 100 })),
  'duplicates.list': () => [{ kind: 'person' }, { kind: 'organisation' }],
  'duplicates.counts': once,
  'duplicates.compare': ({ pair, single, kept, invitation, attended, action }) => [
    pair,
    { kind: 'person', keptId: kept, goneId: single },
    { kind: 'person', keptId: invitation.personId ?? 0, goneId: attended.attendance?.personId ?? 0 },
    { kind: 'organisation', keptId: action.organisationId, goneId: invitation.organisationId },
  ],
  'duplicates.dismissed': once,
  'duplicates.merges': ({ kept }) => [{}, { into: { kind: 'person', id: kept } }],
  'duplicates.separation': ({ merge }) => [{ id: merge }],
  'sheet.paper': ({ document }) => [{ documentId: document }],
  'meetings.list': once,
  'meetings.get': ({ meetings }) => meetings.map(({ id }) => ({ id })),
  'meetings.contents': ({ meetings }) => meetings.map(({ id }) => ({ id })),
  'invitations.list': ({ meetings }) => meetings.map(({ id }) => ({ meetingId: id })),
  'invitations.candidates': ({ meetings, sectors, organisations }) =>
    meetings.flatMap(({ id: meetingId }) => [
      { meetingId, by: { kind: 'sector' as const, sectorIds: [0 as const, ...sectors.map(({ id }) => id)] } },
      { meetingId, by: { kind: 'organisation' as const, organisationIds: organisations } },
      { meetingId, by: { kind: 'post' as const, query: 'ke' } },
      { meetingId, by: { kind: 'person' as const, query: 'wahyu' } },
      ...meetings.map(({ id }) => ({ meetingId, by: { kind: 'meeting' as const, meetingId: id } })),
    ]),
  'sheet.get': ({ sessions }) =>
    sessions.flatMap(({ id }) => [{ sessionId: id }, { sessionId: id, groupBy: 'organisation' as const, spare: 3 }]),
  'attendance.seats': ({ sessions }) => sessions.map(({ id }) => ({ sessionId: id })),
  'attendance.counts': ({ sessions }) => sessions.map(({ id }) => ({ sessionId: id })),
  'strategies.list': once,
  'decisions.list': ({ meetings }) => meetings.map(({ id }) => ({ meetingId: id })),
  'actions.list': ({ meetings }) => [
    {},
    { status: 'late' },
    ...meetings.map(({ id }) => ({ meetingId: id, carried: true })),
  ],
  'actions.get': ({ actions }) => actions.map(({ id }) => ({ id })),
  'actions.summary': once,
  'imports.standing': ({ imported }) => [{ entryIds: [imported] }],
  'imports.recent': once,
  'turnover.list': ({ alone }) => [
    { from: '2000-01-01', until: '2030-12-31' },
    { from: '2000-01-01', until: '2030-12-31', organisationId: alone, kind: 'recorded' },
  ],
  'indicators.list': once,
  'app.state': once,
  'journal.list': () => [{ limit: 100 }, { query: 'forum' }],
  'journal.get': ({ imported }) => [{ entryId: imported }],
  'journal.rows': ({ imported }) => [{ entryId: imported, table: 'person', operation: 'insert' }],
  'journal.next': once,
  'journal.ofRecord': ({ single, alone, meeting, action }) => [
    { table: 'person', rowId: single },
    { table: 'organisation', rowId: alone },
    { table: 'meeting', rowId: meeting.id },
    { table: 'action', rowId: action.id },
  ],
  'backups.list': once,
  'backups.status': once,
  'search.all': () => words.map((query) => ({ query })),
  'overview.get': once,
}
