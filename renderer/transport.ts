/** How this page reaches the backend: through the Electron preload, or over HTTP. The only file that knows. */
import type { Transport } from '../electron/contract/api.ts'
import { callerHeader } from '../electron/contract/caller.ts'
import type { AppError, Result } from '../electron/contract/errors.ts'
import type { EventName, Events } from '../electron/contract/events.ts'
import type { FileTicket } from '../electron/contract/files.ts'

declare global {
  interface Window {
    /** Exposed by the preload inside Electron. */
    readonly sinergi?: Transport
  }
}

const unreachable: AppError = {
  code: 'unavailable',
  message:
    'Sinergi tidak dapat dihubungi, jadi tidak ada yang dapat disimpan. Biarkan jendela ini terbuka; bila tidak tersambung lagi, jalankan lagi programnya.',
}
/** The program was started anew, with a new key. */
const forbidden: AppError = {
  code: 'forbidden',
  message: 'Halaman ini tidak lagi berhak membuka data. Tutup jendela ini, lalu buka Sinergi lagi.',
}
const failed = (error: AppError): Result<never> => ({ ok: false, error })

export const transport: Transport = window.sinergi ? bridgeTransport(window.sinergi) : httpTransport(takeToken())

/** Electron clones what crosses its bridge and refuses reactive proxies; every input is plain JSON by contract. */
function bridgeTransport(bridge: Transport): Transport {
  return {
    ...bridge,
    call: (channel, input, task) => bridge.call(channel, plain(input), task),
    upload: (files) => bridge.upload([...files]),
    save: (file) => bridge.save({ ...file }),
    read: (file) => bridge.read({ ...file }),
  }
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** The token arrives in the address once and is kept for this window only. */
function takeToken(): string {
  const key = 'sinergi-token'
  const given = /^#token=([\w-]+)$/.exec(location.hash)?.[1]
  if (given) {
    sessionStorage.setItem(key, given)
    history.replaceState(null, '', location.pathname)
  }
  return given ?? sessionStorage.getItem(key) ?? ''
}

/** Who this window is to the backend, also after its page was loaded again. */
function ownId(): string {
  const key = 'sinergi-caller'
  const known = sessionStorage.getItem(key)
  if (known) return known
  const id = crypto.randomUUID()
  sessionStorage.setItem(key, id)
  return id
}

function httpTransport(token: string): Transport {
  const headers = { Authorization: `Bearer ${token}`, [callerHeader]: ownId() }
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  let streaming = false

  async function request(
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ): Promise<Response | null> {
    try {
      return await fetch(path, { ...init, headers: { ...headers, ...init.headers } })
    } catch {
      return null
    }
  }

  async function json<T>(response: Response | null): Promise<T | Result<never>> {
    if (!response) return failed(unreachable)
    if (response.status === 401 || response.status === 403) return failed(forbidden)
    // A connection that ends in the middle of the answer, or an answer that is no JSON, is an error like any other.
    return (await response.json().catch(() => failed(unreachable))) as T | Result<never>
  }

  function emit<E extends EventName>(event: E, payload: Events[E]): void {
    for (const listen of listeners.get(event) ?? []) listen(payload as never)
  }

  /** Server-sent events, read with fetch because EventSource cannot carry the token. Reconnects by itself. */
  async function stream(): Promise<void> {
    for (let told = ''; ;) {
      const response = await request('/api/events')
      if (response?.ok && response.body) {
        if (told) emit('backend.state', { state: 'restarted', message: 'Terhubung kembali.' })
        told = ''
        await readEvents(response.body, emit)
      }
      const { message } = response && [401, 403].includes(response.status) ? forbidden : unreachable
      if (told !== message)
        emit('backend.state', { state: 'stopped', message, retrying: message === unreachable.message })
      told = message
      await new Promise((resolve) => setTimeout(resolve, 1500))
    }
  }

  return {
    async call(channel, input, task) {
      const body = JSON.stringify({ channel, input, task })
      return json(await request('/api/call', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }))
    },
    on(event, listen) {
      if (!streaming) {
        streaming = true
        void stream()
      }
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listen))
      return () => set.delete(listen)
    },
    async upload(files) {
      const tickets: FileTicket[] = []
      for (const file of files) {
        const response = await request(`/api/files?name=${encodeURIComponent(file.name)}`, {
          method: 'POST',
          body: file,
        })
        const answer = await json<FileTicket>(response)
        if ('ok' in answer) return answer
        tickets.push(answer)
      }
      return { ok: true, value: tickets }
    },
    async save(file) {
      const bytes = await this.read(file)
      if (!bytes.ok) return bytes
      const url = URL.createObjectURL(new Blob([bytes.value as Uint8Array<ArrayBuffer>]))
      const link = Object.assign(document.createElement('a'), { href: url, download: file.name })
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 10_000)
      return { ok: true, value: { saved: true } }
    },
    async read(file) {
      const response = await request(`/api/files/${encodeURIComponent(file.ticket)}`)
      if (!response?.ok)
        return failed(response ? { code: 'not-found', message: 'Berkas tidak ditemukan lagi.' } : unreachable)
      const bytes = await response.arrayBuffer().catch(() => null)
      return bytes ? { ok: true, value: new Uint8Array(bytes) } : failed(unreachable)
    },
  }
}

async function readEvents(
  body: ReadableStream<Uint8Array>,
  emit: <E extends EventName>(event: E, payload: Events[E]) => void,
): Promise<void> {
  let rest = ''
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      const blocks = (rest + value).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = /^event: (.+)$/m.exec(block)?.[1]
        const data = /^data: (.+)$/m.exec(block)?.[1]
        if (event && data) emit(event as EventName, JSON.parse(data) as never)
      }
    }
  } catch {
    // The connection was lost; the caller connects again.
  }
}
