/** Fourteen workbooks as agencies send them, against what a careful clerk reads in them. */
import { describe, expect, it } from 'vitest'
import { noChoices } from '../../../electron/contract/imports.ts'
import { interpret } from '../../../electron/backend/imports/interpret.ts'
import { readWorkbook } from '../../../electron/backend/workbooks/read/reader.ts'
import { clerkReads, programRead, workbook, workbooks } from '../../harness/clerk.ts'

const read = (file: string) => readWorkbook(workbook(file), file)

describe.each(workbooks)('%s', (file) => {
  it('gives the people a careful clerk reads, in order', async () => {
    const { rows } = interpret(await read(file), noChoices, () => undefined)
    expect(programRead(file, rows)).toEqual(clerkReads(file))
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
