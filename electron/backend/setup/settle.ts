/** What every database is to have when it is opened, and an older one, or an undo of something older, left out. */
import { rankUnranked } from '../agencies/rankQueries.ts'
import type { WriteDb } from '../database/statements.ts'
import { giveOfficeIdentity } from './queries.ts'

export function settle(db: WriteDb): void {
  rankUnranked(db)
  giveOfficeIdentity(db)
}
