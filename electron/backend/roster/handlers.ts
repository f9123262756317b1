/** Sectors, organisations, people, posts and memberships. */
import type { AtOnce, Handlers } from '../../contract/api.ts'
import { today } from '../../contract/dates.ts'
import type { Outputs } from '../../contract/roster.ts'
import type { Services } from '../services.ts'
import { createMemberships } from './memberships.ts'
import { createOrganisations } from './organisations.ts'
import { countOrganisations } from './organisationQueries.ts'
import { createPeople } from './people.ts'
import { PersonSearch } from './search/people.ts'
import { createPosts } from './posts.ts'
import { countPeople } from './search/queries.ts'
import { createSectors } from './sectors.ts'

export function createRoster(services: Services): Handlers<keyof Outputs> & AtOnce<'people.find'> {
  const { db, now } = services
  const search = new PersonSearch(db, () => today(now()))
  return {
    'roster.counts': () => ({
      people: countPeople.get(db)?.count ?? 0,
      organisations: countOrganisations.get(db)?.count ?? 0,
    }),
    ...createSectors(services),
    ...createOrganisations(services),
    ...createPeople(services, search),
    ...createPosts(services),
    ...createMemberships(services),
  }
}
