import { describe, expect, test } from 'vitest'
import { suggestDueDate } from '../../../electron/contract/dueDates.ts'

/** The Rakor of Monday 18 November 2024. */
const meeting = '2024-11-18'

describe('a deadline as said in the meeting', () => {
  test.each([
    ['minggu I Desember', '2024-12-07'],
    ['Minggu ke-2 Januari', '2025-01-14'],
    ['minggu kedua bulan Desember 2024', '2024-12-14'],
    ['minggu terakhir Februari 2028', '2028-02-29'],
    ['minggu I dan II Desember', '2024-12-14'],
    ['minggu I s.d. minggu III Maret', '2025-03-21'],
    ['Desember 2024 (minggu I)', '2024-12-07'],
    ['akhir Januari 2025', '2025-01-31'],
    ['awal Maret', '2025-03-10'],
    ['pertengahan Maret', '2025-03-20'],
    ['triwulan I 2025', '2025-03-31'],
    ['TW II', '2025-06-30'],
    ['triwulan IV', '2024-12-31'],
    ['TW I - TW II 2025', '2025-06-30'],
    ['semester I tahun 2025', '2025-06-30'],
    ['30 November 2024', '2024-11-30'],
    ['paling lambat 30 Nopember', '2024-11-30'],
    ['Selambat-lambatnya 10 Desember 2024.', '2024-12-10'],
    ['30/11/2024', '2024-11-30'],
    ['Januari–Maret 2025', '2025-03-31'],
    ['Jan-Mar 2025', '2025-03-31'],
    ['Januari s.d. Maret 2025', '2025-03-31'],
    ['s.d. Desember', '2024-12-31'],
    ['Desember', '2024-12-31'],
    ['akhir tahun', '2024-12-31'],
    ['TA 2025', '2025-12-31'],
    ['bulan depan', '2024-12-31'],
    ['minggu depan', '2024-11-25'],
    ['2 minggu setelah rapat', '2024-12-02'],
    ['tiga bulan', '2025-02-18'],
  ])('%s is %s', (said, date) => {
    expect(suggestDueDate(said, meeting)).toBe(date)
  })

  test('the week of a month and a Sunday are told apart by the comma', () => {
    expect(suggestDueDate('minggu 1 Desember 2024', meeting)).toBe('2024-12-07')
    expect(suggestDueDate('Minggu, 1 Desember 2024', meeting)).toBe('2024-12-01')
  })

  test('without a year, the first such date from the meeting on', () => {
    expect(suggestDueDate('18 November', meeting)).toBe('2024-11-18')
    expect(suggestDueDate('17 November', meeting)).toBe('2025-11-17')
    expect(suggestDueDate('20/11', meeting)).toBe('2024-11-20')
    expect(suggestDueDate('17-11', meeting)).toBe('2025-11-17')
    expect(suggestDueDate('31/11', meeting)).toBeNull()
    expect(suggestDueDate('Oktober', meeting)).toBe('2025-10-31')
  })

  test('months end where they end', () => {
    expect(suggestDueDate('satu bulan', '2025-01-31')).toBe('2025-02-28')
    expect(suggestDueDate('bulan depan', '2024-12-05')).toBe('2025-01-31')
  })

  test.each([
    '',
    'segera',
    'rutin setiap bulan',
    '10 desa',
    'setelah 10 desa',
    'minggu 6 Desember',
    'triwulan V 2025',
    '31 Februari',
  ])('nothing is guessed from “%s”', (said) => {
    expect(suggestDueDate(said, meeting)).toBeNull()
  })
})
