import { describe, expect, it } from 'vitest'
import {
  addDays,
  dateOf,
  daysBetween,
  formatDate,
  formatDateTime,
  formatLongDate,
  formatNumericDate,
  formatShortDate,
  formatTime,
  formatTimeRange,
  isCalendarDate,
  parseDate,
  parseTime,
  startOfDay,
  today,
  weekday,
} from '../../../electron/contract/dates.ts'

describe('a date is read the way the office types it', () => {
  it.each([
    '18/11/2024',
    '18-11-24',
    '18.11.2024',
    '18 11 2024',
    '18112024',
    '18 nov 2024',
    '18 Nop. 2024',
    '18-Nov-24',
    '18/XI/2024',
    '18 November 2024',
    'Senin, 18 November 2024',
    '  senin  18/11/2024 ',
    '2024-11-18',
  ])('%s', (text) => expect(parseDate(text)).toBe('2024-11-18'))

  it.each([
    ['1 Agt 2023', '2023-08-01'],
    ['1 pebruari 1999', '1999-02-01'],
    ['5/1/70', '1970-01-05'],
    ['5/1/69', '2069-01-05'],
    ["Jum'at, 15 November 2024", '2024-11-15'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (text, iso) => expect(parseDate(text)).toBe(iso))

  it.each([
    '',
    '18',
    '18/11',
    '31/04/2024',
    '29/02/2023',
    '18/13/2024',
    '0/1/2024',
    '18 foo 2024',
    'kemarin',
    '18/11/202',
    '2024-02-30',
  ])('refuses "%s"', (text) => expect(parseDate(text)).toBeNull())

  it('refuses a weekday that is not the date’s, and a word that is no weekday', () => {
    expect(parseDate('Selasa, 18 November 2024')).toBeNull()
    expect(parseDate('Tanggal 18 November 2024')).toBeNull()
  })

  it('reads back every form it writes', () => {
    for (let iso = '2023-12-25'; iso < '2025-01-10'; iso = addDays(iso, 1)) {
      for (const format of [formatDate, formatLongDate, formatShortDate, formatNumericDate]) {
        expect(parseDate(format(iso))).toBe(iso)
      }
    }
  })
})

describe('a time of day', () => {
  it.each([
    ['9', '09:00'],
    ['9.00', '09:00'],
    ['09:00', '09:00'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['13.45 WITA', '13:45'],
    ['23:59', '23:59'],
  ])('%s is %s', (text, time) => expect(parseTime(text)).toBe(time))
  it.each(['', '24', '9.60', '9.5', 'sembilan', '12345'])('refuses "%s"', (text) => expect(parseTime(text)).toBeNull())
  it('is shown with a dot, and an open end as "s.d. selesai"', () => {
    expect(formatTime('09:00')).toBe('09.00')
    expect(formatTimeRange('09:00', null)).toBe('09.00 WITA s.d. selesai')
    expect(formatTimeRange('09:00', '12:00')).toBe('09.00–12.00 WITA')
  })
})

describe('an instant is shown in WITA', () => {
  it('crosses midnight eight hours early', () => {
    expect(formatDateTime('2024-11-17T16:00:00Z')).toBe('18 November 2024, 00.00 WITA')
    expect(formatDateTime('2024-11-17T15:59:59.999Z')).toBe('17 November 2024, 23.59 WITA')
    expect(dateOf('2024-12-31T20:00:00Z')).toBe('2025-01-01')
    expect(today(new Date('2024-11-17T16:00:00Z'))).toBe('2024-11-18')
  })
  it('takes text without a zone as UTC, and heeds a zone', () => {
    expect(formatDateTime('2024-11-18 00:12:00')).toBe('18 November 2024, 08.12 WITA')
    expect(formatDateTime('2024-11-18T08:12:00+08:00')).toBe('18 November 2024, 08.12 WITA')
  })
})

it('a day begins in WITA eight hours before it does in UTC', () => {
  expect(startOfDay('2024-11-18')).toBe('2024-11-17T16:00:00.000Z')
  expect(dateOf(startOfDay('2024-03-01'))).toBe('2024-03-01')
})

it.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2024-13-01', false],
  ['2024-1-1', false],
  ['0000-01-01', false],
  ['9999-12-31', false],
  ['2024-11-18T00:00:00Z', false],
])('%s is a calendar date: %s', (text, is) => {
  expect(isCalendarDate(text)).toBe(is)
})

it('counts days over months, leap days and years', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2025-01-01', '2024-12-31')).toBe(-1)
  expect(addDays('2024-12-31', 1)).toBe('2025-01-01')
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
})

it('names weekdays', () => {
  expect(weekday('2023-12-06')).toBe('Rabu')
  expect(weekday('2024-11-17')).toBe('Minggu')
  expect(formatLongDate('2024-11-18')).toBe('Senin, 18 November 2024')
})
