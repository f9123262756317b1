/** Files that are legal and that readers get wrong. */
import { strFromU8, strToU8 } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSheet } from '../../../../electron/backend/workbooks/read/xlsx/sheet.ts'
import { plainDecimal, serialDate } from '../../../../electron/backend/workbooks/read/xlsx/numbers.ts'
import { SheetBuilder, TextPool, uncalculated } from '../../../../electron/backend/workbooks/read/workbook.ts'
import { cellsOf, MAIN, readXlsx, sheetXml, stringsXml } from '../../imports/sheets.ts'

const utf16 = (text: string, mark: boolean) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return new Uint8Array(bytes)
}

describe('rows and cells', () => {
  it('without addresses follow each other', async () => {
    const rows = '<row><c><v>1</v></c><c/><c t="inlineStr"><is><t>b</t></is></c></row><row/><row><c><v>3</v></c></row>'
    expect(cellsOf(await readXlsx({ sheets: [rows] }))).toEqual({ A1: '1', C1: 'b', A3: '3' })
  })

  it('with some addresses go on from there', async () => {
    const rows = '<row r="5"><c r="C5"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'
    expect(cellsOf(await readXlsx({ sheets: [rows] }))).toEqual({ C5: '1', D5: '2', A6: '3' })
  })

  it('of a row without a number stand where the cells say', async () => {
    const rows = '<row><c r="B7"><v>1</v></c></row><row><c><v>2</v></c></row>'
    expect(cellsOf(await readXlsx({ sheets: [rows] }))).toEqual({ B7: '1', A8: '2' })
  })

  it('out of order are put in order', async () => {
    const rows = '<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    const workbook = await readXlsx({ sheets: [rows] })
    expect(workbook.sheets[0]?.rows().map(({ number }) => number)).toEqual([1, 3])
  })

  it('with a prefix on every element', async () => {
    const sheet = `<?xml version='1.0'?><x:worksheet xmlns:x='${MAIN}'><x:cols><x:col min='2' max='3' hidden='1'/></x:cols><x:sheetData ><x:row r = '1' hidden='true'><x:c r='A1' t='s'><x:v>0</x:v></x:c><x:c r='B1' t="str"><x:f>A1&amp;"x"</x:f><x:v>y</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref='A1:B2'/></x:mergeCells></x:worksheet>`
    const workbook = await readXlsx({
      sheets: [sheet],
      sharedStrings: `<s:sst xmlns:s="${MAIN}"><s:si><s:t>halo</s:t></s:si></s:sst>`,
    })
    expect(cellsOf(workbook)).toEqual({ A1: 'halo', B1: 'y' })
    expect(workbook.sheets[0]?.merges).toEqual([{ top: 1, left: 0, bottom: 2, right: 1 }])
    expect([...(workbook.sheets[0]?.hiddenColumns ?? [])]).toEqual([1, 2])
    expect(workbook.sheets[0]?.row(0).hidden).toBe(true)
  })

  it('of every type', async () => {
    const rows =
      '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="str"><f>1</f><v>hasil</v></c><c r="D1"><v>1.98E+17</v></c><c r="E1" t="n"><f>1+1</f></c><c r="F1" t="d"><v>2024-11-18T00:00:00</v></c></row>'
    const workbook = await readXlsx({ sheets: [rows] })
    expect(workbook.sheets[0]?.row(0).cells.map(({ text, kind }) => `${text} ${kind}`)).toEqual([
      'TRUE boolean',
      '#N/A error',
      'hasil text',
      '198000000000000000 number',
      `${uncalculated} error`,
      '2024-11-18 date',
    ])
  })

  it('beside comments, CDATA and extensions', async () => {
    const rows =
      '<!-- <row r="9"><c r="A9"><v>9</v></c></row> --><row r="1"><c r="A1" t="str"><f><![CDATA[IF(A2<c,"</c>")]]></f><v><![CDATA[a<b]]>&amp;c</v><extLst><ext><v>no</v></ext></extLst></c><?pi <c/> ?><c r="B1"><v>2</v></c></row>'
    expect(cellsOf(await readXlsx({ sheets: [rows] }))).toEqual({ A1: 'a<b&c', B1: '2' })
  })

  it('in a part of UTF-16, with a mark and without', async () => {
    const text = `<?xml version="1.0" encoding="UTF-16"?>${sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>Ma’ruf – ñ 😀</t></is></c></row>')}`
    for (const mark of [true, false])
      expect(cellsOf(await readXlsx({ sheets: [utf16(text, mark)] }))).toEqual({ A1: 'Ma’ruf – ñ 😀' })
  })
})

describe('texts', () => {
  it('leave out how they are pronounced and join their runs', async () => {
    const items =
      '<si><r><rPr><b/></rPr><t xml:space="preserve">Dr. </t></r><r><t>Budi</t></r><rPh sb="0" eb="1"><t>salah</t></rPh><phoneticPr fontId="1"/></si><si><t>&lt;A&#x26;B&gt;&#10;_x000D_c_x005F_x</t></si><si/>'
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v> 1 </v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><r><t>S</t></r><r><t>.H.</t></r><rPh><t>x</t></rPh></is></c></row>'
    expect(cellsOf(await readXlsx({ sheets: [rows], sharedStrings: stringsXml(items) }))).toEqual({
      A1: 'Dr. Budi',
      B1: '<A&B>\n\rc_x',
      D1: 'S.H.',
    })
  })
})

describe('numbers', () => {
  const styles = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$-421]dd\\ mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="00000000"/><numFmt numFmtId="166" formatCode="&quot;hari&quot;0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`
  const rows =
    '<row r="1"><c r="A1" s="1"><v>45614</v></c><c r="B1" s="2"><v>45614.375</v></c><c r="C1" s="3"><v>1234567</v></c><c r="D1" s="4"><v>5</v></c><c r="E1"><v>45614</v></c></row>'

  it('formatted as dates are ISO dates, as codes keep their zeros', async () => {
    expect(cellsOf(await readXlsx({ sheets: [rows], styles }))).toEqual({
      A1: '2024-11-18',
      B1: '2024-11-18 09:00',
      C1: '01234567',
      D1: '5',
      E1: '45614',
    })
  })

  it('count from 1904 where the workbook says so', async () => {
    expect(
      cellsOf(await readXlsx({ sheets: [rows.replaceAll('45614', '44152')], styles, workbookPr: 'date1904="1"' })).A1,
    ).toBe('2024-11-18')
  })

  it('do not move a day with the time zone or the leap day of 1900', () => {
    expect([1, 59, 61].map((serial) => serialDate(serial, false))).toEqual(['1900-01-01', '1900-02-28', '1900-03-01'])
    expect(serialDate(0, true)).toBe('1904-01-01')
    expect(serialDate(0.375, false)).toBe('09:00')
    expect(serialDate(198_102_132_010_041_000, false)).toBeUndefined()
  })

  it('are written out in full', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.integer({ min: 0, max: 12 }), (whole, shift) => {
        expect(plainDecimal(`${whole}`)).toBe(`${whole}`)
        expect(plainDecimal(`${whole}E+${shift}`)).toBe(`${whole * 10n ** BigInt(shift)}`)
      }),
    )
    expect(['85363389154.0', '1.5', '-0.50', '1E-3', '.5'].map(plainDecimal)).toEqual([
      '85363389154',
      '1.5',
      '-0.5',
      '0.001',
      '0.5',
    ])
  })
})

describe('the package', () => {
  it('finds sheets by absolute, relative and oddly written targets, and keeps hidden ones apart', async () => {
    const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
    const targets = ['/xl/worksheets/sheet1.xml', '../xl/worksheets/sheet2.xml', 'Worksheets\\Sheet3.xml']
    const workbook = await readXlsx({
      sheets: [row, row, row],
      targets: (i) => targets[i] ?? '',
      sheetAttributes: ['', 'state="hidden"', 'state="veryHidden"'],
    })
    expect(workbook.sheets.map(({ rowCount, hidden }) => [rowCount, hidden])).toEqual([
      [1, false],
      [1, true],
      [1, true],
    ])
  })

  it('styled down to the last row costs nothing', async () => {
    const blank = Array.from(
      { length: 40_000 },
      (_, i) => `<row r="${i + 2}" s="1" customFormat="1"><c r="A${i + 2}" s="1"/><c r="B${i + 2}" s="1"/></row>`,
    )
    const rows = `<row r="1"><c r="A1"><v>1</v></c></row>${blank.join('')}<row r="1048576"><c r="B1048576"><v>2</v></c></row>`
    const workbook = await readXlsx({ sheets: [rows] })
    expect(workbook.sheets[0]?.rows().map(({ number, cells }) => [number, cells[0]?.text])).toEqual([
      [1, '1'],
      [1_048_576, '2'],
    ])
  })

  it('reads the same however the file falls into pieces', async () => {
    const rows =
      '<row r="1" hidden="1"><c r="A1" t="inlineStr"><is><t>a&amp;ñ</t></is></c><c/><c><v>3</v></c></row><row><c r="B2" t="str"><f>"x"</f><v>é😀</v></c></row><!-- x --><row r="9"/><row><c t="b"><v>1</v></c></row>'
    const bytes = Buffer.from(strToU8(`<?xml version="1.0"?>${sheetXml(rows)}`))
    const whole = await readPieces([bytes])
    expect(whole).toEqual(['1h A a&ñ', '1h C 3', '2 B é😀', '10 A TRUE'])
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 12 }), async (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
        expect(await readPieces(edges.slice(1).map((end, i) => bytes.subarray(edges[i], end)))).toEqual(whole)
      }),
    )
    await expect(readPieces(Array.from(bytes, (_, i) => bytes.subarray(i, i + 1)))).resolves.toEqual(whole)
    expect(strFromU8(bytes)).toContain('sheetData')
  })
})

async function readPieces(pieces: Buffer[]): Promise<string[]> {
  const pool = new TextPool()
  const builder = new SheetBuilder()
  await readSheet(stream(pieces), { builder, pool, sharedStrings: 0, styles: [], date1904: false })
  const {
    rowNumbers,
    rowHidden,
    rowStarts,
    columns,
    pieces: texts,
  } = builder.pack({ name: '', hidden: false, hiddenColumns: [], merges: [] })
  const { text, ends } = pool.pack()
  return [...rowNumbers].flatMap((row, i) =>
    Array.from(columns.subarray(rowStarts[i], rowStarts[i + 1]), (column, j) => {
      const piece = texts[(rowStarts[i] ?? 0) + j] ?? 0
      return `${row}${rowHidden[i] === 1 ? 'h' : ''} ${String.fromCharCode(65 + column)} ${text.slice(ends[piece - 1] ?? 0, ends[piece])}`
    }),
  )
}

async function* stream(pieces: Buffer[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield await Promise.resolve(piece)
}
