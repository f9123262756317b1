import { describe, expect, it } from 'vitest'
import {
  groupOfRow,
  groupRuns,
  groupsInView,
  groupTop,
  type Layout,
  rowAt,
  rowsInView,
  rowTop,
  scrollToRow,
  totalHeight,
  ungrouped,
} from '../../../../renderer/components/windowing.ts'

const plain = (total: number): Layout => ({ rowHeight: 36, groupHeight: 0, groups: ungrouped(total) })
const grouped: Layout = {
  rowHeight: 36,
  groupHeight: 30,
  groups: [
    { label: 'Kecamatan', start: 0, count: 3 },
    { label: 'Swasta', start: 3, count: 1 },
    { label: null, start: 4, count: 100 },
  ],
}

describe('a long table draws only what is seen', () => {
  it('draws a screenful of 50,000 rows, wherever one is', () => {
    const layout = plain(50_000)
    for (const scrollTop of [0, 1, 36 * 777, 36 * 50_000 - 600]) {
      const { start, end } = rowsInView(layout, scrollTop, 600)
      expect(end - start).toBeLessThan(40)
      expect(start).toBeLessThanOrEqual(rowAt(layout, scrollTop))
      expect(end).toBeGreaterThanOrEqual(Math.min(50_000, rowAt(layout, scrollTop + 600) + 1))
    }
  })
  it('never asks for a row that is not there', () => {
    expect(rowsInView(plain(0), 0, 600)).toEqual({ start: 0, end: 0 })
    expect(rowsInView(plain(5), 0, 600)).toEqual({ start: 0, end: 5 })
    expect(rowsInView(plain(50_000), 1e9, 600).end).toBe(50_000)
    expect(rowsInView(plain(50_000), -50, 600).start).toBe(0)
  })
  it('keeps the same rows while one scrolls by a pixel', () => {
    const layout = plain(1000)
    const changes = new Set<string>()
    for (let top = 0; top < 360; top++) changes.add(JSON.stringify(rowsInView(layout, top, 600)))
    expect(changes.size).toBeLessThanOrEqual(7)
  })
})

describe('groups stand between the rows', () => {
  it('gathers neighbours only, in the order given', () => {
    const runs = groupRuns(['a1', 'a2', 'b1', 'a3'], (row) => row.charAt(0))
    expect(runs).toEqual([
      { label: 'a', start: 0, count: 2 },
      { label: 'b', start: 2, count: 1 },
      { label: 'a', start: 3, count: 1 },
    ])
  })
  it('knows where each header and row lies', () => {
    expect([0, 1, 2].map((group) => groupTop(grouped, group))).toEqual([0, 138, 204])
    expect([0, 2, 3, 4].map((row) => rowTop(grouped, row))).toEqual([30, 102, 168, 234])
    expect(totalHeight(grouped)).toBe(104 * 36 + 90)
    expect([0, 2, 3, 4, 103].map((row) => groupOfRow(grouped, row))).toEqual([0, 0, 1, 2, 2])
  })
  it('shares the rows to be drawn among them', () => {
    expect(groupsInView(grouped, 2, 6)).toEqual([
      { label: 'Kecamatan', start: 0, count: 3, index: 0, indices: [2] },
      { label: 'Swasta', start: 3, count: 1, index: 1, indices: [3] },
      { label: null, start: 4, count: 100, index: 2, indices: [4, 5] },
    ])
    expect(groupsInView(grouped, 0, 0)).toEqual([])
  })
  it('finds the row at every offset that rowTop gives', () => {
    for (let row = 0; row < 104; row++) {
      expect(rowAt(grouped, rowTop(grouped, row))).toBe(row)
      expect(rowAt(grouped, rowTop(grouped, row) + 35)).toBe(row)
    }
    expect(rowAt(grouped, 140)).toBe(3)
  })
})

describe('moving the active row scrolls as little as it can', () => {
  it('leaves the view alone when the row is whole in it', () => {
    expect(scrollToRow(plain(100), 3, 36, 360)).toBe(36)
  })
  it('shows a row above at the top and a row below at the foot', () => {
    expect(scrollToRow(plain(100), 2, 360, 360)).toBe(72)
    expect(scrollToRow(plain(100), 20, 0, 360)).toBe(21 * 36 - 360)
  })
  it('does not hide a row under the header of its group', () => {
    expect(scrollToRow(grouped, 10, 10_000, 360)).toBe(rowTop(grouped, 10) - 30)
  })
})
