/** Files on their way in: read once, interpreted anew whenever a guess is corrected, kept until applied or dropped. */
import { randomUUID } from 'node:crypto'
import type { CallContext } from '../../contract/api.ts'
import { Failure } from '../../contract/errors.ts'
import type { EntryId } from '../../contract/ids.ts'
import type { ImportChoices, ImportPreview } from '../../contract/imports.ts'
import { today } from '../../contract/dates.ts'
import { lastChange } from '../database/entries.ts'
import type { Services } from '../services.ts'
import type { inTurns } from '../turns.ts'
import { RosterIndex } from '../identity/rosterIndex.ts'
import type { KnownPeople } from '../identity/people.ts'
import { previewWorkbook } from './preview.ts'
import { ImportFileError } from '../workbooks/read/errors.ts'
import { readWorkbook } from '../workbooks/read/reader.ts'
import type { Workbook } from '../workbooks/read/workbook.ts'

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
    const preview = await this.#preview(previewId, workbook, choices, context)
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
    run: typeof inTurns,
  ): Promise<Pick<OpenImport, 'preview' | 'asOf'>> {
    const asOf = this.asOf()
    return { preview: await this.#preview(preview.previewId, workbook, choices, context, run), asOf }
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

  /** State of the roster: changes with every row anybody writes, and at midnight, when memberships end. */
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

  #preview(
    previewId: string,
    workbook: Workbook,
    choices: ImportChoices,
    context: CallContext,
    run?: typeof inTurns,
  ): Promise<ImportPreview> {
    const { db, now } = this.#services
    const office = { db, today: today(now()), everybody: (people: KnownPeople) => this.#everybody(people) }
    return previewWorkbook(office, { previewId, workbook, choices }, context, run)
  }
}
