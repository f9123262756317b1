/**
 * Who holds a post, and where somebody sits, on a day. One rule for every screen, sheet, workbook, form and letter; the
 * same as SQL is in `fragments.ts`, and `queries.ts` asks the roster. Days are `YYYY-MM-DD`, both ends of a membership
 * counted; null is open.
 *
 * - A post is held by whoever acts for it before the definitive holder (an acting official is named because the holder
 *   is away), then by whoever began last, then by whoever was written down last. Null is the earliest beginning.
 * - A person is shown once in an organisation: in a post before without one, then by the same order. Of several
 *   organisations an agency tells more than a team.
 * - Where nothing is current nobody holds a post, and nobody sits anywhere.
 */
import type { OrganisationId, PostId } from '../../contract/ids.ts'
import type { Capacity } from '../../contract/roster.ts'

/** A membership's time and capacity. */
export interface Tenure {
  id: number
  capacity: Capacity
  fromDate: string | null
  untilDate: string | null
}

/** A person in an organisation, normally in one of its posts. */
export interface Membership extends Tenure {
  organisationId: OrganisationId
  kind: 'agency' | 'team'
  postId: PostId | null
  /** Title of the post; empty without one. */
  post: string
}

export const begunOn = ({ fromDate }: Pick<Tenure, 'fromDate'>, day: string): boolean =>
  fromDate === null || fromDate <= day

export const currentOn = (tenure: Pick<Tenure, 'fromDate' | 'untilDate'>, day: string): boolean =>
  begunOn(tenure, day) && (tenure.untilDate === null || tenure.untilDate >= day)

/** Among the tenures of one post: whom a letter names on a day; null when the post is empty. */
export function holderOn<T extends Tenure>(tenures: readonly T[], day: string): T | null {
  return tenures.filter((tenure) => currentOn(tenure, day)).sort(byPrecedence)[0] ?? null
}

/**
 * The same, then those who share the post ("Anggota"). Whom somebody acts for, and who came before the present holder
 * without the old entry having been closed, does not share it.
 */
export function holdersOn<T extends Tenure>(tenures: readonly T[], day: string): T[] {
  const first = holderOn(tenures, day)
  if (!first) return []
  const others = tenures.filter((one) => one !== first && currentOn(one, day) && byRank(one, first) === 0)
  return [first, ...others.sort((a, b) => a.id - b.id)]
}

/** Among the memberships of one person: where they sit on a day, once in each organisation, the most telling first. */
export function shownOn<T extends Membership>(memberships: readonly T[], day: string): T[] {
  const first = new Map<OrganisationId, T>()
  for (const one of memberships.filter((membership) => currentOn(membership, day)).sort(mostTelling))
    if (!first.has(one.organisationId)) first.set(one.organisationId, one)
  return [...first.values()]
}

/** Order of one person's memberships by what they tell of the person. */
export const mostTelling = (a: Membership, b: Membership): number =>
  Number(a.kind === 'team') - Number(b.kind === 'team') ||
  Number(a.postId === null) - Number(b.postId === null) ||
  byPrecedence(a, b)

/** Acting before definitive, then the latest begun. */
const byRank = (a: Tenure, b: Tenure): number =>
  Number(a.capacity === 'definitif') - Number(b.capacity === 'definitif') || compare(b.fromDate ?? '', a.fromDate ?? '')

const byPrecedence = (a: Tenure, b: Tenure): number => byRank(a, b) || b.id - a.id

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** "Plt.", "Plh.", "Pj." or "Pjs."; empty for a definitive holder. */
export const actingPrefix = (capacity: Capacity): string => (capacity === 'definitif' ? '' : capacity)

/** "Plt. Kepala Dinas Sosial", as letters and lists say it; empty without a post. */
export const positionText = (capacity: Capacity | null, post: string): string =>
  capacity === null || capacity === 'definitif' || post === '' ? post : `${capacity} ${post}`

/** "Siti Aminah, S.E. (Plt.)" */
export const holderText = (name: string, capacity: Capacity): string =>
  capacity === 'definitif' ? name : `${name} (${capacity})`
