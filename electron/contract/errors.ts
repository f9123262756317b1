/** Errors are values: a code for programs, an Indonesian message that says what to do for people. */
import type { EntryId } from './ids.ts'

export type ErrorCode =
  | 'unknown-channel'
  | 'invalid-input'
  | 'not-found'
  | 'conflict'
  /** Somebody else wrote into what is being updated; see `differences`. */
  | 'changed-since'
  | 'in-use'
  | 'file-unreadable'
  | 'cancelled'
  | 'disk-full'
  | 'read-only'
  | 'database-busy'
  | 'database-corrupt'
  | 'database-newer'
  | 'not-ready'
  | 'unavailable'
  | 'forbidden'
  | 'internal'

export interface AppError {
  code: ErrorCode
  message: string
  /** For invalid input: field path ("agenda.0.title") → message. Otherwise whatever helps. */
  details?: Record<string, string>
  /** For `changed-since`: both values of each field that two changed, in the shape the channel takes. */
  differences?: Record<string, Difference>
}

export interface Difference {
  theirs: unknown
  yours: unknown
}

/** `entryId` is the journal entry the call wrote, absent when it wrote nothing. */
export type Result<T> = { ok: true; value: T; entryId?: EntryId } | { ok: false; error: AppError }

/** Thrown inside the backend; `dispatch` turns it into a `Result`. */
export class Failure extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, string> | undefined
  readonly differences: Record<string, Difference> | undefined
  constructor(
    code: ErrorCode,
    message: string,
    details?: Record<string, string>,
    options?: ErrorOptions & Pick<AppError, 'differences'>,
  ) {
    super(message, options)
    this.differences = options?.differences
    this.name = 'Failure'
    this.code = code
    this.details = details
  }
}

export const notFound = (what: string) =>
  new Failure('not-found', `${what} tidak ditemukan. Mungkin sudah dihapus; muat ulang daftarnya.`)
