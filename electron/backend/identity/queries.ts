/** People by number, their memberships, and everybody in one pass: what is compared with somebody who may be known. */
import { read } from '../database/statements.ts'
import { notEndedOn } from '../tenure/fragments.ts'
import type { KnownMembership, KnownPerson } from './known.ts'
import type { ScannedMembership, ScannedPerson } from './rosterIndex.ts'

const personColumns = `id, name, name_key AS nameKey, nip, nrp, rank, sex, phone, email, note`
export const byId = read<{ id: number }, KnownPerson>(`SELECT ${personColumns} FROM person WHERE id = @id`)
export const byNip = read<{ nip: string }, KnownPerson>(
  `SELECT ${personColumns} FROM person WHERE nip = @nip AND nip <> ''`,
)
export const byNips = read<{ nips: string }, KnownPerson>(
  `SELECT ${personColumns} FROM person WHERE nip <> '' AND nip IN (SELECT value FROM json_each(@nips))`,
)
export const membershipsOf = read<{ id: number; today: string }, Omit<KnownMembership, 'begun'>>(
  `SELECT m.id, m.capacity, o.id AS organisationId, o.name AS organisation, o.kind, m.post_id AS postId,
          ifnull(p.title, '') AS post, ifnull(p.title_key, '') AS postKey, m.from_date AS fromDate,
          m.until_date AS untilDate
   FROM membership m JOIN organisation o ON o.id = m.organisation_id LEFT JOIN post p ON p.id = m.post_id
   WHERE m.person_id = @id AND ${notEndedOn('m', '@today')}`,
)

export const personCount = read<undefined, { count: number }>(`SELECT count(*) AS count FROM person`)
export const everyPerson = read<undefined, ScannedPerson>(
  `SELECT id, name_key AS nameKey, nip, nrp, phone, email, sex FROM person ORDER BY id`,
)
export const everyMembership = read<{ today: string }, ScannedMembership>(
  `SELECT m.person_id AS personId, m.organisation_id AS organisationId, ifnull(p.title_key, '') AS postKey
   FROM membership m LEFT JOIN post p ON p.id = m.post_id
   WHERE ${notEndedOn('m', '@today')} ORDER BY m.person_id`,
)
