import { describe, expect, it } from 'vitest'
import { scale, spread, ticks } from '../../../../renderer/components/chartScale.ts'

describe('an axis', () => {
  it('has round steps that hold every figure', () => {
    expect(ticks(0, 17.66)).toEqual([0, 5, 10, 15, 20])
    expect(ticks(0, 0.3)).toEqual([0, 0.1, 0.2, 0.3])
    expect(ticks(0, 37_110)).toEqual([0, 10_000, 20_000, 30_000, 40_000])
    expect(ticks(-2, 3)).toEqual([-2, 0, 2, 4])
  })
  it('stands even where all figures are the same', () => {
    expect(ticks(0, 0).length).toBeGreaterThan(1)
    expect(scale([5, 5], [0, 100])(5)).toBe(50)
  })
  it('turns upside down for a screen', () => expect(scale([0, 20], [176, 14])(10)).toBe(95))
})

it('moves labels apart, in order, within the chart', () => {
  expect(spread([50, 52, 100], 15, 0, 200)).toEqual([50, 65, 100])
  expect(spread([190, 195], 15, 0, 200)).toEqual([185, 200])
  expect(spread([52, 50], 15, 0, 200)).toEqual([65, 50])
})
