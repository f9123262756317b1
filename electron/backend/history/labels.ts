/** What a row of any table is called on the screen. */
import { type RowImage, rowLabel, tables } from '../database/tables.ts'
import type { NameOf } from './rules.ts'

/** What a row is called: its own name, or the names of what it joins ("Siti Aminah, Dinas Sosial"). */
export function labelOf(table: string, image: RowImage, nameOf: NameOf): string {
  const { namedBy = [] } = tables[table] ?? {}
  const columns = 'all' in namedBy ? namedBy.all : namedBy
  const named = columns.flatMap(([column, target]) => {
    const id = image[column]
    return typeof id === 'number' ? [nameOf(target, id)] : []
  })
  if (named.length === 0) return rowLabel(table, image)
  return ('all' in namedBy ? named : named.slice(0, 1)).join(', ')
}
