/** Choosing organisations and posts, and adding one that is missing without leaving the form. */
import type { OrganisationId, PostId } from '../../../electron/contract/ids.ts'
import type { Option } from '../../components/types.ts'
import { run } from '../../state/commands.svelte.ts'
import { transport } from '../../transport.ts'
import { messages } from './messages.ts'

export async function findOrganisations(query: string): Promise<Option<OrganisationId>[]> {
  const found = await transport.call('organisations.find', { query, limit: 30 })
  if (!found.ok) throw new Error(found.error.message)
  return found.value.map(({ id, name, shortName, sector }) => ({
    id,
    label: name,
    detail: [shortName === name ? '' : shortName, sector].filter(Boolean).join(' · '),
  }))
}

export async function createOrganisation(name: string): Promise<Option<OrganisationId> | null> {
  const made = await run('organisations.create', { name, sectorId: null }, { done: messages.done.organisation(name) })
  return made.ok ? { id: made.value.id, label: name } : null
}

export const findPosts =
  (organisationId: OrganisationId) =>
  async (query: string): Promise<Option<PostId>[]> => {
    const found = await transport.call('posts.find', { query, organisationId, limit: 30 })
    if (!found.ok) throw new Error(found.error.message)
    return found.value.map(({ id, title, holders }) => ({ id, label: title, detail: holders.join(', ') }))
  }

export const createPost =
  (organisationId: OrganisationId) =>
  async (title: string): Promise<Option<PostId> | null> => {
    const made = await run('posts.create', { organisationId, title }, { done: messages.done.post(title) })
    return made.ok ? { id: made.value.id, label: title } : null
  }
