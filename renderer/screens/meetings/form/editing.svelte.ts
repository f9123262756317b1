/** A meeting in the form: its draft is found again, filled, saved, or thrown away, and the last only when asked. */
import type { AppError } from '../../../../electron/contract/errors.ts'
import type { MeetingId } from '../../../../electron/contract/ids.ts'
import { toasts } from '../../../components/toasts.svelte.ts'
import { transport } from '../../../transport.ts'
import { MeetingDraft } from './draft.svelte.ts'
import { draftFor, forgetDraft } from './drafts.ts'
import { messages } from './messages.ts'

export interface Opening {
  /** The meeting to change; left out, a new one. */
  id?: MeetingId
  /** Day of a new meeting, where one was chosen. */
  date?: string | null
  /** The meeting that a new one continues. */
  source?: MeetingId | null
}

export class MeetingEditing {
  draft: MeetingDraft
  /** The fields may be shown. */
  ready = $state(false)
  /** What is shown was typed earlier and left unsaved. */
  resumed = $state(false)
  /** Why the meeting cannot be had. */
  failure = $state.raw<AppError | null>(null)

  readonly id: MeetingId | undefined
  readonly #date: string | null
  readonly #source: MeetingId | null
  readonly #name: string

  constructor({ id, date = null, source = null }: Opening) {
    this.id = id
    this.#date = date
    this.#source = source
    this.#name = id === undefined ? `baru/${source ?? ''}` : String(id)
    const { draft, fresh } = this.#open()
    if (!fresh && date) draft.date = date
    this.draft = $state.raw(draft)
    this.ready = !fresh || this.#stored === null
    this.resumed = !fresh && draft.dirty
  }

  /** The meeting the fields begin with. */
  get #stored(): MeetingId | null {
    return this.id ?? this.#source
  }

  #open() {
    return draftFor(this.#name, () => new MeetingDraft(this.#date))
  }

  async load(): Promise<void> {
    this.failure = null
    const { draft } = this
    if (this.ready || this.#stored === null) return
    const found = await transport.call('meetings.get', { id: this.#stored })
    // Another draft was begun, or this one filled and worked on.
    if (draft !== this.draft || this.ready) return
    if (!found.ok) {
      this.failure = found.error
      return
    }
    if (this.id === undefined) draft.copyFrom(found.value)
    else draft.load(found.value)
    draft.settle()
    this.ready = true
  }

  /** Takes over what is likely to be the same; `sure` is asked where something typed would be lost. */
  async copy(from: MeetingId, sure: () => Promise<boolean>): Promise<void> {
    const found = await transport.call('meetings.get', { id: from })
    if (!found.ok) {
      toasts.show({ kind: 'bad', message: found.error.message })
      return
    }
    if (this.draft.dirty && !(await sure())) return
    this.draft.copyFrom(found.value)
    this.resumed = false
    toasts.show({ kind: 'good', message: messages.copied(found.value.title) })
  }

  /** The meeting's id, or null where it could not be saved; then the draft says why. */
  async save(): Promise<MeetingId | null> {
    const { draft, id } = this
    const input = draft.busy ? null : draft.input()
    if (!input) return null
    const sent =
      id === undefined
        ? await draft.send('meetings.create', input, messages.created(input.title))
        : await draft.send('meetings.update', { id, seen: draft.seen, ...input }, messages.saved(input.title))
    if (!sent) return null
    forgetDraft(this.#name)
    return sent.value?.id ?? id ?? null
  }

  discard(): void {
    forgetDraft(this.#name)
  }

  /** Throws away what was typed and begins with what is stored. */
  async startAnew(): Promise<void> {
    forgetDraft(this.#name)
    this.draft = this.#open().draft
    this.resumed = false
    this.ready = this.#stored === null
    await this.load()
  }

  /** The screen is left. What was not touched is read anew next time. */
  leave(): void {
    if (!this.draft.dirty) forgetDraft(this.#name)
  }
}
