/** Who a record that a workbook was made from is today. */
import type { OrganisationId, PersonId } from '../../../contract/ids.ts'
import { read } from '../../database/statements.ts'

export interface Said {
  name: string
  nip: string
  nrp: string
  phone: string
  email: string
}

/** What a person's record says and, by the journal, has ever said; nothing of one that was never here. */
export const saidOf = read<{ id: PersonId }, Said>(
  `SELECT name, nip, nrp, phone, email FROM person WHERE id = @id
   UNION SELECT name, '', '', '', '' FROM person_alias WHERE person_id = @id
   UNION SELECT before ->> 'name', before ->> 'nip', before ->> 'nrp', before ->> 'phone', before ->> 'email'
     FROM journal_change WHERE table_name = 'person' AND row_id = @id AND before IS NOT NULL`,
)
export const namesOf = read<{ id: OrganisationId }, { name: string }>(
  `SELECT name FROM organisation WHERE id = @id
   UNION SELECT name FROM organisation_alias WHERE organisation_id = @id
   UNION SELECT before ->> 'name' FROM journal_change
     WHERE table_name = 'organisation' AND row_id = @id AND before IS NOT NULL`,
)

/** Follows a record through merges to the one that holds it now. */
export const living = read<{ kind: 'person' | 'organisation'; id: number }, { id: number }>(
  `WITH RECURSIVE kept (id, steps) AS (
     SELECT @id, 0
     UNION SELECT m.kept_id, kept.steps + 1 FROM kept JOIN merge m ON m.kind = @kind AND m.gone_id = kept.id
     WHERE kept.steps < 20)
   SELECT id FROM kept ORDER BY steps DESC LIMIT 1`,
)
