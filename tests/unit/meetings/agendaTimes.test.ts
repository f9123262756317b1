import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  followOn,
  nextStart,
  reorder,
  restart,
  type Slot,
  titleForYear,
} from '../../../renderer/screens/meetings/form/agendaTimes.ts'

const rows = (...times: string[]): (Slot & { title: string })[] =>
  times.map((time, index) => {
    const [start, end] = time.split('-')
    return { title: String.fromCharCode(65 + index), startTime: start || null, endTime: end || null }
  })
const shown = (list: readonly (Slot & { title?: string })[]) =>
  list.map(({ startTime, endTime }) => `${startTime ?? ''}-${endTime ?? ''}`)

describe('times of a rundown', () => {
  test('a new row begins where the last one ends, the first with the meeting', () => {
    expect(nextStart([], '09:00')).toBe('09:00')
    expect(nextStart(rows('09:00-09:30'), '09:00')).toBe('09:30')
    expect(nextStart(rows('09:00-'), '09:00')).toBeNull()
  })

  test('rows that touch follow on, as far as they touch', () => {
    const list = rows('09:00-09:45', '09:30-10:00', '10:00-11:00', '13:00-14:00')
    expect(shown(followOn(list, 0, '09:30'))).toEqual(['09:00-09:45', '09:45-10:15', '10:15-11:15', '13:00-14:00'])
  })

  test('a row without an end is moved and is the last to be', () => {
    expect(shown(followOn(rows('09:00-10:00', '09:30-', '09:45-10:00'), 0, '09:30'))).toEqual([
      '09:00-10:00',
      '10:00-',
      '09:45-10:00',
    ])
  })

  test('nothing is pushed past midnight', () => {
    const list = rows('20:00-23:00', '22:00-23:30')
    expect(followOn(list, 0, '22:00')).toEqual(list)
  })

  test('another start keeps the length and stays joined to the row before', () => {
    const list = rows('09:00-09:30', '09:45-10:00', '10:00-11:00')
    expect(shown(restart(list, 1, '09:30'))).toEqual(['09:00-09:45', '09:45-10:15', '10:15-11:15'])
  })

  test('a moved row takes its length along', () => {
    const list = rows('09:00-10:00', '10:00-10:15', '10:15-12:00')
    const moved = reorder(list, 2, 0)
    expect(moved.map(({ title }) => title)).toEqual(['C', 'A', 'B'])
    expect(shown(moved)).toEqual(['09:00-10:45', '10:45-11:45', '11:45-12:00'])
    expect(reorder(list, 0, -1)).toEqual(list)
  })

  test('rows that do not touch are moved as they are', () => {
    expect(shown(reorder(rows('09:00-10:00', '13:00-14:00'), 0, 1))).toEqual(['13:00-14:00', '09:00-10:00'])
  })

  test('there and back again changes nothing', () => {
    const lengths = fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(lengths, fc.nat(7), fc.nat(7), (minutes, a, b) => {
        const clock = (at: number) =>
          `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
        let at = 480
        const list = minutes.map((length) => ({ startTime: clock(at), endTime: clock((at += length)) }))
        const [from, to] = [a % list.length, b % list.length]
        expect(reorder(reorder(list, from, to), to, from)).toEqual(list)
      }),
    )
  })
})

test('the year in a title goes along', () => {
  expect(titleForYear('Rakor TKPKD 2023', '2023-12-06', '2024-11-18')).toBe('Rakor TKPKD 2024')
  expect(titleForYear('Rakor 20231', '2023-12-06', '2024-11-18')).toBe('Rakor 20231')
})
