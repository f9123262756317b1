/** Spreadsheet files for the benches, written the way Excel does. */
import { writeFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { rosterHeader, rosterRows, type InventedPerson } from './people.ts'

export async function writeRosterXlsx(path: string, people: readonly InventedPerson[]): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true })
  const sheet = workbook.addWorksheet('Daftar')
  for (const row of [rosterHeader, ...rosterRows(people)]) sheet.addRow(row).commit()
  sheet.commit()
  await workbook.commit()
}

export function writeRosterCsv(path: string, people: readonly InventedPerson[]): void {
  const lines = [rosterHeader, ...rosterRows(people)].map((cells) => cells.map((cell) => `"${cell}"`).join(';'))
  writeFileSync(path, lines.join('\r\n'))
}
