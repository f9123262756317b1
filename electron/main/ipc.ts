/** The one door pages come through: who asks is checked, then what is asked, then it goes to the shell or the backend. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import * as v from 'valibot'
import { shortCall, isShellChannel } from '../contract/api.ts'
import { type Caller, openCaller } from '../contract/caller.ts'
import type { Dispatch } from '../contract/dispatch.ts'
import { Failure, type Result } from '../contract/errors.ts'
import { appOrigin, type PageRequest, requestChannel } from '../contract/ipc.ts'
import type { BackendProcess } from './backendProcess.ts'
import type { Log } from './log.ts'
import { messages } from './messages.ts'

const text = v.pipe(v.string(), v.maxLength(1000))
const path = v.pipe(v.string(), v.maxLength(32_767))
const file = v.strictObject({ ticket: text, name: text })
const request = v.variant('kind', [
  v.strictObject({ kind: v.literal('call'), channel: text, input: v.unknown(), task: v.optional(text) }),
  v.strictObject({
    kind: v.literal('upload'),
    files: v.pipe(
      v.array(
        v.union([v.strictObject({ name: text, path }), v.strictObject({ name: text, bytes: v.instance(Uint8Array) })]),
      ),
      v.maxLength(200),
    ),
  }),
  v.strictObject({ kind: v.literal('save'), file }),
  v.strictObject({ kind: v.literal('read'), file }),
]) satisfies v.GenericSchema<unknown, PageRequest>

export interface DoorOptions {
  backend: Pick<BackendProcess, 'ask'>
  /** Answers the shell's own channels. */
  shell: Dispatch
  /** Whether this is a window of the program whose page may ask. */
  isKnown: (sender: Electron.WebContents) => boolean
  /** Lets the user keep the file at `path`. */
  save: (file: { path: string; name: string }) => Promise<boolean>
  log: Log
}

export interface Door {
  /** Who asks through this window: one caller for as long as the window is open, whatever its page does. */
  callerOf(window: Electron.WebContents): Caller
}

export function openDoor(options: DoorOptions): Door {
  const callers = new WeakMap<Electron.WebContents, Caller>()
  function callerOf(window: Electron.WebContents): Caller {
    const known = callers.get(window)
    if (known) return known
    const caller = openCaller(randomUUID())
    callers.set(window, caller)
    window.once('destroyed', () => void options.backend.ask('leave', caller.id))
    return caller
  }

  ipcMain.handle(requestChannel, async (event, given: unknown): Promise<Result<unknown>> => {
    if (!mayAsk(event, options.isKnown)) {
      options.log.note('ipc', 'a request from elsewhere was refused')
      return failed(new Failure('forbidden', messages.refused))
    }
    const parsed = v.safeParse(request, given)
    if (!parsed.success) return failed(new Failure('invalid-input', 'Permintaan tidak dapat dibaca.'))
    try {
      return await answer(parsed.output, callerOf(event.sender), options)
    } catch (error) {
      if (error instanceof Failure) return failed(error)
      options.log.error(parsed.output.kind, error)
      return failed(new Failure('internal', messages.unexpected.detail))
    }
  })
  return { callerOf }
}

/** The main frame of a known window, showing our own page: not a frame in it, not another origin, not another window. */
export function mayAsk(event: IpcMainInvokeEvent, isKnown: DoorOptions['isKnown']): boolean {
  const { sender, senderFrame: frame } = event
  return (
    frame !== null &&
    frame === sender.mainFrame &&
    frame.origin === appOrigin &&
    frame.url.startsWith(`${appOrigin}/`) &&
    isKnown(sender)
  )
}

async function answer(
  asked: PageRequest,
  caller: Caller,
  { backend, shell, save, log }: DoorOptions,
): Promise<Result<unknown>> {
  switch (asked.kind) {
    case 'call': {
      const { channel, input, task } = asked
      return isShellChannel(channel)
        ? shell(channel, input, shortCall(caller))
        : backend.ask('call', { channel, input, task, caller })
    }
    case 'upload':
      return backend.ask('admit', asked.files)
    case 'save': {
      const found = await backend.ask('open', asked.file.ticket)
      return found.ok ? { ok: true, value: { saved: await save(found.value) } } : found
    }
    case 'read': {
      const found = await backend.ask('open', asked.file.ticket)
      if (!found.ok) return found
      try {
        return { ok: true, value: new Uint8Array(await readFile(found.value.path)) }
      } catch (error) {
        log.error('read', error)
        throw new Failure('not-found', 'Berkas tidak ditemukan lagi.')
      }
    }
  }
}

const failed = ({ code, message, details }: Failure): Result<never> => ({
  ok: false,
  error: { code, message, details },
})
