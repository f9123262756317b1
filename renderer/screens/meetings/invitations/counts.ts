/** Counting and finding among the invitations on the screen. */
import type { Invitation, InvitationResponse } from '../../../../electron/contract/invitations.ts'
import { messages } from './messages.ts'

/** How many gave each answer; the four add up to all. */
export function countAnswers(invitations: readonly Invitation[]): Record<InvitationResponse, number> {
  const counts = { none: 0, yes: 0, no: 0, delegated: 0 }
  for (const { response } of invitations) counts[response]++
  return counts
}

/** True when each word typed is somewhere in what the row shows. */
export function mentions(invitation: Invitation, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { organisation, shortName, acting, position, person, delegate, note, phone } = invitation
  const text = [organisation, shortName, acting, position, person, delegate, note, phone].join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}

interface Seat {
  acting: string
  position: string
  headless: boolean
}

/** "Plt. Kepala Dinas", or "Pimpinan" where nobody is known to lead; '' for an organisation as a whole. */
export const positionName = ({ acting, position, headless }: Seat): string =>
  headless ? messages.headless : [acting, position].filter((part) => part !== '').join(' ')
