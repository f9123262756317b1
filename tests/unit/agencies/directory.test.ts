/** Which organisation a text means: what the directory works out itself, and what it leaves to the clerk. */
import Sqlite from 'better-sqlite3'
import { describe, expect, it, test } from 'vitest'
import { migrate } from '../../../electron/backend/database/migrate.ts'
import { Connection } from '../../../electron/backend/database/statements.ts'
import { Directory } from '../../../electron/backend/agencies/directory.ts'
import { organisationKey } from '../../../electron/backend/roster/rules.ts'

interface Known {
  name: string
  short?: string
  aliases?: string[]
}

function directoryOf(organisations: readonly (Known | string)[], office?: string): Directory {
  const sqlite = new Sqlite(':memory:')
  migrate(sqlite)
  if (office !== undefined)
    sqlite.prepare(`INSERT INTO setting (key, value) VALUES ('office', ?)`).run(JSON.stringify({ name: office }))
  const insert = sqlite.prepare(`INSERT INTO organisation (id, name, name_key, short_name) VALUES (?, ?, ?, ?)`)
  const insertAlias = sqlite.prepare(
    `INSERT INTO organisation_alias (organisation_id, name, name_key, kind) VALUES (?, ?, ?, 'former')`,
  )
  for (const [at, one] of organisations.entries()) {
    const { name, short = '', aliases = [] } = typeof one === 'string' ? { name: one } : one
    insert.run(at + 1, name, organisationKey(name), short)
    for (const alias of aliases) insertAlias.run(at + 1, alias, organisationKey(alias))
  }
  return new Directory(new Connection(sqlite))
}

/** Agencies of the district by their full names only. */
const district = [
  'Sekretariat Daerah',
  'Inspektorat Daerah',
  'Badan Perencanaan Pembangunan Daerah',
  'Badan Pengelolaan Keuangan dan Aset Daerah',
  'Badan Pendapatan Daerah',
  'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
  'Badan Penanggulangan Bencana Daerah',
  'Badan Kesatuan Bangsa dan Politik',
  'Dinas Sosial',
  'Dinas Kesehatan',
  'Dinas Pendidikan dan Kebudayaan',
  'Dinas Pekerjaan Umum dan Penataan Ruang',
  'Dinas Perumahan dan Kawasan Permukiman',
  'Dinas Pemberdayaan Masyarakat dan Desa',
  'Dinas Pengendalian Penduduk dan Keluarga Berencana',
  'Dinas Pemberdayaan Perempuan dan Perlindungan Anak',
  'Dinas Perkebunan',
  'Dinas Perikanan',
  'Dinas Ketahanan Pangan',
  'Dinas Koperasi dan Usaha Kecil Menengah',
  'Dinas Perindustrian dan Perdagangan',
  'Dinas Transmigrasi dan Tenaga Kerja',
  'Dinas Kependudukan dan Pencatatan Sipil',
  'Dinas Komunikasi, Informatika, Statistik dan Persandian',
  'Dinas Lingkungan Hidup',
  'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
  'Dinas Perhubungan',
  'Satuan Polisi Pamong Praja',
  'Rumah Sakit Umum Daerah Kudungga',
  'Kecamatan Sangatta Utara',
  'Kecamatan Sangatta Selatan',
  'Badan Pusat Statistik Kabupaten Kutai Timur',
  'Kantor Kementerian Agama Kabupaten Kutai Timur',
  'Kepolisian Resor Kutai Timur',
  'Kejaksaan Negeri Kutai Timur',
]
const directory = directoryOf(district)
const found = (text: string) => district[(directory.find(text) ?? 0) - 1]

describe('an abbreviation is known by the words of the name', () => {
  it.each([
    ['Dinsos', 'Dinas Sosial'],
    ['DINKES', 'Dinas Kesehatan'],
    ['Disdikbud', 'Dinas Pendidikan dan Kebudayaan'],
    ['DPUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang'],
    ['PUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang'],
    ['Dinas PUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang'],
    ['Disperkim', 'Dinas Perumahan dan Kawasan Permukiman'],
    ['DPMD', 'Dinas Pemberdayaan Masyarakat dan Desa'],
    ['DPMDes', 'Dinas Pemberdayaan Masyarakat dan Desa'],
    ['DPPKB', 'Dinas Pengendalian Penduduk dan Keluarga Berencana'],
    ['DP2KB', 'Dinas Pengendalian Penduduk dan Keluarga Berencana'],
    ['DP3A', 'Dinas Pemberdayaan Perempuan dan Perlindungan Anak'],
    ['Disbun', 'Dinas Perkebunan'],
    ['Diskop UKM', 'Dinas Koperasi dan Usaha Kecil Menengah'],
    ['Dinas Koperasi dan UKM', 'Dinas Koperasi dan Usaha Kecil Menengah'],
    ['Disperindag', 'Dinas Perindustrian dan Perdagangan'],
    ['Distransnaker', 'Dinas Transmigrasi dan Tenaga Kerja'],
    ['Disdukcapil', 'Dinas Kependudukan dan Pencatatan Sipil'],
    ['Dukcapil', 'Dinas Kependudukan dan Pencatatan Sipil'],
    ['Diskominfo Staper', 'Dinas Komunikasi, Informatika, Statistik dan Persandian'],
    ['Perkim', 'Dinas Perumahan dan Kawasan Permukiman'],
    ['DLH', 'Dinas Lingkungan Hidup'],
    ['DPMPTSP', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu'],
    ['Dishub', 'Dinas Perhubungan'],
    ['Bappeda', 'Badan Perencanaan Pembangunan Daerah'],
    ['BPKAD', 'Badan Pengelolaan Keuangan dan Aset Daerah'],
    ['Bapenda', 'Badan Pendapatan Daerah'],
    ['BKPSDM', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia'],
    ['BPBD', 'Badan Penanggulangan Bencana Daerah'],
    ['Kesbangpol', 'Badan Kesatuan Bangsa dan Politik'],
    ['Bakesbangpol', 'Badan Kesatuan Bangsa dan Politik'],
    ['Setda', 'Sekretariat Daerah'],
    ['Satpol PP', 'Satuan Polisi Pamong Praja'],
    ['RSUD Kudungga', 'Rumah Sakit Umum Daerah Kudungga'],
    ['Kec. Sangatta Utara', 'Kecamatan Sangatta Utara'],
    ['BPS Kab. Kutai Timur', 'Badan Pusat Statistik Kabupaten Kutai Timur'],
    ['Polres Kutim', 'Kepolisian Resor Kutai Timur'],
    ['Kejari Kutai Timur', 'Kejaksaan Negeri Kutai Timur'],
  ])('%s', (text, name) => {
    expect(found(text)).toBe(name)
  })
})

describe('what could be anybody is suggested, never taken', () => {
  it.each([
    ['Kecamatan Sangatta', 'Kecamatan Sangatta Utara'],
    ['BPS', 'Badan Pusat Statistik Kabupaten Kutai Timur'],
    ['Kementerian Agama', 'Kantor Kementerian Agama Kabupaten Kutai Timur'],
    ['Dinas Sosial Provinsi Kalimantan Timur', 'Dinas Sosial'],
    ['Dinsos Kutim', 'Dinas Sosial'],
    ['Diskominfo', 'Dinas Komunikasi, Informatika, Statistik dan Persandian'],
    ['Dinas Kesehatn', 'Dinas Kesehatan'],
    ['Kesehatan', 'Dinas Kesehatan'],
  ])('%s', (text, name) => {
    expect(found(text)).toBeUndefined()
    expect(directory.suggest(text).map((one) => one.name)).toContain(name)
  })

  it('an abbreviation that two names explain', () => {
    const both = directoryOf(['Dinas Ketahanan Pangan', 'Dinas Kelautan dan Perikanan'])
    expect(both.find('DKP')).toBeUndefined()
    expect(both.suggest('DKP')).toHaveLength(2)
  })

  it('a name that two organisations had', () => {
    const both = directoryOf([
      { name: 'Dinas Pertanian', aliases: ['Distan'] },
      { name: 'Dinas Peternakan', aliases: ['Distan'] },
    ])
    expect(both.find('Distan')).toBeUndefined()
    expect(both.suggest('Distan').map(({ organisationId }) => organisationId)).toEqual([1, 2])
  })
})

it('the province’s agency is told from the district’s by its place', () => {
  const both = directoryOf(['Dinas Sosial', 'Dinas Sosial Provinsi Kalimantan Timur'])
  expect(both.find('Dinsos')).toBe(1)
  expect(both.find('Dinsos Kaltim')).toBe(2)
  expect(both.find('Dinsos Prov. Kalimantan Timur')).toBe(2)
})

test.each(['PT Maju Jaya', 'Dinas Pariwisata', 'CV Karya', 'Universitas Mulawarman', 'DPD', 'SD'])(
  '%s is nobody known',
  (text) => {
    expect(found(text)).toBeUndefined()
  },
)

test('short names, aliases and former names are names; an own name comes before another’s alias', () => {
  const known = directoryOf([
    { name: 'PT Kaltim Prima Coal', short: 'KPC' },
    { name: 'Dinas Pertanian', aliases: ['Dinas Perkebunan'] },
    'Dinas Perkebunan',
  ])
  expect(known.find('kpc')).toBe(1)
  expect(known.find('Dinas Perkebunan')).toBe(3)
  expect(known.named('KPC')).toEqual({ id: 1, similar: [] })
})

test('a name with its other name in brackets means the one, unless the two differ', () => {
  const directory = directoryOf(['Polres Kutai Timur', 'Badan Perencanaan Pembangunan Daerah', 'Dinas Sosial'])
  expect(directory.find('KEPOLISIAN RESOR KUTAI TIMUR (POLRES KUTAI TIMUR)')).toBe(1)
  expect(directory.find('Badan Perencanaan Pembangunan Daerah (Bappeda)')).toBe(2)
  expect(directory.find('Dinas Sosial (Polres Kutai Timur)')).toBeUndefined()
  expect(directory.find('Dinas Sosial (UPT Panti)')).toBeUndefined()
})

test('bodies of two kinds with one name are no suggestion for each other', () => {
  const known = directoryOf(['Kecamatan Sangatta Utara', 'Sekretariat Daerah', 'Dinas Kesehatan'])
  expect(known.suggest('Desa Sangatta Utara')).toEqual([])
  expect(known.suggest('Puskesmas Sangatta Utara')).toEqual([])
  expect(known.suggest('Sekretariat DPRD')).toEqual([])
  expect(known.suggest('Kecamatan Sangata Utara')).not.toEqual([])
  expect(known.suggest('Badan Kesehatan')).not.toEqual([])
})

test('an abbreviation with the district of the office is its own agency, with another district it is not', () => {
  const here = directoryOf(['Dinas Perhubungan', 'Dinas Perhubungan Kota Bontang'], 'Bappeda Kab. Kutai Timur')
  expect(here.find('DISHUB KAB. KUTIM')).toBe(1)
  expect(here.find('Dishub Kota Bontang')).toBe(2)
  expect(here.find('Dishub Kab. Berau')).toBeUndefined()
})

test('a full name means the organisation known by the abbreviation, of this district only', () => {
  const directory = directoryOf(['Bappeda Kab. Kutai Timur', 'DP3A'], 'Bappeda Kab. Kutai Timur')
  for (const text of [
    'Badan Perencanaan Pembangunan Daerah',
    'Badan Perencanaan Pembangunan Daerah Kabupaten Kutai Timur',
    'BADAN PERENCANAAN PEMBANGUNAN DAERAH KAB. KUTAI TIMUR',
  ])
    expect(directory.find(text)).toBe(1)
  expect(directory.find('Dinas Pemberdayaan Perempuan dan Perlindungan Anak')).toBe(2)
  for (const text of ['Badan Perencanaan Pembangunan Daerah Provinsi Kalimantan Timur', 'Badan Pendapatan Daerah'])
    expect(directory.find(text)).toBeUndefined()
})
