/** The files being taken in. Lives beside the screens, so that looking elsewhere loses nothing. */
import type { Input } from '../../../../electron/contract/api.ts'
import { today } from '../../../../electron/contract/dates.ts'
import type { AppError } from '../../../../electron/contract/errors.ts'
import type { OrganisationId, PersonId } from '../../../../electron/contract/ids.ts'
import type {
  AbsentDecision,
  AbsentMember,
  Field,
  ImportMutation,
  ImportPreview,
  ImportResult,
  ImportRow,
  OrganisationDecision,
  RowDecision,
} from '../../../../electron/contract/imports.ts'
import { SvelteMap } from 'svelte/reactivity'
import { transport } from '../../../transport.ts'

type Choices = NonNullable<Input<'imports.preview'>['choices']>
type TableChoice = NonNullable<Choices['tables']>[number]

export type FileStatus = 'waiting' | 'reading' | 'ready' | 'applying' | 'applied' | 'failed'

let lastKey = 0

export class ImportFile {
  readonly key = ++lastKey
  readonly name: string
  status = $state<FileStatus>('waiting')
  error = $state.raw<AppError | null>(null)
  preview = $state.raw<ImportPreview>()
  result = $state.raw<ImportResult>()
  progress = $state.raw({ done: 0, total: 0 })
  /** Row key → what was decided; rows not in it follow their outcome. */
  readonly decisions = new SvelteMap<string, RowDecision>()
  readonly organisations = new SvelteMap<string, OrganisationDecision>()
  /** Agencies of which this file is the complete list → what becomes of those who are not in it. */
  readonly complete = new SvelteMap<OrganisationId, SvelteMap<PersonId, AbsentDecision>>()
  /** Berlaku mulai; null while the date is being typed. */
  from = $state<string | null>(today())
  /** Set once an import was taken back, here or by Ctrl+Z. */
  undone = $state(false)

  readonly task: string
  readonly #file: File
  #ticket = ''
  #tables: TableChoice[] = []
  #values: NonNullable<Choices['values']> = {}
  #hiddenRows = $state(false)

  constructor(file: File) {
    this.#file = file
    this.name = file.name
    this.task = `import-${this.key}`
  }

  get hiddenRows(): boolean {
    return this.#hiddenRows
  }

  /** People that are not in a complete list and leave, as things stand. */
  departures = $derived.by(() =>
    (this.preview?.mutations ?? [])
      .filter(({ organisationId }) => this.complete.has(organisationId))
      .reduce((sum, one) => sum + one.absent.filter((person) => this.absence(one, person).action !== 'stay').length, 0),
  )
  /** People that "Terapkan" would write as things stand. */
  writes = $derived.by(
    () =>
      (this.preview?.rows ?? []).filter((row) => decided(row, this.decisions.get(row.key)) !== 'skip').length +
      this.departures,
  )
  /** Ambiguous rows nobody has decided about yet. */
  open = $derived.by(
    () => (this.preview?.rows ?? []).filter((row) => isOpen(row) && !this.decisions.has(row.key)).length,
  )
  /** Rows that an error workbook would send back. */
  toMend = $derived.by(() =>
    this.status === 'applied' ? (this.result?.toMend ?? 0) : (this.preview?.rows ?? []).filter(isTroubled).length,
  )

  async read(): Promise<void> {
    this.status = 'reading'
    const uploaded = await transport.upload([this.#file])
    const ticket = uploaded.ok ? uploaded.value[0] : undefined
    if (!uploaded.ok || !ticket) {
      this.#fail(uploaded.ok ? null : uploaded.error)
      return
    }
    this.#ticket = ticket.ticket
    await this.#ask()
    // A form that says who is gone is meant as the list of its agency; each of them can still be kept.
    const { returned, mutations = [] } = this.preview ?? {}
    for (const { organisationId, absent } of mutations)
      if (returned?.kind === 'form' && returned.organisationId === organisationId && absent.length > 0)
        this.setComplete(organisationId, true)
    // An all-capitals spelling of a name that is known in better shape is not taken over unless asked for.
    for (const row of this.preview?.rows ?? []) {
      if (row.match && row.changes?.some(isShouting))
        this.decisions.set(row.key, { action: 'update', personId: row.match.personId, keepName: true })
    }
  }

  chooseTable(choice: TableChoice): Promise<void> {
    const old = this.#tables.find(({ table }) => table === choice.table)
    const merged = { ...old, ...choice, columns: { ...old?.columns, ...choice.columns } }
    if (Object.keys(merged.columns).length === 0) delete (merged as Partial<typeof merged>).columns
    this.#tables = [...this.#tables.filter((one) => one !== old), merged]
    return this.#ask()
  }

  mend(row: ImportRow, values: Partial<Record<Field, string>>): Promise<void> {
    this.#values = { ...this.#values, [row.key]: { ...this.#values[row.key], ...values } as Record<Field, string> }
    this.decisions.delete(row.key)
    return this.#ask()
  }

  /** Says which known organisation a name means, and matches the rows with that. */
  useOrganisation(text: string, organisationId: OrganisationId | null): Promise<void> {
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

  showHidden(show: boolean): Promise<void> {
    this.#hiddenRows = show
    return this.#ask()
  }

  async apply(): Promise<void> {
    if (!this.preview) return
    this.status = 'applying'
    const decisions: Input<'imports.commit'>['decisions'] = {
      rows: Object.fromEntries(this.decisions),
      organisations: Object.fromEntries(this.organisations),
      from: this.from,
      complete: [...this.complete].map(([organisationId, absent]) => ({
        organisationId,
        absent: Object.fromEntries(absent),
      })),
    }
    const done = await transport.call('imports.commit', { previewId: this.preview.previewId, decisions }, this.task)
    if (!done.ok) {
      this.error = done.error
      this.status = 'ready'
      return
    }
    this.error = null
    this.result = done.value
    this.undone = false
    this.status = 'applied'
  }

  /** Matches the rows anew against the roster as it is now. */
  lookAgain(): Promise<void> {
    return this.#ask()
  }

  cancel(): void {
    void transport.call('tasks.cancel', { task: this.task })
  }

  drop(): void {
    if (this.preview) void transport.call('imports.discard', { previewId: this.preview.previewId })
  }

  async #ask(): Promise<void> {
    const organisations = Object.fromEntries(
      [...this.organisations].flatMap(([text, one]) => (one.action === 'use' ? [[text, one.organisationId]] : [])),
    )
    const choices = { tables: this.#tables, values: this.#values, hiddenRows: this.#hiddenRows, organisations }
    const stop = transport.on('progress', ({ task, done, total }) => {
      if (task === this.task) this.progress = { done, total }
    })
    const result = await transport.call('imports.preview', { ticket: this.#ticket, choices }, this.task)
    stop()
    if (!result.ok) {
      this.#fail(result.error)
      return
    }
    this.preview = result.value
    this.error = null
    this.status = 'ready'
  }

  #fail(error: AppError | null): void {
    this.error = error ?? { code: 'file-unreadable', message: `Berkas “${this.name}” tidak dapat dibaca.` }
    this.status = 'failed'
  }
}

/** What will happen to a row: the decision, or what its outcome means by itself. */
export function decided(row: ImportRow, decision: RowDecision | undefined): RowDecision['action'] {
  if (decision) return decision.action
  if (row.outcome === 'new') return 'create'
  return row.outcome === 'changed' ? 'update' : 'skip'
}

/** A question for the person at the desk; one that came back from an agency unanswered waits for the agency. */
export function isOpen({ outcome, untouched }: ImportRow): boolean {
  return outcome === 'ambiguous' && !untouched
}

/** A row to be sent back to the agency. */
function isTroubled({ outcome, flags }: ImportRow): boolean {
  return outcome === 'ambiguous' || outcome === 'invalid' || flags.some(({ code }) => !harmless.has(code))
}
const harmless = new Set(['row-hidden', 'phone-multiple', 'organisation-unknown', 'not-mended', 'nip-unusual'])

/** The same letters, now all in capitals. */
export function isShouting({ field, from, to }: { field: string; from: string; to: string }): boolean {
  return field === 'name' && to === to.toUpperCase() && from !== from.toUpperCase() && from.toUpperCase() === to
}

class ImportSession {
  files = $state.raw<readonly ImportFile[]>([])
  currentKey = $state(0)
  /** Once all is applied, the summary is shown, or the one file that was asked for. */
  detail = $state(false)
  current = $derived(this.files.find(({ key }) => key === this.currentKey))
  /** Files that only wait for a yes. */
  waiting = $derived(this.files.filter(({ status, writes }) => status === 'ready' && writes > 0))
  /** Being read or about to be. */
  unread = $derived(this.files.filter(({ status }) => status === 'waiting' || status === 'reading'))
  applied = $derived(this.files.filter(({ status }) => status === 'applied'))
  /** Nothing is left to read or to decide. */
  finished = $derived(
    this.applied.length > 1 && this.files.every(({ status }) => status === 'applied' || status === 'failed'),
  )

  /** Reads one after the other; the first that is ready is shown. */
  async add(files: readonly File[]): Promise<void> {
    const added = files.map((file) => new ImportFile(file))
    this.detail = false
    this.files = [...this.files, ...added]
    if (!this.current || this.current.status === 'applied') this.currentKey = added[0]?.key ?? 0
    for (const file of added) if (this.files.includes(file)) await file.read()
  }

  show(file: ImportFile): void {
    this.currentKey = file.key
    this.detail = true
  }

  remove(file: ImportFile): void {
    file.drop()
    const at = this.files.indexOf(file)
    this.files = this.files.filter((one) => one !== file)
    if (this.currentKey === file.key) this.currentKey = (this.files[at] ?? this.files.at(-1))?.key ?? 0
  }

  /** Closes every file that is done with. */
  clear(): void {
    for (const file of this.files) if (file.status === 'applied' || file.status === 'failed') this.remove(file)
  }

  /** Shows the next file that waits for something, after the current one and round again. */
  next(): boolean {
    const at = this.files.findIndex(({ key }) => key === this.currentKey)
    const others = [...this.files.slice(at + 1), ...this.files.slice(0, Math.max(0, at))]
    const found = others.find(({ status }) => status === 'ready' || status === 'reading' || status === 'waiting')
    if (found) this.currentKey = found.key
    return found !== undefined
  }

  /** Applies every file that waits for nothing but a yes. */
  async applyAll(): Promise<void> {
    let first = true
    for (const file of this.waiting) {
      // What an earlier file brought in may raise doubts here that nobody has answered: such a file waits for them.
      const answered = file.open
      if (!first) await file.lookAgain()
      first = false
      if (file.status === 'ready' && file.open <= answered) await file.apply()
    }
    this.detail = false
  }
}

export const session = new ImportSession()
