/** One agency's form as a workbook: locked headings, text cells, lists to choose from, and hidden keys. */
import type { Cell, DataValidation, Fill, Style, Worksheet } from 'exceljs'
import { formatDate } from '../../contract/dates.ts'
import type { OrganisationId } from '../../contract/ids.ts'
import type { RowValues } from '../../contract/imports.ts'
import { personFieldNames } from '../../contract/words.ts'
import { heightOf, linesOf } from '../workbooks/write/textSize.ts'
import { plain } from '../workbooks/write/workbook.ts'
import { addSheet, bodyFont, workbookBytes } from '../workbooks/write/workbookWriter.ts'
import { addMark, keyHeader, keyPrefix, printOf, type SentRow } from '../workbooks/sent/mark.ts'
import { remarkChoices } from '../workbooks/sent/remarks.ts'
import { positionText } from '../tenure/rules.ts'
import type { FormPerson } from './queries.ts'

export interface Form {
  organisation: { id: OrganisationId; name: string }
  people: readonly FormPerson[]
  /** Who asks. */
  office: string
  /** `YYYY-MM-DD` */
  date: string
  paper: 'F4' | 'A4'
}

const columns = [
  { header: 'No', width: 5 },
  { header: 'Nama lengkap dan gelar', width: 34 },
  { header: 'NIP / NRP', width: 22 },
  { header: personFieldNames.rank, width: 20 },
  { header: personFieldNames.sex, width: 6 },
  { header: personFieldNames.position, width: 36 },
  { header: 'Nomor telepon', width: 17 },
  { header: personFieldNames.email, width: 28 },
  { header: personFieldNames.note, width: 24 },
  { header: 'Keterangan mutasi', width: 20 },
  { header: keyHeader, width: 10 },
] as const
const remarkColumn = 10
const keyColumn = 11
const headingRow = 7
/** Lines left for people the form does not know. */
const spareRows = 25

const guide = [
  '1. Perbaiki langsung data yang keliru atau kosong. Nomor ditulis lengkap sebagai teks.',
  '2. Di “Keterangan mutasi” pilih: tetap, pindah, pensiun, dan seterusnya. Yang sudah tidak ada boleh juga dikosongkan barisnya.',
  '3. Tulis pegawai baru di baris kosong paling bawah. Jangan menulis NIK, tanggal lahir, atau alamat rumah. Simpan sebagai .xlsx, lalu kirim kembali.',
] as const

const filled = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })
const thin = { style: 'thin', color: { argb: 'FFB8C0CC' } } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }
const headStyle: Partial<Style> = {
  font: { ...bodyFont, bold: true },
  fill: filled('FFE3E9F2'),
  border,
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
}
const cellStyle: Partial<Style> = {
  font: bodyFont,
  border,
  numFmt: '@',
  alignment: { vertical: 'top', wrapText: true },
  protection: { locked: false },
}

const ordinalStyle: Partial<Style> = { ...cellStyle, numFmt: '0', alignment: { vertical: 'top', horizontal: 'center' } }

const chooses = (options: readonly string[], strict: boolean): DataValidation => ({
  type: 'list',
  allowBlank: true,
  formulae: [`"${options.join(',')}"`],
  showErrorMessage: true,
  errorStyle: strict ? 'stop' : 'information',
  errorTitle: strict ? 'Tidak dikenali' : 'Tulisan sendiri',
  error: `Pilih salah satu: ${options.join(', ')}.`,
})
const sexChoice = chooses(['L', 'P'], true)
const remarkChoice = chooses(remarkChoices, false)
const number: DataValidation = {
  type: 'textLength',
  operator: 'between',
  allowBlank: true,
  formulae: [5, 18],
  showErrorMessage: true,
  errorStyle: 'warning',
  errorTitle: 'Panjang nomor',
  error: 'NIP terdiri atas 18 angka tanpa spasi, NRP 5–14 angka.',
}

export function formWorkbook(form: Form): Promise<Uint8Array> {
  const { organisation, people, date, paper } = form
  return workbookBytes(async (book) => {
    const sheet = addSheet(book, 'Formulir', {
      paper,
      landscape: true,
      frozen: { rows: headingRow, columns: 2 },
      repeat: { rows: [headingRow, headingRow] },
    })
    sheet.columns = columns.map(({ width }) => ({ width }))
    writeHead(sheet, form)
    const sent = people.map((person, index) => writePerson(sheet, headingRow + 1 + index, index + 1, person))
    for (let n = 0; n < spareRows; n++) {
      const row = headingRow + 1 + people.length + n
      frame(sheet, row)
      // Rows without a value are written for their height; these leave room for a pen, too.
      sheet.getRow(row).height = 18
    }
    sheet.getColumn(keyColumn).hidden = true
    // No password: this keeps headings from slipping, it hides nothing.
    await sheet.protect('', { formatColumns: true, formatRows: true, insertRows: true, deleteRows: true, sort: true })
    const { id, name } = organisation
    addMark(book, { kind: 'form', organisationId: id, organisation: name, exportedOn: date }, sent)
  })
}

function writeHead(sheet: Worksheet, { organisation, office, date, people }: Form): void {
  const state = `Diminta oleh ${office}. Keadaan data ${formatDate(date)}: ${people.length} orang.`
  const lines = ['FORMULIR PEMUTAKHIRAN DATA PEMANGKU KEPENTINGAN', organisation.name, state, ...guide]
  lines.forEach((line, index) => {
    const cell = sheet.getRow(index + 1).getCell(1)
    cell.value = plain(line)
    cell.style = { font: { ...bodyFont, bold: index < 2, size: index === 0 ? 13 : 10 }, numFmt: '@' }
    sheet.mergeCells(index + 1, 1, index + 1, remarkColumn)
    // Agency's name and rules of filling in stand apart from what is around them.
    const apart = index === 0 ? 20 : index === 1 || index === lines.length - 1 ? 19 : undefined
    if (apart !== undefined) sheet.getRow(index + 1).height = apart
    cell.alignment = { vertical: index === 1 ? 'middle' : 'top' }
  })
  columns.forEach(({ header }, index) => {
    const cell = sheet.getRow(headingRow).getCell(index + 1)
    cell.value = header
    cell.style = headStyle
  })
  sheet.getRow(headingRow).height = 30
}

function writePerson(sheet: Worksheet, row: number, ordinal: number, person: FormPerson): SentRow {
  const { id, name, nip, nrp, rank, sex, post, capacity, phone, email, note } = person
  const position = positionText(capacity, post)
  frame(sheet, row)
  const texts = [String(ordinal), name, nip || nrp, rank, sex, position, phone, email, note].map(plain)
  texts.forEach((text, index) => {
    if (text !== '') sheet.getRow(row).getCell(index + 1).value = index === 0 ? ordinal : text
  })
  const lines = Math.max(...texts.map((text, index) => linesOf(text, columns[index]?.width ?? 9)))
  if (lines > 1) sheet.getRow(row).height = heightOf(lines)
  const key = `${keyPrefix}p${id}`
  sheet.getRow(row).getCell(keyColumn).value = key
  const said: RowValues = { name, nip, nrp, rank, position, phone, email, note, sex }
  const values = Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ''))
  const print = printOf(texts.map((text, column) => ({ column, text })))
  return { key, print, people: [{ personId: id, values }] }
}

/** An empty line with its lists and its borders, free to be filled in. */
function frame(sheet: Worksheet, row: number): void {
  const cell = (column: number): Cell => sheet.getRow(row).getCell(column)
  for (let column = 1; column <= keyColumn; column++) cell(column).style = column === 1 ? ordinalStyle : cellStyle
  cell(3).dataValidation = number
  cell(5).dataValidation = sexChoice
  cell(remarkColumn).dataValidation = remarkChoice
}
