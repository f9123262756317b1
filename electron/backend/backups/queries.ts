/** What is asked of a database that is backed up or restored. */
import type Sqlite from 'better-sqlite3'
import { read } from '../database/statements.ts'

export interface NeededFile {
  sha256: string
  bytes: number
  name: string
  for: string
}

/** False in a database from before files were kept. */
export const keepsFiles = read<undefined, { found: number }>(
  `SELECT count(*) = 3 AS found FROM sqlite_schema WHERE name IN ('attachment', 'store_bytes', 'store_file')`,
)
export const selectNeeded = read<undefined, NeededFile>(
  `SELECT a.sha256, a.bytes, a.name, coalesce(m.title, im.title, ac.step, pa.step, '') AS "for"
   FROM attachment a
   LEFT JOIN meeting m ON m.id = a.meeting_id
   LEFT JOIN invitation i ON i.id = a.invitation_id
   LEFT JOIN meeting im ON im.id = i.meeting_id
   LEFT JOIN action ac ON ac.id = a.action_id
   LEFT JOIN progress p ON p.id = a.progress_id
   LEFT JOIN action pa ON pa.id = p.action_id
   UNION ALL
   SELECT b.sha256, ifnull(f.bytes, 0), CASE b.role WHEN 'page' THEN 'halaman cetak' WHEN 'printed' THEN 'cetakan PDF'
     ELSE 'naskah bertanda tangan' END, ifnull(d.title, '')
   FROM store_bytes b
   LEFT JOIN store_file f ON f.sha256 = b.sha256
   LEFT JOIN document d ON d.uuid = b.document_uuid`,
)

/** Names of all tables, those of the full-text indexes among them. */
export const tableNames = (sqlite: Sqlite.Database): string[] =>
  sqlite.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all() as string[]
