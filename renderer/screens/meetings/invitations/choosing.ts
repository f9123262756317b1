/** Ticking those to invite: pure, so that its rules can be held to. */
import type { Addressee } from '../../../../electron/contract/invitations.ts'

export type Ticked = ReadonlyMap<string, Addressee>
export const noneTicked: Ticked = new Map()

export const addresseeKey = ({ organisationId, postId, personId }: Addressee): string =>
  `${organisationId}:${postId ?? ''}:${personId ?? ''}`

export const keysOf = (addressees: readonly Addressee[]): ReadonlySet<string> => new Set(addressees.map(addresseeKey))

/** Of those shown exactly these keys are ticked, save who is invited already; others stay as they are. */
export function tick(ticked: Ticked, shown: readonly Addressee[], keys: ReadonlySet<string>): Ticked {
  const next = new Map(ticked)
  for (const addressee of shown) {
    const key = addresseeKey(addressee)
    if (keys.has(key) && !addressee.invited) next.set(key, addressee)
    else next.delete(key)
  }
  return next
}

/**
 * A proposal came in the place of the one whose keys are `before`: what is new in it is ticked, what left it is not any
 * more, and what was in both stays as the user left it.
 */
export function propose(ticked: Ticked, before: ReadonlySet<string>, proposal: readonly Addressee[]): Ticked {
  const now = keysOf(proposal)
  const next = new Map([...ticked].filter(([key]) => !before.has(key) || now.has(key)))
  for (const addressee of proposal) {
    const key = addresseeKey(addressee)
    if (!before.has(key) && !addressee.invited) next.set(key, addressee)
  }
  return next
}
