/** Entry of the thread that has the database to itself and writes it: the backend behind a port. Built as `writer.js`. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Result } from '../contract/errors.ts'
import { describeTrouble, type EventMessage } from '../contract/process.ts'
import { createBackend } from './backend.ts'
import type { FromWriter, ToWriter, WriterStart } from './writerMessages.ts'

const port = parentPort
if (!port) throw new Error('The writer runs in a thread of its own only.')
const post = (message: FromWriter) => port.postMessage(message)
const report = (where: string, error: unknown) => post({ kind: 'trouble', where, trouble: describeTrouble(error) })
process.on('unhandledRejection', (reason) => report('unhandled', reason))

let unread = (): void => undefined
const starting = createBackend({
  ...(workerData as WriterStart),
  readers: {
    open: () => post({ kind: 'open' }),
    close: () =>
      new Promise((resolve) => {
        unread = resolve
        post({ kind: 'shut' })
      }),
  },
  report,
})
/** Those present, each with how they leave. */
const leaving = new Map<string, () => void>()

port.on('message', (message: ToWriter) => void hear(message))
const started = await starting
started.listen((event, payload, to) => post({ kind: 'event', event, payload, to } as EventMessage))
post({ kind: 'ready' })

async function hear(message: ToWriter): Promise<void> {
  switch (message.kind) {
    case 'unread':
      unread()
      return
    case 'present':
      return meet(new Set(message.ids))
    case 'call': {
      const { id, channel, input, task, caller } = message
      const begun = () => post({ kind: 'begun', id })
      const result = await (await starting).call(channel, input, task, caller, begun).catch(failed)
      post({ kind: 'answer', id, result })
      return
    }
    case 'close':
      await (await starting).close()
      process.exit(0)
  }
}

async function meet(ids: ReadonlySet<string>): Promise<void> {
  const backend = await starting
  for (const [id, leave] of leaving)
    if (!ids.has(id)) {
      leave()
      leaving.delete(id)
    }
  for (const id of ids) if (!leaving.has(id)) leaving.set(id, backend.attend(id))
}

function failed(error: unknown): Result<never> {
  report('call', error)
  return { ok: false, error: { code: 'internal', message: 'Terjadi kesalahan yang tidak terduga. Coba sekali lagi.' } }
}
