/** What could not be taken in goes back to the agency and returns; only what was mended comes in. */
import { resolve } from 'node:path'
import { join } from 'node:path'
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

describe('04-nip-angka.xlsx, whose NIPs lost their last digits', () => {
  test('what goes out has the layout of what came in, red where it is wrong', async () => {
    const { previewId, rows } = await preview('04-nip-angka.xlsx')
    const book = await openFile(office, await office.ask('imports.errorWorkbook', { previewId }))
    const sheet = visible(book)
    const lost = rows.filter(({ flags }) => flags.some(({ code }) => code === 'nip-precision-lost'))
    expect(lost.length).toBeGreaterThan(0)
    const nip = find(sheet, /^NIP/)
    let red = 0
    for (let row = nip.row + 1; row <= sheet.rowCount; row++) {
      const cell = sheet.getRow(row).getCell(nip.column)
      const fill = cell.fill
      if (fill?.type === 'pattern' && fill.pattern === 'solid') red++
      expect(cell.numFmt).toBe('@')
    }
    expect(red).toBe(lost.length)
  })
})
