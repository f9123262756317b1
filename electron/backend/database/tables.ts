/** What the journal knows of each recorded table: each domain describes its own (`tables.ts`), none is named here. */
import type { Topic } from '../../contract/events.ts'
import type { FieldInfo } from './fields.ts'

export interface TableInfo {
  /** What a row is called on the screen. */
  kind: string
  topic: Topic
  /** Columns of a row's JSON image that name it, in order; the first non-empty one is used. */
  label: readonly string[]
  /** What such a value is called, where it is a key. */
  labelWords?: Readonly<Record<string, string>>
  /** A row without a name of its own is called by the first of these that it names, or by `all` of them. */
  namedBy?: readonly (readonly [column: string, table: string])[] | { all: readonly (readonly [string, string])[] }
  /** How its columns read, beside those that mean the same wherever they stand. */
  fields?: Readonly<Record<string, FieldInfo>>
  /**
   * What becomes of a row when what a column points to is removed: it goes too, or lets go. Where a column is not named, or
   * only with a noun, the row stands in the way and is counted under that noun, or its kind.
   */
  whenGone?: Readonly<Record<string, 'goes' | 'freed' | { inTheWay: string }>>
  /** Among what an undo had to leave, these are told before all others, the lowest first. */
  told?: number
}

export type Tables = Readonly<Record<string, TableInfo>>

/** Filled once by `declareTables`, before any data is opened. */
export const tables: Record<string, TableInfo> = {}

/** Throws where two domains describe one table. */
export function declareTables(domains: readonly Tables[]): void {
  for (const own of domains)
    for (const [table, info] of Object.entries(own)) {
      if (Object.hasOwn(tables, table)) throw new Error(`The table ${table} is described twice.`)
      tables[table] = info
    }
}

export type RowImage = Record<string, string | number | null>

/** "Orang “Siti Aminah, S.E.”", or "Pemangku jabatan" where a row has no name of its own. */
export function describeRow(table: string, image: RowImage): string {
  const info = tables[table]
  const label = rowLabel(table, image)
  const kind = info?.kind ?? table
  return label ? `${kind} “${label}”` : kind
}

export function rowLabel(table: string, image: RowImage): string {
  const { label = [], labelWords = {} } = tables[table] ?? {}
  for (const column of label) {
    const value = image[column]
    if (value != null && value !== '') return labelWords[value] ?? String(value)
  }
  return ''
}
