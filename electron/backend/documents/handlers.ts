/** Keeping the bytes of what went out, and giving them back as they were. */
import type { Handlers } from '../../contract/api.ts'
import type { Outputs } from '../../contract/documents.ts'
import { Failure } from '../../contract/errors.ts'
import type { FileTicket } from '../../contract/files.ts'
import type { KeptFile } from '../files/kept.ts'
import type { Services } from '../services.ts'
import { requireDocument } from './documents.ts'
import * as queries from './queries.ts'

const endings: Record<queries.BytesRole, string> = { page: 'html', printed: 'pdf', signed: 'pdf' }

export function createDocuments({ db, journal, files, store, now }: Services): Handlers<keyof Outputs> {
  return {
    'documents.keep': async ({ id, page, printed }) => {
      const { uuid, state } = requireDocument(db, id)
      if (state !== 'final')
        throw new Failure('conflict', 'Dokumen ini belum terbit, jadi belum ada yang disimpan sebagai cetakan.')
      const given: [queries.BytesRole, KeptFile][] = [['page', await store.take(files.open(page).path)]]
      if (printed !== null) given.push(['printed', await store.take(files.open(printed).path)])
      const had = queries.bytesOf.all(db, { uuid }).length
      journal.aside(['documents'], (write) => {
        for (const [role, kept] of given) {
          store.enter(write, kept, now())
          queries.keepBytes.run(write, { uuid, role, sha256: kept.sha256, at: now().toISOString() })
        }
      })
      return { kept: had === 0 }
    },

    'documents.files': ({ id }) => {
      const { uuid, title } = requireDocument(db, id)
      const kept = new Map(queries.bytesOf.all(db, { uuid }).map(({ role, sha256 }) => [role, sha256]))
      const ticket = (role: queries.BytesRole): FileTicket | null => {
        const sha256 = kept.get(role)
        if (sha256 === undefined) return null
        if (!store.has({ sha256, bytes: 0 }))
          throw new Failure(
            'not-found',
            `Cetakan “${title}” tidak ada di folder data. Pulihkan dari cadangan yang memuatnya, atau terbitkan edisi baru.`,
          )
        return files.admit(store.path(sha256), `${title}.${endings[role]}`)
      }
      return { page: ticket('page'), printed: ticket('printed') }
    },
  }
}
