/** Every name an organisation is known by, and which of them the office itself is. */
import type { OrganisationId } from '../../contract/ids.ts'
import { read, type ReadDb } from '../database/statements.ts'

export interface OrganisationName {
  id: OrganisationId
  name: string
  /** Empty in the row of the organisation's own name. */
  alias: string
}

export const everyName = read<undefined, OrganisationName>(
  `SELECT id, name, '' AS alias FROM organisation
   UNION ALL SELECT id, name, short_name FROM organisation WHERE short_name <> ''
   UNION ALL SELECT o.id, o.name, a.name FROM organisation_alias a JOIN organisation o ON o.id = a.organisation_id`,
)

const ownOrganisation = read<undefined, { id: OrganisationId | null }>(`SELECT organisation_id AS id FROM office`)
/** null before the first run. */
export const officeOrganisation = (db: ReadDb): OrganisationId | null => ownOrganisation.get(db)?.id ?? null
