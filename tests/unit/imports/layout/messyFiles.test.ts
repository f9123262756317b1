/** Workbooks with the troubles that the fourteen do not have, against what a careful clerk reads in them. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { interpret } from '../../../../electron/backend/imports/interpret.ts'
import { readWorkbook } from '../../../../electron/backend/workbooks/read/reader.ts'
import { type Field, fields, type FlagCode } from '../../../../electron/contract/imports.ts'

const folder = resolve(import.meta.dirname, '../../../fixtures/messy')

type ExpectedRow = Partial<Record<Field, string>> & { flags: FlagCode[] }
const expected = JSON.parse(readFileSync(resolve(folder, 'expected.json'), 'utf8')) as Record<
  string,
  { note: string; rows: ExpectedRow[] }
>

/** An agency is compared without regard to case, a note only where the clerk says one. */
function told(row: Partial<Record<Field, string>>, asked: readonly Field[], flags: readonly FlagCode[]) {
  const values = asked.map(
    (field) => [field, (field === 'organisation' ? row[field]?.toLowerCase() : row[field]) ?? ''] as const,
  )
  return { ...Object.fromEntries(values), flags: flags.toSorted() }
}

describe.each(Object.entries(expected))('%s', (file, { rows: clerk }) => {
  const read = async () => {
    const workbook = await readWorkbook(resolve(folder, file), file)
    return { workbook, ...interpret(workbook, { tables: [], values: {}, hiddenRows: false }, () => undefined) }
  }

  it('gives the people and the doubts of a careful clerk, in order', async () => {
    const { rows } = await read()
    const asked = (index: number) => fields.filter((field) => field !== 'note' || clerk[index]?.note !== undefined)
    expect(
      rows.map(({ values, flags }, i) =>
        told(
          values,
          asked(i),
          flags.map(({ code }) => code),
        ),
      ),
    ).toEqual(clerk.map((row, i) => told(row, asked(i), row.flags)))
  })

  it('says with every doubt which cell of the file it is about', async () => {
    const { workbook, rows, tables } = await read()
    for (const { table, flags } of rows) {
      const sheet = workbook.sheets.find(({ name }) => name === tables[table]?.sheet)
      const cells = sheet
        ?.rows()
        .flatMap(({ number, cells }) =>
          cells.map(({ column, text }) => ({ at: `${String.fromCharCode(65 + column)}${number}`, text })),
        )
      for (const { cell, raw, message } of flags) {
        expect(message).toMatch(/^[A-Z].*\.$/)
        if (raw !== '') expect(cells?.find(({ at }) => at === cell)?.text).toContain(raw)
      }
    }
  })

  it('accounts for every row that is not empty, once', async () => {
    const { workbook, tables, rows, skipped } = await read()
    const people = new Set(rows.map(({ table, row }) => `${tables[table]?.sheet ?? '?'}!${row}`))
    const left = skipped.map(({ sheet, row }) => `${sheet}!${row}`)
    const inFile = workbook.sheets.flatMap((sheet) => sheet.rows().map(({ number }) => `${sheet.name}!${number}`))
    expect([...people, ...left].toSorted()).toEqual(inFile.toSorted())
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
  })
})
