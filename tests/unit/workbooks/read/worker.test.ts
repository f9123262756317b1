/** The same answers from the worker thread, with progress, cancelling and a bound on its memory. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../../electron/backend/workbooks/read/reader.ts'
import { stringsXml, xlsx } from '../../imports/sheets.ts'

const worker = resolve(import.meta.dirname, '../../../../electron/backend/workbooks/read/worker.ts')
const fixtures = resolve(import.meta.dirname, '../../../fixtures/workbooks')
const folder = mkdtempSync(join(tmpdir(), 'sinergi-worker-'))

function large(rows: number): string {
  const items = Array.from({ length: rows }, (_, i) => `<si><t>Nama Orang ${i}, S.Sos. ${'x'.repeat(i % 90)}</t></si>`)
  const cells = Array.from({ length: rows }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>${i}</v></c></row>`)
  const path = join(folder, `${rows}.xlsx`)
  writeFileSync(path, xlsx({ sheets: [cells.join('')], sharedStrings: stringsXml(items.join('')) }))
  return path
}

describe('the worker', () => {
  it('reads what this thread reads', async () => {
    const path = join(fixtures, '06-per-opd.xlsx')
    const rows = (workbook: Awaited<ReturnType<typeof readWorkbook>>) =>
      workbook.sheets.map((sheet) => [sheet.name, sheet.merges, sheet.rows()])
    expect(rows(await readWorkbook(path, 'a.xlsx', { worker }))).toEqual(rows(await readWorkbook(path, 'a.xlsx')))
  })

  it('hands on what is wrong with a file', async () => {
    const path = join(folder, 'surat.xls')
    writeFileSync(path, '%PDF-1.7 bukan lembar kerja')
    await expect(readWorkbook(path, 'surat.xls', { worker })).rejects.toMatchObject({
      name: 'ImportFileError',
      code: 'not-a-spreadsheet',
    })
  })

  it('brings the library of the old formats with it', async () => {
    const { format, sheets } = await readWorkbook(join(fixtures, '07-lama.xls'), 'lama.xls', { worker })
    expect([format, sheets[0]?.rowCount]).toEqual(['xls', 23])
  })

  it('that takes too long is ended', async () => {
    const error = await readWorkbook(large(60_000), 'lama.xls', { worker, seconds: 0.05 }).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ name: 'ImportFileError', code: 'too-slow' })
  })

  it('tells how far it is, and ends when cancelled', async () => {
    const path = large(60_000)
    const cancelling = new AbortController()
    let told = 0
    const onProgress = (done: number, total: number) => {
      told++
      expect(done).toBeLessThanOrEqual(total)
      cancelling.abort(new Error('dibatalkan'))
    }
    await expect(readWorkbook(path, 'besar.xlsx', { worker, signal: cancelling.signal, onProgress })).rejects.toThrow(
      'dibatalkan',
    )
    expect(told).toBeGreaterThan(0)
  })

  it('that runs out of memory refuses the file and leaves the program standing', async () => {
    const error = await readWorkbook(large(120_000), 'besar.xlsx', { worker, memoryMb: 12 }).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({
      name: 'ImportFileError',
      code: 'too-large',
      message: expect.stringContaining('besar.xlsx'),
    })
  })
})
