/**
 * The only thing a page gets from Electron: the transport. No `ipcRenderer`, no channel of the caller's choice, no path:
 * a file's path goes from here to the main process without passing through the page.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Transport } from '../contract/api.ts'
import type { AppError, Result } from '../contract/errors.ts'
import type { EventName, Events } from '../contract/events.ts'
import { fileTooLarge, type GivenFile, maxFileBytes } from '../contract/files.ts'
import { eventChannel, type PageRequest, type PageRequests, requestChannel } from '../contract/ipc.ts'

type Listen = (payload: never) => void
const listeners = new Map<EventName, Set<Listen>>()

ipcRenderer.on(eventChannel, (_event, name: EventName, payload: Events[EventName]) => {
  for (const listen of listeners.get(name) ?? []) listen(payload as never)
})

async function ask<K extends keyof PageRequests>(
  kind: K,
  input: PageRequests[K]['input'],
): Promise<Result<PageRequests[K]['answer']>> {
  try {
    const request = { kind, ...input } as PageRequest
    return (await ipcRenderer.invoke(requestChannel, request)) as Result<PageRequests[K]['answer']>
  } catch {
    return failed({ code: 'unavailable', message: 'Sinergi tidak menjawab. Tutup programnya, lalu buka lagi.' })
  }
}

const failed = (error: AppError): Result<never> => ({ ok: false, error })

/** Where the file lies on disk; its bytes when it has no place there, as one that was pasted. */
async function given(file: File): Promise<GivenFile> {
  const { name } = file
  const path = webUtils.getPathForFile(file)
  if (path !== '') return { name, path }
  if (file.size > maxFileBytes) throw fileTooLarge(name)
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

const transport = {
  call: async (channel, input, task) => (await ask('call', { channel, input, task })) as Result<never>,
  on(event, listen) {
    const set = listeners.get(event) ?? new Set<Listen>()
    const own: Listen = (payload) => listen(payload)
    listeners.set(event, set.add(own))
    return () => {
      set.delete(own)
    }
  },
  async upload(files) {
    const taken: GivenFile[] = []
    for (const file of files) {
      try {
        taken.push(await given(file))
      } catch (error) {
        const { code, message } = error as Partial<AppError>
        return failed(
          code === 'file-unreadable' && message !== undefined
            ? { code, message }
            : { code: 'file-unreadable', message: `“${file.name}” tidak dapat dibaca. Pilih berkasnya sekali lagi.` },
        )
      }
    }
    return ask('upload', { files: taken })
  },
  // Copies of the ticket, so that nothing else a page put on the object travels along.
  save: ({ ticket, name }) => ask('save', { file: { ticket, name } }),
  read: ({ ticket, name }) => ask('read', { file: { ticket, name } }),
} satisfies Transport

contextBridge.exposeInMainWorld('sinergi', transport)
