import { describe, expect, test } from 'vitest'
import { actionCode, carriedTo, daysLate, excerpt, Series, statusOf } from '../../../electron/backend/actions/rules.ts'
import { ageInWords, deadlineInWords, lateInWords } from '../../../electron/contract/words.ts'
import type { MeetingId } from '../../../electron/contract/ids.ts'

const untouched = { verifiedOn: null, impossibleReason: '', percent: null }
const id = (n: number) => n as MeetingId

describe('status', () => {
  test('follows the last report until the secretariat closes', () => {
    expect(statusOf(untouched)).toBe('open')
    expect(statusOf({ ...untouched, percent: 0 })).toBe('in-progress')
    expect(statusOf({ ...untouched, percent: 99 })).toBe('in-progress')
    expect(statusOf({ ...untouched, percent: 100 })).toBe('reported-done')
    expect(statusOf({ ...untouched, percent: 40, verifiedOn: '2024-12-01' })).toBe('verified')
    expect(statusOf({ ...untouched, percent: 100, impossibleReason: 'Anggaran dialihkan' })).toBe('impossible')
  })
})

describe('lateness', () => {
  test('counts whole days after the deadline, not the day itself', () => {
    expect(daysLate('open', '2024-11-18', '2024-11-18')).toBe(0)
    expect(daysLate('open', '2024-11-17', '2024-11-18')).toBe(1)
    expect(daysLate('in-progress', '2023-12-31', '2024-03-01')).toBe(61)
    expect(daysLate('open', '2025-01-01', '2024-11-18')).toBe(0)
    expect(daysLate('open', null, '2024-11-18')).toBe(0)
  })
  test('waiting for the secretariat, or closed, is not late', () => {
    for (const status of ['reported-done', 'verified', 'impossible'] as const)
      expect(daysLate(status, '2024-01-01', '2024-11-18')).toBe(0)
  })
})

describe('the series', () => {
  const series = new Series([
    { id: id(1), previousId: null, date: '2022-11-01' },
    { id: id(2), previousId: id(1), date: '2023-12-06' },
    { id: id(3), previousId: id(2), date: '2024-11-18' },
    { id: id(4), previousId: null, date: '2024-03-01' },
  ])
  test('runs back through every former meeting, nearest first', () => {
    expect(series.earlier(id(3))).toEqual([2, 1])
    expect(series.earlier(id(4))).toEqual([])
  })
  test('carries to the later meetings held up to today, of this series only', () => {
    expect(carriedTo(series.laterDates(id(1)), null, '2024-11-18')).toBe(2)
    expect(carriedTo(series.laterDates(id(1)), null, '2024-11-17')).toBe(1)
    expect(carriedTo(series.laterDates(id(3)), null, '2030-01-01')).toBe(0)
  })
  test('stops on the day the action was closed', () => {
    expect(carriedTo(series.laterDates(id(1)), '2023-12-06', '2024-11-18')).toBe(0)
    expect(carriedTo(series.laterDates(id(1)), '2023-12-07', '2024-11-18')).toBe(1)
  })
  test('a chain that runs in a circle ends', () => {
    const circle = new Series([
      { id: id(1), previousId: id(2), date: '2024-01-01' },
      { id: id(2), previousId: id(1), date: '2024-02-01' },
      { id: id(3), previousId: id(3), date: '2024-03-01' },
    ])
    expect(circle.earlier(id(1))).toEqual([2])
    expect(circle.earlier(id(3))).toEqual([])
  })
})

describe('words', () => {
  test('a code tells year and number', () => {
    expect(actionCode('2024', 3)).toBe('TL-2024-03')
    expect(actionCode('2024', 112)).toBe('TL-2024-112')
  })
  test('age names only what happened', () => {
    expect(ageInWords({ carried: 3, deadlineChanges: 2 })).toBe('dibawa 3 rapat, tenggat diubah 2×')
    expect(ageInWords({ carried: 0, deadlineChanges: 1 })).toBe('tenggat diubah 1×')
    expect(ageInWords({ carried: 0, deadlineChanges: 0 })).toBe('')
  })
  test('lateness is told in days, later in months', () => {
    expect(lateInWords(0)).toBe('')
    expect(lateInWords(1)).toBe('terlambat 1 hari')
    expect(lateInWords(89)).toBe('terlambat 89 hari')
    expect(lateInWords(365)).toBe('terlambat 11 bulan')
  })
  test('a deadline shows what was said and the date it means', () => {
    expect(deadlineInWords({ dueText: 'minggu I Desember', dueDate: '2024-12-07' })).toBe(
      'minggu I Desember (7 Des 2024)',
    )
    expect(deadlineInWords({ dueText: '', dueDate: '2024-12-07' })).toBe('7 Des 2024')
    expect(deadlineInWords({ dueText: 'segera', dueDate: null })).toBe('segera')
  })
  test.each(['20/11/2026', '20 November 2026', '20 November', '20/11', 'Jumat, 20 November 2026'])(
    'a date said as “%s” is shown once',
    (dueText) => expect(deadlineInWords({ dueText, dueDate: '2026-11-20' })).toBe('20 Nov 2026'),
  )
  test('a date in words is readable without a date of its own, and both are shown where they differ', () => {
    expect(deadlineInWords({ dueText: '20/11/2026', dueDate: null })).toBe('20 Nov 2026')
    expect(deadlineInWords({ dueText: '20/11/2026', dueDate: '2026-12-01' })).toBe('20/11/2026 (1 Des 2026)')
  })
  test('a summary is cut at a word', () => {
    expect(excerpt('Memadankan data keluarga miskin ekstrem di seluruh kecamatan', 30)).toBe(
      'Memadankan data keluarga…',
    )
  })
})
