/** What the roster's lists are narrowed to; kept while one looks at a record and comes back. */
import type { OrganisationId, PersonId, SectorId } from '../../../electron/contract/ids.ts'
import type { Sort } from '../../components/types.ts'

class Browser {
  query = $state('')
  /** null: all; 0: without a sector. */
  sectorId = $state<SectorId | 0 | null>(null)
  peopleSort = $state<Sort>({ key: 'name', direction: 'asc' })
  organisationSort = $state<Sort>({ key: 'sector', direction: 'asc' })
  person = $state<PersonId | null>(null)
  organisation = $state<OrganisationId | null>(null)
}

export const browser = new Browser()
