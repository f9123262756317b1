/** The office itself: its identity, which it gets once and keeps, and the organisation it is. */
import type { OrganisationId, SectorId } from '../../contract/ids.ts'
import { read, write } from '../database/statements.ts'
import { newUuid } from '../database/uuid.ts'

export const insertOffice = write<undefined>(
  `INSERT INTO office (id, uuid) VALUES (1, ${newUuid}) ON CONFLICT (id) DO NOTHING`,
)
export const linkOffice = write<{ id: OrganisationId }>(`UPDATE office SET organisation_id = @id`)
export const sectorNamed = read<{ name: string }, { id: SectorId }>(`SELECT id FROM sector WHERE name = @name`)
export const ranksWithin = read<{ id: OrganisationId }, { rank: number }>(
  `SELECT DISTINCT rank FROM post WHERE organisation_id = @id`,
)
