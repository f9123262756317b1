import { expect, test } from 'vitest'
import { remarkChoices, saysLeft } from '../../../electron/backend/workbooks/sent/remarks.ts'

test.each([
  ['Pensiun', true],
  ['pensiun per 1 Juli 2024', true],
  ['Pindah instansi', true],
  ['mutasi ke Dinas PU', true],
  ['Meninggal dunia', true],
  ['Alm.', true],
  ['tidak lagi bekerja di sini', true],
  ['tidak aktif', true],
  ['', false],
  ['Tetap', false],
  ['Pindah jabatan', false],
  ['pindah bidang', false],
  ['masih aktif', false],
  ['promosi menjadi Kepala Bidang', false],
])('“%s” says that somebody left: %s', (remark, left) => expect(saysLeft(remark)).toBe(left))

test('of the words the form offers, all but two say that somebody left', () => {
  expect(remarkChoices.filter((remark) => !saysLeft(remark))).toEqual(['Tetap', 'Pindah jabatan'])
})
