/** Small workbooks made in a test: as cells, or as the very XML of an .xlsx. */
import { strToU8, zipSync, type Zippable } from 'fflate'
import type { ImportChoices } from '../../../electron/contract/imports.ts'
import { interpret } from '../../../electron/backend/imports/interpret.ts'
import type { Interpretation } from '../../../electron/backend/imports/rows/row.ts'
import { readBytes } from '../../../electron/backend/workbooks/read/readFile.ts'
import { type Merge, SheetBuilder, TextPool, Workbook } from '../../../electron/backend/workbooks/read/workbook.ts'

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface XlsxParts {
  /** Whole XML of each sheet, or what stands inside `<sheetData>`. */
  sheets: (string | Uint8Array)[]
  sharedStrings?: string | Uint8Array
  styles?: string
  /** Attributes of `<workbookPr>`. */
  workbookPr?: string
  /** Attributes of each `<sheet>`. */
  sheetAttributes?: string[]
  targets?: (index: number) => string
  extra?: Zippable
  /** 0: only packed, for what is large and never read to its end. */
  level?: 0
}

const bytes = (part: string | Uint8Array) => (typeof part === 'string' ? strToU8(part) : part)

export const sheetXml = (rows: string) => `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`
export const stringsXml = (items: string) => `<sst xmlns="${MAIN}">${items}</sst>`

export function xlsx(parts: XlsxParts): Buffer {
  const target = parts.targets ?? ((index: number) => `worksheets/sheet${index + 1}.xml`)
  const link = (id: string, type: string, to: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${to}"/>`
  const files: Zippable = {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${LINKS}">${link('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr ${parts.workbookPr ?? ''}/><sheets>${parts.sheets
        .map((_, i) => `<sheet name="S${i + 1}" sheetId="${i + 1}" r:id="s${i}" ${parts.sheetAttributes?.[i] ?? ''}/>`)
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${LINKS}">${parts.sheets.map((_, i) => link(`s${i}`, 'worksheet', target(i))).join('')}${link(
        'ss',
        'sharedStrings',
        'sharedStrings.xml',
      )}${link('st', 'styles', 'styles.xml')}</Relationships>`,
    ),
    ...parts.extra,
  }
  parts.sheets.forEach((sheet, i) => {
    const whole = typeof sheet === 'string' && !sheet.includes('sheetData') ? sheetXml(sheet) : sheet
    files[`xl/worksheets/sheet${i + 1}.xml`] = bytes(whole)
  })
  if (parts.sharedStrings !== undefined) files['xl/sharedStrings.xml'] = bytes(parts.sharedStrings)
  if (parts.styles !== undefined) files['xl/styles.xml'] = strToU8(parts.styles)
  return Buffer.from(zipSync(files, parts.level === 0 ? { level: 0 } : {}))
}

export async function readXlsx(parts: XlsxParts): Promise<Workbook> {
  return new Workbook(await readBytes(xlsx(parts), 'uji.xlsx'))
}

/** Cells by address: `{ A1: 'teks' }`. */
export function cellsOf(workbook: Workbook, sheet = 0): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { number, cells } of workbook.sheets[sheet]?.rows() ?? []) {
    for (const { column, text } of cells) found[`${String.fromCharCode(65 + column)}${number}`] = text
  }
  return found
}

export interface TestSheet {
  name?: string
  hidden?: boolean
  /** Row by row from A1; null for an empty cell. Numbers are number cells. */
  rows: (string | number | null)[][]
  merges?: Merge[]
  hiddenRows?: number[]
  hiddenColumns?: number[]
}

export function workbook(...sheets: TestSheet[]): Workbook {
  const pool = new TextPool()
  const packed = sheets.map(({ name, hidden = false, rows, merges = [], hiddenRows = [], hiddenColumns = [] }, i) => {
    const builder = new SheetBuilder()
    rows.forEach((row, r) => {
      row.forEach((value, c) => {
        if (value === null || value === '') return
        const kind = typeof value === 'number' ? 1 : value.startsWith('#') ? 4 : 0
        builder.add(r + 1, hiddenRows.includes(r + 1), c, kind, pool.add(String(value)))
      })
    })
    return builder.pack({ name: name ?? `Sheet${i + 1}`, hidden, hiddenColumns, merges })
  })
  return new Workbook({ name: 'uji.xlsx', format: 'xlsx', sha256: '', bytes: 0, sheets: packed, ...pool.pack() })
}

export function read(sheets: TestSheet | TestSheet[], choices: Partial<ImportChoices> = {}): Interpretation {
  const book = workbook(...(Array.isArray(sheets) ? sheets : [sheets]))
  return interpret(book, { tables: [], values: {}, hiddenRows: false, ...choices }, () => undefined)
}

/** "row reason" of every row that is no person. */
export const leftOut = ({ skipped }: Interpretation) => skipped.map(({ row, reason }) => `${row} ${reason}`)
