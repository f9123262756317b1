/** More files that are legal and that readers get wrong: what Excel's other dialects and other programs write. */
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readBytes } from '../../../../electron/backend/workbooks/read/readFile.ts'
import { Workbook, uncalculated } from '../../../../electron/backend/workbooks/read/workbook.ts'
import { cellsOf, MAIN, readXlsx, sheetXml, stringsXml, xlsx } from '../../imports/sheets.ts'

const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`

it('a workbook of strict Office Open XML, with its ISO dates', async () => {
  const links = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
  const cell = (address: string, value: string) => `<c r="${address}" t="d"><v>${value}</v></c>`
  const dates = ['2024-11-18', '2024-11-18T00:00:00.000Z', '2024-11-18T09:30:00', '2024-11-18T09:30:05Z', 'T08:15:00']
  const row = dates.map((date, i) => cell(`${String.fromCharCode(66 + i)}1`, date)).join('')
  const workbook = await readXlsx({
    sheets: [
      `<worksheet xmlns="${STRICT}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>${row}</row></sheetData></worksheet>`,
    ],
    sharedStrings: `<sst xmlns="${STRICT}"><si><t>Nama</t></si></sst>`,
    extra: {
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${STRICT}" xmlns:r="${links}" conformance="strict"><workbookPr/><sheets><sheet name="S" sheetId="1" r:id="s0"/></sheets></workbook>`,
      ),
    },
  })
  expect(cellsOf(workbook)).toEqual({
    A1: 'Nama',
    B1: '2024-11-18',
    C1: '2024-11-18',
    D1: '2024-11-18 09:30',
    E1: '2024-11-18 09:30:05',
    F1: '08:15',
  })
})

describe('formulas', () => {
  it('shared, of arrays and of data tables give the value last seen, each in its own cell', async () => {
    const rows = `<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>2</v></c><c r="B1" t="str"><f t="array" ref="B1:B2">UPPER(C1:C2)</f><v>BUDI</v></c></row>
      <row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c><c r="B2" t="str"><v>SITI</v></c><c r="C2"><f t="dataTable" ref="C2:C3" dt2D="1" dtr="1" r1="A1" r2="A2"/><v>7</v></c></row>
      <row r="3"><c r="A3"><f t="shared" si="0"/></c><c r="C3"><v>8</v></c></row>`
    expect(cellsOf(await readXlsx({ sheets: [rows] }))).toEqual({
      A1: '2',
      B1: 'BUDI',
      A2: '4',
      B2: 'SITI',
      C2: '7',
      A3: uncalculated,
      C3: '8',
    })
  })

  it('that call out, over DDE, the network or other workbooks, are never looked at', async () => {
    const rows = `<row r="1"><c r="A1" t="str"><f>cmd|'/c calc'!A0</f><v>Nama</v></c><c r="B1" t="str"><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>NIP</v></c></row>
      <row r="2"><c r="A2" t="str"><f>[1]Data!A1</f><v>Budi</v></c></row>`
    const external = `<Relationships xmlns="${PACKAGE}"><Relationship Id="r" Type="${OFFICE}/externalLinkPath" Target="\\\\127.0.0.1\\berbagi\\a.xlsx" TargetMode="External"/></Relationships>`
    const extra = {
      'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>'),
      'xl/externalLinks/_rels/externalLink1.xml.rels': strToU8(external),
    }
    expect(cellsOf(await readXlsx({ sheets: [rows], extra }))).toEqual({ A1: 'Nama', B1: 'NIP', A2: 'Budi' })
  })
})

describe('the parts', () => {
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const book = (sheets: string) =>
    strToU8(`<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`)
  const rels = (links: string) => strToU8(`<Relationships xmlns="${PACKAGE}">${links}</Relationships>`)

  it('of charts and dialogs between the sheets are no sheets', async () => {
    const bytes = xlsx({
      sheets: [`<row r="1">${text('A1', 'satu')}</row>`, `<row r="1">${text('A1', 'dua')}</row>`],
      extra: {
        'xl/chartsheets/sheet1.xml': strToU8(`<chartsheet xmlns="${MAIN}"/>`),
        'xl/dialogsheets/sheet1.xml': strToU8(`<dialogsheet xmlns="${MAIN}"/>`),
      },
    })
    // The helper writes a workbook of two sheets; here a chart and a dialog stand between them.
    const { unzipSync, zipSync } = await import('fflate')
    const parts = unzipSync(new Uint8Array(bytes))
    parts['xl/workbook.xml'] = book(
      ['satu s0', 'Grafik c', 'Dialog d', 'dua s1']
        .map((one, i) => `<sheet name="${one.split(' ')[0]}" sheetId="${i + 1}" r:id="${one.split(' ')[1]}"/>`)
        .join(''),
    )
    parts['xl/_rels/workbook.xml.rels'] = rels(
      link('s0', 'worksheet', 'worksheets/sheet1.xml') +
        link('c', 'chartsheet', 'chartsheets/sheet1.xml') +
        link('d', 'dialogsheet', 'dialogsheets/sheet1.xml') +
        link('s1', 'worksheet', 'worksheets/sheet2.xml'),
    )
    const workbook = new Workbook(await readBytes(Buffer.from(zipSync(parts)), 'grafik.xlsx'))
    expect(workbook.sheets.map(({ name }, i) => [name, cellsOf(workbook, i)['A1']])).toEqual([
      ['satu', 'satu'],
      ['dua', 'dua'],
    ])
  })

  it('without shared strings are read; with a list of them that nothing points to, too', async () => {
    expect(cellsOf(await readXlsx({ sheets: [`<row>${text('A1', 'a')}<c r="B1"><v>1</v></c></row>`] }))).toEqual({
      A1: 'a',
      B1: '1',
    })
    const { unzipSync, zipSync } = await import('fflate')
    const parts = unzipSync(
      new Uint8Array(
        xlsx({ sheets: ['<row><c t="s"><v>0</v></c></row>'], sharedStrings: stringsXml('<si><t>Nama</t></si>') }),
      ),
    )
    parts['xl/_rels/workbook.xml.rels'] = rels(link('s0', 'worksheet', 'worksheets/sheet1.xml'))
    expect(cellsOf(new Workbook(await readBytes(Buffer.from(zipSync(parts)), 'a.xlsx')))).toEqual({ A1: 'Nama' })
  })
})

it('a text of 32,767 letters, each in a font of its own, is one text', async () => {
  const run =
    '<r><rPr><b/><sz val="11"/><color rgb="FF000000"/><rFont val="Calibri"/><family val="2"/><scheme val="minor"/></rPr><t>a</t></r>'
  const item = `<si>${run.repeat(32_767)}</si>`
  const workbook = await readXlsx({
    sheets: [sheetXml('<row><c t="s"><v>0</v></c></row>')],
    sharedStrings: stringsXml(item),
  })
  expect(cellsOf(workbook)['A1']).toHaveLength(32_767)
})
