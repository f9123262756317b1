/** SQL of documents that went out or will, and of their bytes. */
import type { DocumentId } from '../../contract/ids.ts'
import { read, write } from '../database/statements.ts'

export type DocumentKind = 'attendance-sheet'
export type DocumentState = 'draft' | 'final' | 'void'
/** page: what a printer gets; printed: its PDF; signed: the file as it came back with a signature. */
export type BytesRole = 'page' | 'printed' | 'signed'

export interface DocumentRow {
  id: DocumentId
  uuid: string
  kind: DocumentKind
  state: DocumentState
  title: string
  date: string | null
  edition: number
  part: number
  /** UTC instant. */
  finalisedAt: string | null
}

const columns = `id, uuid, kind, state, title, date, edition, part, finalised_at AS finalisedAt`

export const insertFinal = write<
  Pick<DocumentRow, 'kind' | 'title' | 'date' | 'edition' | 'part'> & {
    subjectUuid: string
    subjectId: number
    content: string
    at: string
  }
>(
  `INSERT INTO document (kind, state, title, date, edition, part, subject_uuid, subject_id, content, finalised_at)
   VALUES (@kind, 'final', @title, @date, @edition, @part, @subjectUuid, @subjectId, @content, @at)`,
)
export const documentById = read<{ id: DocumentId }, DocumentRow & { content: string }>(
  `SELECT ${columns}, content FROM document WHERE id = @id`,
)
/** Newest edition first, its parts in order. */
export const documentsOf = read<{ kind: DocumentKind; subjectId: number }, DocumentRow & { content: string }>(
  `SELECT ${columns}, content FROM document
   WHERE kind = @kind AND subject_id = @subjectId AND state <> 'void' ORDER BY edition DESC, part`,
)

export const keepBytes = write<{ uuid: string; role: BytesRole; sha256: string; at: string }>(
  `INSERT INTO store_bytes (document_uuid, role, sha256, kept_at) VALUES (@uuid, @role, @sha256, @at)
   ON CONFLICT DO NOTHING`,
)
export const bytesOf = read<{ uuid: string }, { role: BytesRole; sha256: string }>(
  `SELECT role, sha256 FROM store_bytes WHERE document_uuid = @uuid`,
)
/** Documents an entry of the journal made, by the ids of its changes, that have left the office since. */
export const goneOut = read<{ first: number; last: number }, { title: string }>(
  `SELECT d.title FROM journal_change c NOT INDEXED CROSS JOIN document d ON d.id = c.row_id
   WHERE c.id BETWEEN @first AND @last AND c.table_name = 'document' AND c.operation = 'insert'
     AND EXISTS (SELECT 1 FROM store_bytes b WHERE b.document_uuid = d.uuid)`,
)
