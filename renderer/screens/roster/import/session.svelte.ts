/** The files of a sitting. Lives beside the screens, so that looking elsewhere loses nothing. */
import type { EntryId, OrganisationId } from '../../../../electron/contract/ids.ts'
import { toasts } from '../../../components/toasts.svelte.ts'
import { whenStale } from '../../../state/stale.ts'
import { transport } from '../../../transport.ts'
import { ImportFile } from './file.svelte.ts'
import { importWords } from './messages.ts'
import { roster } from './roster.ts'

/** Applying or taking back many files, one after the other. */
export interface Batch {
  kind: 'apply' | 'undo'
  done: number
  total: number
  /** The file it is at. */
  name: string
}

class ImportSession {
  files = $state.raw<readonly ImportFile[]>([])
  currentKey = $state(0)
  batch = $state.raw<Batch | null>(null)
  current = $derived(this.files.find(({ key }) => key === this.currentKey))
  /** The one file there is, or the one that was opened out of many; without it, the list of all is shown. */
  shown = $derived(this.files.length === 1 ? this.files[0] : this.current)
  /** Files that wait for nothing but a yes. */
  ready = $derived(this.files.filter(({ state }) => state === 'ready'))
  /** Files with questions. */
  asking = $derived(this.files.filter(({ state }) => state === 'asks'))
  unread = $derived(this.files.filter(({ state }) => state === 'waiting' || state === 'reading'))
  /** Files whose import stands. */
  applied = $derived(this.files.filter(({ state }) => state === 'applied'))
  /** Files whose import was taken back. */
  undone = $derived(this.files.filter(({ state }) => state === 'undone'))
  /** All files are taken together: the list is shown, or a file out of many after the last question was answered. */
  completed = $derived(
    this.files.length > 1 &&
      this.unread.length === 0 &&
      (!this.shown || (this.asking.length === 0 && this.shown.state === 'ready')),
  )
  questions = $derived(this.asking.reduce((sum, { open }) => sum + open, 0))
  #stopped = false
  #reading = false

  constructor() {
    whenStale('imports.standing', () => this.#seeWhatStands())
  }

  /** Reads one after the other. Many are shown as a list, a single one by itself. */
  async add(files: readonly File[]): Promise<void> {
    const added = files.map((file) => new ImportFile(file))
    this.files = [...this.files, ...added]
    this.currentKey = added.length === 1 ? (added[0]?.key ?? 0) : 0
    await this.#readWaiting()
  }

  async #readWaiting(): Promise<void> {
    if (this.#reading) return
    this.#reading = true
    const next = () => this.files.find(({ status }) => status === 'waiting')
    for (let file = next(); file; file = next()) await file.read()
    this.#reading = false
  }

  show(file: ImportFile | undefined): void {
    this.currentKey = file?.key ?? 0
    void file?.refresh()
  }

  remove(file: ImportFile): void {
    file.drop()
    this.files = this.files.filter((one) => one !== file)
    if (this.currentKey === file.key) this.currentKey = 0
  }

  clear(): void {
    for (const file of this.files) this.remove(file)
  }

  /** Leaves out what has not been read yet. */
  stopReading(): void {
    for (const file of this.unread) {
      if (file.status === 'reading') file.cancel()
      else {
        file.error = { code: 'cancelled', message: importWords.notReadYet }
        file.status = 'failed'
      }
    }
  }

  /** The file before (-1) or after (1) the shown one. */
  neighbour(step: 1 | -1): ImportFile | undefined {
    return this.files[this.files.findIndex(({ key }) => key === this.currentKey) + step]
  }

  /** The next file with questions after the shown one, and round again. */
  nextAsking(): ImportFile | undefined {
    const at = this.files.findIndex(({ key }) => key === this.currentKey)
    const others = [...this.files.slice(at + 1), ...this.files.slice(0, Math.max(0, at))]
    return others.find(({ state }) => state === 'asks')
  }

  /** Says which organisation a name means, or that it is new (null), for every file that uses the name. */
  async answerOrganisation(text: string, organisationId: OrganisationId | null): Promise<void> {
    const files = this.files.filter(({ openOrganisations }) => openOrganisations.some((one) => one.text === text))
    this.shown?.answers.add({
      rowKey: null,
      about: `“${text}”`,
      takeBack: () => {
        for (const file of files)
          if (organisationId === null) file.newOrganisations.delete(text)
          else if (file.status === 'ready') void file.useOrganisation(text, null)
      },
    })
    for (const file of files)
      if (organisationId === null) file.newOrganisations.add(text)
      else await file.useOrganisation(text, organisationId)
  }

  /**
   * Applies every file that waits for nothing but a yes, with one backup. Ctrl+Z takes all of it back; each file can be
   * taken back by itself.
   */
  applyAll(): Promise<void> {
    return this.#apply('ready')
  }

  /** Applies again what was taken back. */
  applyAgain(): Promise<void> {
    return this.#apply('undone')
  }

  async #apply(state: 'ready' | 'undone'): Promise<void> {
    const batch = crypto.randomUUID()
    const files = this.files.filter((file) => file.state === state).map((file) => ({ file }))
    await this.#oneByOne('apply', files, async ({ file }) => {
      if (file.state === state) await file.apply(batch)
    })
  }

  stop(): void {
    this.#stopped = true
    this.files.find(({ status }) => status === 'applying')?.cancel()
  }

  /** Takes back what a file wrote, with one message for all of it. */
  undo(file: ImportFile): Promise<void> {
    return this.#undo([file], true)
  }

  /** Takes back every import that stands, the last one first, and those applied together at once. */
  undoAll(): Promise<void> {
    return this.#undo(this.applied, false)
  }

  async #undo(files: readonly ImportFile[], alone: boolean): Promise<void> {
    if (this.batch) return
    const left: string[] = []
    const undone: ImportFile[] = []
    const gone: EntryId[] = []
    const entries = files.flatMap((file) => file.entries.map((entryId) => ({ entryId, file })))
    entries.sort((a, b) => b.entryId - a.entryId)
    await this.#oneByOne('undo', entries, async ({ entryId }) => {
      if (gone.includes(entryId)) return
      const answer = await transport.call('journal.undo', { entryId, alone })
      if (!answer.ok) {
        left.push(answer.error.message)
        return
      }
      left.push(...answer.value.left)
      gone.push(...answer.value.taken)
      if (answer.value.taken.length > 0) roster.version++
      const seen = new Map(answer.value.taken.map((id) => [id, false]))
      for (const one of this.files) one.see(seen)
    })
    for (const { entryId, file } of entries) if (gone.includes(entryId) && !undone.includes(file)) undone.push(file)
    const message = importWords.taken(
      undone.map(({ name }) => name),
      left,
    )
    toasts.show({ kind: left.length > 0 ? 'warn' : 'good', message })
  }

  async #oneByOne<T extends { file: ImportFile }>(
    kind: Batch['kind'],
    steps: readonly T[],
    work: (step: T) => Promise<void>,
  ): Promise<void> {
    if (this.batch) return
    this.#stopped = false
    for (const [done, step] of steps.entries()) {
      if (this.#stopped) break
      this.batch = { kind, done, total: steps.length, name: step.file.name }
      await work(step)
    }
    this.batch = null
  }

  /** An import may be taken back by Ctrl+Z or in the history, and done again. */
  async #seeWhatStands(): Promise<void> {
    const runs = this.files.flatMap((file) => file.runs)
    const entryIds = runs.flatMap(({ result: { entryId } }) => entryId ?? [])
    if (entryIds.length === 0) return
    const standing = await transport.call('imports.standing', { entryIds })
    if (!standing.ok) return
    const stands = new Set(standing.value)
    const entries = new Map(entryIds.map((entryId) => [entryId, stands.has(entryId)]))
    for (const file of this.files) file.see(entries)
  }
}

export const session = new ImportSession()
