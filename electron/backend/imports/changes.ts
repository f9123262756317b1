/** What a row of a file would change in the person it is. Empty cells change nothing. */
import type { FieldChange, RowValues } from '../../contract/imports.ts'
import type { OrganisationId } from '../../contract/ids.ts'
import type { KnownPerson, Seat } from '../identity/people.ts'
import { postKey } from '../roster/rules.ts'

const personal = ['name', 'nip', 'nrp', 'rank', 'sex', 'phone', 'email'] as const

/** `organisationId`: what the row's organisation text means, undefined when the roster does not know it. */
export function rowChanges(
  values: RowValues,
  person: KnownPerson,
  seats: readonly Seat[],
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
  return [...changes, ...seatChanges(values, seats, organisationId)]
}

export function joinNotes(old: string, added: string): string {
  return old === '' ? added : `${old}; ${added}`
}

function seatChanges(
  values: RowValues,
  seats: readonly Seat[],
  organisationId: OrganisationId | undefined,
): FieldChange[] {
  const { organisation = '', position = '' } = values
  // A post is a seat in an agency; without one there is nothing to hold it.
  if (organisation === '' && seats.length === 0) return []
  const here = organisation === '' ? seats : seats.filter((seat) => seat.organisationId === organisationId)
  const left = leftSeat(seats)
  if (here.length === 0 && organisation !== '') {
    const moved: FieldChange[] = [{ field: 'organisation', from: left?.organisation ?? '', to: organisation }]
    if (position !== '' && postKey(position) !== left?.postKey)
      moved.push({ field: 'position', from: left?.post ?? '', to: position })
    return moved
  }
  if (position === '' || here.some((seat) => seat.postKey === postKey(position))) return []
  return [{ field: 'position', from: leftSeat(here)?.post ?? '', to: position }]
}

/**
 * The seat a person leaves when another is taken: the last one in an agency. Seats in teams are kept, and so are those
 * that are planned for later.
 */
export function leftSeat(seats: readonly Seat[]): Seat | undefined {
  return seats.findLast(({ kind, begun }) => kind === 'agency' && begun)
}
