import { describe, expect, it } from 'vitest'
import { formatNumber, formatPercent, parseNumber } from '../../../electron/contract/numbers.ts'

describe('numbers are written the Indonesian way', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1284, '1.284'],
    [1_234_567.5, '1.234.567,5'],
    [-37110, '−37.110'],
    [-0.001, '0'],
  ])('%d is %s', (value, text) => expect(formatNumber(value)).toBe(text))
  it('keeps the decimals asked for', () => {
    expect(formatNumber(8.069, 2)).toBe('8,07')
    expect(formatNumber(8, 2)).toBe('8,00')
    expect(formatNumber(9.06, 0)).toBe('9')
  })
  it('keeps a percentage on one line', () => expect(formatPercent(8.07)).toBe('8,07\u00a0%'))
})

describe('numbers are read back', () => {
  it.each([
    ['1.284,5', 1284.5],
    ['1284,5', 1284.5],
    ['8,07 %', 8.07],
    [' -3 ', -3],
    ['−3', -3],
  ])('%s is %d', (text, value) => expect(parseNumber(text)).toBe(value))
  it.each(['', '8.07', '1.2', 'dua', '1,2,3'])('refuses "%s"', (text) => expect(parseNumber(text)).toBeNull())
})
