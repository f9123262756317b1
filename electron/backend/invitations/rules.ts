/** Who is invited already, what an answer stores, and how the history names an invitation. */
import type { InvitationResponse, ResponseChannel } from '../../contract/invitations.ts'
import type { OrganisationId, PersonId, PostId } from '../../contract/ids.ts'
import { formatNumber } from '../../contract/numbers.ts'
import { inSentence, responseNames } from '../../contract/words.ts'

/** Where an invitation goes: a post, a person by name, or (both null) the organisation as a whole. */
export interface Address {
  organisationId: OrganisationId
  postId: PostId | null
  personId: PersonId | null
}

/**
 * Tells whether an address is among those already invited. The same address is; so is a person by name who holds an
 * invited post of that organisation, and a post whose holder is invited there by name: one letter would be one too
 * many. Two posts held by one person are two seats.
 */
export class InvitedSet {
  readonly #addresses = new Set<string>()
  readonly #byName = new Set<string>()
  readonly #byPost = new Set<string>()

  /** `holder`: who holds the post on the meeting's date; null for an empty seat or another kind of address. */
  add(address: Address, holder: PersonId | null): void {
    this.#addresses.add(addressKey(address))
    if (address.postId !== null && holder !== null) this.#byPost.add(`${address.organisationId}:${holder}`)
    if (address.postId === null && address.personId !== null)
      this.#byName.add(`${address.organisationId}:${address.personId}`)
  }

  has(address: Address, holder: PersonId | null): boolean {
    if (this.#addresses.has(addressKey(address))) return true
    if (address.postId !== null) return holder !== null && this.#byName.has(`${address.organisationId}:${holder}`)
    return address.personId !== null && this.#byPost.has(`${address.organisationId}:${address.personId}`)
  }
}

const addressKey = ({ organisationId, postId, personId }: Address): string =>
  `${organisationId}:${postId ?? 0}:${personId ?? 0}`

export interface Answer {
  response: InvitationResponse
  channel: ResponseChannel
  respondedOn: string | null
  delegatePersonId: PersonId | null
  delegateName: string
  delegatePosition: string
}

/** An answer as it is stored: no answer keeps nothing, only "mewakilkan" keeps a delegate, a person needs no name. */
export function storedAnswer(given: Answer, today: string): Answer {
  if (given.response === 'none')
    return {
      response: 'none',
      channel: '',
      respondedOn: null,
      delegatePersonId: null,
      delegateName: '',
      delegatePosition: '',
    }
  const delegated = given.response === 'delegated'
  return {
    response: given.response,
    channel: given.channel,
    respondedOn: given.respondedOn ?? today,
    delegatePersonId: delegated ? given.delegatePersonId : null,
    delegateName: delegated && given.delegatePersonId === null ? given.delegateName : '',
    delegatePosition: delegated ? given.delegatePosition : '',
  }
}

/** What an invitation is called in sentences: "Kepala Dinas · Dinas Sosial", "Siti Aminah · Baznas", "Baznas". */
export const addresseeName = ({
  post,
  person,
  organisation,
}: {
  post: string
  person: string
  organisation: string
}): string => [post || person, organisation].filter((part) => part !== '').join(' · ')

/** "Kepala Dinas · Dinas Sosial" for one, "12 undangan" for more. */
export const countedNames = (names: readonly string[]): string =>
  names.length === 1 ? `“${names[0] ?? ''}”` : `${formatNumber(names.length)} undangan`

export const answerSummary = (response: InvitationResponse, names: readonly string[]): string =>
  response === 'none'
    ? `Kosongkan jawaban ${countedNames(names)}`
    : `Catat ${inSentence(responseNames[response])}: ${countedNames(names)}`

export const wordsOf = (query: string): string[] => query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
