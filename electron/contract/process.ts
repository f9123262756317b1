/** What travels between a shell and the process that holds the data. Plain data only: it is cloned on the way. */
import type { Result } from './errors.ts'
import type { Caller } from './caller.ts'
import type { EventName, Events } from './events.ts'
import type { FileTicket, GivenFile } from './files.ts'

export interface BackendStart {
  folder: string
  resources: string
  version: string
  importWorker: string
  /** Built file of the thread that writes. */
  writer: string
  /** Loads the demo data into an office that has not been set up. */
  demo: boolean
}

/** What a shell may ask: input and the value of the answer. */
export interface Questions {
  /** Without a `caller` the program itself asks. */
  call: { input: { channel: unknown; input: unknown; task?: string | undefined; caller?: Caller }; answer: unknown }
  /** The window with this caller's id was closed. */
  leave: { input: string; answer: null }
  /** Gives tickets to files on disk, or to bytes; all or none. */
  admit: { input: GivenFile[]; answer: FileTicket[] }
  /** A place to write a new file of this name to. */
  reserve: { input: string; answer: FileTicket & { path: string } }
  /** Where the file of a ticket lies. */
  open: { input: string; answer: { path: string; name: string } }
}
export type Question = keyof Questions

export type Ask = { [Q in Question]: { kind: 'ask'; id: number; question: Q; input: Questions[Q]['input'] } }[Question]

export type ToBackend = { kind: 'start'; options: BackendStart } | Ask | { kind: 'close' }

/** `to`: the id of the only caller it is for. */
export type EventMessage = {
  [E in EventName]: { kind: 'event'; event: E; payload: Events[E]; to?: string | undefined }
}[EventName]

export type FromBackend =
  | { kind: 'ready' }
  | { kind: 'answer'; id: number; result: Result<unknown> }
  | EventMessage
  | { kind: 'trouble'; where: string; trouble: Trouble }

/** What people are told when the part that holds the data, a process or a thread of it, is not there. */
export const dataTrouble = {
  interrupted:
    'Penyimpan data berhenti mendadak dan sedang dijalankan lagi. Perintah tadi mungkin belum tersimpan; periksa, lalu ulangi bila perlu.',
  restarted: 'Penyimpan data sempat berhenti dan sudah berjalan lagi. Periksa perubahan terakhir Anda.',
  stopped: 'Penyimpan data tidak dapat dijalankan. Tutup Sinergi, lalu buka lagi.',
  closing: 'Sinergi sedang ditutup.',
}

/** An error nobody foresaw, as plain data for the log. */
export interface Trouble {
  name: string
  code: string
  message: string
  stack: string
}

export function describeTrouble(error: unknown): Trouble {
  if (!(error instanceof Error)) return { name: typeof error, code: '', message: String(error), stack: '' }
  const code = (error as { code?: unknown }).code
  return {
    name: error.name,
    code: typeof code === 'string' ? code : '',
    message: error.message,
    stack: error.stack ?? '',
  }
}
