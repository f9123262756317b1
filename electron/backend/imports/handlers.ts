/** Import of agency spreadsheets: preview, apply, hand back what was left. */
import type { Handlers } from '../../contract/api.ts'
import { today } from '../../contract/dates.ts'
import { formatNumber } from '../../contract/numbers.ts'
import type { ImportPreview } from '../../contract/imports.ts'
import type { Services } from '../services.ts'
import { Committer, type Counts } from './commit.ts'
import { writeErrorWorkbook } from './errorWorkbook.ts'
import { type ImportChannel, Previews } from './previews.ts'
import * as sql from './queries.ts'

export function createImports(services: Services): Handlers<ImportChannel> {
  const { db, journal, files, now, backup } = services
  const previews = new Previews(services)

  return {
    'imports.preview': ({ ticket, choices }, context) =>
      previews.make(ticket, choices ?? { tables: [], values: {}, hiddenRows: false }, context),

    'imports.commit': async ({ previewId, decisions }, context) => {
      const open = previews.get(previewId)
      context.progress('Mencadangkan data', 0, 0)
      await backup('import')
      context.progress(`Menerapkan ${open.preview.file.name}`, 0, open.preview.rows.length)
      const preview = previews.fresh(open)
      const { entryId, value } = journal.run(
        'imports.commit',
        (counts: Counts) => `Impor “${preview.file.name}”: ${describe(counts)}`,
        (write, entry) => {
          const committer = new Committer(write, today(now()), decisions)
          for (const row of preview.rows) committer.apply(row)
          const { counts } = committer
          if (counts.created + counts.updated > 0) {
            const { name, sha256 } = preview.file
            sql.insertFile.run(write, {
              sha256,
              name,
              entryId: entry,
              created: counts.created,
              updated: counts.updated,
            })
            for (const layout of layouts(preview)) sql.rememberLayout.run(write, layout)
          }
          return counts
        },
      )
      previews.drop(previewId)
      return { entryId, ...value }
    },

    'imports.discard': ({ previewId }) => {
      previews.drop(previewId)
      return null
    },

    'imports.errorWorkbook': async ({ previewId }) => {
      const { preview } = previews.get(previewId)
      const { path, ...file } = files.reserve(preview.file.name.replace(/\.[^.]+$/, '') + ' - perlu diperbaiki.xlsx')
      await writeErrorWorkbook(path, preview)
      return file
    },

    'imports.recent': () => sql.recentFiles.all(db).map((file) => ({ ...file, undone: file.undone === 1 })),
  }
}

function describe({ created, updated }: Counts): string {
  return [created > 0 && `${formatNumber(created)} orang baru`, updated > 0 && `${formatNumber(updated)} diperbarui`]
    .filter((part) => part !== false)
    .join(', ')
}

/** Column meanings to remember for the next file of the same layout. */
function layouts({ tables }: ImportPreview): { fingerprint: string; columns: string }[] {
  return tables
    .filter(
      ({ included, columns }) => included && columns.some(({ from }) => from === 'chosen' || from === 'remembered'),
    )
    .map(({ fingerprint, columns }) => ({
      fingerprint,
      columns: JSON.stringify(Object.fromEntries(columns.map(({ column, field }) => [column, field]))),
    }))
}
