/** The posts that lead organisations. */
import type { OrganisationId } from '../../contract/ids.ts'
import { read, type ReadDb } from '../database/statements.ts'
import { headsOf, type NamedOrganisation, type TitledPost } from './heads.ts'
import { postOrder } from './order.ts'

type Post = TitledPost & NamedOrganisation
const postsInOrder = read<{ organisations: string }, Post>(
  `SELECT po.id AS postId, po.organisation_id AS organisationId, po.title, o.name, o.short_name AS shortName, o.kind
   FROM (SELECT DISTINCT value FROM json_each(@organisations)) wanted
   JOIN post po ON po.organisation_id = wanted.value JOIN organisation o ON o.id = po.organisation_id
   ORDER BY po.organisation_id, ${postOrder('po')}`,
)

/** The post that leads each of these organisations; none where no title says so. One question, however many. */
export const headPosts = (db: ReadDb, organisations: readonly OrganisationId[]): Map<OrganisationId, Post> =>
  headsOf(postsInOrder.all(db, { organisations: JSON.stringify(organisations) }))
