/** Files that cannot be read end in an error that names the file and says what to do. */
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ImportFileError } from '../../../../electron/backend/workbooks/read/errors.ts'
import { limits } from '../../../../electron/backend/workbooks/read/limits.ts'
import { readBytes } from '../../../../electron/backend/workbooks/read/readFile.ts'
import { readWorkbook } from '../../../../electron/backend/workbooks/read/reader.ts'
import { MAIN, sheetXml, stringsXml, xlsx } from '../../imports/sheets.ts'

const fixtures = resolve(import.meta.dirname, '../../../fixtures/workbooks')
const good = readFileSync(join(fixtures, '02-dinas-sosial.xlsx'))

async function refusal(bytes: Buffer, name = 'daftar.xlsx'): Promise<ImportFileError | undefined> {
  try {
    await readBytes(bytes, name)
    return undefined
  } catch (error) {
    if (error instanceof ImportFileError) return error
    throw error
  }
}
const code = async (bytes: Buffer, name?: string) => (await refusal(bytes, name))?.code

describe('a file that is refused', () => {
  it.each([0.02, 0.2, 0.5, 0.9, 0.99])('because it is cut at %d', async (share) => {
    expect(await code(good.subarray(0, good.length * share))).toBe('truncated')
  })

  it('because it is empty, or has nothing but empty sheets', async () => {
    expect(await code(Buffer.alloc(0))).toBe('empty')
    expect(await code(xlsx({ sheets: ['<row r="1"><c r="A1" s="1"/></row>'] }))).toBe('empty')
    expect(await code(Buffer.from('\n;;;\n;;\n'), 'kosong.csv')).toBe('empty')
  })

  it('because it is locked', async () => {
    const safe = Buffer.alloc(4096)
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(safe)
    Buffer.from('EncryptedPackage', 'utf16le').copy(safe, 1024)
    expect(await code(safe)).toBe('encrypted')
    const flagged = Buffer.from(good)
    for (let at = flagged.indexOf('PK\x01\x02'); at >= 0; at = flagged.indexOf('PK\x01\x02', at + 1))
      flagged[at + 8] = (flagged[at + 8] ?? 0) | 1
    expect(await code(flagged)).toBe('encrypted')
  })

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'not-a-spreadsheet', 'PDF'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'not-a-spreadsheet', 'gambar'],
    ['bytes of no kind', Buffer.from([1, 2, 3, 0, 255, 0, 0, 7]), 'not-a-spreadsheet', 'bukan lembar kerja'],
    [
      'a web page without a table',
      Buffer.from('<html><p>Silakan masuk</p></html>'),
      'not-a-spreadsheet',
      'tanpa tabel',
    ],
    ['an old Excel file of nothing', Buffer.from('0908080000050500', 'hex'), 'unreadable', 'rusak'],
    ['other XML', Buffer.from('<?xml version="1.0"?><pegawai><nama>Budi</nama></pegawai>'), 'not-a-spreadsheet', 'XML'],
    ['JSON', Buffer.from('[{"nama": "Budi"}]'), 'not-a-spreadsheet', 'JSON'],
    ['SYLK', Buffer.from('ID;PWXL;N;E\r\nC;Y1;X1;K"Nama"\r\nE\r\n'), 'unsupported-format', 'SYLK'],
    ['any zip', Buffer.from(zipSync({ 'catatan.txt': strToU8('halo') })), 'not-a-spreadsheet', 'zip'],
    [
      'a Word document',
      Buffer.from(
        zipSync({
          '_rels/.rels': strToU8(
            '<Relationships xmlns="r"><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
          ),
        }),
      ),
      'not-a-spreadsheet',
      'Word',
    ],
  ])('because it is %s', async (_, bytes, expected, word) => {
    const error = await refusal(bytes)
    expect(error?.code).toBe(expected)
    expect(error?.message).toContain(word)
    expect(error?.message).toContain('daftar.xlsx')
  })

  it('because it swells', async () => {
    const bomb = xlsx({ sheets: [strToU8(sheetXml(' '.repeat(limits.ratioFrom + 1024)))] })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await code(bomb)).toBe('zip-bomb')
  })

  it('because a part is larger, smaller or other than the directory says', async () => {
    const directory = good.indexOf('PK\x01\x02')
    for (const field of [16, 24]) {
      const bytes = Buffer.from(good)
      for (let at = directory; at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1))
        bytes[at + field] = (bytes[at + field] ?? 0) ^ 1
      expect(await code(bytes)).toBe('unreadable')
    }
  })

  it('because it declares a document type', async () => {
    const sheet = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${sheetXml('<row><c t="inlineStr"><is><t>&b;</t></is></c></row>')}`
    expect(await code(xlsx({ sheets: [sheet] }))).toBe('unreadable')
    expect(await code(xlsx({ sheets: ['<row><c t="inlineStr"><is><t>&b;</t></is></c></row>'] }))).toBe('unreadable')
    expect(await code(xlsx({ sheets: [''], sharedStrings: `<!DOCTYPE sst>${stringsXml('<si><t>a</t></si>')}` }))).toBe(
      'unreadable',
    )
  })

  it('because it has too many columns or rows, or too long a cell', async () => {
    for (const row of [
      '<row r="1"><c r="XFE1"><v>1</v></c></row>',
      '<row r="1048577"><c><v>1</v></c></row>',
      `<row>${'<c><v>1</v></c>'.repeat(limits.columns + 1)}</row>`,
      `<row><c t="str"><v>${'a'.repeat(limits.cellChars + 1)}</v></c></row>`,
    ]) {
      expect(await code(xlsx({ sheets: [row] }))).toBe('unreadable')
    }
    expect(await code(Buffer.from('a;'.repeat(limits.columns + 2)), 'lebar.csv')).toBe('unreadable')
    expect(await code(Buffer.from('a;b\n'.repeat(limits.filledRows + 1)), 'panjang.csv')).toBe('too-large')
  })

  it('because the sheet is cut short or names a text that is not there', async () => {
    expect(await code(xlsx({ sheets: [`<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v>`] }))).toBe(
      'truncated',
    )
    expect(await code(xlsx({ sheets: ['<row><c t="s"><v>7</v></c></row>'] }))).toBe('unreadable')
  })
})

it('a name that points outside the archive is never looked at', async () => {
  const bytes = xlsx({ sheets: ['<row><c><v>1</v></c></row>'], extra: { '../../etc/passwd': strToU8('x') } })
  expect(await code(bytes)).toBeUndefined()
})

it('content decides, not the name', async () => {
  expect((await readBytes(Buffer.from('Nama;HP\nBudi;0812\n'), 'daftar.xlsx')).format).toBe('csv')
  expect((await readBytes(good, 'daftar.csv')).format).toBe('xlsx')
})

it('a cancelled reading ends with the reason given', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sinergi-baca-'))
  const path = join(folder, 'a.xlsx')
  writeFileSync(path, good)
  const cancelled = new AbortController()
  cancelled.abort(new Error('dibatalkan'))
  await expect(readWorkbook(path, 'a.xlsx', { signal: cancelled.signal })).rejects.toThrow('dibatalkan')
})

it('mutated XML inside a sound archive gives a result or an ImportFileError, never anything else', async () => {
  let seed = 7
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed % below
  }
  const sheet = sheetXml(
    '<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><r><t>a&lt;</t></r></is></c></row>',
  )
  const strings = stringsXml('<si><t>Nama</t><rPh><t>x</t></rPh></si><si><r><t>b</t></r></si>')
  const pieces = [
    '<',
    '>',
    '/',
    '"',
    '&',
    '<c>',
    '</c>',
    '<v>',
    '</row>',
    '<!--',
    '<![CDATA[',
    ']]>',
    '<?',
    '',
    'r="ZZZZ9"',
    '&#0;',
    '</sheetData>',
    '\u0000',
  ]
  const mutate = (text: string) => {
    const at = random(text.length)
    return text.slice(0, at) + (pieces[random(pieces.length)] ?? '') + text.slice(at + random(4))
  }
  for (let round = 0; round < 400; round++) {
    await code(
      xlsx({
        sheets: [mutate(round % 2 ? mutate(sheet) : sheet)],
        sharedStrings: round % 3 ? strings : mutate(strings),
      }),
    )
  }
})
