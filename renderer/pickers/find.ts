/** The searches behind the pickers: one way each to find organisations, people and posts, and to say which is which. */
import type { OrganisationId, PersonId, PostId } from '../../electron/contract/ids.ts'
import type { OrganisationRow, PersonRow, PostRow } from '../../electron/contract/roster.ts'
import type { Option } from '../components/types.ts'
import { run } from '../state/commands.svelte.ts'
import { transport } from '../transport.ts'
import { messages } from './messages.ts'

const most = 30
/** So many of one's own organisation, and nobody looks elsewhere. */
const enough = 8

const detail = (...parts: string[]) => parts.filter(Boolean).join(' · ')

export const organisationOption = ({ id, name, shortName, sector }: OrganisationRow): Option<OrganisationId> => ({
  id,
  label: name,
  detail: detail(shortName === name ? '' : shortName, sector),
})

export const personOption = ({ id, name, position, organisation }: PersonRow): Option<PersonId> => ({
  id,
  label: name,
  detail: detail(position, organisation),
})

/** Throws where the backend refuses, so that the list says that the search failed. */
export async function findOrganisations(query: string): Promise<Option<OrganisationId>[]> {
  const found = await transport.call('organisations.find', { query, limit: most })
  if (!found.ok) throw new Error(found.error.message)
  return found.value.map(organisationOption)
}

/** Makes an organisation of its name alone; its sector can be given later. */
export async function createOrganisation(name: string): Promise<Option<OrganisationId> | null> {
  const made = await run('organisations.create', { name, sectorId: null }, { done: messages.organisationAdded(name) })
  return made.ok ? { id: made.value.id, label: name } : null
}

/** People by name: those of the organisation first, and others where it has few. */
export async function findPeople(query: string, organisationId: OrganisationId | null): Promise<PersonRow[]> {
  const own = organisationId === null ? [] : await peopleNamed(query, organisationId)
  if (own.length >= enough || (query.trim() === '' && organisationId !== null)) return own
  const others = await peopleNamed(query, null)
  return [...own, ...others.filter(({ id }) => own.every((one) => one.id !== id))]
}

async function peopleNamed(query: string, organisationId: OrganisationId | null): Promise<PersonRow[]> {
  const found = await transport.call('people.find', { query, organisationId, limit: most })
  if (!found.ok) throw new Error(found.error.message)
  return found.value
}

async function postsOf(organisationId: OrganisationId, query: string): Promise<PostRow[]> {
  const found = await transport.call('posts.find', { query, organisationId, limit: most })
  if (!found.ok) throw new Error(found.error.message)
  return found.value
}

export const findPosts = async (organisationId: OrganisationId, query: string): Promise<Option<PostId>[]> =>
  (await postsOf(organisationId, query)).map(({ id, title, holders }) => ({
    id,
    label: title,
    detail: holders.join(', '),
  }))

/** What is chosen is the title, because a new post is made by writing it. */
export const findTitles = async (organisationId: OrganisationId, query: string): Promise<Option<string>[]> =>
  (await postsOf(organisationId, query)).map(({ title, holders }) => ({
    id: title,
    label: title,
    detail: holders.join(', '),
  }))

export async function createPost(organisationId: OrganisationId, title: string): Promise<Option<PostId> | null> {
  const made = await run('posts.create', { organisationId, title }, { done: messages.postAdded(title) })
  return made.ok ? { id: made.value.id, label: title } : null
}
