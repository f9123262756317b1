/** The SQL of forms: agencies, and who is in them on a day. */
import type { OrganisationId, PersonId } from '../../contract/ids.ts'
import { read } from '../database/statements.ts'
import type { Capacity } from '../../contract/roster.ts'
import { postOrder } from '../agencies/order.ts'
import { currentOn, mostTelling } from '../tenure/fragments.ts'

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
  /** Title of the post they are shown in, the one an import would close; empty without one. */
  post: string
  capacity: Capacity
}
/** Each person once, as every list shows them in the agency, in the order of its posts. */
export const peopleOf = read<{ id: OrganisationId; today: string }, FormPerson>(
  `SELECT p.id, p.name, p.nip, p.nrp, p.rank, p.sex, p.phone, p.email, p.note, ifnull(t.title, '') AS post, m.capacity
   FROM (SELECT m.id, min(${mostTelling('m', 'o')}) FROM membership m JOIN organisation o ON o.id = m.organisation_id
         WHERE m.organisation_id = @id AND ${currentOn('m', '@today')} GROUP BY m.person_id) shown
     JOIN membership m ON m.id = shown.id JOIN person p ON p.id = m.person_id LEFT JOIN post t ON t.id = m.post_id
   ORDER BY t.id IS NULL, ${postOrder('t')}, p.name_key, p.id`,
)
