/** Every dialect of .csv an office's programs write reads as the same cells. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEncoding } from '../../../../electron/backend/workbooks/read/textEncoding.ts'
import { readBytes } from '../../../../electron/backend/workbooks/read/readFile.ts'
import { Workbook } from '../../../../electron/backend/workbooks/read/workbook.ts'

async function cells(bytes: Buffer): Promise<string[][]> {
  const workbook = new Workbook(await readBytes(bytes, 'daftar.csv'))
  return workbook.sheets.flatMap((sheet) => sheet.rows().map((row) => row.cells.map(({ text }) => text)))
}

const encoders: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16 LE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 BE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
}
const word = fc.stringMatching(/^[A-Za-z][A-Za-z ,;'.]{0,12}[A-Za-zéñ–]$/)
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`

it('whatever the separator, encoding, line ends and quoting', async () => {
  const dialect = fc.record({
    rows: fc.array(fc.tuple(word, word, word), { minLength: 3, maxLength: 8 }),
    separator: fc.constantFrom(';', ',', '\t', '|'),
    encoding: fc.constantFrom(...Object.keys(encoders)),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    declared: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(dialect, async ({ rows, separator, encoding, end, declared }) => {
      const lines = rows.map((row) => row.map(quote).join(separator))
      const text = (declared ? `sep=${separator}${end}` : '') + lines.join(end) + end
      expect(await cells(encoders[encoding]?.(text) ?? Buffer.alloc(0))).toEqual(rows)
    }),
    { numRuns: 150 },
  )
})

describe('a .csv', () => {
  it('with semicolons is not cut at the commas of titles', async () => {
    expect(await cells(Buffer.from('Nama;HP\nBudi, S.H., M.H.;0812\nSiti, S.E.;0813\n'))).toEqual([
      ['Nama', 'HP'],
      ['Budi, S.H., M.H.', '0812'],
      ['Siti, S.E.', '0813'],
    ])
  })

  it('keeps line breaks inside quotes, and rows count as Excel counts them', async () => {
    const workbook = new Workbook(await readBytes(Buffer.from('a,b\r\n"x\r\ny",1\r\nz,2\r\n'), 'daftar.csv'))
    expect(workbook.sheets[0]?.rows().map(({ number, cells: [first] }) => [number, first?.text])).toEqual([
      [1, 'a'],
      [2, 'x\ny'],
      [3, 'z'],
    ])
  })

  it('loses its guards, keeps its digits', async () => {
    expect(await cells(Buffer.from('Nama,NIP\nBudi,="198001012005011001"\nSiti,"=""198001012005012002"""\n'))).toEqual([
      ['Nama', 'NIP'],
      ['Budi', '198001012005011001'],
      ['Siti', '198001012005012002'],
    ])
  })

  it('with a lone quote does not swallow the rest', async () => {
    expect(await cells(Buffer.from('Nama;HP\n"Budi;0812\nSiti;0813\n"Joko";0814\n'))).toEqual([
      ['Nama', 'HP'],
      ['"Budi', '0812'],
      ['Siti', '0813'],
      ['Joko', '0814'],
    ])
  })

  it('of Windows-1252 keeps its dashes and quotes', async () => {
    expect(await cells(Buffer.from('Nama;Jabatan\nMa\x92ruf;Staf \x96 Bidang \xe9\n', 'latin1'))).toEqual([
      ['Nama', 'Jabatan'],
      ['Ma’ruf', 'Staf – Bidang é'],
    ])
  })

  it('of UTF-16 without a mark is recognised', async () => {
    const text = 'Nama;HP\nMa’ruf;0812\n'
    for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()])
      expect(await cells(bytes)).toEqual([
        ['Nama', 'HP'],
        ['Ma’ruf', '0812'],
      ])
    expect(findEncoding(Buffer.from('Nama;HP\n', 'utf16le'))).toBe('utf-16le')
    expect(findEncoding(Buffer.from('Nama;HP\n', 'utf16le').swap16())).toBe('utf-16be')
  })
})
