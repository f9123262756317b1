/** The SQL of importing: what it writes to the roster and what it remembers of files and layouts. */
import type { EntryId, OrganisationId, PostId } from '../../contract/ids.ts'
import { read, write } from '../database/statements.ts'

interface PersonFields {
  name: string
  nameKey: string
  nip: string
  nrp: string
  rank: string
  sex: string
  phone: string
  email: string
  note: string
}

export const insertPerson = write<PersonFields>(
  `INSERT INTO person (name, name_key, nip, nrp, rank, sex, phone, email, note)
   VALUES (@name, @nameKey, @nip, @nrp, @rank, @sex, @phone, @email, @note)`,
)
export const updatePerson = write<PersonFields & { id: number }>(
  `UPDATE person SET name = @name, name_key = @nameKey, nip = @nip, nrp = @nrp, rank = @rank, sex = @sex,
     phone = @phone, email = @email, note = @note WHERE id = @id`,
)
export const sectors = read<undefined, { id: number; name: string }>(`SELECT id, name FROM sector`)
export const insertOrganisation = write<{ name: string; nameKey: string; sectorId: number | null }>(
  `INSERT INTO organisation (name, name_key, sector_id) VALUES (@name, @nameKey, @sectorId)`,
)
export const insertAlias = write<{ organisationId: OrganisationId; name: string; nameKey: string }>(
  `INSERT INTO organisation_alias (organisation_id, name, name_key) VALUES (@organisationId, @name, @nameKey)
   ON CONFLICT DO NOTHING`,
)
export const postByKey = read<{ organisationId: OrganisationId; titleKey: string }, { id: PostId }>(
  `SELECT id FROM post WHERE organisation_id = @organisationId AND title_key = @titleKey`,
)
export const insertPost = write<{ organisationId: OrganisationId; title: string; titleKey: string }>(
  `INSERT INTO post (organisation_id, title, title_key, position)
   VALUES (@organisationId, @title, @titleKey,
     (SELECT ifnull(max(position), 0) + 1 FROM post WHERE organisation_id = @organisationId))`,
)
export const insertMembership = write<{
  personId: number
  organisationId: OrganisationId
  postId: PostId | null
  fromDate: string | null
}>(
  `INSERT INTO membership (person_id, organisation_id, post_id, from_date)
   VALUES (@personId, @organisationId, @postId, @fromDate)`,
)
export const endMembership = write<{ id: number; until: string }>(
  `UPDATE membership SET until_date = @until WHERE id = @id`,
)
export const removeMembership = write<{ id: number }>(`DELETE FROM membership WHERE id = @id`)

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

/** Moves with every row anybody writes. */
export const lastChange = read<undefined, { id: number }>(`SELECT ifnull(max(id), 0) AS id FROM journal_change`)
