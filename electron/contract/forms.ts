/** Formulir pemutakhiran data: an agency's own people, to be looked through, mended and sent back. */
import * as v from 'valibot'
import type { FileTicket } from './files.ts'
import { organisationId } from './ids.ts'

export const inputs = {
  /** One agency: its .xlsx. Several, or null for every agency: a .zip with a form for each. */
  'forms.export': v.strictObject({
    organisationIds: v.nullable(v.pipe(v.array(organisationId), v.minLength(1, 'Pilih instansinya dulu.'))),
  }),
}

export interface Outputs {
  'forms.export': FileTicket
}
