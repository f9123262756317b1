/** Opens a workbook the program wrote, changes it as an agency would in Excel, and hands it back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import excel, { type Workbook, type Worksheet } from 'exceljs'
import type { FileTicket } from '../../../electron/contract/files.ts'
import type { ImportPreview } from '../../../electron/contract/imports.ts'
import type { TestOffice } from '../../harness/office.ts'

export async function openFile(office: TestOffice, { ticket }: FileTicket): Promise<Workbook> {
  const book = new excel.Workbook()
  await book.xlsx.readFile(office.backend.files.open(ticket).path)
  return book
}

/** Saves the workbook, as it was changed, and previews it. */
export async function handIn(office: TestOffice, book: Workbook, name: string): Promise<ImportPreview> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-kiriman-'))
  try {
    const path = join(folder, 'kiriman.xlsx')
    await book.xlsx.writeFile(path)
    const { ticket } = office.backend.files.admit(path, name)
    return await office.ask('imports.preview', { ticket })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The first visible sheet. */
export function visible(book: Workbook): Worksheet {
  const sheet = book.worksheets.find(({ state }) => state === 'visible')
  if (!sheet) throw new Error('The workbook has no visible sheet.')
  return sheet
}

/** Address of the first cell that shows this text. */
export function find(sheet: Worksheet, text: string | RegExp): { row: number; column: number } {
  for (let row = 1; row <= sheet.rowCount; row++)
    for (let column = 1; column <= sheet.columnCount; column++) {
      const shown = sheet.getRow(row).getCell(column).text
      if (typeof text === 'string' ? shown === text : text.test(shown)) return { row, column }
    }
  throw new Error(`No cell shows ${String(text)}.`)
}
