/** Our workbooks come back from another program, in whatever format it saved them: only what was changed comes in. */
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportPreview } from '../../../electron/contract/imports.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'

const fixtures = resolve(import.meta.dirname, '../../fixtures')

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
  await take(await preview('workbooks/02-dinas-sosial.xlsx'))
})
afterEach(() => office.close())

function preview(file: string): Promise<ImportPreview> {
  const { ticket } = office.backend.files.admit(join(fixtures, file), file.replace(/^.*\//, ''))
  return office.ask('imports.preview', { ticket })
}

const take = ({ previewId }: ImportPreview) => office.ask('imports.commit', { previewId })
const people = async () => (await office.ask('roster.counts', {})).people

const changesOf = ({ rows }: ImportPreview) =>
  rows
    .filter(({ outcome }) => outcome === 'changed')
    .map(({ values, changes = [] }) => [values.name, ...changes.map(({ field, to }) => `${field} ${to}`)])
    .sort()

describe('a form saved by LibreOffice', () => {
  const file = (format: string) => `returned/formulir-diubah.${format}`

  test.each(['xlsx', 'ods', 'xls'])(
    'as .%s is known again: one changed, one new, one gone, sixteen as they were',
    async (format) => {
      const back = await preview(file(format))
      expect(back.returned).toMatchObject({ kind: 'form', organisation: 'Dinas Sosial', rows: 18 })
      expect(back.totals).toMatchObject({ read: 18, new: 1, changed: 1, unchanged: 16 })
      expect(changesOf(back)).toEqual([['Mariao, SE, MM', 'phone 081299990000']])
      expect(back.absences[0]?.absent.map(({ name, why }) => [name, why])).toEqual([
        ['Yusuf Kurniawan, S.E.', 'emptied'],
      ])
      expect(await take(back)).toMatchObject({ created: 1, updated: 1, departed: 0 })
      expect((await take(await preview(file(format)))).entryId).toBeNull()
      expect(await people()).toBe(19)
    },
  )

  test('as .csv, which can carry no mark, is a list like any other: the same comes in, nobody twice', async () => {
    const back = await preview(file('csv'))
    expect(back.returned).toBeUndefined()
    expect(back.totals).toMatchObject({ read: 18, new: 1, changed: 1, unchanged: 16 })
    expect(changesOf(back)).toEqual([['Mariao, SE, MM', 'phone 081299990000']])
    await take(back)
    expect((await take(await preview(file('csv')))).entryId).toBeNull()
    // Nor does the same form as a workbook add anybody.
    expect((await take(await preview(file('xlsx')))).entryId).toBeNull()
    expect(await people()).toBe(19)
  })

  test('sorted without its hidden column: each row is whom it says, not whom its key says', async () => {
    const back = await preview('returned/formulir-kunci-tertinggal.ods')
    expect(back.totals).toMatchObject({ read: 18, new: 0, changed: 1, unchanged: 17 })
    expect(changesOf(back)).toEqual([['Mariao, SE, MM', 'phone 081299990000']])
    expect(back.absences).toMatchObject([{ members: 18, present: 18, absent: [] }])
    expect(await take(back)).toMatchObject({ created: 0, updated: 1 })
  })
})

describe('rows to be mended, saved by LibreOffice', () => {
  const file = (format: string) => `returned/perbaikan-disortir.${format}`
  const mended = [
    ['Dr. Mariana Sri Wijaya, S.KM.', 'nip 197312181995102001'],
    ['Yohanes Heri Paembonan, S.T., M.T.', 'nip 198901062014021002'],
  ]

  test.each(['xlsx', 'ods', 'xls'])(
    'as .%s before the file was applied: the two that were mended come in',
    async (format) => {
      const back = await preview(file(format))
      expect(back.returned).toMatchObject({ kind: 'corrections', mended: 2, untouched: 8 })
      expect(back.totals).toMatchObject({ read: 10, new: 2, invalid: 8 })
      expect(await take(back)).toMatchObject({ created: 2 })
      expect((await take(await preview(file(format)))).entryId).toBeNull()
      // The file itself, applied after all, adds the others only.
      await take(await preview('workbooks/04-nip-angka.xlsx'))
      expect(await people()).toBe(18 + 30)
    },
  )

  test.each(['xlsx', 'ods', 'xls', 'csv'])(
    'as .%s after it was applied: two NIPs are added, nobody is',
    async (format) => {
      await take(await preview('workbooks/04-nip-angka.xlsx'))
      const back = await preview(file(format))
      expect(back.totals).toMatchObject({ read: 10, new: 0, changed: 2, unchanged: 8 })
      expect(changesOf(back)).toEqual(mended)
      expect(await take(back)).toMatchObject({ created: 0, updated: 2 })
      expect((await take(await preview(file(format)))).entryId).toBeNull()
      expect(await people()).toBe(18 + 30)
    },
  )
})
