import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatSheetNumbers, parseSheetNumbers } from '../../../electron/contract/sheetNumbers.ts'

const numbersOf = (text: string) => parseSheetNumbers(text).numbers

test.each([
  ['1-4, 7', [1, 2, 3, 4, 7]],
  ['1 – 3; 9', [1, 2, 3, 9]],
  ['3 s.d. 5', [3, 4, 5]],
  ['3 sd 5 8', [3, 4, 5, 8]],
  ['3 s/d 5', [3, 4, 5]],
  ['12 dan 14', [12, 14]],
  ['5-3', [3, 4, 5]],
  ['2, 2, 1-2', [1, 2]],
  ['7.\n8.\n', [7, 8]],
])('"%s" reads as it is meant', (typed, expected) => {
  expect(parseSheetNumbers(typed)).toEqual({ numbers: expected, unread: [] })
})

test('what is no number is told, and the rest is still read', () => {
  expect(parseSheetNumbers('1, dua, 3-x, 0, 5')).toEqual({ numbers: [1, 5], unread: ['dua', '3-x', '0'] })
  expect(parseSheetNumbers('1-99999').unread).toEqual(['1-99999'])
})

test('a range is written short, and read back as it was', () => {
  expect(formatSheetNumbers([5, 1, 2, 3, 3])).toBe('1–3, 5')
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 1500 }), { maxLength: 200 }), (numbers) => {
      const sorted = [...numbers].sort((a, b) => a - b)
      expect(parseSheetNumbers(formatSheetNumbers(numbers))).toEqual({ numbers: sorted, unread: [] })
    }),
  )
})

test('reading never throws, and never gives a number out of bounds', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const number of numbersOf(text)) expect(number).toBeGreaterThan(0)
    }),
  )
})
