/** Search over everything, a few of each kind: what Ctrl+K shows while one types. */
import type { CallContext, Handlers } from '../../contract/api.ts'
import { formatDate, today } from '../../contract/dates.ts'
import type { SearchHit } from '../../contract/office.ts'
import { actionRows } from '../actions/list.ts'
import type { Services } from '../services.ts'
import { allMeetings } from './queries.ts'
import { meetsQuery } from './rules.ts'

const most = { person: 8, organisation: 6, meeting: 5, action: 6 } as const

/** The roster finds people and organisations by its own rules. */
type Finders = Pick<Handlers, 'people.find' | 'organisations.find'>

export function createSearch({ db, now }: Services, roster: Finders): Handlers<'search.all'> {
  return {
    'search.all': async ({ query }, context) => {
      if (query === '') return []
      return [
        ...(await people(query, context)),
        ...(await organisations(query, context)),
        ...meetings(query),
        ...actions(query),
      ]
    },
  }

  async function people(query: string, context: CallContext): Promise<SearchHit[]> {
    const found = await roster['people.find']({ query, organisationId: null, limit: most.person }, context)
    return found.map(({ id, name, position, organisation }) => ({
      kind: 'person',
      id,
      label: name,
      detail: [position, organisation].filter(Boolean).join(', '),
    }))
  }

  async function organisations(query: string, context: CallContext): Promise<SearchHit[]> {
    const found = await roster['organisations.find']({ query, limit: most.organisation }, context)
    return found.map(({ id, name, shortName, sector }) => ({
      kind: 'organisation',
      id,
      label: name,
      detail: [shortName, sector].filter(Boolean).join(' · '),
    }))
  }

  function meetings(query: string): SearchHit[] {
    return allMeetings(db)
      .filter((meeting) => meetsQuery(meeting, query))
      .slice(0, most.meeting)
      .map(({ id, title, date, venue }) => ({
        kind: 'meeting',
        id,
        label: title,
        detail: [formatDate(date), venue].filter(Boolean).join(' · '),
      }))
  }

  function actions(query: string): SearchHit[] {
    const filter = { meetingId: null, carried: false, organisationId: null, strategyId: null, status: null } as const
    return actionRows(db, { ...filter, query }, today(now()))
      .slice(0, most.action)
      .map(({ id, code, step, organisationShort }) => ({
        kind: 'action',
        id,
        label: step,
        detail: `${code} · ${organisationShort}`,
      }))
  }
}
