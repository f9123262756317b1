/** What the roster's dialogs share. */
import type { AppError } from '../../../electron/contract/errors.ts'
import type { OrganisationId } from '../../../electron/contract/ids.ts'
import type { OrganisationRow } from '../../../electron/contract/roster.ts'
import { confirm, type Option } from '../../components/index.ts'
import { transport } from '../../transport.ts'
import { messages } from './messages.ts'

/** The messages of a refusal by field, and what is left to say at the top of the form. */
export function fieldErrors(error: AppError): { fields: Record<string, string>; rest: string } {
  const fields = error.details ?? {}
  return { fields, rest: Object.keys(fields).length > 0 ? '' : error.message }
}

export const mayDiscard = (changed: boolean): Promise<boolean> =>
  changed ? confirm({ ...messages.discard, danger: true }) : Promise.resolve(true)

export function toOption({ id, name, shortName, sector }: OrganisationRow): Option<OrganisationId> {
  return { id, label: name, detail: [shortName, sector].filter(Boolean).join(' · ') }
}

export async function findOrganisations(query: string): Promise<Option<OrganisationId>[]> {
  const found = await transport.call('organisations.find', { query, limit: 30 })
  return found.ok ? found.value.map(toOption) : []
}

/** Titles of an organisation's posts; what is chosen is the title, because a new one is made by writing it. */
export async function findPosts(organisationId: OrganisationId | null, query: string): Promise<Option<string>[]> {
  if (organisationId === null) return []
  const found = await transport.call('posts.find', { query, organisationId, limit: 30 })
  return found.ok
    ? found.value.map(({ title, holders }) => ({ id: title, label: title, detail: holders.join(', ') }))
    : []
}
