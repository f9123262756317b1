/** The SQL of forms: agencies, and who is in them on a day. */
import type { OrganisationId, PersonId } from '../../contract/ids.ts'
import { read } from '../database/statements.ts'

export const allAgencies = read<undefined, { id: OrganisationId; name: string }>(
  `SELECT o.id, o.name FROM organisation o LEFT JOIN sector s ON s.id = o.sector_id
   WHERE o.kind = 'agency' ORDER BY ifnull(s.position, 1000000), o.position, o.name_key`,
)
export const agencies = read<{ ids: string }, { id: OrganisationId; name: string }>(
  `SELECT o.id, o.name FROM json_each(@ids) j JOIN organisation o ON o.id = j.value ORDER BY j.key`,
)

export interface FormPerson {
  id: PersonId
  name: string
  nip: string
  nrp: string
  rank: string
  sex: string
  phone: string
  email: string
  note: string
  /** The post taken last, the one an import would close. */
  position: string
}
/** Each person once, in the order of the agency's posts. */
export const peopleOf = read<{ id: OrganisationId; today: string }, FormPerson>(
  `SELECT p.id, p.name, p.nip, p.nrp, p.rank, p.sex, p.phone, p.email, p.note, ifnull(t.title, '') AS position
   FROM (SELECT person_id, max(id) AS id FROM membership
         WHERE organisation_id = @id AND (until_date IS NULL OR until_date >= @today)
           AND (from_date IS NULL OR from_date <= @today) GROUP BY person_id) latest
     JOIN membership m ON m.id = latest.id JOIN person p ON p.id = m.person_id LEFT JOIN post t ON t.id = m.post_id
   ORDER BY ifnull(t.position, 1000000), p.name_key, p.id`,
)
