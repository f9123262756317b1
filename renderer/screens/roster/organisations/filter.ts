import type { Input } from '../../../../electron/contract/api.ts'
import type { browser } from '../browser.svelte.ts'

const sorts = { name: 'name', sector: 'sector', people: 'people' } as const

/** What the organisation list asks for. */
export function organisationFilter({
  query,
  sectorId,
  organisationSort,
}: typeof browser): Input<'organisations.export'> {
  return {
    query,
    sectorId,
    sort: sorts[organisationSort.key as keyof typeof sorts] ?? 'sector',
    descending: organisationSort.direction === 'desc',
  }
}
