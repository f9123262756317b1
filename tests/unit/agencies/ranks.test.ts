import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankAfter, rankOf, ranks, ranksInOrder } from '../../../electron/backend/agencies/ranks.ts'

const agency = (name: string, shortName = '') => ({ name, shortName, kind: 'agency' as const })
const sosial = agency('Dinas Sosial')

describe.each(
  Object.entries({
    head: ['Kepala Dinas', 'Plt. Kepala Dinas Sosial', 'Kadis', 'Ka. Dinas'],
    secretary: [
      ...['Sekretaris', 'SEKRETARIS DINAS', 'Sekdis', 'Plt. Sekretaris', 'Sekretaris Badan', 'Wakil Kepala'],
      ...['Wakil Ketua II', 'Sekcam'],
    ],
    division: [
      ...['Kabid Rehabilitasi Sosial', 'Kepala Bidang Pemberdayaan Sosial', 'Kabag Umum', 'Plh. Kepala Bagian Hukum'],
      ...['Ka. Bidang PPA', 'Kabid. Linjamsos', 'Inspektur Pembantu Wilayah I', 'Irban II', 'Kasat Binmas'],
    ],
    section: [
      ...[
        'Kasi Pemerintahan',
        'Kasie Trantib',
        'Kepala Seksi Kesejahteraan Rakyat',
        'Kasubbag Umum',
        'Kasubag Program',
      ],
      ...['Kepala Sub Bagian Umum', 'Kepala Subbagian Perencanaan Program', 'Kasubid Data', 'Kepala UPTD Panti'],
      ...['Kepala Sub Bidang Anggaran', 'Subkoordinator Perencanaan', 'Sub Koordinator Umum', 'Kaur Keuangan'],
    ],
    functional: [
      ...['Perencana Ahli Muda', 'Analis Kebijakan Ahli Madya', 'Pranata Komputer', 'Pekerja Sosial Ahli Pertama'],
      ...['Arsiparis Terampil', 'Pejabat Fungsional', 'Statistisi Ahli Muda', 'Penata Ruang Ahli Muda', 'Guru'],
    ],
    staff: [
      ...['Staf', 'Staf Bidang Anggaran', 'Pelaksana', 'Operator', 'Pengelola Data', 'Bendahara', 'Sekretaris Pribadi'],
      ...['Ajudan', 'Anggota', '', 'PPPK', 'Tenaga Harian Lepas', 'Staf Kasubbag Umum', 'Sekretariat'],
    ],
  }).map(([rank, titles]) => ({ rank: rank as keyof typeof ranks, titles })),
)('$rank', ({ rank, titles }) => {
  test.each(titles)('%s', (title) => expect(rankOf(title, sosial)).toBe(ranks[rank]))
})

test('a title means what it does in its organisation', () => {
  expect(rankOf('Kepala UPTD', agency('UPTD Pasar Induk'))).toBe(ranks.head)
  expect(rankOf('Kepala Bagian Hukum', agency('Bagian Hukum'))).toBe(ranks.head)
  expect(rankOf('Sekretaris Daerah', agency('Sekretariat Daerah'))).toBe(ranks.head)
  expect(rankOf('Asisten Pemerintahan dan Kesra', agency('Sekretariat Daerah'))).toBe(ranks.secretary)
  expect(rankOf('Staf Ahli Bupati Bidang Ekonomi', agency('Sekretariat Daerah'))).toBe(ranks.secretary)
  expect(rankOf('Bendahara', { ...agency('Tim Penggerak PKK'), kind: 'team' })).toBe(ranks.division)
  expect(rankOf('Kasdim', agency('Kodim 0909'))).toBe(ranks.secretary)
})

test('a new title brings its rank, unless the post was given another by hand', () => {
  expect(rankAfter(ranks.staff, ranks.staff, ranks.head)).toBe(ranks.head)
  expect(rankAfter(ranks.unknown, ranks.staff, ranks.head)).toBe(ranks.head)
  expect(rankAfter(ranks.secretary, ranks.staff, ranks.head)).toBe(ranks.secretary)
})

describe('ranks of posts in an order of somebody’s own', () => {
  test('only what stands elsewhere is changed', () => {
    expect(ranksInOrder([1, 2, 3, 6])).toEqual([1, 2, 3, 6])
    expect(ranksInOrder([1, 2, 6, 3, 3, 4])).toEqual([1, 2, 2, 3, 3, 4])
    expect(ranksInOrder([6, 1, 2])).toEqual([1, 1, 2])
    expect(ranksInOrder([])).toEqual([])
  })
  test('never fall, and take what is there', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 }), (given) => {
        const ordered = ranksInOrder(given)
        expect(ordered).toEqual([...ordered].sort((a, b) => a - b))
        for (const rank of ordered) expect(given).toContain(rank)
      }),
    )
  })
})
