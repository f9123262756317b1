/**
 * Seat, not person: who sits in a post on a given day. An invitation is addressed to the post; the name beside it is
 * the one who holds it on the meeting's date, by the membership history.
 */
import type { OrganisationId, PersonId, PostId } from '../../contract/ids.ts'
import type { Capacity } from '../../contract/roster.ts'
import { read, type ReadDb } from '../database/statements.ts'

/** A membership's time, both ends inclusive; null is open. */
export interface Tenure {
  id: number
  capacity: Capacity
  fromDate: string | null
  untilDate: string | null
}

export interface Holder extends Tenure {
  postId: PostId
  personId: PersonId
  name: string
  phone: string
}

/** A person's place in an organisation, with the organisation as lists show it. */
export interface Place extends Tenure {
  personId: PersonId
  organisationId: OrganisationId
  postId: PostId | null
  post: string
}

const heldPosts = read<{ posts: string }, Holder>(
  `SELECT m.id, m.capacity, m.from_date AS fromDate, m.until_date AS untilDate, m.post_id AS postId,
     p.id AS personId, p.name, p.phone
   FROM (SELECT DISTINCT value FROM json_each(@posts)) wanted
   JOIN membership m ON m.post_id = wanted.value JOIN person p ON p.id = m.person_id`,
)
const placesOfPeople = read<{ people: string }, Place>(
  `SELECT m.id, m.capacity, m.from_date AS fromDate, m.until_date AS untilDate, m.person_id AS personId,
     m.organisation_id AS organisationId, m.post_id AS postId, ifnull(po.title, '') AS post
   FROM (SELECT DISTINCT value FROM json_each(@people)) wanted
   JOIN membership m ON m.person_id = wanted.value LEFT JOIN post po ON po.id = m.post_id`,
)

export const isCurrent = (tenure: Tenure, date: string): boolean =>
  (tenure.fromDate === null || tenure.fromDate <= date) && (tenure.untilDate === null || tenure.untilDate >= date)

/** "Plt.", "Plh.", "Pj." or "Pjs."; empty for a definitive holder. */
export const actingPrefix = (capacity: Capacity): string => (capacity === 'definitif' ? '' : capacity)

/**
 * The one to write on a letter among those in a post on a day: whoever acts for it before the definitive holder (an
 * acting official is named because the holder is away), then whoever came last. Null when the seat is empty.
 */
export function holderOn<T extends Tenure>(tenures: readonly T[], date: string): T | null {
  return tenures.filter((tenure) => isCurrent(tenure, date)).sort(byPrecedence)[0] ?? null
}

/** The places to address a person in on a day: one an organisation; when none is current, the last one there was. */
export function placesOn<T extends Place>(places: readonly T[], date: string): T[] {
  const current = places.filter((place) => isCurrent(place, date))
  const found = current.length > 0 ? current : places
  const ordered = [...found].sort(
    (a, b) =>
      Number(a.postId === null) - Number(b.postId === null) || (current.length > 0 ? byPrecedence(a, b) : byEnd(a, b)),
  )
  const first = new Map<OrganisationId, T>()
  for (const place of ordered) if (!first.has(place.organisationId)) first.set(place.organisationId, place)
  return current.length > 0 ? [...first.values()] : [...first.values()].slice(0, 1)
}

/** Holders of these posts on a day; an empty seat has no entry. One question, however many posts. */
export function holdersOn(db: ReadDb, posts: readonly PostId[], date: string): Map<PostId, Holder> {
  const byPost = Map.groupBy(heldPosts.all(db, { posts: JSON.stringify(posts) }), ({ postId }) => postId)
  const found = new Map<PostId, Holder>()
  for (const [postId, tenures] of byPost) {
    const holder = holderOn(tenures, date)
    if (holder) found.set(postId, holder)
  }
  return found
}

/** Where these people sit on a day. One question, however many people. */
export function peoplePlacesOn(db: ReadDb, people: readonly PersonId[], date: string): Map<PersonId, Place[]> {
  const byPerson = Map.groupBy(placesOfPeople.all(db, { people: JSON.stringify(people) }), ({ personId }) => personId)
  return new Map([...byPerson].map(([personId, places]) => [personId, placesOn(places, date)]))
}

function byPrecedence(a: Tenure, b: Tenure): number {
  return (
    Number(a.capacity === 'definitif') - Number(b.capacity === 'definitif') ||
    compare(b.fromDate ?? '', a.fromDate ?? '') ||
    b.id - a.id
  )
}

function byEnd(a: Tenure, b: Tenure): number {
  return compare(b.untilDate ?? b.fromDate ?? '', a.untilDate ?? a.fromDate ?? '') || b.id - a.id
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
