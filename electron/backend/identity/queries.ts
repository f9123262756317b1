/** People by number, their places, and everybody in one pass: what is compared with somebody who may be known. */
import { read } from '../database/statements.ts'
import type { ScannedPerson, ScannedSeat } from './rosterIndex.ts'
import type { KnownPerson, Seat } from './people.ts'

const personColumns = `id, name, name_key AS nameKey, nip, nrp, rank, sex, phone, email, note`
export const byId = read<{ id: number }, KnownPerson>(`SELECT ${personColumns} FROM person WHERE id = @id`)
export const byNip = read<{ nip: string }, KnownPerson>(
  `SELECT ${personColumns} FROM person WHERE nip = @nip AND nip <> ''`,
)
export const byNips = read<{ nips: string }, KnownPerson>(
  `SELECT ${personColumns} FROM person WHERE nip <> '' AND nip IN (SELECT value FROM json_each(@nips))`,
)
export const seatsOf = read<{ id: number; today: string }, Omit<Seat, 'begun'> & { begun: 0 | 1 }>(
  `SELECT m.id AS membershipId, o.id AS organisationId, o.name AS organisation, o.kind, m.post_id AS postId,
          ifnull(p.title, '') AS post, ifnull(p.title_key, '') AS postKey, m.from_date AS fromDate,
          (m.from_date IS NULL OR m.from_date <= @today) AS begun
   FROM membership m JOIN organisation o ON o.id = m.organisation_id LEFT JOIN post p ON p.id = m.post_id
   WHERE m.person_id = @id AND (m.until_date IS NULL OR m.until_date >= @today)`,
)

export const personCount = read<undefined, { count: number }>(`SELECT count(*) AS count FROM person`)
export const everyPerson = read<undefined, ScannedPerson>(
  `SELECT id, name_key AS nameKey, nip, nrp, phone, email, sex FROM person ORDER BY id`,
)
export const everySeat = read<{ today: string }, ScannedSeat>(
  `SELECT m.person_id AS personId, m.organisation_id AS organisationId, ifnull(p.title_key, '') AS postKey
   FROM membership m LEFT JOIN post p ON p.id = m.post_id
   WHERE m.until_date IS NULL OR m.until_date >= @today ORDER BY m.person_id`,
)
