import { describe, expect, test } from 'vitest'
import { headsOf, isHeadTitle } from '../../../electron/backend/agencies/heads.ts'
import type { OrganisationId, PostId } from '../../../electron/contract/ids.ts'

const agency = (name: string, shortName = '') => ({ name, shortName, kind: 'agency' as const })

describe('a title that leads', () => {
  test.each([
    ['Kepala Dinas', 'Dinas Sosial'],
    ['Plt. Kepala Dinas Sosial', 'Dinas Sosial'],
    ['Ka. Dinas', 'Dinas Sosial'],
    ['KEPALA PELAKSANA', 'Badan Penanggulangan Bencana Daerah'],
    ['Kepala', 'Badan Pusat Statistik Kabupaten Kutai Timur'],
    ['Kepala Kejaksaan Negeri', 'Kejaksaan Negeri Kutai Timur'],
    ['Kepala UPTD', 'UPTD Pasar Induk'],
    ['Kepala Bagian Kesejahteraan Rakyat', 'Bagian Kesejahteraan Rakyat'],
    ['Kepala Desa', 'Pemerintah Desa Sepaso Timur'],
    ['Kepala Desa Sepaso', 'Sepaso'],
    ['Kepala Puskesmas', 'Puskesmas Sangatta Utara'],
    ['Pj. Bupati Kutai Timur', 'Pemerintah Kabupaten Kutai Timur'],
    ['Camat Bengalon', 'Kecamatan Bengalon'],
    ['Lurah', 'Kelurahan Teluk Lingga'],
    ['Sekretaris Daerah', 'Sekretariat Daerah'],
    ['Sekretaris DPRD', 'Sekretariat DPRD'],
    ['Komandan Kodim', 'Komando Distrik Militer 0909'],
    ['Dandim 0909', 'Kodim 0909'],
    ['Kapolres', 'Kepolisian Resor Kutai Timur'],
    ['Inspektur', 'Inspektorat Daerah'],
    ['Direktur', 'Rumah Sakit Umum Daerah Kudungga'],
    ['Direktur Utama', 'Perumdam Tirta Tuah Benua'],
    ['Ketua Umum', 'KADIN'],
    ['Ketua Tanfidziyah', 'Pengurus Cabang Nahdlatul Ulama'],
    ['Rektor', 'Universitas Mulawarman'],
    ['Pemimpin Cabang', 'PT BPD Kaltim Kaltara Cabang Sangatta'],
    ['General Manager External Affairs', 'PT Kaltim Prima Coal'],
    ['Manajer', 'PT Indexim Coalindo'],
    ['Koordinator Kabupaten', 'Tim Pendamping PKH'],
  ])('%s of %s', (title, name) => expect(isHeadTitle(title, agency(name))).toBe(true))
})

describe('a title that leads a part, or nothing', () => {
  test.each([
    ['Kepala Bidang Perlindungan dan Jaminan Sosial', 'Dinas Sosial'],
    ['Plt. Kepala Seksi Pemberdayaan', 'Dinas Sosial'],
    ['Kepala Sub Bagian Umum dan Kepegawaian', 'Dinas Sosial'],
    ['Kepala Subbagian Perencanaan Program', 'Dinas Sosial'],
    ['Kepala UPTD Panti', 'Dinas Sosial'],
    ['Kepala Puskesmas Sangatta', 'Dinas Kesehatan'],
    ['Kepala Desa Sepaso', 'Kecamatan Bengalon'],
    ['Kepala LPPM', 'Sekolah Tinggi Pertanian'],
    ['Wakil Ketua', 'Baznas'],
    ['Wakil Bupati', 'Pemerintah Kabupaten Kutai Timur'],
    ['Sekretaris', 'Dinas Sosial'],
    ['Sekretaris Kecamatan', 'Kecamatan Bengalon'],
    ['Asisten Pemerintahan', 'Sekretariat Daerah'],
    ['Direktur Keuangan', 'PT Kaltim Prima Coal'],
    ['Manajer CSR', 'PT Swakarsa Sinarsentosa'],
    ['Koordinator Advokasi Daerah', 'Tim Nasional Percepatan'],
    ['Ketua Pokja II', 'Tim Penggerak PKK'],
    ['Koordinator Advokasi', 'Dinas Sosial'],
    ['Koordinator Pendamping', 'Dinas Sosial'],
    ['Plt. Sekretaris', 'Dinas Sosial'],
    ['Kepala Sekolah', 'Dinas Pendidikan'],
    ['Koordinatoriat', 'Dinas Sosial'],
    ['Bendahara', 'Dinas Sosial'],
    ['Staf', 'Dinas Sosial'],
    ['', 'Dinas Sosial'],
  ])('%s of %s', (title, name) => expect(isHeadTitle(title, agency(name))).toBe(false))
})

test('a coordinator of any kind leads a team; in an agency only one of nothing in particular, or of a whole place', () => {
  const team = { name: 'Pokja Pengaduan', shortName: '', kind: 'team' as const }
  for (const title of ['Koordinator', 'Koordinator Kelurahan', 'Koordinator Pendamping'])
    expect(isHeadTitle(title, team), title).toBe(true)
  for (const title of ['Koordinator', 'Koordinator Wilayah', 'Koordinator Daerah', 'Koordinator Kecamatan Bengalon'])
    expect(isHeadTitle(title, agency('Pendamping Sosial')), title).toBe(true)
  // Of one thing among several not even in a team.
  expect(isHeadTitle('Koordinator Bidang Data', team)).toBe(false)
})

test.each([
  ...['Bupati', 'Wali Kota', 'Gubernur', 'Menteri Sosial', 'Camat', 'Lurah', 'Kades', 'Kadis', 'Kaban', 'Kakan'],
  ...['Kalak BPBD', 'Kasatpol PP', 'Kapolda', 'Kapolres', 'Kapolresta', 'Kapolsek', 'Kajari', 'Kajati', 'Dandim'],
  ...['Danrem', 'Danramil', 'Danlanal', 'Danlanud', 'Pangdam', 'Komandan', 'Rektor', 'Site Manager', 'CEO'],
  ...['Presiden Direktur', 'Managing Director', 'Sekretaris Daerah', 'Sekda', 'Sekwan', 'Ketua Umum', 'Kepala'],
  ...['Direktur', 'Direktris', 'Ketua', 'Pimpinan', 'Pemimpin', 'Inspektur', 'Koordinator', 'Manajer', 'Manager'],
  ...['Dekan', 'Pengasuh', 'Pemilik', 'Owner'],
])('%s leads, also as Plt., Plh., Pj. or Penjabat, and where somebody else holds the name', (title) => {
  for (const said of [title, `Plt. ${title}`, `Plh. ${title}`, `Pj. ${title}`, `Penjabat ${title}`])
    expect(isHeadTitle(said.toUpperCase(), agency('Instansi Uji')), said).toBe(true)
  expect(isHeadTitle(`Ajudan ${title}`, agency('Instansi Uji'))).toBe(false)
  expect(isHeadTitle(`Wakil ${title}`, agency('Instansi Uji'))).toBe(false)
})

test('of several posts that lead, the first in the office’s order; none where none leads', () => {
  const post = (organisationId: number, postId: number, title: string) => ({
    organisationId: organisationId as OrganisationId,
    postId: postId as PostId,
    title,
    ...agency(organisationId === 1 ? 'Pemerintah Kabupaten' : 'Dinas Sosial'),
  })
  const heads = headsOf([
    post(1, 10, 'Wakil Bupati'),
    post(1, 11, 'Bupati'),
    post(1, 12, 'Sekretaris Daerah'),
    post(2, 20, 'Kepala Bidang Data'),
  ])
  expect([...heads].map(([id, { title }]) => [id, title])).toEqual([[1, 'Bupati']])
})
