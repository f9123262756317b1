/** A file as the backend holds it: handed over once, matched anew whenever a guess is corrected or the roster changed. */
import type { Input } from '../../../../electron/contract/api.ts'
import type { AppError, Result } from '../../../../electron/contract/errors.ts'
import type { ImportPreview } from '../../../../electron/contract/imports.ts'
import { transport } from '../../../transport.ts'
import { importWords } from './messages.ts'
import { roster } from './roster.ts'

export type Choices = NonNullable<Input<'imports.preview'>['choices']>

const stopped: AppError = { code: 'cancelled', message: importWords.stoppedReading }

export class FileSource {
  /** The answer to the newest question that could be answered. */
  preview = $state.raw<ImportPreview>()
  /** A question is on its way. */
  looking = $state(false)
  progress = $state.raw({ label: '', done: 0, total: 0 })

  /** Somebody said stop since the last step began. */
  cancelled = false

  readonly #file: File
  readonly #task: string
  readonly #seen: (preview: ImportPreview) => void
  #ticket = ''
  /** The newest question, as long as it was not asked. */
  #wanted: Choices | undefined
  #asking: Promise<AppError | null> | undefined
  /** The older question being ended: the newer goes by the same name, and waits for it. */
  #ending: Promise<unknown> | undefined
  /** The roster the preview was made against. */
  #asOf = -1
  #dropped = false

  /** `task` names its calls; `seen` hears of each preview as soon as it is there. */
  constructor(file: File, task: string, seen: (preview: ImportPreview) => void) {
    this.#file = file
    this.#task = task
    this.#seen = seen
  }

  /** The preview is older than the roster. */
  get stale(): boolean {
    return this.#asOf !== roster.version
  }

  /** Hands the file over; null, or why it cannot be. One that another program holds, or a folder, is told apart. */
  async upload(): Promise<AppError | null> {
    this.cancelled = false
    try {
      await this.#file.slice(0, 1).arrayBuffer()
    } catch {
      return { code: 'file-unreadable', message: importWords.notOpened(this.#file.name) }
    }
    const uploaded = await transport.upload([this.#file])
    if (!uploaded.ok) return uploaded.error
    const [ticket] = uploaded.value
    if (!ticket) return { code: 'file-unreadable', message: importWords.notRead(this.#file.name) }
    this.#ticket = ticket.ticket
    return this.cancelled ? stopped : null
  }

  /**
   * Matches the rows by these choices; null, or why that cannot be. A newer question ends an older one, at the backend
   * too, which writes by what it answered last; both are done when the newest is answered.
   */
  ask(choices: Choices): Promise<AppError | null> {
    this.#wanted = choices
    this.cancelled = false
    if (this.#asking) this.#ending = transport.call('tasks.cancel', { task: this.#task })
    else this.#asking = this.#askTheNewest()
    return this.#asking
  }

  async #askTheNewest(): Promise<AppError | null> {
    this.looking = true
    let error: AppError | null = null
    while (this.#wanted) {
      await this.#ending
      const choices = this.#wanted
      this.#wanted = undefined
      const asOf = roster.version
      let result = await this.#match(choices)
      // The backend keeps only so many files; one that it let go is handed over again.
      if (!result.ok && result.error.code === 'not-found' && !(await this.upload())) result = await this.#match(choices)
      if (result.ok && this.#dropped) this.#discard(result.value)
      if (this.#wanted) continue
      error = result.ok ? null : result.error
      if (!result.ok) continue
      this.#asOf = asOf
      this.preview = result.value
      this.#seen(result.value)
    }
    this.#asking = undefined
    this.looking = false
    return error
  }

  async #match(choices: Choices): Promise<Result<ImportPreview>> {
    if (this.cancelled) return { ok: false, error: stopped }
    return this.watch(() => transport.call('imports.preview', { ticket: this.#ticket, choices }, this.#task))
  }

  /** Shows the progress of the file's task while `work` runs. */
  async watch<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    this.progress = { label: '', done: 0, total: 0 }
    const stop = transport.on('progress', ({ task, label, done, total }) => {
      if (task === this.#task) this.progress = { label, done, total }
    })
    try {
      return await work()
    } finally {
      stop()
    }
  }

  /** The backend let it go: it is to be matched again. */
  forgotten(): void {
    this.#asOf = -1
  }

  cancel(): void {
    this.cancelled = true
    void transport.call('tasks.cancel', { task: this.#task })
  }

  /** The backend need not keep it, nor an answer that is still on its way. */
  drop(): void {
    this.#dropped = true
    this.cancel()
    if (this.preview) this.#discard(this.preview)
  }

  #discard({ previewId }: ImportPreview): void {
    void transport.call('imports.discard', { previewId })
  }
}
