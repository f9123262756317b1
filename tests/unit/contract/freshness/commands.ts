/** Every channel that does something, done once. The compiler asks for each new one. */
import type { BackendChannel, DoingChannel } from '../../../../electron/contract/api.ts'
import type { Meeting } from '../../../../electron/contract/meetings.ts'
import type { Asked } from '../../../harness/office.ts'
import type { Scene } from './scene.ts'

type Doing = Extract<DoingChannel, BackendChannel>
type Commands = { [C in Doing]: (scene: Scene) => Asked<C> | Promise<Asked<C>> }

/** What a later command starts from is done by hand; these make files, look, or open the data anew. */
export type Elsewhere =
  | 'organisations.export'
  | 'people.export'
  | 'meetings.export'
  | 'invitations.export'
  | 'attendance.export'
  | 'actions.export'
  | 'documents.files'
  | 'documents.keep'
  | 'forms.export'
  | 'turnover.export'
  | 'duplicates.find'
  | 'imports.preview'
  | 'imports.discard'
  | 'imports.errorWorkbook'
  | 'setup.start'
  | 'demo.load'
  | 'app.retry'
  | 'journal.undo'
  | 'tasks.cancel'

const backwards = <T extends { id: unknown }>(items: readonly T[]) => items.map(({ id }) => id).reverse() as T['id'][]

const fieldsOf = ({ kind, title, date, startTime, agenda, sessions }: Meeting) => ({
  kind,
  title,
  date,
  startTime,
  agenda,
  sessions: sessions.map(({ id, name, date: day, startTime: from }) => ({ id, name, date: day, startTime: from })),
})

const action = ({ action: { step, organisationId } }: Scene) => ({ step, organisationId })
const report = { date: '2024-11-18', percent: 40, text: 'Mulai.' }

export const commands: Omit<Commands, Elsewhere> = {
  'sectors.create': () => ({ name: 'Unsur baru' }),
  'sectors.rename': ({ sectors }) => ({ id: present(sectors[0]).id, name: 'Perangkat Daerah Kabupaten' }),
  'sectors.reorder': ({ sectors }) => ({ ids: backwards(sectors) }),
  'sectors.remove': ({ sector }) => ({ id: sector }),
  'organisations.create': () => ({ name: 'Forum Sungai', sectorId: null }),
  'organisations.update': ({ invitation: { organisationId, sectorId } }) => ({
    id: organisationId,
    name: 'Dinas yang berganti nama',
    shortName: 'Ganti',
    sectorId,
  }),
  'organisations.remove': ({ namesake }) => ({ id: namesake }),
  'people.create': ({ alone }) => ({ name: 'Wahyu Baru', membership: { organisationId: alone, post: 'Ketua' } }),
  'people.update': ({ invitation }) => ({ id: present(invitation.personId), name: 'Nama yang berganti', sex: 'P' }),
  'people.remove': ({ single }) => ({ ids: [single] }),
  'posts.create': ({ alone }) => ({ organisationId: alone, title: 'Kepala Sekretariat' }),
  'posts.rename': ({ invitations }) => ({
    id: present(invitations.find(({ postId }) => postId !== null)?.postId),
    title: 'Kepala yang berganti',
  }),
  'posts.reorder': async ({ office, action: { organisationId } }) => {
    const { posts } = await office.ask('organisations.get', { id: organisationId })
    return { organisationId, ids: backwards(posts) }
  },
  'posts.remove': ({ post }) => ({ id: post }),
  'memberships.create': ({ kept, alone }) => ({ personId: kept, organisationId: alone, post: 'Ketua' }),
  'memberships.update': ({ place, alone }) => ({ id: place, organisationId: alone, post: 'Sekretaris' }),
  'memberships.end': ({ place }) => ({ id: place, untilDate: '2024-01-31' }),
  'memberships.move': ({ place, namesake }) => ({
    id: place,
    organisationId: namesake,
    post: 'Ketua',
    fromDate: '2024-06-01',
  }),
  'memberships.remove': ({ place }) => ({ id: place }),

  'duplicates.merge': async ({ office, pair }) => ({
    ...pair,
    seal: (await office.ask('duplicates.compare', pair)).seal,
  }),
  'duplicates.dismiss': ({ kept, single }) => ({ kind: 'person', a: kept, b: single }),
  'duplicates.reconsider': ({ dismissal }) => ({ id: dismissal.id }),
  'duplicates.separate': async ({ office, merge }) => ({
    id: merge,
    seal: (await office.ask('duplicates.separation', { id: merge })).seal,
  }),

  'meetings.create': ({ meeting }) => ({
    ...fieldsOf(meeting),
    title: 'Rapat data lanjutan',
    previousId: meeting.id,
    sessions: [{ id: null, name: 'Sesi', date: '2024-12-02', startTime: '09:00' }],
  }),
  'meetings.update': ({ meeting }) => ({
    id: meeting.id,
    ...fieldsOf(meeting),
    title: 'Rakor data',
    date: '2024-11-17',
  }),
  'meetings.remove': ({ meetings }) => ({ id: present(meetings[1]).id }),
  'invitations.add': ({ meeting, alone, single }) => ({
    meetingId: meeting.id,
    addressees: [
      { organisationId: alone, postId: null, personId: null },
      { organisationId: alone, postId: null, personId: single },
    ],
  }),
  'invitations.update': ({ invitation }) => ({ id: invitation.id, quota: 4, note: 'Sepasang' }),
  'invitations.respond': ({ invitation, single }) => ({
    ids: [invitation.id],
    response: 'delegated',
    delegatePersonId: single,
    delegateName: 'Wahyu',
  }),
  'invitations.remove': ({ invitations }) => ({
    ids: [present(invitations.find(({ present: came }) => came === 0)).id],
  }),

  'sheet.issue': ({ meetings }) => ({ sessionId: present(meetings[1]?.sessions[0]).id, mode: 'renumber', spare: 2 }),
  'attendance.mark': ({ session, free: { invitationId, seat } }) => ({
    sessionId: session.id,
    seats: [{ invitationId: present(invitationId), seat }],
  }),
  'attendance.markNumbers': ({ session }) => ({ sessionId: session.id, numbers: '1-70' }),
  'attendance.markProxy': ({ session, free: { invitationId }, single }) => ({
    sessionId: session.id,
    invitationId: present(invitationId),
    personId: single,
    name: 'Ratna Juwita',
  }),
  'attendance.addGuest': ({ session, single, alone }) => ({
    sessionId: session.id,
    personId: single,
    organisationId: alone,
    name: 'Ratna Juwita',
  }),
  'attendance.update': ({ attended: { attendance }, single }) => ({
    id: present(attendance).id,
    capacity: 'proxy',
    personId: single,
    name: 'Ratna Juwita',
  }),
  'attendance.unmark': ({ attended: { attendance } }) => ({ ids: [present(attendance).id] }),

  'strategies.create': () => ({ name: 'Strategi baru' }),
  'strategies.rename': ({ action: { strategyId } }) => ({ id: present(strategyId), name: 'Strategi berganti nama' }),
  'strategies.reorder': ({ strategies }) => ({ ids: backwards(strategies) }),
  'strategies.remove': ({ strategy }) => ({ id: strategy }),
  'decisions.create': ({ meeting }) => ({ meetingId: meeting.id, text: 'Kesepakatan baru.' }),
  'decisions.update': ({ decision }) => ({ id: decision.id, text: 'Kesepakatan berganti.' }),
  'decisions.reorder': ({ meeting, decisions }) => ({ meetingId: meeting.id, ids: backwards(decisions) }),
  'decisions.remove': ({ decision }) => ({ id: decision.id }),
  'actions.create': ({ meeting, ...scene }) => ({ meetingId: meeting.id, ...action({ meeting, ...scene }) }),
  'actions.update': (scene) => ({ id: scene.action.id, ...action(scene), step: 'Langkah data yang berganti' }),
  'actions.changeDeadline': (scene) => ({ id: scene.action.id, dueDate: '2024-01-31', reason: 'Dipercepat.' }),
  'actions.report': (scene) => ({ actionId: scene.action.id, ...report }),
  'actions.updateReport': async (scene) => ({ id: await firstReport(scene), ...report }),
  'actions.removeReport': async (scene) => ({ id: await firstReport(scene) }),
  'actions.verify': (scene) => ({ id: scene.action.id, verifiedOn: '2024-11-18' }),
  'actions.markImpossible': (scene) => ({ id: scene.action.id, reason: 'Tidak ada anggaran.' }),
  'actions.reopen': ({ actions }) => ({ id: present(actions.find(({ status }) => status === 'verified')).id }),
  'actions.remove': (scene) => ({ ids: [scene.action.id] }),

  'imports.commit': async ({ preview }) => {
    const { previewId, rows } = await preview()
    return { previewId, decisions: { rows: { [present(rows[0]).key]: { action: 'create' } } } }
  },
  'indicators.save': ({ indicator }) => ({ id: indicator.id, name: 'Indikator', unit: '%', target: null }),
  'indicators.setValue': ({ indicator }) => ({ id: indicator.id, year: 2024, value: 7.5, source: 'BPS' }),
  'indicators.removeValue': ({ indicator }) => ({ id: indicator.id, year: present(indicator.values[0]).year }),
  'indicators.remove': ({ indicator }) => ({ id: indicator.id }),
  'indicators.reorder': async ({ office }) => ({ ids: backwards(await office.ask('indicators.list', {})) }),
  'settings.save': async ({ office }) => {
    const { settings } = await office.ask('app.state', {})
    const { office: own, ...rest } = settings
    return { ...rest, operator: 'Sari', office: { ...own, name: 'Bappeda', paper: 'A4' } }
  },
  'demo.remove': () => ({}),
  'backups.create': () => ({}),
  'backups.restore': async ({ office }) => ({ name: present((await office.ask('backups.list', {}))[0]).name }),
}

async function firstReport({ office, action: { id } }: Scene) {
  return present((await office.ask('actions.get', { id })).progress[0]).id
}

function present<T>(item: T | null | undefined): T {
  if (item == null) throw new Error('The demo is not as it was.')
  return item
}
