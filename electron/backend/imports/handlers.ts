/** Import of agency spreadsheets: preview, apply, hand back what was left. */
import { randomUUID } from 'node:crypto'
import type { CallContext, Channel, Handlers } from '../../contract/api.ts'
import { today } from '../../contract/dates.ts'
import { Failure } from '../../contract/errors.ts'
import { offered } from '../../contract/importRules.ts'
import type { EntryId } from '../../contract/ids.ts'
import { formatNumber } from '../../contract/numbers.ts'
import { type ImportDecisions, type ImportPreview, noChoices } from '../../contract/imports.ts'
import type { Services } from '../services.ts'
import { inOneGo, inTurns } from '../turns.ts'
import { Committer, type Counts } from './commit.ts'
import { writeErrorWorkbook } from './sendBack/errorWorkbook.ts'
import { storedSettings } from '../settings/queries.ts'
import { readSettings } from '../settings/rules.ts'
import { type OpenImport, Previews } from './previews.ts'
import * as sql from './queries.ts'
import { readSentFile } from '../workbooks/sent/sentFile.ts'

type ImportChannel = Extract<Channel, `imports.${string}`>

export function createImports(services: Services): Handlers<ImportChannel> {
  const { db, journal, files, now, backup } = services
  const previews = new Previews(services)
  /** The batch each caller applies now, by the name they gave it; the journal knows it by a name nobody gives again. */
  const batches = new Map<string, { name: string; id: string }>()

  /** Backs up, once for a batch; answers its id. */
  async function backUp(name: string | undefined, { caller, progress }: CallContext): Promise<string | null> {
    const current = batches.get(caller.id)
    if (current && current.name === name) return current.id
    progress('Mencadangkan data', 0, 0)
    await backup('import')
    if (name === undefined) return null
    const id = randomUUID()
    batches.set(caller.id, { name, id })
    return id
  }

  /** Whom an earlier yes to the same file created is not created again, unless that yes was taken back. */
  function withoutCreated(rows: ImportDecisions['rows'], created: OpenImport['created'] = new Map()) {
    const standing = new Set([...new Set(created.values())].filter((id) => sql.entryStands.get(db, { id })))
    const isThere = (key: string) => standing.has(created.get(key) ?? (0 as EntryId))
    return Object.fromEntries(Object.entries(rows).filter(([key, { action }]) => action !== 'create' || !isThere(key)))
  }

  return {
    'imports.preview': ({ ticket, choices }, context) => previews.make(ticket, choices ?? noChoices, context),

    'imports.commit': async ({ previewId, decisions, batch }, context) => {
      const asked = withOffers(decisions.rows, previews.get(previewId).preview)
      const batchId = await backUp(batch, context)
      if (context.signal.aborted) throw new Failure('cancelled', 'Impor dibatalkan. Tidak ada yang ditulis.')
      // Meanwhile somebody may have written, the same file may have been applied, or dropped.
      let { preview, asOf } = previews.get(previewId)
      // Matched anew in turns once, then in one go: where others never stop writing it would not come to its end.
      for (let run = inTurns; asOf !== previews.asOf(); run = inOneGo)
        ({ preview, asOf } = await previews.rematched(previews.get(previewId), context, run))
      context.progress(`Menerapkan ${preview.file.name}`, 0, preview.rows.length)
      const rows = withoutCreated(asked, previews.get(previewId).created)
      let left: ReadonlySet<string> = new Set()
      const { entryId, value } = journal.run(
        'imports.commit',
        (counts: Counts) => `Impor “${preview.file.name}”: ${describe(counts)}`,
        (write, entry) => {
          const committer = new Committer(write, today(now()), { ...decisions, rows })
          const counts = committer.apply(preview)
          left = committer.left
          if (committer.wrote) {
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
        batchId,
      )
      const created = Object.keys(rows).filter((key) => rows[key]?.action === 'create' && !left.has(key))
      previews.applied(previewId, left, entryId === null ? undefined : new Map(created.map((key) => [key, entryId])))
      return { entryId, ...value, toMend: left.size }
    },

    'imports.standing': ({ entryIds }) => entryIds.filter((id) => sql.entryStands.get(db, { id }) !== undefined),

    'imports.discard': ({ previewId }) => {
      previews.drop(previewId)
      return null
    },

    'imports.errorWorkbook': async ({ previewId }) => {
      const open = previews.get(previewId)
      const { name } = open.preview.file
      const base = name.replace(/\.[^.]+$/, '').replace(/ - perlu diperbaiki.*$/, '')
      const { path, ...file } = files.reserve(`${base} - perlu diperbaiki.xlsx`)
      const source = readSentFile(open.workbook)?.workbook ?? open.workbook
      const became = new Map(
        sql.rowPeople.all(db, { sha256: source.sha256 }).map(({ rowKey, personId }) => [rowKey, personId]),
      )
      await writeErrorWorkbook(path, source, { ...open, became, paper: readSettings(storedSettings(db)).office.paper })
      return file
    },

    'imports.recent': () => sql.recentFiles.all(db).map((file) => ({ ...file, undone: file.undone === 1 })),
  }
}

/** Says of each new person whom the row offered when it was shown. */
function withOffers(rows: ImportDecisions['rows'], { rows: shown }: ImportPreview): ImportDecisions['rows'] {
  const created = Object.entries(rows).filter(([, decision]) => decision.action === 'create')
  if (created.length === 0) return rows
  const byKey = new Map(shown.map((row) => [row.key, row]))
  const told = created.map(([key, decision]) => {
    const row = byKey.get(key)
    return [key, { instead: row ? offered(row) : [], ...decision }] as const
  })
  return { ...rows, ...Object.fromEntries(told) }
}

function describe({ created, updated, departed, organisationsCreated }: Counts): string {
  return [
    created > 0 && `${formatNumber(created)} orang baru`,
    updated > 0 && `${formatNumber(updated)} diperbarui`,
    departed > 0 && `${formatNumber(departed)} keluar`,
    organisationsCreated > 0 && `${formatNumber(organisationsCreated)} instansi baru`,
  ]
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
