import type { Input } from '../../../../electron/contract/api.ts'
import type { browser } from '../browser.svelte.ts'

const sorts: Partial<Record<string, Input<'people.export'>['sort']>> = {
  name: 'name',
  organisation: 'organisation',
  position: 'position',
}

/** What the people list asks for. */
export function peopleFilter({ query, sectorId, peopleSort }: typeof browser): Input<'people.export'> {
  return {
    query,
    sectorId,
    sort: sorts[peopleSort.key] ?? 'name',
    descending: peopleSort.direction === 'desc',
  }
}
