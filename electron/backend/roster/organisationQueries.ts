/** SQL of organisations, their other names, and sectors. */
import type { Unseen } from '../../contract/fields.ts'
import type { OrganisationId, SectorId } from '../../contract/ids.ts'
import type { OrganisationDetail, Sector } from '../../contract/roster.ts'
import { read, write } from '../database/statements.ts'

/** An organisation with what it is found and ordered by. `aliases` holds the keys of its other names, tab-separated. */
export interface OrganisationLine {
  id: OrganisationId
  name: string
  key: string
  shortName: string
  kind: 'agency' | 'team'
  sectorId: SectorId | null
  sector: string
  aliases: string
}
/** In the office's order: by sector, then by place within it. */
export const allOrganisations = read<undefined, OrganisationLine>(
  `SELECT o.id, o.name, o.name_key AS key, o.short_name AS shortName, o.kind, o.sector_id AS sectorId,
     ifnull(s.name, '') AS sector,
     ifnull((SELECT group_concat(name_key, char(9)) FROM organisation_alias WHERE organisation_id = o.id), '') AS aliases
   FROM organisation o LEFT JOIN sector s ON s.id = o.sector_id
   ORDER BY s.position IS NULL, s.position, o.position, o.name_key`,
)
export const countOrganisations = read<undefined, { count: number }>(`SELECT count(*) AS count FROM organisation`)
export interface StoredOrganisation {
  id: OrganisationId
  name: string
  key: string
  shortName: string
  kind: 'agency' | 'team'
  sectorId: SectorId | null
  sector: string
  parentId: OrganisationId | null
  parent: string
  note: string
}
export const organisationById = read<{ id: number }, StoredOrganisation>(
  `SELECT o.id, o.name, o.name_key AS key, o.short_name AS shortName, o.kind, o.sector_id AS sectorId,
     ifnull(s.name, '') AS sector, o.parent_id AS parentId, ifnull(parent.name, '') AS parent, o.note
   FROM organisation o LEFT JOIN sector s ON s.id = o.sector_id LEFT JOIN organisation parent ON parent.id = o.parent_id
   WHERE o.id = @id`,
)
export const organisationByKey = read<{ key: string }, { id: OrganisationId; name: string }>(
  `SELECT id, name FROM organisation WHERE name_key = @key`,
)
export const parentOf = read<{ id: number }, { parent: number | null }>(
  `SELECT parent_id AS parent FROM organisation WHERE id = @id`,
)

export const aliasesOf = read<
  { id: number },
  { id: number; name: string; key: string; kind: 'alias' | 'former'; untilDate: string | null }
>(
  `SELECT id, name, name_key AS key, kind, until_date AS untilDate FROM organisation_alias
   WHERE organisation_id = @id ORDER BY kind, until_date DESC, name_key`,
)
/** Another organisation that is known by this name today; a former name is free to be used again. */
export const aliasElsewhere = read<{ key: string; except: number }, { name: string }>(
  `SELECT o.name FROM organisation_alias a JOIN organisation o ON o.id = a.organisation_id
   WHERE a.name_key = @key AND a.kind = 'alias' AND o.id <> @except LIMIT 1`,
)
/** `came` counts people present from the organisation, each once. */
export const invitationsOfOrganisation = read<{ id: number }, OrganisationDetail['invitations'][number]>(
  `SELECT t.id AS meetingId, t.title AS meeting, t.date,
     CASE WHEN max(i.response = 'yes') THEN 'yes' WHEN max(i.response = 'delegated') THEN 'delegated'
          WHEN max(i.response = 'none') THEN 'none' ELSE 'no' END AS response,
     (SELECT count(DISTINCT ifnull('p' || a.person_id, 'n' || a.name)) FROM attendance a
      JOIN session s ON s.id = a.session_id WHERE s.meeting_id = t.id AND a.organisation_id = @id) AS came
   FROM invitation i JOIN meeting t ON t.id = i.meeting_id
   WHERE i.organisation_id = @id GROUP BY t.id ORDER BY t.date DESC, t.id DESC`,
)
export const openActionsOf = read<{ id: number }, { count: number }>(
  `SELECT count(*) AS count FROM action WHERE organisation_id = @id AND verified_on IS NULL AND impossible_reason = ''`,
)

// Sectors ----------------------------------------------------------------------------------------------------------

export const allSectors = read<undefined, Unseen<Sector>>(
  `SELECT s.id, s.name, s.position, count(o.id) AS organisations
   FROM sector s LEFT JOIN organisation o ON o.sector_id = s.id GROUP BY s.id ORDER BY s.position, s.id`,
)
export const sectorById = read<{ id: number }, { id: SectorId; name: string; organisations: number }>(
  `SELECT id, name, (SELECT count(*) FROM organisation WHERE sector_id = @id) AS organisations FROM sector WHERE id = @id`,
)
export const renameSector = write<{ id: number; name: string }>(`UPDATE sector SET name = @name WHERE id = @id`)
export const placeSector = write<{ id: number; position: number }>(
  `UPDATE sector SET position = @position WHERE id = @id AND position <> @position`,
)
