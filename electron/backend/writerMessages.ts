/** What goes between the front and the thread that writes. Plain data only: it is cloned on the way. */
import type { Caller } from '../contract/caller.ts'
import type { Result } from '../contract/errors.ts'
import type { EventMessage, Trouble } from '../contract/process.ts'

export interface WriterStart {
  folder: string
  resources: string
  version: string
  /** Left out, files are read in the writer's own thread (tests). */
  importWorker?: string
  /** Folder of the tickets of both threads. */
  tickets: string
}

export interface Asked {
  channel: unknown
  input: unknown
  task: string | undefined
  caller: Caller
}

/** `present`: who has a window open now. `unread`: nobody reads the database any more. */
export type ToWriter =
  ({ kind: 'call'; id: number } & Asked) | { kind: 'present'; ids: string[] } | { kind: 'unread' } | { kind: 'close' }

/** `open`: the database can be read. `shut`: it is about to be closed, as soon as it is `unread`. */
export type FromWriter =
  | { kind: 'ready' }
  | { kind: 'begun'; id: number }
  | { kind: 'answer'; id: number; result: Result<unknown> }
  | { kind: 'open' }
  | { kind: 'shut' }
  | EventMessage
  | { kind: 'trouble'; where: string; trouble: Trouble }
