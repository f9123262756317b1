/** Forms that come back to a roster that is not, or no longer, the one they were made from, and rows in the wrong form. */
import type { Workbook } from 'exceljs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OrganisationId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { snapshot } from '../../harness/snapshot.ts'
import { find, handIn, openFile, visible } from '../imports/edit.ts'

let office: TestOffice
beforeEach(async () => (office = await openOffice()))
afterEach(() => office.close())

type Member = [name: string, nip: string, phone: string]
const social: Member[] = [
  ['Andi Wijaya', '198003122010011001', '081300000001'],
  ['Bambang Sutrisno', '198103122010011002', '081300000002'],
  ['Citra Dewi', '', ''],
]
const health: Member[] = [
  ['Xaverius Lado', '197003122010011011', '081300000011'],
  ['Yohana Bria', '197103122010012012', '081300000012'],
  ['Zulkifli Hasan', '', ''],
]

async function fill(name: string, members: readonly Member[]): Promise<OrganisationId> {
  const { id } = await office.ask('organisations.create', { name, sectorId: null })
  for (const [person, nip, phone] of members)
    await office.ask('people.create', { name: person, nip, phone, membership: { organisationId: id, post: 'Staf' } })
  return id
}
async function form(id: OrganisationId): Promise<Workbook> {
  return openFile(office, await office.ask('forms.export', { organisationIds: [id] }))
}
function type(book: Workbook, name: string, column: number, text: string): void {
  const sheet = visible(book)
  sheet.getRow(find(sheet, name).row).getCell(column).value = text
}
const nipColumn = 3
const phoneColumn = 7
const remarkColumn = 10

async function people(): Promise<(string | number)[][]> {
  const { items } = await office.ask('people.list', { offset: 0, limit: 50 })
  return items.map(({ name, nip, phone, organisation }) => [name, nip, phone, organisation])
}
const told = ({ rows }: Awaited<ReturnType<typeof handIn>>) => rows.map(({ values, outcome }) => [values.name, outcome])

describe('after an older backup was put back, numbers are somebody else', () => {
  test('the form is a list like any other: nobody gets what was written for another', async () => {
    const { name } = await office.ask('backups.create', {})
    const book = await form(await fill('Dinas Sosial', social))
    type(book, 'Andi Wijaya', phoneColumn, '081399998888')
    await office.ask('backups.restore', { name })
    await fill('Dinas Kesehatan', health)
    const before = await people()

    const back = await handIn(office, book, 'Formulir - Dinas Sosial.xlsx')
    expect(told(back)).toEqual(social.map(([name]) => [name, 'new']))
    expect(back.rows.map(({ values }) => values.organisation)).toEqual(social.map(() => 'Dinas Sosial'))
    expect(back.absences).toEqual([])
    expect(await office.ask('imports.commit', { previewId: back.previewId })).toMatchObject({ created: 3, updated: 0 })
    const after = await people()
    expect(after).toEqual(expect.arrayContaining(before))
    expect(after).toContainEqual(['Andi Wijaya', '198003122010011001', '081399998888', 'Dinas Sosial'])
  })

  test('a person renamed since, and an agency renamed without its old name, are still known', async () => {
    const id = await fill('Dinas Sosial', social)
    const book = await form(id)
    const [citra] = await office.ask('people.find', { query: 'Citra', limit: 1 })
    await office.ask('people.update', { id: citra?.id ?? 0, name: 'Fatimah Zahra' })
    await office.ask('organisations.update', { id, name: 'Badan Baru', sectorId: null })
    const back = await handIn(office, book, 'Formulir.xlsx')
    expect(back.totals).toMatchObject({ read: 3, unchanged: 3 })
    expect(back.returned).toMatchObject({ organisationId: id })
    expect(back.absences).toMatchObject([{ organisation: 'Badan Baru', absent: [] }])
  })
})

test('the form of an agency merged into another speaks of its own people only', async () => {
  const keptId = await fill('Dinas Sosial', social)
  const goneId = await fill('Dinas Kesehatan', health)
  const book = await form(goneId)
  type(book, 'Yohana Bria', remarkColumn, 'Pensiun')
  const { seal } = await office.ask('duplicates.compare', { kind: 'organisation', keptId, goneId })
  await office.ask('duplicates.merge', { kind: 'organisation', keptId, goneId, seal })
  const back = await handIn(office, book, 'Formulir.xlsx')
  expect(back.returned).toMatchObject({ kind: 'form', organisationId: keptId })
  const absent = back.absences.flatMap((one) => one.absent.map(({ name, why }) => [one.organisationId, name, why]))
  expect(absent).toEqual([[keptId, 'Yohana Bria', 'marked']])
})

describe('a NIP that somebody else has', () => {
  test('is told in its row and not taken over; the rest of the form comes in', async () => {
    const id = await fill('Dinas Sosial', social)
    await fill('Dinas Kesehatan', health)
    const book = await form(id)
    type(book, 'Citra Dewi', nipColumn, '197003122010011011')
    type(book, 'Citra Dewi', phoneColumn, '081377770000')
    type(book, 'Andi Wijaya', phoneColumn, '081399998888')
    const back = await handIn(office, book, 'Formulir.xlsx')
    const citra = back.rows.find(({ values }) => values.name === 'Citra Dewi')
    expect(citra?.changes?.map(({ field }) => field)).toEqual(['phone'])
    expect(citra?.flags).toMatchObject([{ field: 'nip', code: 'nip-invalid', cell: 'C10', raw: '197003122010011011' }])
    expect(citra?.flags[0]?.message).toContain('Xaverius Lado')
    const result = await office.ask('imports.commit', { previewId: back.previewId })
    expect(result).toMatchObject({ updated: 2, toMend: 1 })
    expect(await people()).toContainEqual(['Citra Dewi', '', '081377770000', 'Dinas Sosial'])
  })

  test('does not stop a row that somebody says is its own person', async () => {
    const id = await fill('Dinas Sosial', [...social, ['Dewi Lestari', '', '081311110000']])
    await fill('Dinas Kesehatan', [['Dewi Lestari', '198603122010012020', '']])
    const book = await form(id)
    type(book, 'Dewi Lestari', nipColumn, '198603122010012020')
    const back = await handIn(office, book, 'Formulir.xlsx')
    const row = back.rows.find(({ values }) => values.name === 'Dewi Lestari')
    expect(row?.outcome).toBe('ambiguous')
    const own = row?.candidates?.find(({ organisation }) => organisation === 'Dinas Sosial')
    const before = snapshot(office.folder)
    const decisions = {
      rows: { [row?.key ?? '']: { action: 'update' as const, personId: own?.personId ?? (0 as never) } },
    }
    const { previewId } = back
    expect(await office.ask('imports.commit', { previewId, decisions })).toMatchObject({
      updated: 0,
      left: 1,
      toMend: 1,
    })
    expect(snapshot(office.folder)).toEqual(before)
  })
})

test('rows pasted from another agency’s form move nobody to the agency of the form', async () => {
  const book = await form(await fill('Dinas Sosial', social))
  const other = await form(await fill('Dinas Kesehatan', health))
  const [to, from] = [visible(book), visible(other)]
  health.forEach(([name], n) => {
    for (let column = 1; column <= 11; column++)
      to.getRow(11 + n).getCell(column).value = from.getRow(find(from, name).row).getCell(column).value
  })
  const back = await handIn(office, book, 'Formulir.xlsx')
  const row = (name: string) => back.rows.find(({ values }) => values.name === name)
  expect([row('Xaverius Lado')?.outcome, row('Yohana Bria')?.outcome]).toEqual(['unchanged', 'unchanged'])
  expect(row('Zulkifli Hasan')?.values.organisation).toBeUndefined()
  expect((await office.ask('imports.commit', { previewId: back.previewId })).entryId).toBeNull()
})
