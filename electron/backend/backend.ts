/** The backend, composed: one data folder, its database, the handlers of every domain, their events and files. */
import type { BackendChannel, CallContext, Handlers } from '../contract/api.ts'
import { createDispatch, type Dispatch, type HandlerTable } from '../contract/dispatch.ts'
import { Failure, type Result } from '../contract/errors.ts'
import { createActions } from './actions/handlers.ts'
import { createAttendance } from './attendance/handlers.ts'
import { createBackups } from './backups/handlers.ts'
import { BackupStore } from './backups/store.ts'
import { storageFailure } from './database/failures.ts'
import { Journal } from './database/journal.ts'
import { openDatabase, type OpenDatabase } from './database/open.ts'
import { Emitter, type Listener } from './emitter.ts'
import { Tickets } from './files/tickets.ts'
import { createHistory } from './history/handlers.ts'
import { createImports } from './imports/handlers.ts'
import { createMeetings } from './meetings/handlers.ts'
import { createOverview } from './overview/handlers.ts'
import { createRoster } from './roster/handlers.ts'
import { createSearch } from './search/handlers.ts'
import type { Services } from './services.ts'
import { createSettings, createProblem } from './settings/handlers.ts'

export interface BackendOptions {
  /** Where the office's data lives; made when missing. */
  folder: string
  /** Folder of what ships with the program. */
  resources: string
  version: string
  /** Built file of the import worker; left out, files are read in this process (unit tests). */
  importWorker?: string
  now?: () => Date
  /** Hears errors nobody foresaw. */
  report?: (where: string, error: unknown) => void
}

export interface Backend {
  /** Answers one call. `task` names it in progress events and `tasks.cancel`. */
  call(channel: unknown, input: unknown, task?: string): Promise<Result<unknown>>
  listen(listener: Listener): () => void
  files: Tickets
  /** Waits for running work, closes the database and removes temporary files. */
  close(): Promise<void>
}

export async function createBackend(options: BackendOptions): Promise<Backend> {
  const now = options.now ?? (() => new Date())
  const report = options.report ?? (() => undefined)
  const events = new Emitter()
  const files = new Tickets()
  const backups = new BackupStore(options.folder, now)
  const running = new Map<string, AbortController>()
  let open: OpenDatabase | null = null
  let dispatch: Dispatch = createDispatch({}, report)
  let pending = 0

  async function start(): Promise<void> {
    try {
      open = await openDatabase(options.folder, (sqlite) => backups.create(sqlite, 'migration').then(() => undefined))
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure('internal', 'Data tidak dapat dibuka.')
      if (failure !== error) report('open', error)
      dispatch = createDispatch(translated(createProblem(failure, options, { backups, restore })), report)
      return
    }
    const { sqlite } = open.connection
    const services: Services = {
      db: open.connection,
      journal: new Journal(open.connection, now, (topics) => events.emit('data.changed', { topics })),
      files,
      events,
      now,
      resources: options.resources,
      version: options.version,
      importWorker: options.importWorker,
      backup: (reason) => backups.create(sqlite, reason),
      report,
    }
    const handlers: Handlers<BackendChannel> = {
      ...createSettings(services),
      ...createRoster(services),
      ...createMeetings(services),
      ...createAttendance(services),
      ...createActions(services),
      ...createImports(services),
      ...createHistory(services),
      ...createBackups(services, { backups, restore }),
      ...createSearch(services),
      ...createOverview(services),
      'tasks.cancel': ({ task }) => {
        running.get(task)?.abort()
        return null
      },
    }
    dispatch = createDispatch(translated(handlers), report)
    void backups.daily(sqlite).then(
      (made) => made && events.emit('data.changed', { topics: ['backups'] }),
      (error: unknown) => report('daily backup', error),
    )
  }

  /** Puts a backup in the place of the database and opens it; on failure the database is as it was. */
  async function restore(name: string): Promise<void> {
    await backups.idle()
    open?.close()
    open = null
    try {
      backups.putBack(name)
    } finally {
      await start()
    }
    events.emit('data.changed', {
      topics: [
        'roster',
        'meetings',
        'invitations',
        'attendance',
        'actions',
        'indicators',
        'settings',
        'imports',
        'journal',
        'backups',
      ],
    })
  }

  await start()

  return {
    files,
    listen: (listener) => events.listen(listener),
    async call(channel, input, task) {
      const abort = new AbortController()
      if (task) running.set(task, abort)
      let label = ''
      const context: CallContext = {
        signal: abort.signal,
        progress(text, done, total) {
          label = text
          if (task) events.emit('progress', { task, label, done, total, finished: false })
        },
      }
      pending++
      try {
        return await dispatch(channel, input, context)
      } finally {
        pending--
        if (task) {
          running.delete(task)
          if (label) events.emit('progress', { task, label, done: 1, total: 1, finished: true })
        }
      }
    },
    async close() {
      for (const abort of running.values()) abort.abort()
      for (let waited = 0; pending > 0 && waited < 5000; waited += 20)
        await new Promise((resolve) => setTimeout(resolve, 20))
      await backups.idle()
      open?.close()
      files.close()
    },
  }
}

/** Handlers whose storage errors come out as failures with a way on. */
function translated(table: HandlerTable): HandlerTable {
  const entries = Object.entries(table as Record<string, (input: unknown, context: CallContext) => unknown>)
  const guarded = entries.map(([channel, handler]) => [
    channel,
    async (input: unknown, context: CallContext) => {
      try {
        return await handler(input, context)
      } catch (error) {
        throw storageFailure(error)
      }
    },
  ])
  return Object.fromEntries(guarded) as HandlerTable
}
