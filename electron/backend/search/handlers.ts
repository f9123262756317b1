/** Search over everything, a few of each kind: what Ctrl+K shows while one types. */
import type { AtOnce, Handlers } from '../../contract/api.ts'
import { formatDate, today } from '../../contract/dates.ts'
import { mostHits, type SearchHit } from '../../contract/search.ts'
import { actionRows } from '../actions/list.ts'
import { OrganisationSearch } from '../roster/search/organisations.ts'
import type { Services } from '../services.ts'
import { allMeetings } from './queries.ts'
import { meetsQuery } from './rules.ts'

/** The roster finds people by its own rules. */
export function createSearch({ db, now }: Services, roster: AtOnce<'people.find'>): Handlers<'search.all'> {
  const directory = new OrganisationSearch(db)
  return {
    'search.all': ({ query }) => {
      if (query === '') return []
      return [...people(query), ...organisations(query), ...meetings(query), ...actions(query)]
    },
  }

  function people(query: string): SearchHit[] {
    const hits = roster['people.find']({ query, organisationId: null, limit: mostHits.person })
    return hits.map(({ id, name, position, organisation }) => ({
      kind: 'person',
      id,
      label: name,
      detail: [position, organisation].filter(Boolean).join(', '),
    }))
  }

  function organisations(query: string): SearchHit[] {
    return directory
      .matching(query)
      .slice(0, mostHits.organisation)
      .map(({ id, name, shortName, sector }) => ({
        kind: 'organisation',
        id,
        label: name,
        detail: [shortName, sector].filter(Boolean).join(' · '),
      }))
  }

  function meetings(query: string): SearchHit[] {
    return allMeetings(db)
      .filter((meeting) => meetsQuery(meeting, query))
      .slice(0, mostHits.meeting)
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
      .slice(0, mostHits.action)
      .map(({ id, code, step, organisationShort }) => ({
        kind: 'action',
        id,
        label: step,
        detail: `${code} · ${organisationShort}`,
      }))
  }
}
