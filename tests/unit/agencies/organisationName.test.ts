import { expect, test } from 'vitest'
import { organisationName } from '../../../electron/backend/agencies/organisationName.ts'

test.each([
  ['DINAS SOSIAL', 'Dinas Sosial'],
  ['DINAS PEMBERDAYAAN MASYARAKAT DAN DESA', 'Dinas Pemberdayaan Masyarakat dan Desa'],
  ['RSUD KUDUNGGA', 'RSUD Kudungga'],
  ['PT KALTIM PRIMA COAL', 'PT Kaltim Prima Coal'],
  ['BPS KABUPATEN KUTAI TIMUR', 'BPS Kabupaten Kutai Timur'],
  ['KODIM 0909/KTM', 'Kodim 0909/KTM'],
  ['BPS', 'BPS'],
  ['Dinas SOSIAL', 'Dinas SOSIAL'],
])('%s is written %s', (shouted, written) => {
  expect(organisationName(shouted)).toBe(written)
})
