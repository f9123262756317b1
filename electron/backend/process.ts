/**
 * Entry of the process that holds the data. Electron forks it as a utility process; any Node.js can fork it too, which
 * is how it is tested. It answers questions (contract/process.ts), tells events, and closes the database when asked.
 */
import { stat, writeFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { Result } from '../contract/errors.ts'
import { Failure } from '../contract/errors.ts'
import { type FileTicket, fileTooLarge, type GivenFile, maxFileBytes } from '../contract/files.ts'
import {
  type Ask,
  type BackendStart,
  describeTrouble,
  type EventMessage,
  type FromBackend,
  type ToBackend,
} from '../contract/process.ts'
import type { Backend } from './backend.ts'
import { storageFailure } from './database/failures.ts'
import { loadDemo } from './demo.ts'
import { openFront } from './front.ts'

let starting: Promise<Backend> | undefined
/** The windows that have asked, each with how it leaves. */
const leaving = new Map<string, () => void>()

const post = openPort((message) => {
  switch (message.kind) {
    case 'start':
      starting = start(message.options)
      starting.then(
        () => post({ kind: 'ready' }),
        (error: unknown) => die('start', error),
      )
      return
    case 'ask':
      void reply(message)
      return
    case 'close':
      void close()
  }
})

process.on('uncaughtException', (error) => die('uncaught', error))
process.on('unhandledRejection', (reason) => report('unhandled', reason))

async function start(options: BackendStart): Promise<Backend> {
  const { demo, writer, ...given } = options
  const backend = await openFront({
    ...given,
    thread: (workerData) => new Worker(writer, { workerData }),
    report,
    onGivenUp: () => die('writer', new Error('The writer died again and again.')),
  })
  if (demo) await loadDemo(backend, report)
  backend.listen((event, payload, to) => post({ kind: 'event', event, payload, to } as EventMessage))
  return backend
}

async function reply(message: Ask): Promise<void> {
  post({ kind: 'answer', id: message.id, result: await answer(message) })
}

async function answer(message: Ask): Promise<Result<unknown>> {
  try {
    if (!starting) throw new Failure('not-ready', 'Data belum dibuka. Tunggu sebentar, lalu coba lagi.')
    const backend = await starting
    switch (message.question) {
      case 'call': {
        const { channel, input, task, caller } = message.input
        if (caller && !leaving.has(caller.id)) leaving.set(caller.id, backend.attend(caller.id))
        return await backend.call(channel, input, task, caller)
      }
      case 'leave':
        leaving.get(message.input)?.()
        leaving.delete(message.input)
        return { ok: true, value: null }
      case 'admit':
        return { ok: true, value: await admit(backend, message.input) }
      case 'reserve':
        return { ok: true, value: backend.files.reserve(message.input) }
      case 'open':
        return { ok: true, value: backend.files.open(message.input) }
    }
  } catch (thrown) {
    const error = storageFailure(thrown)
    if (error instanceof Failure)
      return { ok: false, error: { code: error.code, message: error.message, details: error.details } }
    report(message.question, error)
    return {
      ok: false,
      error: { code: 'internal', message: 'Berkas tidak dapat diproses. Coba sekali lagi.' },
    }
  }
}

/** Tickets for the files, in their order. Throws `Failure` naming the first that cannot be taken; then none is. */
async function admit(backend: Backend, files: GivenFile[]): Promise<FileTicket[]> {
  for (const file of files) await check(file)
  const tickets: FileTicket[] = []
  for (const file of files) {
    if ('path' in file) {
      tickets.push(backend.files.admit(file.path, file.name))
    } else {
      const { path, ...ticket } = backend.files.reserve(file.name)
      tickets.push(ticket)
      try {
        await writeFile(path, file.bytes)
      } catch (error) {
        for (const given of tickets) backend.files.release(given.ticket)
        throw error
      }
    }
  }
  return tickets
}

async function check(file: GivenFile): Promise<void> {
  if (!('path' in file)) {
    if (file.bytes.byteLength > maxFileBytes) throw fileTooLarge(file.name)
    return
  }
  const found = await stat(file.path).catch(() => null)
  if (!found)
    throw new Failure('file-unreadable', `“${file.name}” tidak dapat dibuka. Periksa berkasnya, lalu coba lagi.`)
  if (!found.isFile())
    throw new Failure('file-unreadable', `“${file.name}” bukan berkas. Buka foldernya, lalu pilih berkas di dalamnya.`)
  if (found.size > maxFileBytes) throw fileTooLarge(file.name)
}

function report(where: string, error: unknown): void {
  post({ kind: 'trouble', where, trouble: describeTrouble(error) })
}

async function close(): Promise<void> {
  try {
    await (await starting)?.close()
  } catch (error) {
    die('close', error)
    return
  }
  process.exit(0)
}

/** Ends the process after an error it cannot go on from; the pause lets the message out. */
function die(where: string, error: unknown): void {
  report(where, error)
  setTimeout(() => process.exit(1), 100)
}

/** Connects to whoever forked this process and returns how to write to it. */
function openPort(hear: (message: ToBackend) => void): (message: FromBackend) => void {
  const parent: Electron.ParentPort | undefined = process.parentPort
  if (parent) {
    parent.on('message', ({ data }) => hear(data as ToBackend))
    return (message) => parent.postMessage(message)
  }
  process.on('message', (message) => hear(message as ToBackend))
  process.on('disconnect', () => void close())
  return (message) => void process.send?.(message)
}
