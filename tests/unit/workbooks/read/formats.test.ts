/** One roster in every format: the same people come out, and what only some formats can say is heard too. */
import * as sheetJs from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { interpret } from '../../../../electron/backend/imports/interpret.ts'
import { readBytes } from '../../../../electron/backend/workbooks/read/readFile.ts'
import { Workbook } from '../../../../electron/backend/workbooks/read/workbook.ts'
import { cellsOf } from '../../imports/sheets.ts'

const roster: (string | number)[][] = [
  ['DAFTAR PESERTA RAPAT KOORDINASI'],
  ['DINAS SOSIAL'],
  [],
  ['No', 'Nama', 'NIP', 'Jabatan', 'No. HP', 'E-mail'],
  [1, 'Hj. Siti Aminah, S.Sos., M.Si.', '198001012005012001', 'Kepala Dinas', '0812-3456-7890', 'siti@contoh.go.id'],
  [2, 'Budi Hadi Santoso', '19810101 200501 1 002', 'Sekretaris & Plt. Kabid', '+62 813 1111 2222', ''],
  [3, "Ma'ruf Nur'aini", 198201012005011000, 'Staf <ahli>', 81234567890, 'ma.ruf@contoh'],
  ['Jumlah', 3],
]

const book = sheetJs.utils.book_new()
sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet(roster), 'Daftar')
const write = (bookType: sheetJs.BookType) => sheetJs.write(book, { type: 'buffer', bookType }) as Buffer

async function open(bytes: Buffer, name: string): Promise<Workbook> {
  return new Workbook(await readBytes(bytes, name))
}

const people = (workbook: Workbook) => {
  const { rows, skipped } = interpret(workbook, { tables: [], values: {}, hiddenRows: false }, () => undefined)
  return {
    rows: rows.map(({ row, values, flags }) => ({
      row,
      values,
      flags: flags.map(({ code, cell }) => `${code} ${cell}`),
    })),
    skipped: skipped.map(({ row, reason }) => `${row} ${reason}`),
  }
}

const tsv = roster.map((row) => row.map((cell) => String(cell)).join('\t')).join('\r\n')
const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const table = `<table>${roster
  .map((row) => `<tr>${row.map((cell) => `<td>${escape(String(cell))}</td>`).join('')}</tr>`)
  .join('\n')}</table>`

const versions: [what: string, name: string, bytes: Buffer, format: string][] = [
  ['.xlsb', 'daftar.xlsb', write('xlsb'), 'xlsx'],
  ['.xls of Excel 97', 'daftar.xls', write('biff8'), 'xls'],
  ['.xls of Excel 95', 'daftar.xls', write('biff5'), 'xls'],
  ['XML Spreadsheet named .xls', 'daftar.xls', write('xlml'), 'xls'],
  ['.ods', 'daftar.ods', write('ods'), 'ods'],
  ['flat .fods', 'daftar.fods', write('fods'), 'ods'],
  ['UTF-16 .tsv', 'daftar.tsv', Buffer.from(`\ufeff${tsv}`, 'utf16le'), 'csv'],
  ['text named .xls', 'daftar.xls', Buffer.from(tsv), 'csv'],
  ['HTML named .xls', 'daftar.xls', Buffer.from(`<html><body>${table}</body></html>`), 'html'],
  ['.xlsx named .xls', 'daftar.xls', write('xlsx'), 'xlsx'],
  ['.ods named .xlsx', 'daftar.xlsx', write('ods'), 'ods'],
  ['.xlsb named .csv', 'daftar.csv', write('xlsb'), 'xlsx'],
  ['.xls named .xlsx', 'daftar.xlsx', write('biff8'), 'xls'],
]

it.each(versions)('%s gives the same people', async (_, name, bytes, format) => {
  const reference = people(await open(write('xlsx'), 'daftar.xlsx'))
  expect(reference.rows.map(({ values }) => values.name)).toEqual([roster[4]?.[1], roster[5]?.[1], roster[6]?.[1]])
  expect(reference.rows[2]?.flags).toEqual(['nip-precision-lost C7', 'email-invalid F7'])
  const workbook = await open(bytes, name)
  expect(workbook.format).toBe(format)
  expect(people(workbook)).toEqual(reference)
})

describe('what the sheet hides, merges and formats', () => {
  const sheet = sheetJs.utils.aoa_to_sheet([
    ['Nama', 'Sel', 'Tgl'],
    ['Budi', 'tersembunyi', 45614],
    ['Siti', 5, 0.3541667],
  ])
  sheet['!rows'] = [{}, { hidden: true }]
  sheet['!cols'] = [{}, { hidden: true }]
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]
  sheet['C2'] = { t: 'n', v: 45614, z: 'dd/mm/yyyy' }
  sheet['C3'] = { t: 'n', v: 8_123_456_789, z: '000000000000' }
  const hidden = sheetJs.utils.aoa_to_sheet([['lama']])
  const two = sheetJs.utils.book_new()
  sheetJs.utils.book_append_sheet(two, sheet, 'Daftar')
  sheetJs.utils.book_append_sheet(two, hidden, 'Lama')
  two.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }

  // SheetJS writes no hidden rows in .xls, and no columns of Excel 95, which had no merges.
  it.each([
    ['xlsb', true, true],
    ['xlml', true, true],
    ['biff8', false, true],
    ['biff5', false, false],
  ] as const)('is told by %s', async (bookType, rows, merges) => {
    const bytes = sheetJs.write(two, { type: 'buffer', bookType, cellStyles: true }) as Buffer
    const { sheets } = await open(bytes, 'berkas')
    expect(sheets.map(({ name, hidden: isHidden }) => [name, isHidden])).toEqual([
      ['Daftar', false],
      ['Lama', true],
    ])
    expect(sheets[0]?.merges).toEqual(merges ? [{ top: 1, left: 0, bottom: 1, right: 1 }] : [])
    expect(sheets[0]?.rows()[1]?.cells[2]).toEqual({ column: 2, text: '2024-11-18', kind: 'date' })
    expect(sheets[0]?.rows()[2]?.cells[2]).toEqual({ column: 2, text: '008123456789', kind: 'number' })
    expect(sheets[0]?.rows().map((row) => row.hidden)).toEqual([false, rows, false])
    expect([...(sheets[0]?.hiddenColumns ?? [])]).toEqual(merges ? [1] : [])
  })

  it('is told by a bare BIFF5 stream, hidden row and curly quotes in it', async () => {
    const record = (type: number, ...bytes: number[]) => [type & 255, type >> 8, bytes.length, 0, ...bytes]
    const label = (row: number, text: number[]) => record(0x0204, row, 0, 0, 0, 0, 0, text.length, 0, ...text)
    const row = (number: number, flags: number) =>
      record(0x0208, number, 0, 0, 0, 1, 0, 255, 0, 0, 0, 0, 0, flags, 1, 15, 0)
    const bof = (kind: number) => record(0x0809, 0, 5, kind, 0, 0, 0, 0, 0)
    const globals = (at: number) => [
      ...bof(5),
      ...record(0x0042, 0xe4, 4),
      ...record(0x0085, at, 0, 0, 0, 0, 0, 1, 0x53),
      ...record(0x000a),
    ]
    const quoted = [0x93, ...Buffer.from('Budi'), 0x94, 0x20, 0xe8]
    const sheetPart = [
      ...bof(16),
      ...row(0, 0x20),
      ...row(1, 0),
      ...label(0, [...Buffer.from('Siti')]),
      ...label(1, quoted),
    ]
    const bytes = Buffer.from([...globals(globals(0).length), ...sheetPart, ...record(0x000a)])
    const { sheets } = await open(bytes, 'lama.xls')
    expect(sheets[0]?.rows().map(({ hidden: isHidden, cells }) => [isHidden, cells[0]?.text])).toEqual([
      [true, 'Siti'],
      [false, '“Budi” è'],
    ])
  })
})

const odsOf = (content: string, extra: Record<string, Uint8Array> = {}) =>
  Buffer.from(
    zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
      'content.xml': strToU8(
        `<o:document-content ${['office', 'table', 'text', 'style', 'drawing']
          .map(
            (name) => `xmlns:${name[0] === 't' ? name : name[0]}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
          )
          .join(' ')}>${content}</o:document-content>`,
      ),
      ...extra,
    }),
  )
const odsSheet = (rows: string) =>
  odsOf(`<o:body><o:spreadsheet><table:table table:name="S">${rows}</table:table></o:spreadsheet></o:body>`)
const odsCell = (text: string, more = '') =>
  `<table:table-cell o:value-type="string" ${more}><text:p>${text}</text:p></table:table-cell>`

describe('.ods', () => {
  it('reads the text of a cell and not what is pinned to it', async () => {
    const bytes = odsSheet(
      `<table:table-row><table:table-cell o:value-type="string"><o:annotation><text:p>rahasia</text:p></o:annotation>
        <d:frame><d:text-box><text:p>gambar</text:p></d:text-box></d:frame>
        <text:p>Budi<text:s text:c="2"/><text:span>S.E.</text:span></text:p><text:p>baris
          dua<text:line-break/>tiga</text:p></table:table-cell></table:table-row>`,
    )
    expect(cellsOf(await open(bytes, 'a.ods'))).toEqual({ A1: 'Budi  S.E.\nbaris dua\ntiga' })
  })

  it('counts repeated cells and rows, covered cells, hidden rows and columns', async () => {
    const bytes = odsSheet(
      `<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
      <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      <table:table-row>${odsCell('a', 'table:number-columns-spanned="2"')}<table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>${odsCell('b')}</table:table-row>
      <table:table-row table:number-rows-repeated="2" table:visibility="filter">${odsCell('c', 'table:number-columns-repeated="2"')}</table:table-row>
      <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
    )
    const book2 = await open(bytes, 'a.ods')
    expect(cellsOf(book2)).toEqual({ A4: 'a', C4: 'b', A5: 'c', B5: 'c', A6: 'c', B6: 'c' })
    expect(book2.sheets[0]?.rows().map((row) => row.hidden)).toEqual([false, true, true])
    expect([...(book2.sheets[0]?.hiddenColumns ?? [])]).toEqual([1, 2])
    expect(book2.sheets[0]?.merges).toEqual([{ top: 4, left: 0, bottom: 4, right: 1 }])
  })

  it('reads values by their type', async () => {
    const typed = (attributes: string, shown: string) =>
      `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`
    const bytes = odsSheet(
      `<table:table-row>${[
        typed('o:value-type="float" o:value="1.98001012005011E+017"', '1,98E+17'),
        typed('o:value-type="float" o:value="8123456789"', '08123456789'),
        typed('o:value-type="date" o:date-value="2024-11-18"', '18/11/24'),
        typed('o:value-type="time" o:time-value="PT08H30M00S"', '8:30'),
        typed('o:value-type="boolean" o:boolean-value="true"', 'BENAR'),
        typed('xmlns:calcext="urn:x" o:value-type="string" o:string-value="" calcext:value-type="error"', '#N/A'),
      ].join('')}</table:table-row>`,
    )
    const { sheets } = await open(bytes, 'a.ods')
    expect(sheets[0]?.rows()[0]?.cells.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'number 198001012005011000',
      'number 08123456789',
      'date 2024-11-18',
      'date 08:30',
      'boolean TRUE',
      'error #N/A',
    ])
  })

  it('refuses a locked file, endless repeats and document types', async () => {
    const manifest = strToU8('<manifest><encryption-data/></manifest>')
    await expect(open(odsOf('', { 'META-INF/manifest.xml': manifest }), 'a.ods')).rejects.toMatchObject({
      code: 'encrypted',
    })
    const swollen = odsSheet(
      `<table:table-row table:number-rows-repeated="1000000">${odsCell('a', 'table:number-columns-repeated="1000"')}</table:table-row>`,
    )
    await expect(open(swollen, 'a.ods')).rejects.toMatchObject({ code: 'zip-bomb' })
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
    const withEntities = odsOf('', { 'content.xml': strToU8(entities) })
    await expect(open(withEntities, 'a.ods')).rejects.toMatchObject({ code: 'unreadable' })
    const deep = odsSheet('<text:p>'.repeat(2000))
    await expect(open(deep, 'a.ods')).rejects.toMatchObject({ code: 'unreadable' })
  })
})

describe('HTML', () => {
  const page = (body: string) =>
    Buffer.from(`<html><head><title>x</title><style>td{}</style></head><body>${body}</body></html>`)
  const cells = async (body: string | Buffer) =>
    cellsOf(await open(typeof body === 'string' ? page(body) : body, 'a.xls'))

  it('joins what a cell says, with its entities and line breaks', async () => {
    expect(
      await cells(
        '<TABLE><TR><TD class=a>Budi&nbsp;&amp;<br>Siti&#039;s &eacute;<p>x</p><script>no()</script><td>2 < 3</TABLE>',
      ),
    ).toEqual({
      A1: "Budi\u00a0&\nSiti's é\nx",
      B1: '2 < 3',
    })
  })

  it('spreads colspan and rowspan', async () => {
    expect(
      await cells(
        '<table><tr><th rowspan=2>No<th colspan="2">Nama</tr><tr><th>L<th>P</tr><tr><td>1<td>a<td>b</tr></table>',
      ),
    ).toEqual({ A1: 'No', B1: 'Nama', B2: 'L', C2: 'P', A3: '1', B3: 'a', C3: 'b' })
  })

  it('lets a layout table give way to the tables in it, and titles to stand above', async () => {
    expect(
      await cells(
        '<h3>DINAS SOSIAL</h3><table><tr><td>kiri<td><table><tr><td>Nama<td>HP</tr><tr><td>Budi<td>0812</tr></table></td></tr></table><p>catatan</p>',
      ),
    ).toEqual({ A1: 'DINAS SOSIAL', A2: 'kiri', A3: 'Nama', B3: 'HP', A4: 'Budi', B4: '0812', A6: 'catatan' })
  })

  it('keeps a NIP as text, and knows the one that Excel rounded', async () => {
    const { sheets } = await open(
      page(
        `<table><tr><td style='mso-number-format:"\\@"'>198001012005012001<td x:num="1.98001012005012E+017">1,98E+17</table>`,
      ),
      'a.xls',
    )
    expect(sheets[0]?.rows()[0]?.cells.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'text 198001012005012001',
      'number 198001012005012000',
    ])
  })

  it('in Windows-1252, with hidden rows and cells, unclosed and without a table around', async () => {
    expect(await cells(Buffer.from('<table><tr><td>Ma\x92ruf \xe8</table>', 'latin1'))).toEqual({ A1: 'Ma’ruf è' })
    const { sheets } = await open(
      Buffer.from('<tr style="display:none"><td>a<tr><td hidden>b<td>c<tr><td><!-- d --><![if x]>e<![endif]>'),
      'a.xls',
    )
    expect(sheets[0]?.rows().map(({ hidden: isHidden, cells: [cell] }) => [isHidden, cell?.text])).toEqual([
      [true, 'a'],
      [false, 'c'],
      [false, 'e'],
    ])
  })

  it('in a single file web page', async () => {
    const message = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="==b"\r\n\r\n--==b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<table><tr><td>Budi=\r\n Santoso=C3=A8</td></tr></table>\r\n--==b--`
    expect(await cells(Buffer.from(message))).toEqual({ A1: 'Budi Santosoè' })
  })
})

describe('XML Spreadsheet 2003', () => {
  const xml = (rows: string, more = '') =>
    Buffer.from(
      `<?xml version="1.0" encoding="windows-1252"?><?mso-application progid="Excel.Sheet"?><x:Workbook xmlns:x="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:e="urn:schemas-microsoft-com:office:excel"><x:Styles><x:Style ss:ID="d"><x:NumberFormat ss:Format="Short Date"/></x:Style></x:Styles><x:Worksheet ss:Name="S"><x:Table>${rows}</x:Table>${more}</x:Worksheet></x:Workbook>`,
      'latin1',
    )

  it('with prefixes, gaps, rich text, comments and a hidden sheet', async () => {
    const data = (text: string, type = 'String') => `<x:Data ss:Type="${type}">${text}</x:Data>`
    const { sheets, format } = await open(
      xml(
        `<x:Row ss:Index="2" ss:Hidden="1"><x:Cell ss:Index="2" ss:MergeAcross="1">${data('Nama \x93a\x94')}<x:Comment><x:Data>rahasia</x:Data></x:Comment></x:Cell><x:Cell>${data('<B xmlns="http://www.w3.org/TR/REC-html40">te</B>bal')}</x:Cell></x:Row>
        <x:Row ss:Span="2"/><x:Row><x:Cell ss:StyleID="d">${data('45614', 'Number')}</x:Cell><x:Cell>${data('2024-11-18T00:00:00.000', 'DateTime')}</x:Cell><x:Cell>${data('1.98001012005012E+17', 'Number')}</x:Cell></x:Row>`,
        '<e:WorksheetOptions><e:Visible>SheetHidden</e:Visible></e:WorksheetOptions>',
      ),
      'a.xls',
    )
    expect(format).toBe('xls')
    expect(sheets[0]?.hidden).toBe(true)
    expect(sheets[0]?.merges).toEqual([{ top: 2, left: 1, bottom: 2, right: 2 }])
    expect(
      sheets[0]
        ?.rows()
        .map(({ number, hidden: isHidden, cells }) => [
          number,
          isHidden,
          cells.map(({ column, kind, text }) => `${column} ${kind} ${text}`),
        ]),
    ).toEqual([
      [2, true, ['1 text Nama “a”', '3 text tebal']],
      [6, false, ['0 date 2024-11-18', '1 date 2024-11-18', '2 number 198001012005012000']],
    ])
  })
})

it('formulas, links and macros stay behind: only the last value is read', async () => {
  const sheet = sheetJs.utils.aoa_to_sheet([['Nama'], ['Budi']])
  sheet['A2'] = { t: 's', v: 'Budi', f: 'WEBSERVICE("http://127.0.0.1:9/"&A1)', l: { Target: 'http://127.0.0.1:9/' } }
  const calling = sheetJs.utils.book_new()
  sheetJs.utils.book_append_sheet(calling, sheet, 'S')
  for (const bookType of ['xlsb', 'xlml', 'ods', 'xlsx'] as const)
    expect(cellsOf(await open(sheetJs.write(calling, { type: 'buffer', bookType }) as Buffer, 'a'))).toEqual({
      A1: 'Nama',
      A2: 'Budi',
    })
})
