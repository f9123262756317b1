/** The mutasi view: beginnings and endings of places, told as people coming, leaving and moving. */
import { readFileSync } from 'node:fs'
import excel from 'exceljs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OrganisationId, PersonId } from '../../../electron/contract/ids.ts'
import { openOffice, type TestOffice } from '../../harness/office.ts'
import { merge, separate } from '../duplicates/roster.ts'

const year = { from: '2024-01-01', until: '2024-12-31' }
let office: TestOffice
let social: OrganisationId
let health: OrganisationId

beforeEach(async () => {
  office = await openOffice()
  social = (await office.ask('organisations.create', { name: 'Dinas Sosial', sectorId: null })).id
  health = (await office.ask('organisations.create', { name: 'Dinas Kesehatan', sectorId: null })).id
})
afterEach(() => office.close())

interface Place {
  organisationId: OrganisationId
  post?: string
  fromDate?: string | null
  untilDate?: string | null
}

async function person(name: string, ...places: Place[]): Promise<PersonId> {
  const { id } = await office.ask('people.create', { name })
  for (const place of places) await office.ask('memberships.create', { personId: id, ...place })
  return id
}

async function told(filter: Partial<typeof year> & { kind?: 'recorded'; organisationId?: OrganisationId } = {}) {
  const { rows, totals } = await office.ask('turnover.list', { ...year, ...filter })
  return { lines: rows.map(({ kind, date, name }) => `${kind} ${date} ${name}`).sort(), totals, rows }
}

test('who began came, who ended left, who began the day after an end moved', async () => {
  await person('Ani', { organisationId: social, fromDate: '2024-03-01' })
  await person('Budi', { organisationId: social, fromDate: '2020-01-01', untilDate: '2024-05-31' })
  await person(
    'Citra',
    { organisationId: social, post: 'Staf', fromDate: '2020-01-01', untilDate: '2024-06-30' },
    { organisationId: health, post: 'Kepala Seksi', fromDate: '2024-07-01' },
  )
  const { lines, totals, rows } = await told()
  expect(lines).toEqual(['came 2024-03-01 Ani', 'left 2024-05-31 Budi', 'moved 2024-07-01 Citra'])
  expect(totals).toEqual({ came: 1, moved: 1, left: 1, recorded: 0 })
  expect(rows.find(({ kind }) => kind === 'moved')).toMatchObject({
    organisation: 'Dinas Kesehatan',
    from: { organisation: 'Dinas Sosial', post: 'Staf' },
    to: { organisation: 'Dinas Kesehatan', post: 'Kepala Seksi' },
  })
})

test('a move over the edge of the period is one move, on its first day', async () => {
  await person(
    'Citra',
    { organisationId: social, untilDate: '2023-12-31' },
    { organisationId: health, fromDate: '2024-01-01' },
  )
  await person(
    'Dewi',
    { organisationId: social, fromDate: '2020-01-01', untilDate: '2024-12-31' },
    { organisationId: health, fromDate: '2025-01-01' },
  )
  expect((await told()).lines).toEqual(['moved 2024-01-01 Citra'])
  expect((await told({ from: '2025-01-01', until: '2025-12-31' })).lines).toEqual(['moved 2025-01-01 Dewi'])
  expect((await told({ from: '2023-01-01', until: '2023-12-31' })).lines).toEqual([])
})

test('a place without a beginning is told apart, by the day it was written down in WITA', async () => {
  await person('Eko', { organisationId: social })
  const { lines, totals } = await told({ from: '2024-11-18', until: '2024-11-18', kind: 'recorded' })
  expect(lines).toEqual(['recorded 2024-11-18 Eko'])
  expect(totals.recorded).toBe(1)
  expect((await told({ from: '2024-11-18', until: '2024-11-18' })).lines).toEqual([])
  expect((await told({ from: '2024-11-19', until: '2024-11-30', kind: 'recorded' })).lines).toEqual([])
})

test('whoever was merged and separated again was written down once', async () => {
  const kept = await person('Siti Aminah', { organisationId: social, post: 'Staf' })
  const gone = await person('Siti Aminah, S.E.', { organisationId: social, post: 'Staf' })
  await separate(office, await merge(office, 'person', kept, gone))
  const { lines, rows } = await told({ kind: 'recorded' })
  expect(lines).toEqual(['recorded 2024-11-18 Siti Aminah', 'recorded 2024-11-18 Siti Aminah, S.E.'])
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
})

test('one agency sees its own: who came to it and who left it', async () => {
  await person('Ani', { organisationId: social, fromDate: '2024-03-01' })
  await person('Budi', { organisationId: health, fromDate: '2024-04-01' })
  expect((await told({ organisationId: health })).lines).toEqual(['came 2024-04-01 Budi'])
})

test('what was taken back is not told', async () => {
  await person('Ani', { organisationId: social, fromDate: '2024-03-01' })
  const { undo } = await office.ask('journal.next', {})
  if (!undo) throw new Error('Nothing to undo.')
  await office.ask('journal.undo', { entryId: undo.entryId })
  expect((await told()).lines).toEqual([])
})

test('a period that ends before it begins is refused by name', async () => {
  const error = await office.refused('turnover.list', { from: '2024-12-31', until: '2024-01-01' })
  expect(error.details).toHaveProperty('until')
})

test('the workbook has a heading for each agency and a line for each mutation', async () => {
  await person('Ani', { organisationId: social, fromDate: '2024-03-01' })
  await person('Budi', { organisationId: health, fromDate: '2024-04-01' })
  const { ticket } = await office.ask('turnover.export', year)
  const book = new excel.Workbook()
  await book.xlsx.load(new Uint8Array(readFileSync(office.backend.files.open(ticket).path)).buffer)
  const shown: string[] = []
  book.worksheets[0]?.eachRow((row) => shown.push([1, 2, 4, 6].map((n) => row.getCell(n).text).join('|')))
  expect(shown.slice(-4)).toEqual([
    'Dinas Kesehatan|Dinas Kesehatan|Dinas Kesehatan|Dinas Kesehatan',
    '1|Datang|Budi|Dinas Kesehatan',
    'Dinas Sosial|Dinas Sosial|Dinas Sosial|Dinas Sosial',
    '2|Datang|Ani|Dinas Sosial',
  ])
})
