/** Asks the roster who holds posts and where people sit on a day: one question, however many. */
import type { PersonId, PostId } from '../../contract/ids.ts'
import { read, type ReadDb } from '../database/statements.ts'
import { holdersOn, type Membership, shownOn, type Tenure } from './rules.ts'

export interface Holder extends Tenure {
  postId: PostId
  personId: PersonId
  name: string
  sex: '' | 'L' | 'P'
  phone: string
  email: string
}

export interface PersonMembership extends Membership {
  personId: PersonId
}

const tenuresOfPosts = read<{ posts: string }, Holder>(
  `SELECT m.id, m.capacity, m.from_date AS fromDate, m.until_date AS untilDate, m.post_id AS postId,
     p.id AS personId, p.name, p.sex, p.phone, p.email
   FROM (SELECT DISTINCT value FROM json_each(@posts)) wanted
   JOIN membership m ON m.post_id = wanted.value JOIN person p ON p.id = m.person_id`,
)
const everyMembershipOf = read<{ people: string }, PersonMembership>(
  `SELECT m.id, m.capacity, m.from_date AS fromDate, m.until_date AS untilDate, m.person_id AS personId,
     m.organisation_id AS organisationId, o.kind, m.post_id AS postId, ifnull(po.title, '') AS post
   FROM (SELECT DISTINCT value FROM json_each(@people)) wanted
   JOIN membership m ON m.person_id = wanted.value JOIN organisation o ON o.id = m.organisation_id
   LEFT JOIN post po ON po.id = m.post_id`,
)

/** First whom a letter names, then those who share the post. An empty post has no entry. */
export function holdersOfPosts(db: ReadDb, posts: readonly PostId[], day: string): Map<PostId, [Holder, ...Holder[]]> {
  const byPost = Map.groupBy(tenuresOfPosts.all(db, { posts: JSON.stringify(posts) }), ({ postId }) => postId)
  const found = new Map<PostId, [Holder, ...Holder[]]>()
  for (const [postId, tenures] of byPost) {
    const [first, ...others] = holdersOn(tenures, day)
    if (first) found.set(postId, [first, ...others])
  }
  return found
}

/** Where people sit: one membership an organisation, the most telling first. Who sits nowhere has no entry. */
export function membershipsOfPeople(
  db: ReadDb,
  people: readonly PersonId[],
  day: string,
): Map<PersonId, PersonMembership[]> {
  const rows = everyMembershipOf.all(db, { people: JSON.stringify(people) })
  const shown = [...Map.groupBy(rows, ({ personId }) => personId)].map(([id, own]) => [id, shownOn(own, day)] as const)
  return new Map(shown.filter(([, own]) => own.length > 0))
}
