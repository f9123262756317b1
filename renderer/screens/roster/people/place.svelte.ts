/** A place being filled in: which organisation, which post, since when. */
import type { Input } from '../../../../electron/contract/api.ts'
import type { OrganisationId } from '../../../../electron/contract/ids.ts'
import type { Capacity, PersonDetail } from '../../../../electron/contract/roster.ts'

export class PlaceDraft {
  organisationId = $state<OrganisationId | null>(null)
  organisation = $state('')
  post = $state<string | null>(null)
  capacity = $state<Capacity>('definitif')
  fromDate = $state<string | null>(null)
  untilDate = $state<string | null>(null)

  constructor(place?: Partial<PersonDetail['memberships'][number]>) {
    this.organisationId = place?.organisationId ?? null
    this.organisation = place?.organisation ?? ''
    this.post = place?.post || null
    this.capacity = place?.capacity ?? 'definitif'
    this.fromDate = place?.fromDate ?? null
    this.untilDate = place?.untilDate ?? null
  }

  /** Null until an organisation is chosen. */
  get values(): NonNullable<Input<'people.create'>['membership']> | null {
    const { organisationId, post, capacity, fromDate, untilDate } = this
    return organisationId === null ? null : { organisationId, post: post ?? '', capacity, fromDate, untilDate }
  }
}
