/** What the domains hand to the kernel, which itself names none of their tables. */
import type { WriteDb } from './statements.ts'

/**
 * Tables derived from recorded ones, brought up to date once at the end of each command. Theirs have `_search` in their
 * names, by which the recorder passes them over.
 */
export interface Projection {
  /** `first` is the command's first change in the journal, `written` the tables it wrote. */
  refresh(db: WriteDb, first: number, written: readonly string[]): void
}

export interface Domains {
  projections: readonly Projection[]
}
