/** What settling a returned workbook asks of the roster. */
import type { OrganisationId, PersonId } from '../../../contract/ids.ts'
import type { KnownMembership, KnownPerson } from '../../identity/known.ts'

export interface KnownRoster {
  byId(id: PersonId): KnownPerson | undefined
  byNip(nip: string): KnownPerson | undefined
  memberships(id: PersonId): KnownMembership[]
  organisation(text: string): OrganisationId | undefined
  /** Who a row became when its file was applied, by the row's key in that file. */
  became(key: string): PersonId | undefined
  /** The person that this one was merged into, else itself. */
  living(id: PersonId): PersonId
}
