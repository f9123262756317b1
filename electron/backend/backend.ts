/** The backend, composed: one data folder, its database, the handlers of every domain, their events and files. */
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { type Caller, theProgram } from '../contract/caller.ts'
import type { EntryId } from '../contract/ids.ts'
import type { BackendChannel, Handlers } from '../contract/api.ts'
import { createDispatch, type Dispatch } from '../contract/dispatch.ts'
import { Failure, type Result } from '../contract/errors.ts'
import { type Topic, topics } from '../contract/events.ts'
import type { Backup, Outputs } from '../contract/backups.ts'
import { createBackups } from './backups/handlers.ts'
import { carryFiles, neededBy, type NeededFile } from './backups/needed.ts'
import {
  brokenName,
  completeRestore,
  prepareRestore,
  removeLeftovers,
  removeSecondName,
  type Swap,
  swapIn,
} from './backups/restore.ts'
import { type BackupReason, untilMidnight } from './backups/rules.ts'
import { BackupStore } from './backups/store.ts'
import { RunningCalls } from './calls.ts'
import { missing, storageFailure } from './database/failures.ts'
import { Journal } from './database/journal.ts'
import type { Connection } from './database/statements.ts'
import { databaseFile, hasNoData, openDatabase, type OpenDatabase } from './database/open.ts'
import { domains } from './domains.ts'
import { type RunningCall, runningCall } from './database/running.ts'
import { Emitter, type Listener } from './emitter.ts'
import { removeDatabase } from './files/disk.ts'
import { enterFiles } from './files/queries.ts'
import { FileStore } from './files/store.ts'
import { removedSince, sweepStore } from './files/sweep.ts'
import { Tickets } from './files/tickets.ts'
import { allNumbers } from './numbers/ledgerQueries.ts'
import { Presence } from './presence.ts'
import { createDomains, translated } from './handlers.ts'
import { createProblem } from './problem.ts'
import type { Services } from './services.ts'
import { isSetUp, storedSettings } from './settings/queries.ts'
import { readSettings } from './settings/rules.ts'
import { settle } from './setup/settle.ts'

export interface BackendOptions {
  /** Where the office's data lives; made when missing. */
  folder: string
  /** Folder of what ships with the program. */
  resources: string
  version: string
  /** Built file of the import worker; left out, files are read in this process (unit tests). */
  importWorker?: string
  /** Folder of the tickets, where another thread gives some too. */
  tickets?: string
  /** Who reads the database beside this: told when it is open, and waited for before it is closed. */
  readers?: { open(): void; close(): void | Promise<void> }
  now?: () => Date
  /** Milliseconds the day's backup waits for the first screens; default 3 seconds. */
  backupDelay?: number
  /** Hears errors nobody foresaw. */
  report?: (where: string, error: unknown) => void
}

export interface Backend {
  /** Answers one call. `task` names it among its caller's, in progress events and `tasks.cancel`. */
  call(channel: unknown, input: unknown, task?: string, caller?: Caller, onBegin?: () => void): Promise<Result<unknown>>
  /** While a window or page is open, what it did is not for others to take back by Ctrl+Z. Returns how it leaves. */
  attend(callerId: string): () => void
  listen(listener: Listener): () => void
  files: Tickets
  /** Waits for running work, closes the database and removes temporary files. */
  close(): Promise<void>
}

/** How long the removal of old files is told: 30 days. */
const toldFor = 30 * 86_400_000

export async function createBackend(options: BackendOptions): Promise<Backend> {
  const now = options.now ?? (() => new Date())
  const report = options.report ?? (() => undefined)
  const events = new Emitter(report)
  const files = new Tickets(options.tickets)
  const store = new FileStore(options.folder)
  const backups = new BackupStore(options.folder, now)
  const calls = new RunningCalls(events)
  /** What the handlers of the open database hear. */
  const heard = events.scope()
  const present = new Presence()
  let open: OpenDatabase | null = null
  let dispatch: Dispatch = createDispatch({}, report)
  let sweep = (): Promise<void> => Promise.resolve()
  let nightly: NodeJS.Timeout | undefined

  /** Opens the data, or leaves the backend answering with the problem and the way on. */
  async function start(startEmpty = false): Promise<void> {
    try {
      if (!startEmpty && hasNoData(options.folder) && backups.list().length > 0) throw missing()
      removeSecondName(options.folder)
      const begun = hasNoData(options.folder)
      const backUp = async (sqlite: Sqlite.Database) => {
        await backups.create(sqlite, 'migration')
      }
      open = await openDatabase(options.folder, backUp, settle)
      if (begun) enterFiles(open.connection.sqlite, await store.list())
      dispatch = createDispatch(translated(handlersOn(open)), report)
      removeLeftovers(options.folder)
      backUpSoon()
      options.readers?.open()
    } catch (error) {
      open?.close()
      open = null
      const failure = storageFailure(error)
      const problem = failure instanceof Failure ? failure : new Failure('internal', 'Data tidak dapat dibuka.')
      if (problem !== failure) report('open', error)
      const powers = { backups, create: null, discarded: () => null, restore }
      dispatch = createDispatch(createProblem(problem, options, powers, retry), report)
    }
  }

  /** Tells the call now running of the entry it wrote, and open screens of what to ask again. */
  const heardOf = (changed: Topic[], entryId: EntryId | null) => {
    const call = runningCall.getStore()
    if (call && entryId !== null) call.entryId = entryId
    events.emit('data.changed', { topics: changed })
  }

  function handlersOn({ connection }: OpenDatabase): Handlers<BackendChannel> {
    const backup = async (reason: BackupReason) => {
      try {
        return await backups.create(connection.sqlite, reason)
      } finally {
        events.emit('data.changed', { topics: ['backups'] })
      }
    }
    const journal = new Journal(connection, now, heardOf, domains)
    sweep = () => sweepOf(connection, journal)
    const services: Services = {
      db: connection,
      journal,
      files,
      store,
      events: heard,
      now,
      resources: options.resources,
      version: options.version,
      importWorker: options.importWorker,
      backup,
      report,
    }
    const inDomains = createDomains(services, present)
    return {
      ...inDomains,
      'setup.start': async (input, context) => {
        await inDomains['setup.start'](input, context)
        backUpSoon()
        return null
      },
      ...createBackups({
        backups,
        create: () => backup('manual'),
        discarded: () => removedSince(connection, new Date(now().getTime() - toldFor)),
        restore,
      }),
      'app.retry': () => null,
      'tasks.cancel': ({ task }, { caller }) => {
        calls.cancel(caller, task)
        return null
      },
    }
  }

  function backUpSoon(): void {
    const delay = options.backupDelay ?? 3000
    if (delay > 0) backUpLater(delay)
    else if (open) backUpDaily(open)
  }

  /** Now, unless today's is there, and again after every midnight. A new office has its first once it is set up. */
  function backUpDaily({ connection }: OpenDatabase): void {
    if (!isSetUp(connection)) return
    backUpLater(untilMidnight(now()) + 1000)
    backups
      .daily(connection.sqlite)
      .then(
        (made) => made && events.emit('data.changed', { topics: ['backups'] }),
        (error: unknown) => {
          report('daily backup', error)
          events.emit('data.changed', { topics: ['backups'] })
        },
      )
      .then(sweep)
      .catch((error: unknown) => report('sweep', error))
  }

  /** In the turn of backups, so that none is made meanwhile, and no restore ends before it. */
  function sweepOf(db: Connection, journal: Journal): Promise<void> {
    return backups.between(async () => {
      if (open?.connection !== db) return
      const { keepDays } = readSettings(storedSettings(db)).files
      await sweepStore({ db, journal, store, now: now(), keepDays, named: backups.neededFiles() })
    })
  }

  function backUpLater(wait: number): void {
    clearTimeout(nightly)
    nightly = setTimeout(() => open && backUpDaily(open), wait).unref()
  }

  async function shut(): Promise<void> {
    clearTimeout(nightly)
    await backups.idle()
    await options.readers?.close()
    heard.end()
    open?.close()
    open = null
  }

  async function retry(startEmpty: boolean): Promise<void> {
    await start(startEmpty)
    if (open) events.emit('data.changed', { topics: [...topics] })
  }

  /** Puts a backup in the place of the database and opens it; on failure the database is as it was. */
  function restore(name: string): Promise<Outputs['backups.restore']> {
    return calls.alone(async () => {
      const restored = backups.find(name)
      const healthy = open
      const prepared = prepareRestore(options.folder, backups.path(name))
      let safety: Backup | null = null
      let missing: NeededFile[]
      let swap: Swap
      try {
        missing = await carryFiles(neededBy(prepared), new FileStore(backups.folder), store)
        const numbers = healthy ? allNumbers(healthy.connection) : []
        const aside = healthy ? join(options.folder, databaseFile) : null
        completeRestore(prepared, { numbers, files: await store.list(), aside })
        if (healthy) safety = await backups.create(healthy.connection.sqlite, 'restore')
        await shut()
        swap = swapIn(options.folder, prepared, healthy ? undefined : brokenName(now()))
      } catch (error) {
        removeDatabase(prepared)
        if (!open) await start()
        throw storageFailure(error)
      }
      await start()
      if (!open) {
        swap.rollBack()
        await start()
        throw new Failure(
          'conflict',
          `Cadangan ini tidak dapat dibuka, jadi data dibiarkan seperti semula. Pilih cadangan yang lain.`,
        )
      }
      swap.finish()
      events.emit('data.changed', { topics: [...topics] })
      return { restored, safety, missingFiles: missing.map(({ name, for: of }) => ({ name, for: of })) }
    })
  }

  await start()

  return {
    files,
    listen: (listener) => events.listen(listener),
    attend: (callerId) => present.attend(callerId),
    async call(channel, input, task, caller = theProgram, onBegin) {
      const call: RunningCall = { caller, entryId: null }
      const result = await runningCall.run(call, () =>
        calls.run(caller, task, (context) => {
          onBegin?.()
          return dispatch(channel, input, context)
        }),
      )
      return result.ok && call.entryId !== null ? { ...result, entryId: call.entryId } : result
    },
    async close() {
      await calls.end()
      await shut()
      files.close()
    },
  }
}
