/** What is read of a file: cells of a row, then the row as a person, then all of it. */
import type { Field, ImportRow, ImportTable, SkippedRow } from '../../../contract/imports.ts'

/** A cell that a field is read from. */
export interface Source {
  /** A1 reference. */
  cell: string
  text: string
  raw: string
  isNumber: boolean
  isError: boolean
  /** Heading of a column that is a part of its field ("Gelar Depan", "L" over a tick), or two fields in one. */
  part?:
    | 'title-before'
    | 'title-after'
    | 'last-name'
    | 'male'
    | 'female'
    | 'with-organisation'
    | 'with-address'
    | 'with-nidn'
    | 'with-rank'
    | 'office'
}

export interface RowSources {
  fields: Partial<Record<Field, Source[]>>
  /** Where a missing name would stand. */
  nameCell: string
  hidden: boolean
}

/** A row as the file gives it, before anybody asked who it is. */
export interface ReadRow extends Pick<ImportRow, 'key' | 'table' | 'row' | 'values' | 'flags'> {
  /** An earlier row is the same person, or has the same number under another name. */
  repeats?: { samePerson: boolean }
}

export interface Interpretation {
  tables: ImportTable[]
  rows: ReadRow[]
  skipped: SkippedRow[]
}

/** "0:12" is the first person of its row, "0:12.2" the second; counted from 0. */
export const nth = (key: string) => Number(key.split('.')[1] ?? 1) - 1
