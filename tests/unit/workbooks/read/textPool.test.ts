/** Whatever is put into the pool of texts comes out again, piece by piece. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextPool } from '../../../../electron/backend/workbooks/read/workbook.ts'

function pieces(pool: TextPool): string[] {
  const { text, ends } = pool.pack()
  return [...ends].map((end, index) => text.slice(index === 0 ? 0 : ends[index - 1], end))
}

test('texts of any script come out as they went in, and the pool knows their length and which are blank', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', ' ', '\u00a0', ' a', 'é', '中文', '😀'))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
      const pool = new TextPool()
      for (const one of texts) {
        const bytes = Buffer.from(`<t>${one}</t>`)
        if (/^[\0-\x7f]*$/.test(one)) pool.addAscii(bytes, 3, bytes.length - 4)
        else pool.add(one)
      }
      expect(pieces(pool)).toEqual(texts)
      expect(texts.map((_, index) => pool.charsOf(index))).toEqual(texts.map(({ length }) => length))
      expect(texts.map((_, index) => pool.isBlank(index))).toEqual(texts.map((one) => one.trim() === ''))
    }),
  )
})

test('it grows as far as the texts go', () => {
  const pool = new TextPool()
  const texts = Array.from({ length: 20_000 }, (_, index) => `Ny. Nürhayati ${index}`)
  for (const text of texts) pool.add(text)
  expect(pieces(pool)).toEqual(texts)
})
