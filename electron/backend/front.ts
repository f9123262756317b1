/**
 * The backend as shells get it. What is only asked is answered here, at once, from a connection that reads; everything
 * else goes to the one writer, on a thread of its own, in order. Where there is nothing to read from, as while a restore
 * changes the file, the writer answers everything, and whoever asks waits for it.
 */
import type { Worker } from 'node:worker_threads'
import { theProgram } from '../contract/caller.ts'
import { dataTrouble } from '../contract/process.ts'
import type { Backend } from './backend.ts'
import { Emitter } from './emitter.ts'
import { Tickets } from './files/tickets.ts'
import { Presence } from './presence.ts'
import type * as readers from './reader.ts'
import { Waiting } from './waiting.ts'
import type { WriterStart } from './writerMessages.ts'
import { WriterThread } from './writerThread.ts'

export interface FrontOptions extends Omit<WriterStart, 'tickets'> {
  /** Starts the thread that writes: `writer.js`, with this as its data. */
  thread: (start: WriterStart) => Worker
  /** Hears errors nobody foresaw. */
  report: (where: string, error: unknown) => void
  /** The writer died again and again: only starting the program anew can help. */
  onGivenUp: () => void
}

export async function openFront({ thread, report, onGivenUp, ...start }: FrontOptions): Promise<Backend> {
  const events = new Emitter(report)
  const heard = events.scope()
  const files = new Tickets()
  const present = new Presence()
  const ready = Promise.withResolvers<null>()
  /** Loaded while the writer starts. */
  let reading: typeof readers | null = null
  let readable = false
  let reader: readers.Reader | null = null

  function read(): void {
    readable = true
    try {
      reader = reading && new reading.Reader({ ...start, now: () => new Date(), report, events: heard })
    } catch (error) {
      report('reader', error)
    }
  }
  function stopReading(): void {
    readable = false
    reader?.close()
    reader = null
    heard.end()
  }

  const writer = new WriterThread({
    start: () => thread({ ...start, tickets: files.folder }),
    waiting: new Waiting((payload, to) => events.emit('waiting', payload, to)),
    hear(message) {
      switch (message.kind) {
        case 'open':
          read()
          return
        case 'shut':
          stopReading()
          writer.tell({ kind: 'unread' })
          return
        case 'event':
          events.emit(message.event, message.payload, message.to)
          return
        case 'trouble':
          report(message.where, Object.assign(new Error(message.trouble.message), message.trouble))
      }
    },
    onGone(error) {
      report('writer', error)
      stopReading()
    },
    onReady(again) {
      ready.resolve(null)
      if (!again) return
      tellPresent()
      events.emit('backend.state', { state: 'restarted', message: dataTrouble.restarted })
    },
    onGivenUp() {
      ready.reject(new Error('The writer cannot be started.'))
      onGivenUp()
    },
  })
  const tellPresent = () => writer.tell({ kind: 'present', ids: present.ids() })

  reading = await import('./reader.ts')
  if (readable) read()
  await ready.promise
  const { isReaders } = reading
  return {
    files,
    listen: (listener) => events.listen(listener),
    attend(callerId) {
      const leave = present.attend(callerId)
      tellPresent()
      return () => {
        leave()
        tellPresent()
      }
    },
    call: (channel, input, task, caller = theProgram) =>
      reader && isReaders(channel)
        ? reader.call(channel, input, caller)
        : writer.call({ channel, input, task, caller }),
    async close() {
      await writer.close()
      files.close()
    },
  }
}
