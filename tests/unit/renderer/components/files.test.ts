import { expect, it } from 'vitest'
import { droppedFiles, sortFiles } from '../../../../renderer/components/files.ts'

const files = [{ name: 'Dinas Sosial.XLSX' }, { name: 'daftar.pdf' }, { name: 'data.csv' }]

it('takes what the screen can read, whatever the case, and names the rest', () => {
  const { taken, refused } = sortFiles(files, '.xlsx, .csv')
  expect(taken.map(({ name }) => name)).toEqual(['Dinas Sosial.XLSX', 'data.csv'])
  expect(refused.map(({ name }) => name)).toEqual(['daftar.pdf'])
})
it('takes everything where nothing is asked', () => expect(sortFiles(files).taken).toHaveLength(3))

/** A folder as browsers tell it: a few entries at a time. */
function folder(name: string, inside: FileSystemEntry[]): FileSystemEntry {
  const parts = [inside.slice(0, 2), inside.slice(2), []]
  const createReader = () => ({ readEntries: (done: (part: FileSystemEntry[]) => void) => done(parts.shift() ?? []) })
  return { name, isFile: false, isDirectory: true, createReader } as never
}
const file = (name: string): FileSystemEntry =>
  ({ name, isFile: true, isDirectory: false, file: (done: (file: File) => void) => done(new File([], name)) }) as never
const drop = (entries: FileSystemEntry[], files: File[] = []) =>
  droppedFiles({ items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })), files } as never)

it('takes the files of a dropped folder in the order of their names, without what programs leave there', async () => {
  const inside = ['10 Dinas.xlsx', '2 Dinas.xlsx', '~$2 Dinas.xlsx', '.DS_Store', 'Thumbs.db'].map(file)
  const files = await drop([
    folder('kiriman', [...inside, folder('susulan', [file('3 Dinas.xlsx')])]),
    file('lain.csv'),
  ])
  expect(files.map(({ name }) => name)).toEqual(['2 Dinas.xlsx', '10 Dinas.xlsx', '3 Dinas.xlsx', 'lain.csv'])
})

it('takes files dropped without a folder as they are', async () => {
  const given = [new File([], 'a.xlsx')]
  expect(await drop([file('a.xlsx')], given)).toEqual(given)
})
