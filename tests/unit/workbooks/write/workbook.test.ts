/** Exported lists are read back from the file they were written to. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import excel from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { type WorkbookSpec, writeWorkbook } from '../../../../electron/backend/workbooks/write/workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'sinergi-export-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const people: WorkbookSpec = {
  title: ['Daftar orang', 'Unsur: Perangkat Daerah'],
  sheet: 'Orang: aktif/[semua]',
  paper: 'F4',
  columns: [
    { header: 'Nama', key: 'name', width: 30, kind: 'text' },
    { header: 'NIP', key: 'nip', width: 22, kind: 'text' },
    { header: 'Telepon', key: 'phone', width: 16, kind: 'text' },
    { header: 'Catatan', key: 'note', width: 40, kind: 'wrap' },
    { header: 'Hadir', key: 'came', width: 8, kind: 'number' },
    { header: 'Capaian', key: 'percent', width: 8, kind: 'percent' },
    { header: 'Sejak', key: 'from', width: 18, kind: 'date' },
  ],
  rows: [
    {
      name: 'Siti Aminah, S.E.',
      nip: '198104122005012004',
      phone: '+628125551234',
      note: 'Baris satu\r\nbaris dua',
      came: 12,
      percent: 40,
      from: '2024-07-01',
    },
    {
      name: '=HYPERLINK("http://x","y")',
      nip: '',
      phone: null,
      note: '\t=1+1',
      came: null,
      percent: 8.81,
      from: 'belum',
    },
    { name: '@sum', nip: '-1', phone: '+62', note: '\r\n-2+3', came: 1.5, percent: null, from: null },
  ],
}

async function written(spec: WorkbookSpec): Promise<excel.Worksheet> {
  const path = join(folder, 'list.xlsx')
  await writeWorkbook(path, spec)
  const workbook = new excel.Workbook()
  await workbook.xlsx.readFile(path)
  const sheet = workbook.worksheets[0]
  if (!sheet) throw new Error('The workbook has no sheet.')
  return sheet
}

test('every value comes back as it went in: NIP and phones whole, dates and shares as themselves', async () => {
  const sheet = await written(people)
  const row = sheet.getRow(5)
  expect(row.getCell(1).value).toBe('Siti Aminah, S.E.')
  expect(row.getCell(2).value).toBe('198104122005012004')
  expect(row.getCell(2).numFmt).toBe('@')
  expect(row.getCell(3).value).toBe('+628125551234')
  expect(row.getCell(4).value).toBe('Baris satu\nbaris dua')
  expect(row.getCell(4).alignment.wrapText).toBe(true)
  expect(row.getCell(5).value).toBe(12)
  expect(row.getCell(6).value).toBeCloseTo(0.4)
  expect(row.getCell(6).numFmt).toBe('0%')
  expect(row.getCell(7).value).toEqual(new Date('2024-07-01T00:00:00Z'))
  expect(sheet.getRow(6).getCell(6).numFmt).toBe('0.00%')
  expect(sheet.getRow(6).getCell(7).value).toBe('belum')
  expect(sheet.getRow(6).getCell(5).value).toBeNull()
})

test('no text can become a formula, and none is disfigured to prevent it', async () => {
  const sheet = await written(people)
  const texts = [6, 7].flatMap((row) => [1, 2, 3, 4].map((column) => sheet.getRow(row).getCell(column)))
  for (const cell of texts) {
    expect(cell.type).not.toBe(excel.ValueType.Formula)
    expect(cell.numFmt).toBe('@')
  }
  expect(texts.map((cell) => cell.value)).toEqual([
    '=HYPERLINK("http://x","y")',
    null,
    null,
    '=1+1',
    '@sum',
    '-1',
    '+62',
    '-2+3',
  ])
})

test('the sheet is ready to read and to print: titles, frozen and repeated header, filter, F4, one page wide', async () => {
  const sheet = await written(people)
  expect(sheet.name).toBe('Orang  aktif  semua')
  expect(sheet.getCell('A1').value).toBe('Daftar orang')
  expect(sheet.getCell('A2').value).toBe('Unsur: Perangkat Daerah')
  expect(sheet.getRow(4).getCell(1).value).toBe('Nama')
  expect(sheet.getRow(4).getCell(1).font.bold).toBe(true)
  expect(sheet.getRow(5).getCell(1).border.bottom?.style).toBe('thin')
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 })
  expect(sheet.autoFilter).toBe('A4:G7')
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 14,
    orientation: 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '4:4',
  })
  expect(sheet.getColumn(1).width).toBe(30)
})

test('a row is as high as its longest text, grows and shrinks as before, and digits carry no warning', async () => {
  const long = 'Kepala Bidang Pencegahan dan Pengendalian Penyakit serta Penyehatan Lingkungan '.repeat(3)
  const [wide] = people.rows
  const sheet = await written({
    ...people,
    rows: [
      { ...wide, note: long },
      { ...wide, note: 'pendek' },
    ],
  })
  expect(sheet.getRow(5).height).toBeGreaterThan(60)
  expect(sheet.getRow(6).height ?? 15).toBeLessThan(20)
  const xml = strFromU8(
    unzipSync(new Uint8Array(readFileSync(join(folder, 'list.xlsx'))))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
  )
  expect(xml).not.toContain('customHeight')
  expect(xml).toMatch(
    /<\/headerFooter><ignoredErrors><ignoredError [^>]*numberStoredAsText="1"\/><\/ignoredErrors><\/worksheet>$/,
  )
})

test('a table too wide to be read on one page goes on over pages side by side, its first column on each', async () => {
  const columns = Array.from({ length: 12 }, (_, i) => ({
    header: `K${i}`,
    key: 'name',
    width: 40,
    kind: 'wrap' as const,
  }))
  const sheet = await written({ ...people, columns, landscape: true })
  expect(sheet.pageSetup).toMatchObject({ fitToWidth: 2, fitToHeight: 0 })
  expect(sheet.pageSetup.printTitlesColumn).toBe('A:A')
})

test('group headings stand before their rows, on landscape A4, without a filter that would tear them apart', async () => {
  const sheet = await written({
    sheet: 'Kelompok',
    paper: 'A4',
    landscape: true,
    columns: [
      { header: 'No', key: 'n', width: 5, kind: 'number' },
      { header: 'Nama', key: 'name', width: 20, kind: 'text' },
    ],
    rows: [
      { n: 1, name: 'A' },
      { n: 2, name: 'B' },
    ],
    groups: [
      { before: 0, title: 'Perangkat Daerah' },
      { before: 1, title: 'Akademisi' },
    ],
  })
  expect([2, 3, 4, 5].map((row) => sheet.getRow(row).getCell(1).value)).toEqual(['Perangkat Daerah', 1, 'Akademisi', 2])
  expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', printTitlesRow: '1:1' })
  expect(sheet.autoFilter ?? null).toBeNull()
})

test('an empty list is a workbook with its header', async () => {
  const sheet = await written({ ...people, rows: [] })
  expect(sheet.getRow(4).getCell(2).value).toBe('NIP')
  expect(sheet.rowCount).toBe(4)
})

test('a place that cannot be written to is an error, not the end of the process', async () => {
  await expect(writeWorkbook(join(folder, 'missing', 'x.xlsx'), people)).rejects.toThrow(/ENOENT/)
})

test('a cancelled export stops', async () => {
  await expect(writeWorkbook(join(folder, 'c.xlsx'), people, AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  })
})

test('signs of XML and blanks at the ends come back as they went in; control characters, which no cell holds, do not', async () => {
  const names = [`O'Brien & "Co" <a>`, ' dua  spasi ', 'nol\u0000\u0008\u000b\u007f', 'sama', 'sama', 'emoji 🙂']
  const column = { header: 'Nama', key: 'name', width: 30, kind: 'text' } as const
  const wide = Array.from({ length: 30 }, (_, index) => ({ ...column, key: `k${index}` }))
  const rows = names.map((name) => Object.fromEntries(wide.map(({ key }) => [key, name])))
  const groups = [
    { before: 0, title: 'Satu & dua' },
    { before: 3, title: 'Tiga' },
  ]
  const sheet = await written({ sheet: 'Daftar', paper: 'A4', columns: wide, rows, groups })
  const texts = (column: string) => Array.from({ length: 9 }, (_, row) => sheet.getCell(`${column}${row + 1}`).value)
  const expected = [`O'Brien & "Co" <a>`, ' dua  spasi ', 'nol', 'Tiga', 'sama', 'sama', 'emoji 🙂']
  expect(texts('A')).toEqual(['Nama', 'Satu & dua', ...expected])
  // Beyond Z, too; a heading reaches over all columns.
  expect(texts('AD')).toEqual(texts('A'))
  // Excel calls a file damaged whose rows are out of order.
  const xml = strFromU8(
    unzipSync(readFileSync(join(folder, 'list.xlsx')))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
  )
  const numbers = [...xml.matchAll(/<row r="(\d+)"/g)].map(([, number]) => Number(number))
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})
