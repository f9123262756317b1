/** An office with something of everything, and what the questions and the commands about it name. */
import { join, resolve } from 'node:path'
import type { EntryId } from '../../../../electron/contract/ids.ts'
import { openOffice, type OfficeOptions } from '../../../harness/office.ts'

const workbooks = resolve(import.meta.dirname, '../../../fixtures/workbooks')

export type Scene = Awaited<ReturnType<typeof openScene>>

export async function openScene(options: OfficeOptions = {}) {
  const office = await openOffice({ ...options, demo: true })
  const { ask } = office

  const meetings = await Promise.all((await ask('meetings.list', {})).map(({ id }) => ask('meetings.get', { id })))
  const meeting = first(meetings)
  const session = first(meeting.sessions)
  const invitations = await ask('invitations.list', { meetingId: meeting.id })
  const seats = await ask('attendance.seats', { sessionId: session.id })
  const actions = await ask('actions.list', {})
  const decisions = await ask('decisions.list', { meetingId: meeting.id })

  /** People and organisations without a past: two made one, two told apart, two left as they are. */
  const [kept, gone, single] = await people('Wahyu Setiadi', 'Wahyu Setiady', 'Ratna Juwita')
  const [alone, namesake] = await organisations('Forum Anak Benua', 'Forum Anak Benua Etam')
  const pair = { kind: 'person', keptId: kept, goneId: gone } as const
  const merge = await ask('duplicates.merge', { ...pair, seal: (await ask('duplicates.compare', pair)).seal })
  await ask('duplicates.dismiss', { kind: 'organisation', a: alone, b: namesake })
  const strategy = await ask('strategies.create', { name: 'Strategi tanpa tindak lanjut' })
  const sector = await ask('sectors.create', { name: 'Unsur tanpa instansi' })
  const post = await ask('posts.create', { organisationId: alone, title: 'Ketua' })
  const { id: place } = await ask('memberships.create', { personId: single, organisationId: alone, post: 'Bendahara' })
  const sheet = await ask('sheet.issue', { sessionId: session.id, mode: 'append' })

  const preview = () => {
    const { ticket } = office.backend.files.admit(join(workbooks, '10-koma.csv'), 'lain.csv')
    return ask('imports.preview', { ticket })
  }
  const { entryId } = await ask('imports.commit', { previewId: (await preview()).previewId })
  if (entryId === null) throw new Error('The workbook brings people.')

  return {
    office,
    document: first(sheet.parts).documentId,
    meetings,
    meeting,
    session,
    sessions: meetings.flatMap((one) => one.sessions),
    invitations,
    invitation: present(invitations.find(({ personId }) => personId !== null)),
    seats,
    attended: present(seats.findLast(({ attendance }) => attendance?.personId)),
    free: present(seats.find(({ attendance, expected }) => !attendance && expected)),
    actions,
    action: present(actions.find(({ status }) => status === 'in-progress')),
    decision: first(decisions),
    decisions,
    strategies: await ask('strategies.list', {}),
    sectors: await ask('sectors.list', {}),
    indicator: first(await ask('indicators.list', {})),
    /** Some more than those the commands are about. */
    organisations: [...(await ask('organisations.list', { limit: 8 })).items.map(({ id }) => id), alone, namesake],
    people: [...(await ask('people.list', { limit: 8 })).items.map(({ id }) => id), kept, single],
    pair: { kind: 'organisation', keptId: alone, goneId: namesake } as const,
    kept,
    single,
    alone,
    namesake,
    place,
    strategy: strategy.id,
    sector: sector.id,
    post: post.id,
    merge: merge.id,
    dismissal: first(await ask('duplicates.dismissed', {})),
    imported: entryId,
    preview,
    last: async (): Promise<EntryId> => first((await ask('journal.list', { limit: 1 })).items).id,
  }

  async function people(...names: string[]) {
    const made = []
    for (const name of names) made.push((await ask('people.create', { name })).id)
    return made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]]
  }

  async function organisations(...names: string[]) {
    const made = []
    for (const name of names) made.push((await ask('organisations.create', { name, sectorId: null })).id)
    return made as [(typeof made)[0], (typeof made)[0]]
  }
}

const first = <T>(items: readonly T[]): T => present(items[0])

function present<T>(item: T | undefined): T {
  if (item === undefined) throw new Error('The demo is not as it was.')
  return item
}
