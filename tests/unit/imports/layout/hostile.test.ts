/** Sheets made to be slow: what they cost grows with their size, not with its square. */
import { describe, expect, it } from 'vitest'
import { limits } from '../../../../electron/backend/workbooks/read/limits.ts'
import { read, type TestSheet } from '../sheets.ts'

/** Generous: what grows with the square takes minutes. */
const milliseconds = 8000

function expectSoon(sheet: TestSheet): ReturnType<typeof read> {
  const start = performance.now()
  const result = read(sheet)
  expect(performance.now() - start).toBeLessThan(milliseconds)
  return result
}

describe('cells of 32,767 characters', () => {
  const heads = ['No', 'Nama', 'NIP', 'HP', 'Email', 'Jabatan/Instansi', 'Instansi', 'Ket', 'L/P', 'Pangkat']

  it.each([
    ' ',
    'a ',
    '1 ',
    'S.E., ',
    'a.',
    ' \n',
    'é \n',
    '\u00a0',
    '0812 ',
    ', ',
    ' - ',
    'Dinas Sosial / ',
    '1. a\n',
    '(',
  ])('of %j', (piece) => {
    const long = piece.repeat(limits.cellChars / piece.length)
    const cells = heads.map(() => `Budi é${long}`.slice(0, limits.cellChars - 1) + 'z')
    expectSoon({ rows: [[`Instansi : ${long}`], heads, cells, cells, [long], [null, `x${long}z`]] })
  })
})

describe('16,384 columns', () => {
  const columns = Array.from({ length: limits.columns }, (_, i) => i)

  it('of headings', () => {
    const words = ['Nama', 'HP', 'NIP', 'Jabatan']
    expectSoon({ rows: [columns.map((i) => words[i % 4] ?? ''), ...[1, 2, 3].map(() => columns.map((i) => `x${i}`))] })
  })

  it('of cells beside a list', () => {
    const rows = Array.from({ length: 10 }, (_, n) => [
      n + 1,
      `Budi ${n}`,
      `08123456780${n}`,
      ...columns.slice(3).map(String),
    ])
    expect(expectSoon({ rows: [['No', 'Nama', 'HP'], ...rows] }).rows).toHaveLength(10)
  })
})

it('a heading in every other row, labels in every row, merges without end', () => {
  const times = (count: number, row: (i: number) => (string | number)[]) =>
    Array.from({ length: count }, (_, i) => row(i))
  expectSoon({ rows: times(20_000, (i) => (i % 2 ? ['No', 'Nama', 'HP'] : ['No', 'HP', 'Nama'])) })
  expectSoon({ rows: times(20_000, (i) => [['Nama', 'NIP', 'Jabatan', 'HP'][i % 4] ?? '', ':', `x${i}`]) })
  expectSoon({
    rows: [['No', 'Nama', 'HP'], ...times(5000, (i) => [i, `Budi ${i}`, `0812345${i}`])],
    merges: Array.from({ length: 100_000 }, (_, i) => ({ top: 1 + (i % 3), left: i % 3, bottom: 4 + i, right: i % 3 })),
  })
})
