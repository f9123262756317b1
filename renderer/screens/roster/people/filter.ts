import type { Input } from '../../../../electron/contract/api.ts'
import type { browser } from '../browser.svelte.ts'

const sorts = { name: 'name', organisation: 'organisation', position: 'position' } as const

/** What the people list asks for. */
export function peopleFilter({ query, sectorId, peopleSort }: typeof browser): Input<'people.export'> {
  return {
    query,
    sectorId,
    sort: sorts[peopleSort.key as keyof typeof sorts] ?? 'name',
    descending: peopleSort.direction === 'desc',
  }
}
