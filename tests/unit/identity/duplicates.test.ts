/** The same person twice in one file: flagged once, on the later row, with what becomes of it. */
import { describe, expect, it } from 'vitest'
import type { RowValues } from '../../../electron/contract/imports.ts'
import { matchRows } from '../../../electron/backend/imports/match/matchRows.ts'
import { markDuplicates } from '../../../electron/backend/imports/rows/duplicates.ts'
import { readRows, rosterOf } from './roster.ts'

function outcomes(rows: readonly RowValues[], people: readonly RowValues[] = []) {
  const read = readRows(rows)
  markDuplicates({ rows: read, tables: [] })
  return matchRows(read, rosterOf(people)).map(({ outcome, flags }) => [
    outcome,
    ...flags.map(({ message }) => message),
  ])
}

const nip = '197408121999031005'
const again = (row: number) => `Orang yang sama sudah ada di baris ${row} lembar “”.`

describe('repeated', () => {
  it.each<[string, RowValues, RowValues]>([
    ['the same NIP', { name: 'Mohammad Yusuf', nip }, { name: 'M. YUSUF, S.E.', nip }],
    ['the same name and telephone', { name: 'Budi', phone: '0812000000' }, { name: 'H. Budi', phone: '0812000000' }],
    ['the same in everything', { name: 'Budi', organisation: 'PT A' }, { name: 'BUDI', organisation: 'PT. A' }],
    ['the same NRP', { name: 'Budi Lubis', nrp: '78448888' }, { name: 'Budi Lubiss', nrp: '78448888' }],
  ])('%s', (_, first, second) => {
    expect(outcomes([first, second])).toEqual([['new'], ['repeated', again(2)]])
  })
})

it('one NIP under two names is an error that names the other', () => {
  expect(
    outcomes([
      { name: 'Mohammad Yusuf', nip },
      { name: 'Rina Lestari', nip },
    ]),
  ).toEqual([
    ['new'],
    ['invalid', 'Nomor ini sama dengan milik Mohammad Yusuf di baris 2 lembar “”. Perbaiki salah satunya.'],
  ])
})

it('two people of one name, one telephone and two NIPs are two people', () => {
  const rows = [
    { name: 'Siti', phone: '0549210001', nip },
    { name: 'Siti', phone: '0549210001', nip: '196511301988102001' },
  ]
  expect(outcomes(rows)).toEqual([['new'], ['new']])
})

it('one number of two firms is two people', () => {
  const rows = [
    { name: 'Budi', nrp: '12345', organisation: 'PT A' },
    { name: 'Rina', nrp: '12345', organisation: 'PT B' },
  ]
  expect(outcomes(rows)).toEqual([['new'], ['new']])
})

it('the first of two rows may still be a known person', () => {
  const rows = [
    { name: 'Mohammad Yusuf', nip },
    { name: 'Mohammad Yusuf', nip },
  ]
  expect(outcomes(rows, [{ name: 'Mohammad Yusuf', nip }])).toEqual([['unchanged'], ['repeated', again(2)]])
})
