import type { OrganisationId } from '../../../../electron/contract/ids.ts'
import { transport } from '../../../transport.ts'

/** Organisations of the roster for a box to choose from. */
export async function searchOrganisations(
  words: string,
): Promise<{ id: OrganisationId; label: string; detail: string }[]> {
  const found = await transport.call('organisations.find', { query: words, limit: 20 })
  return found.ok ? found.value.map(({ id, name, sector }) => ({ id, label: name, detail: sector })) : []
}
