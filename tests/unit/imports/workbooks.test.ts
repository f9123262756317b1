/** Fourteen workbooks as agencies send them, against what a careful clerk reads in them. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Field, fields, type FlagCode, type ImportChoices } from '../../../electron/contract/imports.ts'
import { interpret } from '../../../electron/backend/imports/interpret.ts'
import { readWorkbook } from '../../../electron/backend/workbooks/read/reader.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/workbooks')
const noChoices: ImportChoices = { tables: [], values: {}, hiddenRows: false }

type ExpectedRow = Partial<Record<Field, string>> & { flags: FlagCode[] }
const expected = JSON.parse(readFileSync(resolve(folder, 'expected.json'), 'utf8')) as Record<
  string,
  { note: string; rows: ExpectedRow[] }
>
const files = Object.keys(expected)

/** The flags that expected.json lists; others only inform. */
const listed: FlagCode[] = ['nip-precision-lost', 'phone-invalid', 'email-invalid', 'name-missing']

const read = (file: string) => readWorkbook(resolve(folder, file), file)

describe.each(files)('%s', (file) => {
  it('gives the people a careful clerk reads, in order', async () => {
    const { rows } = interpret(await read(file), noChoices, () => undefined)
    const clerk = expected[file]?.rows ?? []
    const asked = fields.filter((field) => clerk.some((row) => row[field] !== undefined))
    const same = (field: Field, text: string) => (field === 'organisation' ? text.toLowerCase() : text)
    const pick = (of: (field: Field) => string | undefined) =>
      Object.fromEntries(asked.map((field) => [field, same(field, of(field) ?? '')]))
    expect(
      rows.map(({ values, flags }) => ({
        ...pick((field) => values[field]),
        flags: flags.map(({ code }) => code).filter((code) => listed.includes(code)),
      })),
    ).toEqual(clerk.map((row) => ({ ...pick((field) => row[field]), flags: row.flags })))
  })

  it('accounts for every row that is not empty, once', async () => {
    const workbook = await read(file)
    const { tables, rows, skipped } = interpret(workbook, noChoices, () => undefined)
    const accounted = [
      ...rows.map(({ table, row }) => `${tables[table]?.sheet ?? '?'}!${row}`),
      ...skipped.map(({ sheet, row }) => `${sheet}!${row}`),
    ]
    const inFile = workbook.sheets.flatMap((sheet) => sheet.rows().map(({ number }) => `${sheet.name}!${number}`))
    expect(accounted.toSorted()).toEqual(inFile.toSorted())
  })
})

const reasons = async (file: string) => {
  const { skipped } = interpret(await read(file), noChoices, () => undefined)
  return skipped.map(({ sheet, row, reason }) => `${sheet}!${row} ${reason}`)
}

describe('rows that are no people', () => {
  it('are titles, column numbers and the signature of 02', async () => {
    expect(await reasons('02-dinas-sosial.xlsx')).toEqual([
      ...[1, 2, 3, 4].map((row) => `Daftar!${row} title`),
      'Daftar!6 header',
      'Daftar!7 column-numbers',
      ...[27, 28, 31, 32, 33].map((row) => `Daftar!${row} signature`),
    ])
  })

  it('are both heading rows of 03', async () => {
    expect(await reasons('03-mitra.xlsx')).toEqual(['Mitra!1 title', 'Mitra!3 header', 'Mitra!4 header'])
  })

  it('are the summary and the hidden sheet of 06', async () => {
    const workbook = await read('06-per-opd.xlsx')
    const { tables, skipped } = interpret(workbook, noChoices, () => undefined)
    expect(tables.map(({ sheet, included }) => [sheet.slice(0, 9), included])).toEqual([
      ['REKAP', false],
      ['Sosial', true],
      ['Kesehatan', true],
      ['Pendidika', true],
      ['Koperasi ', true],
      ['Pemberday', true],
      ['lama', false],
    ])
    expect(skipped.filter(({ sheet }) => sheet === 'REKAP').map(({ reason }) => reason)).toEqual([
      'title',
      'header',
      ...Array.from({ length: 5 }, () => 'excluded-table'),
    ])
    expect(new Set(skipped.filter(({ sheet }) => sheet === 'lama').map(({ reason }) => reason))).toEqual(
      new Set(['hidden-sheet']),
    )
  })
})
