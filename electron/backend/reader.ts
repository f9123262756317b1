/**
 * Answers what is only asked, from a connection of its own that cannot write: while the writer is in the middle of a
 * command, the answer is what stood before it. Each answer comes from one snapshot, so it never mixes two states.
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type CallContext, type ReadingChannel, reads, shortCall } from '../contract/api.ts'
import { type Caller, theProgram } from '../contract/caller.ts'
import { createDispatch, type Dispatch, type HandlerTable } from '../contract/dispatch.ts'
import type { Result } from '../contract/errors.ts'
import { databaseFile, sqliteName } from './dataFolder.ts'
import { Connection } from './database/statements.ts'
import { createDomains, type DomainChannel, translated } from './handlers.ts'
import { Presence } from './presence.ts'
import type { Services } from './services.ts'

/** Answers that are not in the database alone: pairs found, what cannot be undone and who is there, the last backup. */
const writersOwn = [
  'duplicates.counts',
  'duplicates.list',
  'journal.next',
  'backups.list',
  'backups.status',
] as const satisfies ReadingChannel[]

type ReadersChannel = Extract<Exclude<ReadingChannel, (typeof writersOwn)[number]>, DomainChannel>

export const readersChannels = (Object.keys(reads) as ReadingChannel[]).filter(
  (channel) => !(writersOwn as readonly ReadingChannel[]).includes(channel),
) as ReadersChannel[]
const ofReader: ReadonlySet<unknown> = new Set(readersChannels)

/** Whether a reader can answer it. What a page sends may be anything. */
export const isReaders = (channel: unknown): boolean => ofReader.has(channel)

export type ReaderOptions = Pick<Services, 'resources' | 'version' | 'now' | 'report' | 'events'> & { folder: string }

export class Reader {
  readonly #connection: Connection
  readonly #dispatch: Dispatch

  /** The writer must have the database open: it has brought it to the present schema, and keeps it to itself. */
  constructor({ folder, ...services }: ReaderOptions) {
    const file = sqliteName(join(folder, databaseFile))
    const sqlite = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 })
    sqlite.pragma('query_only = ON')
    sqlite.pragma('temp_store = MEMORY')
    sqlite.pragma('cache_size = -65536')
    this.#connection = new Connection(sqlite)
    this.#dispatch = createDispatch(this.#handlers(services), services.report)
  }

  call(channel: unknown, input: unknown, caller: Caller = theProgram): Promise<Result<unknown>> {
    return this.#dispatch(channel, input, shortCall(caller))
  }

  /** Nothing can be under way: every answer is given in one turn. */
  close(): void {
    this.#connection.sqlite.close()
  }

  #handlers(services: Omit<ReaderOptions, 'folder'>): HandlerTable {
    const all = createDomains(
      {
        ...services,
        db: this.#connection,
        journal: writersOnly('journal'),
        files: writersOnly('tickets'),
        store: writersOnly('store'),
        importWorker: undefined,
        backup: () => Promise.reject(new Error('A question made a backup.')),
      },
      new Presence(),
    )
    const inSnapshot = this.#connection.sqlite.transaction((answer: () => unknown) => answer())
    const entries = readersChannels.map((channel) => {
      const handler = all[channel] as (input: unknown, context: CallContext) => unknown
      return [channel, (input: unknown, context: CallContext) => inSnapshot(() => handler(input, context))] as const
    })
    return translated(Object.fromEntries(entries))
  }
}

/** Stands where only the writer has something: whoever touches it while answering has its channel among the writer's. */
function writersOnly(what: string): never {
  return new Proxy(
    {},
    {
      get: (_, name) => {
        throw new Error(`A question asked the ${what} for ${String(name)}.`)
      },
    },
  ) as never
}
