import { expect, it } from 'vitest'
import { sortFiles } from '../../../../renderer/components/files.ts'

const files = [{ name: 'Dinas Sosial.XLSX' }, { name: 'daftar.pdf' }, { name: 'data.csv' }]

it('takes what the screen can read, whatever the case, and names the rest', () => {
  const { taken, refused } = sortFiles(files, '.xlsx, .csv')
  expect(taken.map(({ name }) => name)).toEqual(['Dinas Sosial.XLSX', 'data.csv'])
  expect(refused.map(({ name }) => name)).toEqual(['daftar.pdf'])
})
it('takes everything where nothing is asked', () => expect(sortFiles(files).taken).toHaveLength(3))
