/** What goes out of the office: a final document never changes, and printing it again gives the bytes that were kept. */
import * as v from 'valibot'
import type { FileTicket } from './files.ts'
import { documentId } from './ids.ts'

export const inputs = {
  /**
   * Keeps the bytes of a final document as they went out: `page`, the self-contained HTML a printer gets, and `printed`,
   * the PDF made of it. The first ones stay; `kept` is false where there were some already.
   */
  'documents.keep': v.strictObject({
    id: documentId,
    page: v.string(),
    printed: v.optional(v.nullable(v.string()), null),
  }),
  /** The kept bytes as files; null where none are kept yet. */
  'documents.files': v.strictObject({ id: documentId }),
}

export interface Outputs {
  'documents.keep': { kept: boolean }
  'documents.files': { page: FileTicket | null; printed: FileTicket | null }
}
