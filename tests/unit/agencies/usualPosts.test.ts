/** The posts an office starts with: who leads it by its own name for that, and the secretary where it has one. */
import { expect, test } from 'vitest'
import { rankOf, ranks } from '../../../electron/backend/agencies/ranks.ts'
import { usualPosts } from '../../../electron/backend/agencies/usualPosts.ts'

const offices: Record<string, string[]> = {
  'Badan Perencanaan Pembangunan Daerah': ['Kepala Badan', 'Sekretaris'],
  'Bappeda Kab. Kutai Timur': ['Kepala Badan', 'Sekretaris'],
  BAPPELITBANGDA: ['Kepala Badan', 'Sekretaris'],
  Bapperida: ['Kepala Badan', 'Sekretaris'],
  BPKAD: ['Kepala Badan', 'Sekretaris'],
  'BPBD Kabupaten Kutai Timur': ['Kepala Pelaksana', 'Sekretaris'],
  'Badan Pusat Statistik Kabupaten Kutai Timur': ['Kepala'],
  'Dinas Sosial': ['Kepala Dinas', 'Sekretaris'],
  Disdukcapil: ['Kepala Dinas', 'Sekretaris'],
  'DPMPTSP Kutim': ['Kepala Dinas', 'Sekretaris'],
  'DPRD Kabupaten Kutai Timur': ['Pimpinan'],
  'Distrik Navigasi': ['Pimpinan'],
  'Inspektorat Daerah': ['Inspektur', 'Sekretaris'],
  'Sekretariat Daerah Kabupaten Kutai Timur': ['Sekretaris Daerah'],
  Setda: ['Sekretaris Daerah'],
  'Sekretariat DPRD': ['Sekretaris DPRD'],
  Setwan: ['Sekretaris DPRD'],
  'Bagian Kesejahteraan Rakyat': ['Kepala Bagian'],
  'Satpol PP': ['Kepala Satuan', 'Sekretaris'],
  'Kecamatan Sangatta Utara': ['Camat', 'Sekretaris Kecamatan'],
  'Kantor Camat Bengalon': ['Camat', 'Sekretaris Kecamatan'],
  'Kelurahan Teluk Lingga': ['Lurah', 'Sekretaris Kelurahan'],
  'Desa Sangatta Selatan': ['Kepala Desa', 'Sekretaris Desa'],
  'Kantor Pertanahan Kabupaten Kutai Timur': ['Kepala Kantor'],
  'RSUD Kudungga': ['Direktur'],
  'TKPKD Kutai Timur': ['Ketua', 'Sekretaris'],
  'Yayasan Bina Kelola Lingkungan': ['Pimpinan'],
}

test.each(Object.entries(offices))('%s', (name, posts) => {
  expect(usualPosts(name)).toEqual(posts)
  const office = { name, shortName: '', kind: 'agency' as const }
  expect(posts.map((title) => rankOf(title, office))).toEqual([ranks.head, ranks.secretary].slice(0, posts.length))
})
