/** One file on its way in: read, looked at, decided about, applied, taken back, applied again. */
import type { Input } from '../../../../electron/contract/api.ts'
import { today } from '../../../../electron/contract/dates.ts'
import type { AppError } from '../../../../electron/contract/errors.ts'
import type { EntryId, OrganisationId, PersonId } from '../../../../electron/contract/ids.ts'
import { absence, answers, isForAgency, isOpen } from '../../../../electron/contract/importRules.ts'
import type {
  AbsentDecision,
  AbsentMember,
  Field,
  ImportAbsences,
  ImportPreview,
  ImportRow,
  OrganisationDecision,
  RowDecision,
} from '../../../../electron/contract/imports.ts'
import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import { transport } from '../../../transport.ts'
import { Answers } from './answers.svelte.ts'
import type { FileState, FileStatus } from './fileState.ts'
import { importWords } from './messages.ts'
import { roster } from './roster.ts'
import { countDistinct, rowsOf, type Run, summed, tally } from './rows.ts'
import { type Choices, FileSource } from './source.svelte.ts'

type TableChoice = NonNullable<Choices['tables']>[number]

let lastKey = 0

export class ImportFile {
  readonly key = ++lastKey
  readonly name: string
  status = $state<FileStatus>('waiting')
  error = $state.raw<AppError | null>(null)
  /** Row key → what was decided; rows not in it follow their outcome. */
  readonly decisions = new SvelteMap<string, RowDecision>()
  readonly organisations = new SvelteMap<string, OrganisationDecision>()
  /** Names of organisations that look like a known one and were said to be new all the same. */
  readonly newOrganisations = new SvelteSet<string>()
  /** Agencies of which this file is the complete list → what becomes of those who are not in it. */
  readonly complete = new SvelteMap<OrganisationId, SvelteMap<PersonId, AbsentDecision>>()
  /** Berlaku mulai; null while the date is being typed. */
  from = $state<string | null>(today())
  /** The times it was applied: more than once where something was left to be answered, or after it was taken back. */
  runs = $state.raw<readonly Run[]>([])
  readonly answers = new Answers()
  /** A row to be shown and focused: its answer was taken back. */
  revisit = $state<string | null>(null)
  /** Questions that came up when it was to be applied, because the roster had changed since it was read. */
  surprises = $state(0)

  readonly task: string
  readonly #source: FileSource
  #tables: TableChoice[] = []
  #values: NonNullable<Choices['values']> = {}
  #hiddenRows = $state(false)

  constructor(file: File) {
    this.name = file.name
    this.task = `import-${this.key}`
    this.#source = new FileSource(file, this.task, (preview) => this.#settle(preview))
  }

  get preview(): ImportPreview | undefined {
    return this.#source.preview
  }
  /** Matched anew, after a guess was corrected or the roster changed. */
  get looking(): boolean {
    return this.#source.looking
  }
  get progress(): FileSource['progress'] {
    return this.#source.progress
  }
  get hiddenRows(): boolean {
    return this.#hiddenRows
  }
  get stale(): boolean {
    return this.#source.stale
  }

  /** People that are not in a complete list and leave, as things stand. */
  #leaving = $derived.by(() =>
    (this.preview?.absences ?? [])
      .filter(({ organisationId }) => this.complete.has(organisationId))
      .flatMap((one) => one.absent.filter((person) => this.absence(one, person).action !== 'stay'))
      .map(({ personId }) => personId),
  )
  /** Who is counted as leaving, whatever else a row of theirs says. */
  leaving = $derived<ReadonlySet<PersonId>>(new SvelteSet(this.#leaving))
  departures = $derived(this.#leaving.length)
  /** Organisations the file may only call by another name, about which nobody has decided yet. */
  openOrganisations = $derived.by(() =>
    (this.preview?.unknownOrganisations ?? []).filter(
      ({ text, suggestions, chosen }) =>
        suggestions.length > 0 && !chosen && !this.organisations.has(text) && !this.newOrganisations.has(text),
    ),
  )
  /** Rows that are left out until it is known which organisation theirs is. */
  #waiting = $derived(
    rowsOf(
      this.preview?.rows ?? [],
      this.openOrganisations.flatMap(({ texts }) => texts),
    ),
  )
  /** What "Terapkan" sends: rows that wait are left. */
  #sent = $derived<ReadonlyMap<string, RowDecision>>(
    new SvelteMap([...this.decisions, ...this.#waiting.map(({ key }) => [key, { action: 'skip' }] as const)]),
  )
  /** What "Terapkan" would write as things stand; `departed` besides the rows. */
  counts = $derived({
    ...tally(this.preview?.rows ?? [], this.#sent, this.leaving),
    departed: this.departures,
  })
  writes = $derived(this.counts.created + this.counts.updated + this.counts.departed)
  /** What stands of it in the roster. */
  result = $derived(summed(this.runs))
  /** Entries of the journal that "Batalkan" takes back, the last one first. */
  entries = $derived(
    this.runs.flatMap(({ result, stands }) => (stands && result.entryId !== null ? [result.entryId] : [])).toReversed(),
  )
  /** Ambiguous rows nobody has decided about yet. */
  #asking = $derived.by(() => (this.preview?.rows ?? []).filter((row) => isOpen(row) && !this.decisions.has(row.key)))
  /** Questions for the person at the desk: keys of rows, and names of organisations. */
  #questions = $derived(
    new SvelteSet([...this.#asking.map(({ key }) => key), ...this.openOrganisations.map(({ text }) => `“${text}”`)]),
  )
  open = $derived(this.#questions.size)
  /** Rows that are left out as long as nobody answers. */
  unanswered = $derived(countDistinct(this.#asking, this.#waiting))
  /** Rows in which something is wrong that only the agency can mend. */
  forAgency = $derived((this.preview?.rows ?? []).filter(isForAgency).length)
  state = $derived.by((): FileState => {
    if (this.status === 'applied' && this.entries.length > 0) return 'applied'
    if (this.status === 'applied') return this.runs.every(({ stands }) => stands) ? 'same' : 'undone'
    if (this.status === 'failed' && this.error?.code === 'cancelled') return 'stopped'
    if (this.status !== 'ready') return this.status
    if (this.open > 0) return 'asks'
    return this.writes > 0 ? 'ready' : 'same'
  })

  async read(): Promise<void> {
    this.status = 'reading'
    this.error = null
    this.error = (await this.#source.upload()) ?? (await this.#source.ask(this.#choices()))
    this.status = this.error ? 'failed' : 'ready'
    // A form that says who is gone is meant as the list of its agency; each of them can still be kept.
    const { returned, absences = [] } = this.preview ?? {}
    for (const { organisationId, absent } of absences)
      if (returned?.kind === 'form' && returned.organisationId === organisationId && absent.length > 0)
        this.setComplete(organisationId, true)
  }

  chooseTable(choice: TableChoice): Promise<void> {
    const old = this.#tables.find(({ table }) => table === choice.table)
    const merged = { ...old, ...choice, columns: { ...old?.columns, ...choice.columns } }
    if (Object.keys(merged.columns).length === 0) delete (merged as Partial<typeof merged>).columns
    this.#tables = [...this.#tables.filter((one) => one !== old), merged]
    return this.#look()
  }

  /** Answers about a row; undefined leaves it to its outcome. */
  decide(row: ImportRow, decision: RowDecision | undefined): void {
    const before = this.decisions.get(row.key)
    if (before === undefined && decision === undefined) return
    this.answers.add({
      rowKey: row.key,
      about: importWords.aboutRow(row.row),
      takeBack: () => this.#put(row.key, before),
    })
    this.#put(row.key, decision)
  }

  mend(row: ImportRow, values: Partial<Record<Field, string>>): Promise<void> {
    const [decision, mended] = [this.decisions.get(row.key), this.#values[row.key]]
    this.answers.add({
      rowKey: row.key,
      about: importWords.aboutRow(row.row),
      takeBack: () => {
        const { [row.key]: _, ...others } = this.#values
        this.#values = mended ? { ...others, [row.key]: mended } : others
        this.#put(row.key, decision)
        void this.#look()
      },
    })
    this.#values = { ...this.#values, [row.key]: { ...this.#values[row.key], ...values } }
    this.decisions.delete(row.key)
    return this.#look()
  }

  /** Says which known organisation a name means, and matches the rows with that. */
  useOrganisation(text: string, organisationId: OrganisationId | null): Promise<void> {
    this.newOrganisations.delete(text)
    if (organisationId === null) this.organisations.delete(text)
    else this.organisations.set(text, { action: 'use', organisationId })
    return this.#look()
  }

  absence({ organisationId }: ImportAbsences, person: AbsentMember): AbsentDecision {
    return absence(person, this.complete.get(organisationId)?.get(person.personId), (key) => this.#sent.get(key))
  }

  setComplete(organisationId: OrganisationId, complete: boolean): void {
    if (complete) this.complete.set(organisationId, new SvelteMap())
    else this.complete.delete(organisationId)
  }

  /** Takes the last answer back that is not written yet, and goes to its row; undefined where there is none. */
  takeBack(): string | undefined {
    if (this.status !== 'ready') return undefined
    const answer = this.answers.takeBack()
    if (answer) this.revisit = answer.rowKey
    return answer?.about
  }

  showHidden(show: boolean): Promise<void> {
    this.#hiddenRows = show
    return this.#look()
  }

  /**
   * Writes what was decided. A roster that changed since is looked at first: where that raises questions nobody has
   * answered, nothing is written and `surprises` says how many. `batch` names the files that share one backup.
   */
  async apply(batch?: string): Promise<void> {
    if (!this.preview) return
    this.status = 'applying'
    this.error = null
    this.#source.cancelled = false
    const known = this.#questions
    if (this.stale || this.looking) await this.#look()
    this.surprises = [...this.#questions].filter((question) => !known.has(question)).length
    if (this.error || this.surprises > 0 || this.#source.cancelled) {
      if (this.#source.cancelled) this.error = null
      this.status = 'ready'
      return
    }
    const decisions: Input<'imports.commit'>['decisions'] = {
      rows: Object.fromEntries(this.#sent),
      organisations: Object.fromEntries(this.organisations),
      from: this.from,
      complete: [...this.complete].map(([organisationId, absent]) => ({
        organisationId,
        absent: Object.fromEntries(absent),
      })),
    }
    const { previewId } = this.preview
    const commit = () => transport.call('imports.commit', { previewId, decisions, batch }, this.task)
    const done = await this.#source.watch(commit)
    if (!done.ok) {
      this.error = done.error.code === 'cancelled' ? null : done.error
      this.status = 'ready'
      if (done.error.code === 'not-found') this.#source.forgotten()
      return
    }
    roster.version++
    this.error = null
    this.runs = [...this.runs.filter(({ stands }) => stands), { result: done.value, stands: true }]
    this.answers.clear()
    this.status = 'applied'
  }

  /** Back to its rows: the ones that were written are then known, the others can still be decided about. */
  async reopen(): Promise<void> {
    await this.#look()
    this.status = 'ready'
  }

  /** Takes note of what was taken back and what was done again, here, by Ctrl+Z or in the history. */
  see(entries: ReadonlyMap<EntryId, boolean>): void {
    const changed = this.runs.some(({ result: { entryId }, stands }) => entryId && entries.get(entryId) === !stands)
    if (changed)
      this.runs = this.runs.map(({ result, stands }) => ({
        result,
        stands: (result.entryId === null ? undefined : entries.get(result.entryId)) ?? stands,
      }))
  }

  /** Matches the rows anew where the roster has changed. */
  async refresh(): Promise<void> {
    if (this.status === 'ready' && this.stale && !this.looking) await this.#look()
  }

  cancel(): void {
    this.#source.cancel()
  }

  drop(): void {
    this.#source.drop()
  }

  #choices(): Choices {
    const organisations = Object.fromEntries(
      [...this.organisations].flatMap(([text, one]) => (one.action === 'use' ? [[text, one.organisationId]] : [])),
    )
    return { tables: this.#tables, values: this.#values, hiddenRows: this.#hiddenRows, organisations }
  }

  /** Matches the rows by what was said so far. */
  async #look(): Promise<void> {
    this.error = await this.#source.ask(this.#choices())
  }

  #settle(preview: ImportPreview): void {
    this.surprises = 0
    this.#dropVoid(preview)
  }

  /** A row that may by now be somebody else than it was asked about is asked about again. */
  #dropVoid({ rows }: ImportPreview): void {
    for (const row of rows) {
      const decision = this.decisions.get(row.key)
      if (decision && !answers(row, decision)) this.decisions.delete(row.key)
    }
  }

  /** An answer that no longer fits the row is left out. */
  #put(key: string, decision: RowDecision | undefined): void {
    const row = this.preview?.rows.find((one) => one.key === key)
    if (decision && row && answers(row, decision)) this.decisions.set(key, decision)
    else this.decisions.delete(key)
  }
}
