import { expect, test } from 'vitest'
import { guessSector } from '../../../electron/backend/agencies/sectors.ts'

test.each([
  ['Dinas Sosial', 'Perangkat Daerah'],
  ['DINKES', 'Perangkat Daerah'],
  ['Disdikbud Kab. Kutai Timur', 'Perangkat Daerah'],
  ['BKPSDM', 'Perangkat Daerah'],
  ['BPKAD', 'Perangkat Daerah'],
  ['Satpol PP', 'Perangkat Daerah'],
  ['UNICEF Indonesia', 'Mitra Pembangunan'],
  ['Dinas Sosial Provinsi Kalimantan Timur', 'Pemerintah Provinsi'],
  ['Kantor Kecamatan Sangatta Utara', 'Kecamatan'],
  ['BPS Kabupaten Kutai Timur', 'Instansi Vertikal'],
  ['Distribusi Pangan Sejahtera', undefined],
  ['Diskotek Mawar', undefined],
  ['PT Kaltim Prima Coal', 'Dunia Usaha/Swasta'],
])('%s → %s', (name, sector) => {
  expect(guessSector(name)).toBe(sector)
})
