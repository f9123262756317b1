/** The SQL of importing: what it writes to the roster and what it remembers of files and layouts. */
import type { EntryId, OrganisationId, PersonId } from '../../contract/ids.ts'
import type { Capacity } from '../../contract/roster.ts'
import { read, write } from '../database/statements.ts'
import { currentOn, mostTelling, notEndedOn } from '../tenure/fragments.ts'

export const sectors = read<undefined, { id: number; name: string }>(`SELECT id, name FROM sector`)
export const insertFile = write<{ sha256: string; name: string; entryId: EntryId; created: number; updated: number }>(
  `INSERT INTO import_file (sha256, name, entry_id, created, updated) VALUES (@sha256, @name, @entryId, @created, @updated)`,
)
/** The last time this very file was applied and not taken back. */
export const fileSeen = read<{ sha256: string }, { at: string; entryId: EntryId }>(
  `SELECT j.at, f.entry_id AS entryId FROM import_file f JOIN journal_entry j ON j.id = f.entry_id
   WHERE f.sha256 = @sha256 AND j.undone_by_id IS NULL ORDER BY f.id DESC LIMIT 1`,
)
export const recentFiles = read<
  undefined,
  { entryId: EntryId; name: string; at: string; created: number; updated: number; undone: number }
>(
  `SELECT f.entry_id AS entryId, f.name, j.at, f.created, f.updated, j.undone_by_id IS NOT NULL AS undone
   FROM import_file f JOIN journal_entry j ON j.id = f.entry_id ORDER BY f.id DESC LIMIT 20`,
)
export const layoutColumns = read<{ fingerprint: string }, { columns: string }>(
  `SELECT columns FROM import_layout WHERE fingerprint = @fingerprint`,
)
export const rememberLayout = write<{ fingerprint: string; columns: string }>(
  `INSERT INTO import_layout (fingerprint, columns) VALUES (@fingerprint, @columns)
   ON CONFLICT (fingerprint) DO UPDATE SET columns = excluded.columns`,
)

export interface Member {
  organisationId: OrganisationId
  organisation: string
  personId: PersonId
  name: string
  nip: string
  post: string
  capacity: Capacity
  fromDate: string | null
}
/** Who is in these agencies on a day, by name; somebody with two posts twice, the one they are shown in first. */
export const membersOf = read<{ ids: string; today: string }, Member>(
  `SELECT o.id AS organisationId, o.name AS organisation, p.id AS personId, p.name, p.nip,
          ifnull(t.title, '') AS post, m.capacity, m.from_date AS fromDate
   FROM json_each(@ids) j JOIN organisation o ON o.id = j.value AND o.kind = 'agency'
     JOIN membership m ON m.organisation_id = o.id JOIN person p ON p.id = m.person_id LEFT JOIN post t ON t.id = m.post_id
   WHERE ${currentOn('m', '@today')} ORDER BY p.name_key, p.id, ${mostTelling('m', 'o')}`,
)
/** Those of the agencies that have more than so many places open on a day. */
export const largeAgencies = read<{ ids: string; today: string; most: number }, { id: OrganisationId }>(
  `SELECT j.value AS id FROM json_each(@ids) j
   WHERE (SELECT count(*) FROM (
     SELECT 1 FROM membership m WHERE m.organisation_id = j.value AND ${notEndedOn('m', '@today')}
     LIMIT @most + 1)) > @most`,
)
export const organisationExists = read<{ id: number }, { id: OrganisationId }>(
  `SELECT id FROM organisation WHERE id = @id`,
)

export const rowPeople = read<{ sha256: string }, { rowKey: string; personId: PersonId }>(
  `SELECT row_key AS rowKey, person_id AS personId FROM import_row WHERE sha256 = @sha256`,
)
export const rememberRow = write<{ sha256: string; rowKey: string; personId: PersonId }>(
  `INSERT INTO import_row (sha256, row_key, person_id) VALUES (@sha256, @rowKey, @personId)
   ON CONFLICT (sha256, row_key) DO UPDATE SET person_id = excluded.person_id WHERE person_id <> excluded.person_id`,
)
/** A row where the entry was not taken back. */
export const entryStands = read<{ id: number }, { id: number }>(
  `SELECT id FROM journal_entry WHERE id = @id AND undone_by_id IS NULL`,
)
