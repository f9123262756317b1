/** A form goes out with an agency's people and comes back as what the agency changed. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import excel, { type Workbook, type Worksheet } from 'exceljs'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OrganisationId } from '../../../electron/contract/ids.ts'
import type { ImportPreview, RowValues } from '../../../electron/contract/imports.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { snapshot } from '../../harness/snapshot.ts'
import { find, handIn, openFile, visible } from '../imports/edit.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/workbooks')

let office: TestOffice
let social: OrganisationId
beforeEach(async () => {
  office = await openOffice()
  const { ticket } = office.backend.files.admit(join(folder, '02-dinas-sosial.xlsx'), '02-dinas-sosial.xlsx')
  const { previewId } = await office.ask('imports.preview', { ticket })
  await office.ask('imports.commit', { previewId })
  const [found] = await office.ask('organisations.find', { query: 'dinas sosial' })
  if (!found) throw new Error('Dinas Sosial is not there.')
  social = found.id
})
afterEach(() => office.close())

async function form(): Promise<Workbook> {
  return openFile(office, await office.ask('forms.export', { organisationIds: [social] }))
}

const back = (book: Workbook) => handIn(office, book, 'Formulir - Dinas Sosial.xlsx')
const heading = (sheet: Worksheet) => find(sheet, 'No').row
const firstEmpty = (sheet: Worksheet) => heading(sheet) + 19

/** Types into the row of a person. */
function type(sheet: Worksheet, name: string, header: string, text: string | null): void {
  sheet.getRow(find(sheet, name).row).getCell(find(sheet, header).column).value = text
}

function rowOf({ rows }: ImportPreview, name: string) {
  const row = rows.find(({ values }) => values.name === name)
  if (!row) throw new Error(`${name} is not in the preview.`)
  return row
}

describe('what goes out', () => {
  test('everybody with what is known of them, headings locked, cells text, lists to choose from', async () => {
    const sheet = visible(await form())
    expect(find(sheet, 'Dinas Sosial')).toBeTruthy()
    const top = heading(sheet)
    expect(sheet.getRow(top + 18).getCell(1).value).toBe(18)
    const person = sheet.getRow(find(sheet, 'Jumiati Wibowo, S.Sos.').row)
    expect([3, 4, 6, 7].map((column) => person.getCell(column).value)).toEqual([
      '197304241998022015',
      'Pembina Utama Muda / IV c',
      'Analis Kebijakan Ahli Muda',
      '082119173618',
    ])
    expect(person.getCell(3).numFmt).toBe('@')
    expect(person.getCell(3).protection).toMatchObject({ locked: false })
    expect(sheet.getRow(top).getCell(2).protection?.locked ?? true).toBe(true)
    expect(person.getCell(5).dataValidation).toMatchObject({ type: 'list', formulae: ['"L,P"'] })
    expect(person.getCell(10).dataValidation.formulae[0]).toContain('Pensiun')
    expect(sheet.getColumn(11).hidden).toBe(true)
    // Room for those the form does not know: framed, unlocked, as text.
    expect(sheet.rowCount).toBe(top + 18 + 25)
    const spare = sheet.getRow(sheet.rowCount).getCell(3)
    expect(spare.numFmt).toBe('@')
    expect(spare.protection).toMatchObject({ locked: false })
    expect(spare.border?.bottom?.style).toBe('thin')
  })

  test('all agencies at once are one zip with a readable file for each, none over another', async () => {
    for (const name of ['Badan A/B: "Uji"', 'Unit +', 'UNIT + 2', 'X'.repeat(250)])
      await office.ask('organisations.create', { name, sectorId: null })
    const file = await office.ask('forms.export', { organisationIds: null })
    expect(file.name).toMatch(/\.zip$/)
    const files = unzipSync(new Uint8Array(readFileSync(office.backend.files.open(file.ticket).path)))
    const names = Object.keys(files)
    expect(names).toHaveLength(6)
    expect(names).toContain('Formulir - Dinas Sosial.xlsx')
    expect(names).toContain('Formulir - Badan A-B- -Uji-.xlsx')
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(6)
    for (const name of names) {
      expect(name).toMatch(/^[^\\/:*?"<>|]{1,130}\.xlsx$/)
      const book = new excel.Workbook()
      await book.xlsx.load(new Uint8Array(files[name] ?? []).buffer)
      expect(visible(book).name).toBe('Formulir')
    }
  })

  test('an agency without people gets an empty form, and what is written in it comes in', async () => {
    const { id } = await office.ask('organisations.create', { name: 'Dinas Baru', sectorId: null })
    const book = await openFile(office, await office.ask('forms.export', { organisationIds: [id] }))
    const sheet = visible(book)
    const row = sheet.getRow(heading(sheet) + 1)
    row.getCell(2).value = 'Sri Wahyuni, S.E.'
    row.getCell(6).value = 'Kepala Dinas'
    const preview = await handIn(office, book, 'baru.xlsx')
    expect(preview.totals).toMatchObject({ read: 1, new: 1 })
    expect(preview.rows[0]?.values).toEqual({
      name: 'Sri Wahyuni, S.E.',
      position: 'Kepala Dinas',
      organisation: 'Dinas Baru',
    })
  })
})

describe('what comes back', () => {
  test('untouched, it changes nothing and nobody leaves', async () => {
    const preview = await back(await form())
    expect(preview.returned).toMatchObject({ kind: 'form', organisation: 'Dinas Sosial', rows: 18 })
    expect(preview.totals).toMatchObject({ read: 18, unchanged: 18 })
    expect(preview.absences).toMatchObject([{ members: 18, present: 18, absent: [] }])
    expect((await office.ask('imports.commit', { previewId: preview.previewId })).entryId).toBeNull()
  })

  test('a row is the person it was sent for, even when name and NIP were corrected', async () => {
    const book = await form()
    const sheet = visible(book)
    type(sheet, 'Mariao, SE, MM', 'NIP / NRP', '198906232015042019')
    type(sheet, 'Mariao, SE, MM', 'Nama lengkap dan gelar', 'Mariana Ontong, S.E., M.M.')
    type(sheet, 'Drs. Hadio, S.STP., M.AP.', 'Jabatan', 'Sekretaris')
    type(sheet, 'Yusuf Kurniawan, S.E.', 'Nomor telepon', null)
    const preview = await back(book)
    expect(preview.totals).toMatchObject({ read: 18, new: 0, changed: 3, unchanged: 15 })
    expect(rowOf(preview, 'Mariana Ontong, S.E., M.M.').changes?.map(({ field }) => field)).toEqual(['name', 'nip'])
    expect(rowOf(preview, 'Yusuf Kurniawan, S.E.').changes).toEqual([{ field: 'phone', from: '08228873771', to: '' }])

    const before = snapshot(office.folder)
    const { entryId, ...counts } = await office.ask('imports.commit', { previewId: preview.previewId })
    expect(counts).toMatchObject({ created: 0, updated: 3, departed: 0 })
    expect((await office.ask('roster.counts', {})).people).toBe(18)
    expect((await office.ask('people.list', { query: 'yusuf kurniawan' })).items[0]?.phone).toBe('')
    // The same form again has nothing new to say.
    const again = await back(book)
    expect((await office.ask('imports.commit', { previewId: again.previewId })).entryId).toBeNull()
    if (entryId === null) throw new Error('Nothing was written.')
    await office.ask('journal.undo', { entryId })
    expect(snapshot(office.folder)).toEqual(before)
  })

  test('cells nobody touched do not turn back what the roster learned since the form was sent', async () => {
    const book = await form()
    const [person] = (await office.ask('people.list', { query: 'jumiati wibowo' })).items
    if (!person) throw new Error('Jumiati is not there.')
    const stored = await office.ask('people.get', { id: person.id })
    const { memberships: _m, invitations: _i, attendance: _a, askedAs: _n, version: _v, id, ...typed } = stored
    await office.ask('people.update', { id, ...typed, phone: '081100000001' })
    type(visible(book), 'Jumiati Wibowo, S.Sos.', 'Surel', 'jumiati@kutaitimurkab.go.id')
    const preview = await back(book)
    expect(preview.totals).toMatchObject({ changed: 1, unchanged: 17 })
    await office.ask('imports.commit', { previewId: preview.previewId })
    expect(await office.ask('people.get', { id })).toMatchObject({
      phone: '081100000001',
      email: 'jumiati@kutaitimurkab.go.id',
    })
  })

  test('emptied rows, rows taken out and rows marked as gone are proposed as leaving, and only when asked leave', async () => {
    const book = await form()
    const sheet = visible(book)
    type(sheet, 'Mariao, SE, MM', 'Keterangan mutasi', 'Pensiun')
    type(sheet, 'Yusuf Kurniawan, S.E.', 'Keterangan mutasi', 'Pindah jabatan')
    const emptied = sheet.getRow(find(sheet, 'Drs. Hadio, S.STP., M.AP.').row)
    for (let column = 2; column <= 9; column++) emptied.getCell(column).value = null
    sheet.spliceRows(find(sheet, 'Budi Zulkarnain, S.T., M.T.').row, 1)
    const fresh = sheet.getRow(firstEmpty(sheet))
    fresh.getCell(2).value = 'Stefanus Handayani, S.E.'
    fresh.getCell(3).value = '198403062010021005'

    const preview = await back(book)
    expect(preview.totals).toMatchObject({ read: 17, new: 1, unchanged: 16 })
    const [one] = preview.absences
    expect(one).toMatchObject({ members: 18, present: 15 })
    expect(one?.absent.map(({ name, why, mark }) => [name, why, mark]).sort()).toEqual([
      ['Budi Zulkarnain, S.T., M.T.', 'emptied', ''],
      ['Drs. Hadio, S.STP., M.AP.', 'emptied', ''],
      ['Mariao, SE, MM', 'marked', 'Pensiun'],
    ])

    const { departed } = await office.ask('imports.commit', { previewId: preview.previewId })
    expect(departed).toBe(0)
    const second = await back(book)
    const result = await office.ask('imports.commit', {
      previewId: second.previewId,
      decisions: { complete: [{ organisationId: social }], from: '2024-12-01' },
    })
    expect(result).toMatchObject({ created: 0, departed: 3 })
    const { members } = await office.ask('organisations.get', { id: social })
    expect(members.filter(({ untilDate }) => untilDate === '2024-11-30')).toHaveLength(3)
  })

  test('a row over which somebody else was written is asked about', async () => {
    const book = await form()
    const sheet = visible(book)
    const row = sheet.getRow(find(sheet, 'Mariao, SE, MM').row)
    const other: RowValues = { name: 'Petrus Batara', nip: '198001012005011009', phone: '081299998888' }
    row.getCell(2).value = other.name ?? ''
    row.getCell(3).value = other.nip ?? ''
    row.getCell(7).value = other.phone ?? ''
    const preview = await back(book)
    expect(preview.totals).toMatchObject({ ambiguous: 1, unchanged: 17 })
    const asked = rowOf(preview, 'Petrus Batara')
    expect(asked.candidates?.map(({ name }) => name)).toEqual(['Mariao, SE, MM'])
    const decisions = { rows: { [asked.key]: { action: 'create' as const } }, complete: [{ organisationId: social }] }
    // As long as nobody has said who the row is, she stays; then her row is somebody else's, and she has none.
    expect(preview.absences[0]?.absent).toMatchObject([{ name: 'Mariao, SE, MM', maybe: [asked.key] }])
    const result = await office.ask('imports.commit', { previewId: preview.previewId, decisions })
    expect(result).toMatchObject({ created: 1, departed: 1 })
  })
})
