/** What a row of a file would change in the person it is. Empty cells change nothing. */
import type { FieldChange, RowValues } from '../../../contract/imports.ts'
import type { OrganisationId } from '../../../contract/ids.ts'
import type { KnownMembership, KnownPerson } from '../../identity/known.ts'
import { postKey } from '../../roster/rules.ts'
import { positionText } from '../../tenure/rules.ts'

const personal = ['name', 'nip', 'nrp', 'rank', 'sex', 'phone', 'email'] as const

/** `organisationId`: what the row's organisation text means, undefined when the roster does not know it. */
export function rowChanges(
  values: RowValues,
  person: KnownPerson,
  memberships: readonly KnownMembership[],
  organisationId: OrganisationId | undefined,
): FieldChange[] {
  const changes: FieldChange[] = []
  for (const field of personal) {
    const to = values[field] ?? ''
    const from = person[field]
    if (to !== '' && to !== from && !(field === 'email' && to.toLowerCase() === from.toLowerCase()))
      changes.push({ field, from, to })
  }
  if (values.note && !person.note.includes(values.note))
    changes.push({ field: 'note', from: person.note, to: joinNotes(person.note, values.note) })
  return [...changes, ...membershipChanges(values, memberships, organisationId)]
}

/** "Plt. Sekretaris", as lists say it; empty where there is none. */
export const positionOf = (membership: KnownMembership | undefined): string =>
  membership ? positionText(membership.capacity, membership.post) : ''

/** With or without "Plt.", as lists and forms of our own write it. */
export const namesPost = (position: string, membership: KnownMembership): boolean =>
  [membership.postKey, postKey(positionOf(membership))].includes(postKey(position))

export function joinNotes(old: string, added: string): string {
  return old === '' ? added : `${old}; ${added}`
}

function membershipChanges(
  values: RowValues,
  memberships: readonly KnownMembership[],
  organisationId: OrganisationId | undefined,
): FieldChange[] {
  const { organisation = '', position = '' } = values
  // A post is one of an agency; without an agency there is nothing to hold it.
  if (organisation === '' && memberships.length === 0) return []
  const here =
    organisation === '' ? memberships : memberships.filter((membership) => membership.organisationId === organisationId)
  const left = leftMembership(memberships)
  if (here.length === 0 && organisation !== '') {
    const moved: FieldChange[] = [{ field: 'organisation', from: left?.organisation ?? '', to: organisation }]
    if (position !== '' && (!left || !namesPost(position, left)))
      moved.push({ field: 'position', from: positionOf(left), to: position })
    return moved
  }
  if (position === '' || here.some((membership) => namesPost(position, membership))) return []
  return [{ field: 'position', from: positionOf(leftMembership(here)), to: position }]
}

/**
 * The membership a person leaves when another is taken: the one lists show, in an agency. Those in teams are kept, and so
 * are those that are planned for later.
 */
export function leftMembership(memberships: readonly KnownMembership[]): KnownMembership | undefined {
  return memberships.find(({ kind, begun }) => kind === 'agency' && begun)
}
