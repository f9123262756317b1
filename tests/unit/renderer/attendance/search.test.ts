import { describe, expect, test } from 'vitest'
import type { Seat } from '../../../../electron/contract/attendance.ts'
import type { AttendanceId, InvitationId } from '../../../../electron/contract/ids.ts'
import { presenceKey } from '../../../../renderer/screens/meetings/attendance/keys.ts'
import {
  findSeats,
  firstTarget,
  nextAfter,
  searchText,
} from '../../../../renderer/screens/meetings/attendance/search.ts'

const seat = (number: number, fields: Partial<Seat> = {}): Seat => ({
  key: `i${number}:1`,
  version: 1,
  number,
  invitationId: number as InvitationId,
  seat: 1,
  organisationId: null,
  organisation: 'Dinas Sosial',
  shortName: 'Dinsos',
  sector: 'Perangkat Daerah',
  expected: '',
  expectedPosition: '',
  response: 'none',
  attendance: null,
  ...fields,
})
const marked: Seat['attendance'] = {
  id: 1 as AttendanceId,
  capacity: 'proxy',
  personId: null,
  name: 'Wati',
  position: '',
  mandateNumber: '',
  note: '',
  markedAt: '2024-11-18T01:00:00Z',
}

const seats = [
  seat(1, { expected: 'Hj. Siti Aminah, S.Sos.', expectedPosition: 'Kepala Dinas', attendance: marked }),
  seat(2, { expected: 'Budi Santoso', expectedPosition: 'Sekretaris' }),
  seat(12, { expected: 'dr. Rahmat', organisation: 'Dinas Kesehatan', shortName: 'Dinkes' }),
  seat(121, { expected: 'Ani', organisation: 'PT 12 Maret', shortName: '' }),
]
const texts = new Map(seats.map((one) => [one.key, searchText(one)]))
const found = (query: string) => findSeats(seats, texts, query).map(({ number }) => number)

describe('finding a seat', () => {
  test.each([
    ['siti', [1]],
    ['AMINAH hj', [1]],
    ['wati', [1]],
    ['kepala sosial', [1]],
    ['dinkes', [12]],
    ['ssos', [1]],
    ['', [1, 2, 12, 121]],
    ['tak ada', []],
  ])('“%s”', (query, numbers) => expect(found(query)).toEqual(numbers))

  test('a number on the paper finds its row only, and other numbers what contains them', () => {
    expect(found('12')).toEqual([12])
    expect(found('12 maret')).toEqual([121])
    expect(found('99')).toEqual([])
  })
})

test('Enter goes to the first nobody is marked in, and a walk goes on to the next of them', () => {
  expect(firstTarget(seats)?.number).toBe(2)
  expect(firstTarget(seats.slice(0, 1))?.number).toBe(1)
  expect(nextAfter(seats, 'i2:1')?.number).toBe(12)
  expect(nextAfter(seats, 'i121:1')?.number).toBe(121)
})

test('one key does one thing, and none together with Ctrl', () => {
  const key = (name: string, ctrlKey = false) => presenceKey({ key: name, ctrlKey, altKey: false, metaKey: false })
  expect(['Enter', ' ', 'm', 'M', 'p', 'u', 'Backspace', 'g'].map((name) => key(name))).toEqual([
    'mark',
    'mark',
    'proxy',
    'proxy',
    'companion',
    'unmark',
    'unmark',
    'guest',
  ])
  expect(key('x')).toBeNull()
  expect(key('p', true)).toBeNull()
})
