import { expect, it } from 'vitest'
import { nextSort, sortRows } from '../../../../renderer/components/sorting.ts'
import type { Column } from '../../../../renderer/components/types.ts'

interface Row {
  name: string
  due: number | null
}
const rows: Row[] = [
  { name: 'Rapat 10', due: 3 },
  { name: '', due: null },
  { name: 'rapat 2', due: 20 },
  { name: 'Éka', due: 3 },
]
const name: Column<Row> = { key: 'name', label: 'Nama', value: (row) => row.name }
const due: Column<Row> = { key: 'due', label: 'Tenggat', value: (row) => String(row.due), sortValue: (row) => row.due }

it('sorts names as a reader would, with blanks last both ways', () => {
  expect(sortRows(rows, name, 'asc').map((row) => row.name)).toEqual(['Éka', 'rapat 2', 'Rapat 10', ''])
  expect(sortRows(rows, name, 'desc').map((row) => row.name)).toEqual(['Rapat 10', 'rapat 2', 'Éka', ''])
})
it('sorts figures by size and keeps the order of equals', () => {
  expect(sortRows(rows, due, 'asc').map((row) => row.name)).toEqual(['Rapat 10', 'Éka', 'rapat 2', ''])
  expect(sortRows(rows, due, 'desc').map((row) => row.name)).toEqual(['rapat 2', 'Rapat 10', 'Éka', ''])
})
it('leaves the given list as it is', () => {
  sortRows(rows, name, 'asc')
  expect(rows[0]?.name).toBe('Rapat 10')
})
it('turns the direction on a second click and starts anew on another column', () => {
  expect(nextSort(undefined, 'a')).toEqual({ key: 'a', direction: 'asc' })
  expect(nextSort({ key: 'a', direction: 'asc' }, 'a')).toEqual({ key: 'a', direction: 'desc' })
  expect(nextSort({ key: 'a', direction: 'desc' }, 'b')).toEqual({ key: 'b', direction: 'asc' })
})
