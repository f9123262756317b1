/** The posts of two organisations that are one now. */
import { rankAfter, rankOf } from '../../agencies/ranks.ts'
import type { NamedOrganisation } from '../../agencies/heads.ts'
import { Rows } from '../../database/rows.ts'
import type { WriteDb } from '../../database/statements.ts'
import type { RowImage } from '../../database/tables.ts'
import { placePost } from '../../roster/queries.ts'
import * as queries from '../queries.ts'
import { idOf } from './draft.ts'
import type { MergePlan } from './plan.ts'

/** They stand by their rank in it, "Kepala UPTD" no longer as a head; those that came stand behind its own of the same. */
export function orderPosts(db: WriteDb, { kept, gone, holdings }: MergePlan): void {
  const came = new Set(holdings.gone.flatMap(([table, , id]) => (table === 'post' ? [id] : [])))
  const posts = queries.postsOf.all(db, { organisation: idOf(kept) })
  const own = posts.filter(({ id }) => !came.has(id)).map(({ position }) => position)
  const behind = own.length > 0 ? Math.max(...own) + 1 : 0
  const now = named(new Rows(db).image('organisation', idOf(kept)) ?? kept)
  for (const { id, title, rank, position } of posts) {
    const was = named(came.has(id) ? gone : kept)
    placePost.run(db, {
      id,
      rank: rankAfter(rank, rankOf(title, was), rankOf(title, now)),
      position: came.has(id) ? behind + position : position,
    })
  }
}

const named = (row: RowImage): NamedOrganisation => ({
  name: String(row['name']),
  shortName: String(row['short_name']),
  kind: row['kind'] === 'team' ? 'team' : 'agency',
})
