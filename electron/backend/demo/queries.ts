/** What the demo data asks of the office. */
import { read, write } from '../database/statements.ts'

export const selectSectors = read<undefined, { id: number; name: string; position: number }>(
  `SELECT id, name, position FROM sector ORDER BY position, id`,
)
/** true when the office holds work of its own that the demo data would mix with; what it is itself is none. */
export const selectHasData = read<undefined, { found: number }>(
  `SELECT EXISTS (SELECT 1 FROM organisation o WHERE NOT EXISTS (SELECT 1 FROM office WHERE organisation_id = o.id)) OR EXISTS (SELECT 1 FROM person) OR EXISTS (SELECT 1 FROM meeting)
     OR EXISTS (SELECT 1 FROM indicator) AS found`,
)
export const placeOrganisation = write<{ id: number; position: number }>(
  `UPDATE organisation SET position = @position WHERE id = @id`,
)
/** Lets the printed sheets of the demo go, so that they can be taken out with it. */
export const forgetDemoBytes = write<{ entryId: number }>(
  `DELETE FROM store_bytes WHERE document_uuid IN (
     SELECT d.uuid FROM journal_entry e
     CROSS JOIN journal_change c NOT INDEXED ON c.id BETWEEN e.first_change AND e.last_change
       AND c.table_name = 'document'
     CROSS JOIN document d ON d.id = c.row_id
     WHERE e.id = @entryId)`,
)
/** The loading of demo data that still counts. */
export const selectLoaded = read<undefined, { id: number }>(
  `SELECT id FROM journal_entry WHERE command = 'demo.load' AND undone_by_id IS NULL ORDER BY id DESC LIMIT 1`,
)
