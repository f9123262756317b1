/** One file on its way in: read, looked at, decided about, applied, taken back, applied again. */
import type { Input } from '../../../../electron/contract/api.ts'
import { today } from '../../../../electron/contract/dates.ts'
import type { AppError } from '../../../../electron/contract/errors.ts'
import type { EntryId, OrganisationId, PersonId } from '../../../../electron/contract/ids.ts'
import { answers, isForAgency, isOpen } from '../../../../electron/contract/importRules.ts'
import type {
  AbsentDecision,
  AbsentMember,
  Field,
  ImportMutation,
  ImportPreview,
  ImportRow,
  OrganisationDecision,
  RowDecision,
} from '../../../../electron/contract/imports.ts'
import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import { transport } from '../../../transport.ts'
import { Answers } from './answers.svelte.ts'
import { importWords } from './messages.ts'
import { roster } from './roster.ts'
import { countDistinct, isPoorer, picked, rowsOf, type Run, summed, tally } from './rows.ts'

type Choices = NonNullable<Input<'imports.preview'>['choices']>
type TableChoice = NonNullable<Choices['tables']>[number]

export type FileStatus = 'waiting' | 'reading' | 'ready' | 'applying' | 'applied' | 'failed'
/** What a file needs of the person at the desk. `same`: all in it is known already; `stopped`: reading was cancelled. */
export type FileState =
  'waiting' | 'reading' | 'asks' | 'ready' | 'same' | 'applying' | 'applied' | 'undone' | 'stopped' | 'failed'

let lastKey = 0

export class ImportFile {
  readonly key = ++lastKey
  readonly name: string
  status = $state<FileStatus>('waiting')
  /** Matched anew, after a guess was corrected or the roster changed. */
  looking = $state(false)
  error = $state.raw<AppError | null>(null)
  preview = $state.raw<ImportPreview>()
  progress = $state.raw({ label: '', done: 0, total: 0 })
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
  readonly #file: File
  #ticket = ''
  #tables: TableChoice[] = []
  #values: NonNullable<Choices['values']> = {}
  #hiddenRows = $state(false)
  /** Rows whose spelling was settled without being asked, once. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- never shown
  readonly #spelled = new Set<string>()
  #asked = 0
  /** The roster the preview was made against. */
  #asOf = -1

  constructor(file: File) {
    this.#file = file
    this.name = file.name
    this.task = `import-${this.key}`
  }

  get hiddenRows(): boolean {
    return this.#hiddenRows
  }
  get stale(): boolean {
    return this.#asOf !== roster.version
  }

  /** People that are not in a complete list and leave, as things stand. */
  #leaving = $derived.by(() =>
    (this.preview?.mutations ?? [])
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
  /** What "Terapkan" would write as things stand; `departed` besides the rows. */
  counts = $derived({
    ...tally(this.preview?.rows ?? [], this.decisions, this.#waiting, this.leaving),
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
  /** Questions for the person at the desk: about rows, and about organisations. */
  open = $derived(this.#asking.length + this.openOrganisations.length)
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
    if (!(await this.#upload())) return
    await this.#ask()
    // A form that says who is gone is meant as the list of its agency; each of them can still be kept.
    const { returned, mutations = [] } = this.preview ?? {}
    for (const { organisationId, absent } of mutations)
      if (returned?.kind === 'form' && returned.organisationId === organisationId && absent.length > 0)
        this.setComplete(organisationId, true)
  }

  chooseTable(choice: TableChoice): Promise<void> {
    const old = this.#tables.find(({ table }) => table === choice.table)
    const merged = { ...old, ...choice, columns: { ...old?.columns, ...choice.columns } }
    if (Object.keys(merged.columns).length === 0) delete (merged as Partial<typeof merged>).columns
    this.#tables = [...this.#tables.filter((one) => one !== old), merged]
    return this.#ask()
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
        void this.#ask()
      },
    })
    this.#values = { ...this.#values, [row.key]: { ...this.#values[row.key], ...values } as Record<Field, string> }
    this.decisions.delete(row.key)
    return this.#ask()
  }

  /** Says which known organisation a name means, and matches the rows with that. */
  useOrganisation(text: string, organisationId: OrganisationId | null): Promise<void> {
    this.newOrganisations.delete(text)
    if (organisationId === null) this.organisations.delete(text)
    else this.organisations.set(text, { action: 'use', organisationId })
    return this.#ask()
  }

  /** What becomes of somebody who is not in the list: as decided, else left unless a row may be them. */
  absence({ organisationId }: ImportMutation, { personId, maybe }: AbsentMember): AbsentDecision {
    const decision = this.complete.get(organisationId)?.get(personId)
    const open = maybe.some((key) => (this.decisions.get(key)?.action ?? 'skip') === 'skip')
    return decision ?? (open ? { action: 'stay' } : { action: 'leave', until: null })
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
    return this.#ask()
  }

  /**
   * Writes what was decided. A roster that changed since is looked at first: where that raises questions nobody has
   * answered, nothing is written and `surprises` says how many. `batch` names the files that share one backup.
   */
  async apply(batch?: string): Promise<void> {
    if (!this.preview) return
    this.status = 'applying'
    this.progress = { label: '', done: 0, total: 0 }
    const answered = this.open
    if (this.stale) await this.#ask()
    this.surprises = Math.max(0, this.open - answered)
    if (this.error || this.surprises > 0) {
      this.status = 'ready'
      return
    }
    const decisions: Input<'imports.commit'>['decisions'] = {
      rows: {
        ...Object.fromEntries(this.decisions),
        ...Object.fromEntries(this.#waiting.map(({ key }) => [key, { action: 'skip' as const }])),
      },
      organisations: Object.fromEntries(this.organisations),
      from: this.from,
      complete: [...this.complete].map(([organisationId, absent]) => ({
        organisationId,
        absent: Object.fromEntries(absent),
      })),
    }
    const { previewId } = this.preview
    const done = await this.#watched(() => transport.call('imports.commit', { previewId, decisions, batch }, this.task))
    if (!done.ok) {
      this.error = done.error.code === 'cancelled' ? null : done.error
      this.status = 'ready'
      // The backend keeps only so many files; it is read again by itself.
      if (done.error.code === 'not-found') this.#asOf = -1
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
    await this.#ask()
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
    if (this.status === 'ready' && this.stale && !this.looking) await this.#ask()
  }

  cancel(): void {
    void transport.call('tasks.cancel', { task: this.task })
  }

  drop(): void {
    if (this.status === 'reading' || this.status === 'applying') this.cancel()
    if (this.preview) void transport.call('imports.discard', { previewId: this.preview.previewId })
  }

  /** A file that another program holds, or a folder, is told from one that the backend cannot read. */
  async #upload(): Promise<boolean> {
    try {
      await this.#file.slice(0, 1).arrayBuffer()
    } catch {
      this.#fail({ code: 'file-unreadable', message: importWords.notOpened(this.name) })
      return false
    }
    const uploaded = await transport.upload([this.#file])
    const ticket = uploaded.ok ? uploaded.value[0] : undefined
    if (ticket) this.#ticket = ticket.ticket
    else this.#fail(uploaded.ok ? { code: 'file-unreadable', message: importWords.notRead(this.name) } : uploaded.error)
    return ticket !== undefined
  }

  async #ask(): Promise<void> {
    const asked = ++this.#asked
    const asOf = roster.version
    const organisations = Object.fromEntries(
      [...this.organisations].flatMap(([text, one]) => (one.action === 'use' ? [[text, one.organisationId]] : [])),
    )
    const choices = { tables: this.#tables, values: this.#values, hiddenRows: this.#hiddenRows, organisations }
    this.looking = true
    const result = await this.#watched(() =>
      transport.call('imports.preview', { ticket: this.#ticket, choices }, this.task),
    )
    // A newer question is on its way.
    if (asked !== this.#asked) return
    this.looking = false
    if (!result.ok) {
      if (this.preview) this.error = result.error
      else this.#fail(result.error)
      return
    }
    this.#asOf = asOf
    this.preview = result.value
    this.error = null
    this.surprises = 0
    if (this.status === 'reading') this.status = 'ready'
    this.#dropVoid(result.value)
    this.#keepSpellings(result.value)
  }

  /** A row that may by now be somebody else than it was asked about is asked about again. */
  #dropVoid({ rows }: ImportPreview): void {
    for (const row of rows) {
      const decision = this.decisions.get(row.key)
      if (decision && !answers(row, decision)) this.decisions.delete(row.key)
    }
  }

  /** A poorer spelling of a name is not taken over unless asked for. */
  #keepSpellings({ rows }: ImportPreview): void {
    for (const { key, match, changes } of rows) {
      if (!match || this.#spelled.has(key) || this.decisions.has(key) || !changes?.some(isPoorer)) continue
      this.#spelled.add(key)
      this.decisions.set(key, picked(match.personId, changes))
    }
  }

  /** Shows the progress of the file's task while `work` runs. */
  async #watched<T>(work: () => Promise<T>): Promise<T> {
    const stop = transport.on('progress', ({ task, label, done, total }) => {
      if (task === this.task) this.progress = { label, done, total }
    })
    try {
      return await work()
    } finally {
      stop()
    }
  }

  /** An answer that no longer fits the row is left out. */
  #put(key: string, decision: RowDecision | undefined): void {
    const row = this.preview?.rows.find((one) => one.key === key)
    if (decision && row && answers(row, decision)) this.decisions.set(key, decision)
    else this.decisions.delete(key)
  }

  #fail(error: AppError): void {
    this.error = error
    this.status = 'failed'
  }
}
