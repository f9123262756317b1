/** The files being taken in. Lives beside the screens, so that looking elsewhere loses nothing. */
import type { Input } from '../../../../electron/contract/api.ts'
import type { AppError } from '../../../../electron/contract/errors.ts'
import type {
  Field,
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

  /** People that "Terapkan" would write as things stand. */
  writes = $derived.by(
    () => (this.preview?.rows ?? []).filter((row) => decided(row, this.decisions.get(row.key)) !== 'skip').length,
  )
  /** Ambiguous rows nobody has decided about yet. */
  open = $derived.by(
    () =>
      (this.preview?.rows ?? []).filter((row) => row.outcome === 'ambiguous' && !this.decisions.has(row.key)).length,
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
    }
    const done = await transport.call('imports.commit', { previewId: this.preview.previewId, decisions }, this.task)
    if (!done.ok) {
      this.error = done.error
      this.status = 'ready'
      return
    }
    this.error = null
    this.result = done.value
    this.status = 'applied'
  }

  cancel(): void {
    void transport.call('tasks.cancel', { task: this.task })
  }

  drop(): void {
    if (this.preview) void transport.call('imports.discard', { previewId: this.preview.previewId })
  }

  async #ask(): Promise<void> {
    const choices = { tables: this.#tables, values: this.#values, hiddenRows: this.#hiddenRows }
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

/** The same letters, now all in capitals. */
export function isShouting({ field, from, to }: { field: string; from: string; to: string }): boolean {
  return field === 'name' && to === to.toUpperCase() && from !== from.toUpperCase() && from.toUpperCase() === to
}

class ImportSession {
  files = $state.raw<readonly ImportFile[]>([])
  currentKey = $state(0)
  current = $derived(this.files.find(({ key }) => key === this.currentKey))

  /** Reads one after the other; the first that is ready is shown. */
  async add(files: readonly File[]): Promise<void> {
    const added = files.map((file) => new ImportFile(file))
    this.files = [...this.files, ...added]
    if (!this.current || this.current.status === 'applied') this.currentKey = added[0]?.key ?? 0
    for (const file of added) if (this.files.includes(file)) await file.read()
  }

  remove(file: ImportFile): void {
    file.drop()
    const at = this.files.indexOf(file)
    this.files = this.files.filter((one) => one !== file)
    if (this.currentKey === file.key) this.currentKey = (this.files[at] ?? this.files.at(-1))?.key ?? 0
  }

  /** Applies every file that waits for nothing but a yes. */
  async applyAll(): Promise<void> {
    for (const file of this.files) if (file.status === 'ready' && file.writes > 0) await file.apply()
  }
}

export const session = new ImportSession()
