/** Files made to take long or much end soon, in a sentence that says where and what to do. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as sheetJs from '@e965/xlsx'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { fileSystemProblem, ImportFileError } from '../../../../electron/backend/workbooks/read/errors.ts'
import { limits } from '../../../../electron/backend/workbooks/read/limits.ts'
import { readBytes, readFile } from '../../../../electron/backend/workbooks/read/readFile.ts'
import { Workbook } from '../../../../electron/backend/workbooks/read/workbook.ts'
import { MAIN, stringsXml, xlsx } from '../../imports/sheets.ts'

const folder = mkdtempSync(join(tmpdir(), 'sinergi-batas-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function refusal(bytes: Buffer, name: string): Promise<ImportFileError> {
  const error = await readBytes(bytes, name).catch((thrown: unknown) => thrown)
  if (error instanceof ImportFileError) return error
  throw new Error(`${name} was expected to be refused.`, { cause: error })
}

/** More than any element takes; no two pieces alike, so that no archive swells. */
const noise = randomBytes(8 * 1024 * 1024).toString('hex')
const row = 'Budi Santoso;198001012005011001;Staf;Dinas Sosial;081234567890\n'

describe('an .xlsx', { timeout: 20_000 }, () => {
  const open = `<worksheet xmlns="${MAIN}"><sheetData><row r="1">`
  it.each([
    ['an address', `${open}<c r="${noise}`],
    ['attributes', `${open}<c ${'a="1" '.repeat(4_500_000)}`],
    ['a value', `${open}<c t="str"><v>${noise}`],
    ['a comment', `${open}<!-- ${noise}`],
  ])('in which %s does not end', async (_, sheet) => {
    const bytes = xlsx({ sheets: [sheet], level: 0 })
    expect(await refusal(bytes, 'a.xlsx')).toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('tidak berakhir'),
    })
  })

  it('in which a shared text does not end', async () => {
    const strings = `<sst xmlns="${MAIN}"><si><t>${noise}`
    expect((await refusal(xlsx({ sheets: ['<row/>'], sharedStrings: strings, level: 0 }), 'a.xlsx')).code).toBe(
      'unreadable',
    )
  })

  it('with elements in elements in elements', async () => {
    const deep = '<x>'.repeat(1_000_000)
    for (const sheet of [`<worksheet xmlns="${MAIN}"><sheetData>${deep}`, `${open}<c>${deep}`])
      expect((await refusal(xlsx({ sheets: [sheet] }), 'a.xlsx')).message).toContain('terlalu dalam')
    const items = stringsXml(`<si>${'<r>'.repeat(1_000_000)}`)
    expect((await refusal(xlsx({ sheets: ['<row/>'], sharedStrings: items }), 'a.xlsx')).code).toMatch(
      /unreadable|truncated/,
    )
  })
})

describe('a .csv', { timeout: 20_000 }, () => {
  it('with a quote that never closes: the lines are read without it, and nothing is lost', async () => {
    const bytes = Buffer.from(`Nama;NIP;Jabatan;Instansi;HP\n${row.repeat(10)}"Siti;${row.repeat(20_000)}`)
    const { sheets } = new Workbook(await readBytes(bytes, 'a.csv'))
    expect(sheets[0]?.rowCount).toBe(20_011)
    expect(
      sheets[0]
        ?.row(11)
        .cells.map(({ text }) => text)
        .slice(0, 2),
    ).toEqual(['"Siti', 'Budi Santoso'])
  })

  it('in which it cannot be guessed where the quoted cell ends: the line of the quote is told', async () => {
    const bytes = Buffer.from(
      `Nama;Catatan\nBudi;x\n${'Siti;"ya\ntidak"\n'.repeat(3)}Joko;"${'tanpa akhir\n'.repeat(20_000)}`,
    )
    expect(await refusal(bytes, 'a.csv')).toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('tanda kutip yang dibuka di baris 9 tidak ditutup'),
    })
  })

  it('keeps a quoted cell of 32,767 characters, doubled quotes and all', async () => {
    const long = '""'.repeat(limits.cellChars)
    const { sheets } = new Workbook(await readBytes(Buffer.from(`Nama;Catatan\nBudi;"${long}"\nSiti;y\n`), 'a.csv'))
    expect(sheets[0]?.rows().map(({ cells }) => cells[1]?.text.length)).toEqual([7, limits.cellChars, 1])
  })

  it('of nothing but quotes, separators, line ends or letters', async () => {
    for (const [piece, code] of [
      ['"', 'unreadable'],
      [',', 'unreadable'],
      ['a', 'unreadable'],
      ['\n', 'too-large'],
    ] as const)
      expect((await refusal(Buffer.from(piece.repeat(20_000_000)), 'a.csv')).code).toBe(code)
  })
})

it('more rows than an old sheet holds: the limit is told, in every format, before all is read', async () => {
  const most = limits.filledRows
  const rows = (count: number) => Array.from({ length: count }, (_, i) => `<row><c><v>${i}</v></c></row>`).join('')
  expect((await readBytes(xlsx({ sheets: [rows(most)] }), 'a.xlsx')).sheets[0]?.rowNumbers).toHaveLength(most)
  for (const bytes of [
    xlsx({ sheets: [rows(most + 1)] }),
    xlsx({ sheets: [rows(most), rows(1)] }),
    Buffer.from(row.repeat(most + 1)),
    Buffer.from(`<table>${'<tr><td>a</td></tr>'.repeat(most + 1)}</table>`),
  ]) {
    const { code, message } = await refusal(bytes, 'besar.xlsx')
    expect(code).toBe('too-large')
    expect(message).toMatch(/paling banyak 65\.536 baris berisi.*bagi menjadi beberapa berkas/)
  }
}, 20_000)

it('more cells than a preview can hold, on one sheet or on several', async () => {
  const line = `${Array.from({ length: 100 }, (_, i) => i).join(';')}\n`
  const rows = limits.cells / 100
  expect((await readBytes(Buffer.from(line.repeat(rows)), 'a.csv')).sheets[0]?.columns).toHaveLength(limits.cells)
  const cells = '<row>' + '<c><v>1</v></c>'.repeat(1000) + '</row>'
  const half = cells.repeat(limits.cells / 2000)
  for (const bytes of [Buffer.from(line.repeat(rows + 1)), xlsx({ sheets: [half, half, cells] })])
    expect((await refusal(bytes, 'lebar.xlsx')).message).toContain('paling banyak 1.200.000 sel berisi')
}, 20_000)

describe('a page of HTML', { timeout: 20_000 }, () => {
  it('with millions of entities in a cell', async () => {
    const bytes = Buffer.from(`<table><tr><td>${'&amp;'.repeat(3_000_000)}</table>`)
    expect((await refusal(bytes, 'a.xls')).message).toContain('terlalu panjang')
  })

  it('with tables in tables', async () => {
    expect((await refusal(Buffer.from('<table><tr><td>'.repeat(10_000)), 'a.xls')).message).toContain('terlalu dalam')
  })

  it('with cells that reach down over all others', async () => {
    const head = `<tr>${'<td rowspan=60000>a'.repeat(16_000)}</tr>`
    const bytes = Buffer.from(`<table>${head}${'<tr><td>b</tr>'.repeat(50_000)}</table>`)
    expect((await refusal(bytes, 'a.xls')).code).toBe('zip-bomb')
  })
})

describe('an old .xls', () => {
  const book = sheetJs.utils.book_new()
  sheetJs.utils.book_append_sheet(
    book,
    sheetJs.utils.aoa_to_sheet(Array.from({ length: 400 }, (_, i) => [`Nama ${i}`, i])),
    'S',
  )
  const bytes = sheetJs.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer

  it('whose chain of sectors goes round', async () => {
    const looped = Buffer.from(bytes)
    const table = (looped.readUInt32LE(0x4c) + 1) * 512
    for (let at = table; at < table + 512; at += 4)
      if (looped.readUInt32LE(at) === 0xfffffffe) looped.writeUInt32LE((at - table) / 4 - 1, at)
    expect((await refusal(looped, 'a.xls')).code).toBe('unreadable')
  })

  it('that is cut', async () => {
    for (const share of [0.3, 0.6, 0.9])
      expect((await refusal(bytes.subarray(0, bytes.length * share), 'a.xls')).code).toMatch(/truncated|unreadable/)
  })

  it('with a password', async () => {
    const record = (type: number, ...body: number[]) => [type & 255, type >> 8, body.length, 0, ...body]
    const locked = Buffer.from([
      ...record(0x0809, 0, 5, 5, 0, 0, 0, 0, 0),
      ...record(0x002f, 1, 2, 3, 4),
      ...record(0x000a),
    ])
    expect((await refusal(locked, 'a.xls')).code).toBe('encrypted')
  })
})

describe('a file that is cut', () => {
  const flat = sheetJs.utils.book_new()
  sheetJs.utils.book_append_sheet(flat, sheetJs.utils.aoa_to_sheet([['Nama'], ['Budi']]), 'S')

  it.each(['ods', 'xlsb', 'fods', 'xlml'] as const)('as .%s says so', async (bookType) => {
    const bytes = sheetJs.write(flat, { type: 'buffer', bookType }) as Buffer
    expect((await refusal(bytes.subarray(0, bytes.length * 0.7), 'a')).code).toBe('truncated')
  })
})

describe('a file that is no longer there', () => {
  it('was moved, or is a folder', async () => {
    await expect(readFile(join(folder, 'hilang.xlsx'), 'hilang.xlsx')).rejects.toMatchObject({
      code: 'missing',
      message: expect.stringMatching(/hilang\.xlsx.*tidak ada lagi/),
    })
    await expect(readFile(folder, 'folder')).rejects.toMatchObject({ code: 'not-a-spreadsheet' })
  })

  it('or is held by another program', () => {
    for (const code of ['EBUSY', 'EACCES', 'EPERM'])
      expect(fileSystemProblem(Object.assign(new Error('x'), { code }))?.code).toBe('locked')
    expect(fileSystemProblem(Object.assign(new Error('x'), { code: 'Z_DATA_ERROR' }))).toBeUndefined()
  })
})

it('an archive of one letter many times is refused, wherever the letter stands', async () => {
  const zeros = new Uint8Array(80 * 1024 * 1024)
  expect((await refusal(Buffer.from(zipSync({ 'xl/workbook.xml': zeros })), 'a.xlsx')).code).toMatch(
    /zip-bomb|unreadable/,
  )
}, 20_000)
