import type { Input } from '../../../../electron/contract/api.ts'
import type { browser } from '../browser.svelte.ts'

const sorts: Partial<Record<string, Input<'organisations.export'>['sort']>> = {
  name: 'name',
  sector: 'sector',
  people: 'people',
}

/** What the organisation list asks for. */
export function organisationFilter({
  query,
  sectorId,
  organisationSort,
}: typeof browser): Input<'organisations.export'> {
  return {
    query,
    sectorId,
    sort: sorts[organisationSort.key] ?? 'sector',
    descending: organisationSort.direction === 'desc',
  }
}
