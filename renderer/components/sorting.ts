/** Client-side order for lists that are already loaded whole. */
import { compareText } from '../../electron/contract/text.ts'
import type { Column, Sort } from './types.ts'

const isBlank = (value: string | number | null) => value === null || value === ''

/** Sorted copy; equal rows keep their order, blanks come last in both directions. */
export function sortRows<T>(rows: readonly T[], column: Column<T>, direction: Sort['direction']): T[] {
  const keyOf = (row: T) => (column.sortValue ? column.sortValue(row) : (column.value?.(row) ?? null))
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }))
  const sign = direction === 'asc' ? 1 : -1
  keyed.sort((a, b) => {
    if (isBlank(a.key) || isBlank(b.key)) return Number(isBlank(a.key)) - Number(isBlank(b.key))
    if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key)
    return sign * compareText(String(a.key), String(b.key))
  })
  return keyed.map(({ row }) => row)
}

/** What a click on a header asks for: ascending first, then the other way. */
export const nextSort = (sort: Sort | undefined, key: string): Sort => ({
  key,
  direction: sort?.key === key && sort.direction === 'asc' ? 'desc' : 'asc',
})
