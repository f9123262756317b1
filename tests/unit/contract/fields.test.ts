import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { requiredText, text } from '../../../electron/contract/fields.ts'

describe('text at the border', () => {
  test.each([
    ['  Siti  ', 'Siti'],
    ['Siti\u0000 Aminah\u0007', 'Siti Aminah'],
    ['baris\r\nkedua\tkolom', 'baris\r\nkedua\tkolom'],
    ['😀', '😀'],
    ['a\uD800', 'a\uFFFD'],
    ['a\uFFFF', 'a'],
  ])('%j is kept as %j', (given, kept) => {
    expect(v.parse(text(), given)).toBe(kept)
  })
  test('of nothing but control characters is empty', () => {
    expect(v.safeParse(requiredText('Isi nama.'), '\u0000 \u0001').success).toBe(false)
  })
})
