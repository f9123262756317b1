/** When a match is certain. Pure. */
import type { OrganisationId } from '../../../contract/ids.ts'
import type { RowValues } from '../../../contract/imports.ts'
import type { KnownMembership, KnownPerson } from '../../identity/known.ts'
import { namesPost } from './changes.ts'
import { nameKey } from '../../values/personName.ts'
import type { Comparison } from '../../identity/compare.ts'
import { certainBits, corroborationBits, marginBits } from '../../identity/weights.ts'

/**
 * The first of these, best first, is the person without asking: likely enough, well ahead of the second, borne out by
 * more than the name, and contradicted by no number.
 */
export function clearBest([best, second]: readonly Comparison[]): boolean {
  if (!best || best.bits < certainBits || best.beside < corroborationBits) return false
  if (best.name.level === 'other' || best.sex === 'other') return false
  if (best.nip !== 'none' && best.nip !== 'beginning') return false
  if (best.nrp === 'near' || best.nrp === 'other') return false
  return !second || best.bits - second.bits >= marginBits
}

/**
 * The row and the roster say the same of a person, and neither says more: a list that comes again. The agency must be
 * among it, or a number; a name alone is nobody.
 */
export function isIdentical(
  values: RowValues,
  person: KnownPerson,
  memberships: readonly KnownMembership[],
  organisationId: OrganisationId | undefined,
): boolean {
  const { name = '', nip = '', nrp = '', phone = '', email = '', organisation = '', position = '' } = values
  if (nameKey(name) !== person.nameKey || nip !== person.nip || nrp !== person.nrp) return false
  if (phone !== person.phone || email.toLowerCase() !== person.email.toLowerCase()) return false
  if (organisation === '') return memberships.length === 0 && (nrp !== '' || phone !== '' || email !== '')
  return (
    organisationId !== undefined &&
    memberships.some((membership) => membership.organisationId === organisationId && namesPost(position, membership))
  )
}
