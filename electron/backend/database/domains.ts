/** What the domains hand to the kernel, which itself names none of their tables. */
import type { ReadDb, WriteDb } from './statements.ts'

/**
 * Tables derived from recorded ones, brought up to date once at the end of each command. Theirs have `_search` in their
 * names, by which the recorder passes them over.
 */
export interface Projection {
  /** `first` is the command's first change in the journal, `written` the tables it wrote. */
  refresh(db: WriteDb, first: number, written: readonly string[]): void
}

/** Throws a `Failure` where the changes of an entry, from `first` to `last`, must not be taken back. */
export type UndoRefusal = (db: ReadDb, first: number, last: number) => void

/** Sentences on what an undo of these changes does not bring back, though their rows come back. */
export type UndoRemark = (db: ReadDb, first: number, last: number) => string[]

/** What as many commands of one name, done as one, are called together: "Impor 5 berkas". */
export type Together = Readonly<Record<string, (count: number) => string>>

export interface Domains {
  projections: readonly Projection[]
  refusals: readonly UndoRefusal[]
  /** Asked where not all of an entry can be taken back. */
  wholeOnly: readonly UndoRefusal[]
  remarks: readonly UndoRemark[]
  together: Together
  /** Who writes where the caller has no name. */
  operator: (db: ReadDb) => string
}
