/** Somebody of the roster, as matching and commit compare them with a row of a file. */
import type { PersonId } from '../../contract/ids.ts'
import type { Membership } from '../tenure/rules.ts'

export interface KnownPerson {
  id: PersonId
  name: string
  nameKey: string
  nip: string
  nrp: string
  rank: string
  sex: string
  phone: string
  email: string
  note: string
}

/** A membership that is open today, or will be. */
export interface KnownMembership extends Membership {
  organisation: string
  /** Folded title; empty where it is no post. */
  postKey: string
  /** False where it begins later than today. */
  begun: boolean
}
