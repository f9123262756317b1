/** Files on their way in: read once, interpreted anew whenever a guess is corrected, kept until applied or dropped. */
import { randomUUID } from 'node:crypto'
import { type Channel, type CallContext } from '../../contract/api.ts'
import { Failure } from '../../contract/errors.ts'
import type { EntryId, PersonId } from '../../contract/ids.ts'
import { fields } from '../../contract/importFields.ts'
import type { ImportChoices, ImportPreview, ImportRow, ImportTotals, RowOutcome } from '../../contract/imports.ts'
import { today } from '../../contract/dates.ts'
import { lastChange } from '../database/journal.ts'
import type { Services } from '../services.ts'
import { inTurns } from '../turns.ts'
import { Directory } from './directory.ts'
import { interpret, type RememberedLayout } from './interpret.ts'
import { mutations } from './mutation.ts'
import { matchSteps } from './match/matchRows.ts'
import { RosterIndex } from './match/rosterIndex.ts'
import { KnownPeople } from './people.ts'
import * as sql from './queries.ts'
import { ImportFileError } from './read/errors.ts'
import { readWorkbook } from './read/reader.ts'
import type { Workbook } from './read/workbook.ts'
import { readSentFile, type SentFile } from './returned/sentFile.ts'
import { type SettledFile, settleReturned } from './returned/settle.ts'

/** Files kept at once, and cells of all of them together; the oldest are dropped, and must be chosen again. */
const mostKept = 60
const mostCells = 6_000_000

export interface OpenImport {
  preview: ImportPreview
  ticket: string
  workbook: Workbook
  choices: ImportChoices
  /** State of the roster that the rows were matched against. */
  asOf: string
  /** Set once the file is applied: keys of the rows that were left. */
  left?: ReadonlySet<string>
  /** Keys of the rows that somebody said are new people, with the entry that created them. */
  created?: ReadonlyMap<string, EntryId>
}

export class Previews {
  readonly #services: Services
  readonly #open = new Map<string, OpenImport>()
  /** The roster packed for matching; kept while files are open and nothing is written. */
  #index: { asOf: string; index: RosterIndex } | undefined

  constructor(services: Services) {
    this.#services = services
  }

  /** A second preview of the same ticket replaces the first and does not read the file again. */
  async make(ticket: string, choices: ImportChoices, context: CallContext): Promise<ImportPreview> {
    const earlier = [...this.#open.values()].find((one) => one.ticket === ticket)
    const workbook = earlier?.workbook ?? (await this.#read(ticket, context))
    const previewId = earlier?.preview.previewId ?? randomUUID()
    const asOf = this.asOf()
    const preview = await this.#interpret(previewId, workbook, choices, context)
    this.#open.delete(previewId)
    this.#open.set(previewId, { ...earlier, preview, ticket, workbook, choices, asOf })
    this.#makeRoom()
    return preview
  }

  /** Throws `not-found` for a preview that was dropped. */
  get(previewId: string): OpenImport {
    const found = this.#open.get(previewId)
    if (!found) throw new Failure('not-found', 'Pratinjau impor ini sudah ditutup. Pilih berkasnya sekali lagi.')
    return found
  }

  /** The rows matched once more, against the roster as it is now. */
  async rematched(
    { workbook, choices, preview }: OpenImport,
    context: CallContext,
  ): Promise<Pick<OpenImport, 'preview' | 'asOf'>> {
    const asOf = this.asOf()
    return { preview: await this.#interpret(preview.previewId, workbook, choices, context), asOf }
  }

  /** Keeps an applied file, so that the rows left can still be handed back. */
  applied(previewId: string, left: ReadonlySet<string>, created: OpenImport['created']): void {
    const open = this.get(previewId)
    this.#open.set(previewId, { ...open, left, created: new Map([...(open.created ?? []), ...(created ?? [])]) })
  }

  drop(previewId: string): void {
    const open = this.#open.get(previewId)
    this.#open.delete(previewId)
    if (open) this.#services.files.release(open.ticket)
    if (this.#open.size === 0) this.#index = undefined
  }

  /** Drops the oldest files, never the newest. */
  #makeRoom(): void {
    let files = 0
    let cells = 0
    for (const [id, { workbook }] of [...this.#open].reverse()) {
      files++
      cells += workbook.sheets.reduce((sum, sheet) => sum + sheet.cellCount, 0)
      if (files > 1 && (files > mostKept || cells > mostCells)) this.drop(id)
    }
  }

  /** State of the roster: changes with every row anybody writes, and at midnight, when seats end. */
  asOf(): string {
    const { db, now } = this.#services
    return `${lastChange.get(db)?.id ?? 0} ${today(now())}`
  }

  #everybody(people: KnownPeople): RosterIndex {
    const asOf = this.asOf()
    if (this.#index?.asOf !== asOf) this.#index = { asOf, index: new RosterIndex(people.scan()) }
    return this.#index.index
  }

  async #read(ticket: string, context: CallContext): Promise<Workbook> {
    const { path, name } = this.#services.files.open(ticket)
    try {
      return await readWorkbook(path, name, {
        worker: this.#services.importWorker,
        signal: context.signal,
        onProgress: (done, total) => context.progress(`Membaca ${name}`, done, total),
      })
    } catch (error) {
      if (context.signal.aborted) throw new Failure('cancelled', 'Pembacaan berkas dibatalkan.')
      if (error instanceof ImportFileError)
        throw new Failure('file-unreadable', error.message, { reason: error.code }, { cause: error })
      throw error
    }
  }

  async #interpret(
    previewId: string,
    workbook: Workbook,
    given: ImportChoices,
    context: CallContext,
  ): Promise<ImportPreview> {
    const { db, now } = this.#services
    const directory = new Directory(db)
    const people = new KnownPeople(db, today(now()))
    const sent = readSentFile(workbook)
    const choices = forForm(given, sent, directory)
    for (const [text, id] of Object.entries(choices.organisations ?? {}))
      if (directory.nameOf(id) !== '' && directory.find(text) === undefined) directory.use(text, id)
    const {
      tables,
      rows: readRows,
      skipped: leftOut,
    } = interpret(sent?.workbook ?? workbook, choices, (fingerprint) => {
      const layout = sql.layoutColumns.get(db, { fingerprint })
      return layout && rememberedColumns(layout.columns)
    })
    for (const { organisation } of tables) {
      const organisationId = organisation && directory.find(organisation.text)
      if (organisation && organisationId !== undefined) organisation.organisationId = organisationId
    }
    people.expectNips(readRows.flatMap(({ values }) => values.nip ?? []))
    const roster = {
      byId: (id: PersonId) => people.byId(id),
      byNip: (nip: string) => people.byNip(nip),
      seats: (id: PersonId) => people.seats(id),
      organisation: (text: string) => directory.named(text),
      index: () => this.#everybody(people),
    }
    const matched = await inTurns(
      matchSteps(readRows, roster),
      { label: `Mencocokkan ${workbook.name}`, total: readRows.length, cancelled: 'Pencocokan berkas dibatalkan.' },
      context,
    )
    const settled = sent && this.#settle(sent, { tables, rows: matched, skipped: leftOut }, choices, directory, people)
    const { rows, skipped } = settled ?? { rows: matched, skipped: leftOut }
    const form = sent?.mark.kind === 'form' && settled ? { ...sent.mark, listed: settled.listed } : undefined
    const { name, format, sha256, bytes } = workbook
    const seenBefore = sql.fileSeen.get(db, { sha256 })
    return {
      previewId,
      file: { name, format, sha256, bytes, ...(seenBefore && { seenBefore }) },
      tables,
      rows,
      skipped,
      unknownOrganisations: unknownOrganisations(rows, directory, choices.organisations ?? {}),
      mutations: mutations(db, rows, { organisation: (text) => directory.find(text), today: today(now()), form }),
      ...(sent && settled && { returned: returnedAs(sent, settled) }),
      totals: totals(rows),
    }
  }

  #settle(
    sent: SentFile,
    preview: Pick<ImportPreview, 'tables' | 'rows' | 'skipped'>,
    choices: ImportChoices,
    directory: Directory,
    people: KnownPeople,
  ): SettledFile {
    const { db } = this.#services
    const { mark } = sent
    const became = new Map(
      mark.kind === 'form'
        ? []
        : sql.rowPeople.all(db, { sha256: mark.sha256 }).map(({ rowKey, personId }) => [rowKey, personId]),
    )
    return settleReturned(
      sent,
      { ...preview, mendedHere: new Set(Object.keys(choices.values)) },
      {
        byId: (id) => people.byId(id),
        seats: (id) => people.seats(id),
        organisation: (text) => directory.find(text),
        became: (key) => became.get(key),
        living: (id) => sql.livingPerson.get(db, { id })?.id ?? id,
      },
    )
  }
}

/** Column letter → field, as stored; one that an older program knew and this one does not is forgotten. */
function rememberedColumns(stored: string): RememberedLayout {
  const columns = Object.entries(JSON.parse(stored) as Record<string, unknown>)
  return Object.fromEntries(
    columns.flatMap(([letter, meant]) => {
      const field = fields.find((known) => known === meant) ?? null
      return field === meant ? [[letter, field]] : []
    }),
  )
}

/** A form says itself whose people it lists. */
function forForm(choices: ImportChoices, sent: SentFile | undefined, directory: Directory): ImportChoices {
  if (sent?.mark.kind !== 'form') return choices
  const { organisationId, organisation } = sent.mark
  const text = directory.nameOf(organisationId) || organisation
  const first = choices.tables.find(({ table }) => table === 0)
  return {
    ...choices,
    tables: [...choices.tables.filter((one) => one !== first), { organisation: text, ...first, table: 0 }],
  }
}

function returnedAs({ mark, sent }: SentFile, { mended, untouched }: SettledFile): ImportPreview['returned'] {
  const rows = [...sent.values()].filter(({ people }) => people.length > 0).length
  if (mark.kind === 'corrections') return { kind: mark.kind, name: mark.name, rows, mended, untouched }
  return { ...mark, rows }
}

function unknownOrganisations(
  rows: readonly ImportRow[],
  directory: Directory,
  chosen: NonNullable<ImportChoices['organisations']>,
): ImportPreview['unknownOrganisations'] {
  const counts = new Map<string, number>()
  for (const { values, outcome } of rows) {
    const text = values.organisation
    if (text && outcome !== 'invalid' && outcome !== 'repeated') counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts]
    .filter(([text]) => text in chosen || directory.find(text) === undefined)
    .map(([text, count]) => {
      const id = chosen[text]
      const name = id === undefined ? '' : directory.nameOf(id)
      const suggestions = directory.suggest(text)
      return id === undefined || name === ''
        ? { text, rows: count, suggestions }
        : { text, rows: count, suggestions, chosen: { organisationId: id, name } }
    })
}

/** The outcomes counted; they add up to `read`. */
export function totals(rows: readonly ImportRow[]): ImportTotals {
  const counts: Record<RowOutcome, number> = { new: 0, changed: 0, unchanged: 0, ambiguous: 0, repeated: 0, invalid: 0 }
  for (const { outcome } of rows) counts[outcome]++
  return { read: rows.length, ...counts }
}

export type ImportChannel = Extract<Channel, `imports.${string}`>
