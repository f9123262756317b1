/** Programs that write workbooks without calculating them leave formulas with no result: a cell nobody can read. */
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOffice, type TestOffice } from '../../harness/office.ts'

let office: TestOffice
beforeEach(async () => (office = await openOffice()))
afterEach(() => office.close())

test('a formula without a result is a doubt of its cell; numbers counted by one are no loss', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Daftar')
  sheet.addRow(['No', 'Nama', 'Telepon', 'Instansi'])
  sheet.addRow([1, 'Siti Rahmawati', '081234567890', 'Dinas Sosial'])
  sheet.addRow([{ formula: 'A2+1' }, 'Marten Apuy', { formula: '"08"&"1298765432"' }, 'Dinas Sosial'])
  sheet.addRow([{ formula: 'A3+1' }, '', '', ''])
  const path = join(office.folder, 'tanpa-hasil.xlsx')
  await book.xlsx.writeFile(path)
  const { ticket } = office.backend.files.admit(path, 'tanpa-hasil.xlsx')
  const { rows } = await office.ask('imports.preview', { ticket })
  expect(
    rows.map(({ values, flags }) => [values.name, flags.map(({ cell, code, message }) => [cell, code, message])]),
  ).toEqual([
    ['Siti Rahmawati', []],
    ['Marten Apuy', [['C3', 'cell-error', expect.stringContaining('belum dihitung')]]],
  ])
})
