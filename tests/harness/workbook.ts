/** Reads back a workbook the program wrote: title lines, then one frozen header row, then the rows. */
import excel, { type CellValue } from 'exceljs'

export interface WrittenSheet {
  name: string
  titles: string[]
  headers: string[]
  /** Values as stored: a text stays a text, so that a number that should be one is noticed. */
  rows: Record<string, CellValue>[]
  /** Headings over runs of rows. */
  groups: string[]
  /** Cells that Excel would compute. */
  formulas: string[]
  /** Number formats of a column's cells, by its header. */
  formats: Record<string, Set<string>>
}

export async function readSheet(bytes: Buffer): Promise<WrittenSheet> {
  const workbook = new excel.Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  const [sheet] = workbook.worksheets
  const view = sheet?.views[0]
  if (!sheet || view?.state !== 'frozen') throw new Error('The workbook has no sheet with a frozen header.')
  const headerRow = view.ySplit ?? 0
  const headers: string[] = []
  sheet.getRow(headerRow).eachCell((cell) => headers.push(cell.text))
  const titles: string[] = []
  const rows: WrittenSheet['rows'] = []
  const groups: string[] = []
  const formulas: string[] = []
  const formats: WrittenSheet['formats'] = Object.fromEntries(headers.map((header) => [header, new Set<string>()]))
  sheet.eachRow((row, number) => {
    if (number < headerRow) titles.push(row.getCell(1).text)
    row.eachCell((cell) => {
      if (cell.formula) formulas.push(cell.address)
    })
    if (number <= headerRow) return
    if (row.getCell(1).isMerged) return void groups.push(row.getCell(1).text)
    rows.push(Object.fromEntries(headers.map((header, index) => [header, row.getCell(index + 1).value])))
    headers.forEach((header, index) => formats[header]?.add(row.getCell(index + 1).numFmt))
  })
  return { name: sheet.name, titles: titles.filter((line) => line !== ''), headers, rows, groups, formulas, formats }
}
