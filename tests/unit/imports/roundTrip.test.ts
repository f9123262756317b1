/** What could not be taken in goes back to the agency and returns; only what was mended comes in. */
import { join, resolve } from 'node:path'
import excel, { type Worksheet } from 'exceljs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportPreview } from '../../../electron/contract/imports.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { snapshot } from '../../harness/snapshot.ts'
import { find, handIn, openFile, visible } from './edit.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/workbooks')

let office: TestOffice
beforeEach(async () => (office = await openOffice()))
afterEach(() => office.close())

function preview(name: string): Promise<ImportPreview> {
  const { ticket } = office.backend.files.admit(join(folder, name), name)
  return office.ask('imports.preview', { ticket })
}

async function sendBack({ previewId }: ImportPreview) {
  return openFile(office, await office.ask('imports.errorWorkbook', { previewId }))
}

async function take({ previewId }: ImportPreview) {
  return office.ask('imports.commit', { previewId })
}

const nip = (n: number) => `19800101200501${1 + (n % 2)}${String(n + 1).padStart(3, '0')}`

/** Types whole NIPs over the lost ones of these rows, from 0, as text. */
function mendNips(sheet: Worksheet, rows: Iterable<number>): void {
  const { row, column } = find(sheet, 'NIP')
  for (const n of rows) sheet.getRow(row + 1 + n).getCell(column).value = nip(n)
}

describe('04-nip-angka.xlsx, in which ten NIPs lost their last digits', () => {
  test('goes out in the layout it came in, red where it is wrong, with the reason and the key hidden', async () => {
    const first = await preview('04-nip-angka.xlsx')
    const sheet = visible(await sendBack(first))
    expect(sheet.rowCount).toBe(11)
    expect((sheet.getRow(1).values as string[]).slice(1)).toEqual([
      'NO',
      'NAMA',
      'NIP',
      'JABATAN',
      'OPD',
      'NO HP',
      'Yang perlu diperbaiki',
      'Kunci Sinergi',
    ])
    for (let row = 2; row <= 11; row++) {
      const cell = sheet.getRow(row).getCell(3)
      expect(cell.fill).toMatchObject({ pattern: 'solid' })
      expect(cell.note).toBeTruthy()
      // Typed over, a number would lose its digits again.
      expect(cell.numFmt).toBe('@')
      expect(sheet.getRow(row).getCell(7).text).toMatch(/NIP tersimpan sebagai angka/)
    }
    expect(sheet.getColumn(8).hidden).toBe(true)
  })

  test('before anything is applied: three are mended, three come in, seven are said to wait', async () => {
    const book = await sendBack(await preview('04-nip-angka.xlsx'))
    mendNips(visible(book), [0, 4, 9])
    const back = await handIn(office, book, '04 diperbaiki.xlsx')
    expect(back.returned).toEqual({
      kind: 'corrections',
      name: '04-nip-angka.xlsx',
      rows: 10,
      mended: 3,
      untouched: 7,
    })
    expect(back.totals).toMatchObject({ read: 10, new: 3, invalid: 7 })
    expect(back.rows.filter(({ untouched }) => untouched).every(({ outcome }) => outcome === 'invalid')).toBe(true)
    expect(await take(back)).toMatchObject({ created: 3, updated: 0, left: 7 })
    const again = await handIn(office, book, '04 diperbaiki.xlsx')
    expect(again.totals).toMatchObject({ unchanged: 3, invalid: 7 })
    expect((await take(again)).entryId).toBeNull()
  })

  test('after it was applied: only the numbers are added, nobody is doubled, and twice changes nothing', async () => {
    const first = await preview('04-nip-angka.xlsx')
    expect(await take(first)).toMatchObject({ created: 30 })
    const book = await sendBack(first)
    mendNips(visible(book), [1, 2])
    const sheet = visible(book)
    // The name is mended beyond recognition too; the row is still the person it was sent as.
    const name = find(sheet, 'NAMA')
    sheet.getRow(name.row + 2).getCell(name.column).value = 'Zulkifli Tampubolon'
    const back = await handIn(office, book, '04 diperbaiki.xlsx')
    expect(back.totals).toMatchObject({ read: 10, new: 0, unchanged: 8 })
    const changed = back.rows.filter(({ outcome }) => outcome === 'changed')
    expect(changed.map(({ changes }) => changes?.map(({ field }) => field).sort())).toEqual([['name', 'nip'], ['nip']])
    expect(await take(back)).toMatchObject({ created: 0, updated: 2 })
    expect((await office.ask('roster.counts', {})).people).toBe(30)
    expect((await take(await handIn(office, book, '04 diperbaiki.xlsx'))).entryId).toBeNull()
  })

  test('a returned file is taken back without a trace', async () => {
    const first = await preview('04-nip-angka.xlsx')
    await take(first)
    const book = await sendBack(first)
    mendNips(visible(book), [3])
    const before = snapshot(office.folder)
    const { entryId } = await take(await handIn(office, book, 'kiriman.xlsx'))
    if (entryId === null) throw new Error('Nothing was written.')
    await office.ask('journal.undo', { entryId })
    expect(snapshot(office.folder)).toEqual(before)
  })

  test('taken back and applied anew, its rows are the people of the second time', async () => {
    const first = await preview('04-nip-angka.xlsx')
    const { entryId } = await take(first)
    const book = await sendBack(first)
    if (entryId === null) throw new Error('Nothing was written.')
    await office.ask('journal.undo', { entryId })
    await take(await preview('04-nip-angka.xlsx'))
    mendNips(visible(book), [1])
    const name = find(visible(book), 'NAMA')
    visible(book)
      .getRow(name.row + 2)
      .getCell(name.column).value = 'Zulkifli Tampubolon'
    const back = await handIn(office, book, 'kiriman.xlsx')
    expect(back.totals).toMatchObject({ new: 0, changed: 1, unchanged: 9 })
    await take(back)
    expect((await office.ask('roster.counts', {})).people).toBe(30)
  })

  test('what the roster learned meanwhile is not undone by cells that nobody touched', async () => {
    const first = await preview('04-nip-angka.xlsx')
    await take(first)
    const book = await sendBack(first)
    mendNips(visible(book), [0])
    const name = first.rows[0]?.values.name ?? ''
    const [person] = (await office.ask('people.list', { query: name })).items
    if (!person) throw new Error('Nobody found.')
    const stored = await office.ask('people.get', { id: person.id })
    const { memberships: _m, invitations: _i, attendance: _a, askedAs: _n, version: _v, id, ...typed } = stored
    await office.ask('people.update', { id, ...typed, phone: '081100000001' })
    await take(await handIn(office, book, 'kiriman.xlsx'))
    expect(await office.ask('people.get', { id })).toMatchObject({ phone: '081100000001', nip: nip(0) })
  })

  test('exactly the rows that were mended are written, whichever they are and however they are sorted', async () => {
    const first = await preview('04-nip-angka.xlsx')
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 0, max: 9 })), fc.boolean(), async (rows, reversed) => {
        const book = await sendBack(first)
        const sheet = visible(book)
        mendNips(sheet, rows)
        if (reversed) {
          const values = Array.from({ length: 10 }, (_, n) => (sheet.getRow(n + 2).values as unknown[]).slice())
          values.reverse().forEach((line, n) => (sheet.getRow(n + 2).values = line as never))
        }
        const { totals, returned } = await handIn(office, book, 'kiriman.xlsx')
        expect(returned).toMatchObject({ mended: rows.length, untouched: 10 - rows.length })
        expect(totals).toMatchObject({ new: rows.length, invalid: 10 - rows.length, changed: 0, ambiguous: 0 })
      }),
      { numRuns: 12 },
    )
  })
})

test('a name, a phone and an e-mail are mended; a second round sends only what is still wrong', async () => {
  const first = await preview('12-tni-polri-swasta.xlsx')
  expect(await take(first)).toMatchObject({ created: 13, left: 1 })
  const book = await sendBack(first)
  const sheet = visible(book)
  expect(sheet.rowCount).toBe(4)
  const name = find(sheet, 'Nama')
  sheet.getRow(4).getCell(name.column).value = 'Bambang Sutejo'
  sheet.getRow(2).getCell(find(sheet, '12345').column).value = '0812-3456-7890'
  const back = await handIn(office, book, '12 - perlu diperbaiki.xlsx')
  expect(back.totals).toMatchObject({ read: 3, new: 1, changed: 1, unchanged: 1 })
  expect(await take(back)).toMatchObject({ created: 1, updated: 1 })
  const second = visible(await sendBack(back))
  expect(second.rowCount).toBe(2)
  expect(second.getRow(2).getCell(7).text).toBe('tidak ada')
})

test('titles, two header rows, sections and "sda" come back as they were read', async () => {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('Daftar')
  sheet.addRows([
    ['DAFTAR NAMA PESERTA'],
    ['TAHUN 2024'],
    [],
    ['No', 'Identitas', null, 'Tempat tugas', null],
    [null, 'Nama', 'Telepon', 'Jabatan', 'Catatan panitia'],
    ['DINAS KESEHATAN'],
    [1, 'Hasnah Purnomo', '081234567801', 'Bendahara', 'hadir'],
    ['DINAS PERTANIAN'],
    [2, 'Yohanes Rante', '081234567802', 'Analis Kebijakan', '=1+1'],
    [3, 'Marten Anwar', '12', 'sda', '@SUM(A1)'],
  ])
  sheet.mergeCells('A1:E1')
  sheet.mergeCells('A4:A5')
  sheet.mergeCells('B4:C4')
  sheet.mergeCells('D4:E4')
  sheet.mergeCells('A6:E6')
  sheet.mergeCells('A8:E8')
  const first = await handIn(office, book, 'dua kepala.xlsx')
  expect(first.rows.map(({ values }) => values.organisation)).toEqual([
    'DINAS KESEHATAN',
    'DINAS PERTANIAN',
    'DINAS PERTANIAN',
  ])

  const sent = await sendBack(first)
  const out = visible(sent)
  const shown = Array.from({ length: out.rowCount }, (_, i) =>
    [1, 2, 3, 4, 5].map((column) => out.getRow(i + 1).getCell(column).text),
  )
  expect(shown[0]?.[0]).toBe('DAFTAR NAMA PESERTA')
  expect(shown.at(-2)?.[0]).toBe('DINAS PERTANIAN')
  // What stood above in the file stands in the cell now; a column nobody imports is kept, as text.
  expect(shown.at(-1)).toEqual(['3', 'Marten Anwar', '12', 'Analis Kebijakan', '@SUM(A1)'])
  expect(shown.flat()).not.toContain('DINAS KESEHATAN')
  const last = out.getRow(out.rowCount)
  expect(last.getCell(5).type).toBe(excel.ValueType.String)

  last.getCell(3).value = '081234567803'
  const back = await handIn(office, sent, 'dua kepala diperbaiki.xlsx')
  expect(back.totals).toMatchObject({ read: 1, new: 1 })
  expect(back.rows[0]?.values).toMatchObject({
    name: 'Marten Anwar',
    phone: '081234567803',
    position: 'Analis Kebijakan',
    organisation: 'DINAS PERTANIAN',
  })
})

test('an agency that only the signature or the desk named is still that of the rows that return', async () => {
  const messy = resolve(folder, '../messy')
  const name = 'instansi-di-tanda-tangan.xlsx'
  const { ticket } = office.backend.files.admit(join(messy, name), name)
  const { rows } = await office.ask('imports.preview', { ticket })
  const broken = rows[1]
  if (!broken?.values.organisation) throw new Error('A row with an agency was expected.')
  const doubted = await office.ask('imports.preview', {
    ticket,
    choices: { values: { [broken.key]: { nip: '1980' } } },
  })
  const returned = await handIn(office, await sendBack(doubted), 'kembali.xlsx')
  expect(returned.rows.map(({ values, flags }) => [values.organisation, flags.map(({ code }) => code)])).toEqual([
    [broken.values.organisation, expect.not.arrayContaining(['organisation-missing'])],
  ])
})
