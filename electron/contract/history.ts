/** The journal as it is shown: what was done, and taking it back. */
import * as v from 'valibot'
import type { Reads } from './events.ts'
import { nothing, page, type Page, query, text } from './fields.ts'
import { entryId, type EntryId } from './ids.ts'

export interface JournalEntry {
  id: EntryId
  at: string
  actor: string
  command: string
  summary: string
  /** Rows written. */
  changes: number
  undone: boolean
  /** The entry this one took back. */
  undoes: EntryId | null
  /** command: ordinary work; undo: takes a command back; redo: does it again. */
  kind: 'command' | 'undo' | 'redo'
  /** Other entries of its batch, which Ctrl+Z takes back with it. */
  together: number
  /** false for the first setting up, which cannot be taken back, and for what is taken back already. */
  undoable: boolean
}

/** What one command did to one row. */
export interface JournalRow {
  table: string
  /** What the row is, in Indonesian: "Orang", "Undangan". */
  kind: string
  rowId: number
  label: string
  operation: 'insert' | 'update' | 'delete'
  fields: { field: string; before: string; after: string }[]
}

export interface JournalEntryDetail extends JournalEntry {
  /** All rows, of an entry that wrote few. */
  rows: JournalRow[]
  /** Of an entry that wrote many, how many of each kind; `journal.rows` lists them. The counts add up to `changes`. */
  groups: (Pick<JournalRow, 'table' | 'kind' | 'operation'> & { count: number })[]
}

export interface UndoResult {
  entryId: EntryId | null
  summary: string
  restored: number
  /** Entries that count no longer. */
  taken: EntryId[]
  /** What could not be put back because it was changed since, one Indonesian sentence each. */
  left: string[]
}

export const inputs = {
  'journal.list': v.strictObject({ query, ...page }),
  'journal.get': v.strictObject({ entryId }),
  /** The rows of one of the entry's groups, in the order they were written. */
  'journal.rows': v.strictObject({
    entryId,
    table: text(40),
    operation: v.picklist(['insert', 'update', 'delete']),
    ...page,
  }),
  /** With all of its batch that still counts, unless it is meant alone. */
  'journal.undo': v.strictObject({ entryId, alone: v.optional(v.boolean(), false) }),
  /** What Ctrl+Z and Ctrl+Y would do now. */
  'journal.next': nothing,
  /** History of one record. */
  'journal.ofRecord': v.strictObject({ table: text(40), rowId: v.pipe(v.number(), v.safeInteger()) }),
}

/** What makes an answer stale. */
export const reads = {
  'journal.list': ['journal'],
  'journal.get': ['journal'],
  'journal.rows': ['journal'],
  'journal.next': ['journal'],
  'journal.ofRecord': ['journal'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'journal.list': Page<JournalEntry>
  'journal.get': JournalEntryDetail
  'journal.rows': Page<JournalRow>
  'journal.undo': UndoResult
  'journal.next': {
    undo: { entryId: EntryId; summary: string } | null
    redo: { entryId: EntryId; summary: string } | null
  }
  'journal.ofRecord': JournalEntry[]
}
