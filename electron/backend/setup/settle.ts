/** What every database is to have when it is opened, and an older one, or an undo of something older, left out. */
import type { OrganisationId } from '../../contract/ids.ts'
import { Directory } from '../agencies/directory.ts'
import { rankAtBirth, rankUnranked } from '../agencies/rankQueries.ts'
import { officeOrganisation } from '../agencies/queries.ts'
import { guessSector } from '../agencies/sectors.ts'
import { usualPosts } from '../agencies/usualPosts.ts'
import type { WriteDb } from '../database/statements.ts'
import { insertOrganisation, insertPost } from '../roster/writeQueries.ts'
import { isSetUp, storedSettings } from '../settings/queries.ts'
import { readSettings } from '../settings/rules.ts'
import * as queries from './queries.ts'

export function settle(db: WriteDb): void {
  rankUnranked(db)
  settleOffice(db)
}

/** An office that is set up has an identity, and is an organisation with posts: the one its name means, or a new one. */
export function settleOffice(db: WriteDb): void {
  if (!isSetUp(db)) return
  queries.insertOffice.run(db)
  if (officeOrganisation(db) !== null) return
  const { name } = readSettings(storedSettings(db)).office
  const id = new Directory(db).find(name) ?? insertOffice(db, name)
  queries.linkOffice.run(db, { id })
  addUsualPosts(db, id, name)
}

function insertOffice(db: WriteDb, name: string): OrganisationId {
  const sector = queries.sectorNamed.get(db, { name: guessSector(name) ?? '' })
  return insertOrganisation(db, {
    name,
    shortName: '',
    kind: 'agency',
    sectorId: sector?.id ?? null,
    parentId: null,
    note: '',
  })
}

/** None beside one of its rank: "Kepala Badan" is not added to a "Kepala Bappeda". */
function addUsualPosts(db: WriteDb, organisation: OrganisationId, office: string): void {
  const held = new Set(queries.ranksWithin.all(db, { id: organisation }).map(({ rank }) => rank))
  for (const title of usualPosts(office))
    if (!held.has(rankAtBirth(db, organisation, title))) insertPost(db, organisation, title)
}
