/** The contract: every channel, its input schema and its output. Nothing else crosses a process border. */
import type * as v from 'valibot'
import * as actions from './actions.ts'
import * as app from './app.ts'
import * as attendance from './attendance.ts'
import * as backups from './backups.ts'
import { type Caller, theProgram } from './caller.ts'
import * as documents from './documents.ts'
import * as duplicates from './duplicates.ts'
import type { Result } from './errors.ts'
import type { EventName, Events, Reads } from './events.ts'
import type { FileTicket } from './files.ts'
import * as forms from './forms.ts'
import * as history from './history.ts'
import * as imports from './imports.ts'
import * as indicators from './indicators.ts'
import * as invitations from './invitations.ts'
import * as meetings from './meetings.ts'
import * as overview from './overview.ts'
import * as turnover from './turnover.ts'
import * as roster from './roster.ts'
import * as search from './search.ts'
import * as settings from './settings.ts'
import * as shell from './shell.ts'

export type ShellOutputs = shell.Outputs
export type BackendOutputs = roster.Outputs &
  duplicates.Outputs &
  meetings.Outputs &
  invitations.Outputs &
  attendance.Outputs &
  documents.Outputs &
  actions.Outputs &
  imports.Outputs &
  forms.Outputs &
  turnover.Outputs &
  indicators.Outputs &
  app.Outputs &
  settings.Outputs &
  history.Outputs &
  backups.Outputs &
  search.Outputs &
  overview.Outputs
export type Outputs = BackendOutputs & ShellOutputs

export type Channel = keyof Outputs
export type BackendChannel = keyof BackendOutputs
export type ShellChannel = keyof ShellOutputs

/** One schema a channel; the compiler refuses a channel without one. */
export const inputs = {
  ...roster.inputs,
  ...duplicates.inputs,
  ...meetings.inputs,
  ...invitations.inputs,
  ...attendance.inputs,
  ...documents.inputs,
  ...actions.inputs,
  ...imports.inputs,
  ...forms.inputs,
  ...turnover.inputs,
  ...indicators.inputs,
  ...app.inputs,
  ...settings.inputs,
  ...history.inputs,
  ...backups.inputs,
  ...search.inputs,
  ...overview.inputs,
  ...shell.inputs,
} satisfies Record<Channel, v.GenericSchema>

/** What makes an answer stale. A screen can show only these channels (`query`, `paged`), and do only the others (`run`). */
export const reads = {
  ...roster.reads,
  ...duplicates.reads,
  ...meetings.reads,
  ...invitations.reads,
  ...attendance.reads,
  ...actions.reads,
  ...imports.reads,
  ...turnover.reads,
  ...indicators.reads,
  ...app.reads,
  ...history.reads,
  ...backups.reads,
  ...search.reads,
  ...overview.reads,
} satisfies Reads<Channel>
export type ReadingChannel = keyof typeof reads
export type DoingChannel = Exclude<Channel, ReadingChannel>

/** Whether the shell answers a channel itself. What a page sends as one may be anything. */
export const isShellChannel = (channel: unknown): channel is ShellChannel =>
  typeof channel === 'string' && Object.hasOwn(shell.inputs, channel)

/** What a caller may send: defaults may be left out. */
export type Input<C extends Channel> = v.InferInput<(typeof inputs)[C]>
/** What a handler receives: parsed, defaults filled in. */
export type Parsed<C extends Channel> = v.InferOutput<(typeof inputs)[C]>
export type Output<C extends Channel> = Outputs[C]

/** Whether a channel answers and does nothing. */
export const isReading = (channel: Channel): channel is ReadingChannel => Object.hasOwn(reads, channel)

/** `signal` aborts when the caller cancels. */
export interface CallContext {
  caller: Caller
  signal: AbortSignal
  progress: (label: string, done: number, total: number) => void
}
/** The context of a call so short that nobody cancels it or waits for news of it. */
export const shortCall = (caller = theProgram): CallContext => ({
  caller,
  signal: new AbortController().signal,
  progress: () => undefined,
})

export type Handler<C extends Channel> = (input: Parsed<C>, context: CallContext) => Output<C> | Promise<Output<C>>
export type Handlers<C extends Channel = Channel> = { [K in C]: Handler<K> }
/** Handlers that answer in the same turn, for others that ask them. */
export type AtOnce<C extends Channel> = { [K in C]: (input: Parsed<K>) => Output<K> }

/** How a page reaches the backend, whatever carries it. */
export interface Transport {
  /** `task` (optional) lets progress events and `tasks.cancel` name this call. */
  call<C extends Channel>(channel: C, input: Input<C>, task?: string): Promise<Result<Output<C>>>
  on<E extends EventName>(event: E, listen: (payload: Events[E]) => void): () => void
  /** Hands files to the backend; a page gets tickets, never paths. */
  upload(files: File[]): Promise<Result<FileTicket[]>>
  /** Lets the user keep a file the backend made. `saved` is false when the dialog was closed. */
  save(file: FileTicket): Promise<Result<{ saved: boolean }>>
  /** The bytes of a file the backend made, for showing it (PDF preview). */
  read(file: FileTicket): Promise<Result<Uint8Array>>
}
