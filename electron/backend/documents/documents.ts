/**
 * The one core of everything that goes out: attendance sheets, later letters, minutes and BA. A document that is final
 * holds its own copy of every text it prints; once its bytes are kept, printing again gives those. No renaming, merge,
 * removal or undo reaches it: it is corrected by the next edition, never unsent.
 */
import { Failure, notFound } from '../../contract/errors.ts'
import type { DocumentId } from '../../contract/ids.ts'
import type { ReadDb, WriteDb } from '../database/statements.ts'
import * as queries from './queries.ts'

export type { DocumentRow } from './queries.ts'

export interface FinalDocument {
  kind: queries.DocumentKind
  title: string
  date: string | null
  edition: number
  part: number
  /** What it is of: a session, a letter. */
  subject: { uuid: string; id: number }
  /** Every text it prints, as JSON. */
  content: unknown
}

/** To be called in the command that issues it. */
export function issueDocument(db: WriteDb, { subject, content, ...given }: FinalDocument, at: Date): DocumentId {
  return queries.insertFinal.run(db, {
    ...given,
    subjectUuid: subject.uuid,
    subjectId: subject.id,
    content: JSON.stringify(content),
    at: at.toISOString(),
  }).id as DocumentId
}

/** Documents of one subject, newest edition first; `content` is what `issueDocument` was given. */
export function documentsOf(db: ReadDb, kind: queries.DocumentKind, subjectId: number) {
  return queries.documentsOf
    .all(db, { kind, subjectId })
    .map(({ content, ...row }) => ({ ...row, content: JSON.parse(content) as unknown }))
}

export function requireDocument(db: ReadDb, id: DocumentId) {
  const found = queries.documentById.get(db, { id })
  if (!found) throw notFound('Dokumen')
  return { ...found, content: JSON.parse(found.content) as unknown }
}

/** Refuses to take back an entry that issued what has gone out since. `first` and `last` are its changes. */
export function refuseUnsending(db: ReadDb, first: number, last: number): void {
  const [gone] = queries.goneOut.all(db, { first, last })
  if (gone)
    throw new Failure(
      'conflict',
      `“${gone.title}” sudah dicetak, jadi tidak dapat dibatalkan. Terbitkan edisi baru bila isinya harus berubah.`,
    )
}
