/**
 * The rows that could not be taken in, in the agency's own columns, to be sent back: cells in doubt red, a column that
 * says why, and the row's key hidden. Imported again, only what was mended comes in.
 */
import type { ImportPreview, ImportRow, ImportTable } from '../../contract/imports.ts'
import { fieldLabels } from '../../contract/imports.ts'

const red = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFBD5D5' } } as const
const grey = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEFEFEB' } } as const
const thin = { style: 'thin', color: { argb: 'FFB9B8AF' } } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }

export function isLeft({ outcome, flags }: ImportRow): boolean {
  return outcome === 'ambiguous' || outcome === 'repeated' || outcome === 'invalid' || flags.length > 0
}

export async function writeErrorWorkbook(path: string, preview: ImportPreview): Promise<void> {
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  for (const [index, table] of preview.tables.entries()) {
    const rows = preview.rows.filter((row) => row.table === index && isLeft(row))
    if (rows.length > 0) addTable(workbook.addWorksheet(sheetName(workbook.worksheets.length + 1, table)), table, rows)
  }
  if (workbook.worksheets.length === 0)
    workbook.addWorksheet('Tidak ada').addRow(['Tidak ada baris yang perlu diperbaiki.'])
  await workbook.xlsx.writeFile(path)
}

function addTable(sheet: import('exceljs').Worksheet, table: ImportTable, rows: ImportRow[]): void {
  const columns = table.columns.filter(({ field }) => field !== null)
  if (table.organisation) sheet.addRow([table.organisation.text]).font = { bold: true, size: 12 }
  const header = sheet.addRow([
    ...columns.map(({ header: text, field }) => text || (field ? fieldLabels[field] : '')),
    'Yang perlu diperbaiki',
    'Kunci baris',
  ])
  header.font = { bold: true }
  for (const row of rows) {
    const flagged = new Set(row.flags.map(({ field }) => field))
    const cells = columns.map(({ field }) => shown(row, field))
    const added = sheet.addRow([...cells, reasons(row), row.key])
    columns.forEach(({ field }, index) => {
      const cell = added.getCell(index + 1)
      cell.numFmt = '@'
      if (field && flagged.has(field)) cell.fill = red
    })
  }
  sheet.eachRow((row, number) => {
    if (number < header.number) return
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.border = border
      cell.alignment = { vertical: 'top', wrapText: true }
      if (number === header.number) cell.fill = grey
    })
  })
  columns.forEach(
    ({ field }, index) =>
      (sheet.getColumn(index + 1).width =
        field === 'name' || field === 'position' || field === 'organisation' ? 34 : 22),
  )
  sheet.getColumn(columns.length + 1).width = 60
  sheet.getColumn(columns.length + 2).hidden = true
  sheet.views = [{ state: 'frozen', ySplit: header.number }]
}

/** A cell in doubt shows what the agency wrote, so that it can see its own mistake. */
function shown(row: ImportRow, field: ImportTable['columns'][number]['field']): string {
  if (!field) return ''
  const flag = row.flags.find((one) => one.field === field)
  return flag?.raw ?? row.values[field] ?? ''
}

function reasons(row: ImportRow): string {
  const texts = row.flags.map(({ message }) => message)
  if (row.outcome === 'ambiguous')
    texts.push('Mungkin sudah ada di daftar: lengkapi NIP atau telepon supaya jelas orang yang mana.')
  return texts.join(' ')
}

/** Excel allows 31 characters and no []:*?/\. */
function sheetName(number: number, { sheet }: ImportTable): string {
  const name = sheet
    .replace(/[[\]:*?/\\]/g, ' ')
    .trim()
    .slice(0, 26)
  return number === 1 ? name || 'Lembar 1' : `${name} ${number}`
}
