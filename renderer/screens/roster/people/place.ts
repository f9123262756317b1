/** A place being filled in: which organisation, which post, since when. */
import type { Input } from '../../../../electron/contract/api.ts'
import type { OrganisationId } from '../../../../electron/contract/ids.ts'
import type { Capacity, PersonDetail } from '../../../../electron/contract/roster.ts'

export interface PlaceDraft {
  organisationId: OrganisationId | null
  organisation: string
  post: string
  capacity: Capacity
  fromDate: string | null
  untilDate: string | null
}

export function placeDraft(place: Partial<PersonDetail['memberships'][number] | PlaceDraft> = {}): PlaceDraft {
  const { organisationId = null, organisation = '', post = '', capacity = 'definitif' } = place
  return {
    organisationId,
    organisation,
    post,
    capacity,
    fromDate: place.fromDate ?? null,
    untilDate: place.untilDate ?? null,
  }
}

/** Null until an organisation is chosen. */
export function placeInput(place: PlaceDraft): NonNullable<Input<'people.create'>['membership']> | null {
  const { organisationId, post, capacity, fromDate, untilDate } = place
  return organisationId === null ? null : { organisationId, post, capacity, fromDate, untilDate }
}
