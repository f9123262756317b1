/** Invented people with long Indonesian names, in real agencies, for the developers' page. */
import type { ChartSeries, Option } from '../../components/index.ts'

export interface SamplePerson {
  id: number
  name: string
  nip: string
  post: string
  organisation: string
  sector: string
  invited: number
  changed: string
}

const people = [
  'Hj. Nurul Rina Kurniawati Wulandari Ningsih, S.Sos., M.Si.',
  'Dedi Paembonan, S.Pd., M.Pd.',
  'Dewio',
  'Theresia Handayani Tandirerung, S.K.M., M.Kes.',
  'Drs. H. Marten Tandiarrang Sampetoding, M.Si.',
  'Ir. Agus Basri, S.T., M.T., IPM.',
  'Yohanes Mangiwa',
  'Prof. Dr. Ir. Hj. Siti Rahmawati Abdurrahman, M.Sc.Agr.',
]
const posts = [
  'Kepala Bidang Perlindungan dan Jaminan Sosial',
  'Sekretaris',
  'Plt. Kepala Dinas',
  'Analis Kebijakan Ahli Muda',
  'Camat',
  'Kepala Subbagian Perencanaan Program, Evaluasi, dan Keuangan',
]
export const agencies: Option<number>[] = [
  { id: 1, label: 'Badan Perencanaan Pembangunan Daerah', detail: 'Perangkat Daerah' },
  { id: 2, label: 'Dinas Sosial', detail: 'Perangkat Daerah' },
  {
    id: 3,
    label: 'Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana',
    detail: 'Perangkat Daerah',
  },
  { id: 4, label: 'Dinas Koperasi dan Usaha Kecil Menengah', detail: 'Perangkat Daerah' },
  { id: 5, label: 'Kecamatan Muara Bengkal', detail: 'Kecamatan' },
  { id: 6, label: 'Kecamatan Sangatta Utara', detail: 'Kecamatan' },
  { id: 7, label: 'BPS Kabupaten Kutai Timur', detail: 'Instansi Vertikal' },
  { id: 8, label: 'Kodim 0909/Kutai Timur', detail: 'Instansi Vertikal' },
  { id: 9, label: 'PT Kaltim Prima Coal', detail: 'Dunia Usaha/Swasta' },
  { id: 10, label: 'Sekolah Tinggi Pertanian (STIPER) Kutai Timur', detail: 'Akademisi' },
]

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

export function person(index: number): SamplePerson {
  const agency = pick(agencies, Math.floor(index / 7) + index)
  return {
    id: index + 1,
    name: pick(people, index * 5 + Math.floor(index / 8)),
    nip: `19${60 + (index % 40)}•••• •••• ••• ${String(index % 1000).padStart(3, '0')}`,
    post: pick(posts, index * 7 + Math.floor(index / 6)),
    organisation: agency.label,
    sector: agency.detail ?? '',
    invited: (index * 37) % 1500,
    changed: `2024-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
  }
}

export const persons = (count: number): SamplePerson[] => Array.from({ length: count }, (_, index) => person(index))

/** BPS Kutai Timur as reported in the press. */
export const poverty: ChartSeries[] = [
  {
    name: 'Penduduk miskin',
    unit: '%',
    points: [
      { x: 2006, y: 17.66 },
      { x: 2012, y: 8.79 },
      { x: 2023, y: 9.06 },
      { x: 2024, y: 8.81 },
      { x: 2025, y: 8.07 },
    ],
  },
  { name: 'Miskin ekstrem', unit: '%', points: [{ x: 2024, y: 0.3 }], target: { x: 2026, y: 0 } },
]
