/** SQL of what pairs are looked for among. */
import { read, type ReadDb } from '../../database/statements.ts'
import { tellingMembership } from '../../tenure/fragments.ts'
import type { KnownOrganisation } from './organisations.ts'
import type { Looked } from './people.ts'

/** Everybody with where they sit today. */
export const lookedAt = read<{ today: string }, Looked>(
  `SELECT p.id, p.name, p.nip, p.nrp, p.phone, p.email, p.sex, o.id AS organisationId,
     ifnull(o.name, '') AS organisation, ifnull(po.title, '') AS post
   FROM person p
   LEFT JOIN membership sm ON sm.id = ${tellingMembership('p.id', '@today')}
   LEFT JOIN organisation o ON o.id = sm.organisation_id LEFT JOIN post po ON po.id = sm.post_id
   ORDER BY p.id`,
)

const everyOrganisation = read<undefined, Omit<KnownOrganisation, 'aliases'>>(
  `SELECT id, name, short_name AS shortName, kind, sector_id AS sectorId, parent_id AS parentId FROM organisation
   ORDER BY id`,
)
/** Former names are free to be used again, so they are no evidence. */
const everyAlias = read<undefined, { id: number; name: string }>(
  `SELECT organisation_id AS id, name FROM organisation_alias WHERE kind = 'alias'`,
)

export function knownOrganisations(db: ReadDb): KnownOrganisation[] {
  const aliases = new Map<number, string[]>()
  for (const { id, name } of everyAlias.all(db)) aliases.set(id, [...(aliases.get(id) ?? []), name])
  return everyOrganisation.all(db).map((row) => ({ ...row, aliases: aliases.get(row.id) ?? [] }))
}
