/** The ranks of posts, read and given. */
import type { OrganisationId, PostId } from '../../contract/ids.ts'
import { read, type ReadDb, write, type WriteDb } from '../database/statements.ts'
import type { NamedOrganisation } from './heads.ts'
import { rankAfter, rankOf, ranks } from './ranks.ts'

interface RankedPost extends NamedOrganisation {
  id: PostId
  title: string
  rank: number
}
const organisationById = read<{ id: number }, NamedOrganisation>(
  `SELECT name, short_name AS shortName, kind FROM organisation WHERE id = @id`,
)
const rankedPost = `SELECT po.id, po.title, po.rank, o.name, o.short_name AS shortName, o.kind
  FROM post po JOIN organisation o ON o.id = po.organisation_id`
const postById = read<{ id: PostId }, RankedPost>(`${rankedPost} WHERE po.id = @id`)
const postsOf = read<{ id: OrganisationId }, RankedPost>(`${rankedPost} WHERE po.organisation_id = @id ORDER BY po.id`)
const unrankedPosts = read<undefined, RankedPost>(`${rankedPost} WHERE po.rank = ${ranks.unknown} ORDER BY po.id`)
const setRank = write<{ id: PostId; rank: number }>(`UPDATE post SET rank = @rank WHERE id = @id AND rank <> @rank`)

/** The rank of a post about to be born. */
export function rankAtBirth(db: ReadDb, organisation: number, title: string): number {
  const named = organisationById.get(db, { id: organisation })
  return named ? rankOf(title, named) : ranks.unknown
}

/** The rank a post has under another title. */
export function rankUnder(db: ReadDb, id: PostId, title: string): number {
  const post = postById.get(db, { id })
  return post ? rankAfter(post.rank, rankOf(post.title, post), rankOf(title, post)) : ranks.unknown
}

/** Around a change of the organisation's names or kind: "Kepala UPTD" leads "UPTD Pasar" only. */
export function renaming(db: WriteDb, organisation: OrganisationId, change: () => void): void {
  const before = postsOf.all(db, { id: organisation })
  change()
  const named = organisationById.get(db, { id: organisation })
  if (!named) return
  for (const post of before) {
    const rank = rankAfter(post.rank, rankOf(post.title, post), rankOf(post.title, named))
    setRank.run(db, { id: post.id, rank })
  }
}

/** Posts from before there were ranks, and those an undo brought back from then. */
export function rankUnranked(db: WriteDb): void {
  for (const post of unrankedPosts.all(db)) setRank.run(db, { id: post.id, rank: rankOf(post.title, post) })
}
