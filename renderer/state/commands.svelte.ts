/** Doing things: one way to call a command, to tell what happened, and to take it back. */
import type { DoingChannel, Input, Output } from '../../electron/contract/api.ts'
import type { Result } from '../../electron/contract/errors.ts'
import type { FileTicket } from '../../electron/contract/files.ts'
import type { EntryId } from '../../electron/contract/ids.ts'
import { toasts } from '../components/toasts.svelte.ts'
import { transport } from '../transport.ts'

/**
 * Calls the backend and shows an error as a toast. With `done`, success is told in a toast that offers to undo.
 * Field errors (`invalid-input` with details) are left to the form that asked; pass `quiet`.
 */
export async function run<C extends DoingChannel>(
  channel: C,
  input: Input<C>,
  options: { done?: string | ((value: Output<C>) => string); quiet?: boolean; task?: string } = {},
): Promise<Result<Output<C>>> {
  const result = await transport.call(channel, input, options.task)
  if (!result.ok) {
    if (!options.quiet && result.error.code !== 'cancelled') toasts.show({ kind: 'bad', message: result.error.message })
    return result
  }
  if (options.done) {
    const message = typeof options.done === 'string' ? options.done : options.done(result.value)
    // The toast takes back this command, whatever is done while it stands there.
    const { entryId } = result
    const action = entryId === undefined ? undefined : { label: 'Batalkan', run: () => void undoEntry(entryId) }
    toasts.show({ kind: 'good', message, action })
  }
  return result
}

let taking: Promise<unknown> = Promise.resolve()
/** One after the other: struck twice, Ctrl+Z takes back two commands, not one of them twice. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = taking.then(work)
  taking = turn.catch(() => undefined)
  return turn
}

let takeBackHere: (() => boolean) | null = null
/** Until the answer is called, Ctrl+Z asks `take` first: a screen's last step that is not written yet. True: it had one. */
export function undoHere(take: () => boolean): () => void {
  takeBackHere = take
  return () => {
    if (takeBackHere === take) takeBackHere = null
  }
}

/** Takes the last command back (Ctrl+Z) and says which. */
export const undoLast = async (): Promise<void> => {
  if (!takeBackHere?.()) await step('undo', 'Tidak ada yang dapat dibatalkan.')
}
/** In a box with nothing typed Ctrl+Z takes back what was last saved from it; else it undoes typing. True: it did. */
export function undoWhenEmpty(event: KeyboardEvent, typed: string): boolean {
  if (typed !== '' || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey)
    return false
  event.preventDefault()
  void undoLast()
  return true
}

/** Does again what was last taken back (Ctrl+Y). */
export const redoLast = (): Promise<void> => step('redo', 'Tidak ada yang dapat diulangi.')

const step = (direction: keyof Output<'journal.next'>, none: string): Promise<void> =>
  inTurn(async () => {
    const next = await transport.call('journal.next', {})
    const entry = next.ok ? next.value[direction] : null
    if (!next.ok) toasts.show({ kind: 'bad', message: next.error.message })
    else if (!entry) toasts.show({ kind: 'info', message: none })
    else await takeBack(entry.entryId)
  })

/** Resolves to whether anything was taken back; with its batch, unless it is meant `alone`. */
export const undoEntry = (entryId: EntryId, alone = false): Promise<boolean> => inTurn(() => takeBack(entryId, alone))

async function takeBack(entryId: EntryId, alone = false): Promise<boolean> {
  const undone = await transport.call('journal.undo', { entryId, alone })
  if (!undone.ok) {
    toasts.show({ kind: 'bad', message: undone.error.message })
    return false
  }
  const { summary, left, restored } = undone.value
  const kept =
    left.length > 0 ? ` ${left.slice(0, 3).join(' ')}${left.length > 3 ? ` Dan ${left.length - 3} lagi.` : ''}` : ''
  toasts.show({
    kind: left.length > 0 ? 'warn' : 'good',
    message: restored > 0 ? `${summary}.${kept}` : `Tidak ada yang dapat dikembalikan.${kept}`,
  })
  return restored > 0
}

/** Lets the user keep a file the backend made; `ask` makes it. */
export async function saveFile(ask: () => Promise<Result<FileTicket>>): Promise<boolean> {
  const file = await ask()
  const saved = file.ok ? await transport.save(file.value) : file
  if (!saved.ok) {
    if (saved.error.code !== 'cancelled') toasts.show({ kind: 'bad', message: saved.error.message })
    return false
  }
  if (saved.value.saved && file.ok) toasts.show({ kind: 'good', message: `“${file.value.name}” disimpan.` })
  return saved.value.saved
}
