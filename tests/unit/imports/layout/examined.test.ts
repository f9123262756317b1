/** What an examiner's lists showed: cells broken by Word, numbered titles, sums, printed footers. */
import { expect, it } from 'vitest'
import { leftOut, read } from '../sheets.ts'

const nip = (n: number) => `19800101200501${(n % 2) + 1}${String(n).padStart(3, '0')}`
const names = (result: ReturnType<typeof read>) => result.rows.map(({ values }) => values.name)
const agencies = (result: ReturnType<typeof read>) => result.rows.map(({ values }) => values.organisation)

it('an agency numbered as a part of the file names the table under it; the whole is no agency', () => {
  const result = read({
    name: 'Gabungan',
    rows: [
      ['DAFTAR PESERTA'],
      ['A. DINAS SOSIAL'],
      ['No', 'Nama', 'NIP'],
      [1, 'Budi', nip(1)],
      [],
      ['II. KECAMATAN SANDARAN (1 orang)'],
      ['No', 'NIP', 'Nama'],
      [1, nip(2), 'Siti'],
    ],
  })
  expect(agencies(result)).toEqual(['DINAS SOSIAL', 'KECAMATAN SANDARAN'])
  expect(
    agencies(
      read({
        name: 'Gabungan',
        rows: [
          ['No', 'Nama', 'NIP'],
          [1, 'Budi', nip(1)],
        ],
      }),
    ),
  ).toEqual([undefined])
})

it('a sum with its count under the numbers and "orang" under the names is no person', () => {
  const result = read({
    rows: [
      ['Instansi', 'No', 'Nama', 'HP'],
      ['Dinas Sosial', 1, 'Budi', '081234567890'],
      ['Dinas Sosial', 2, 'Siti', '081234567891'],
      ['Jumlah', 2, 'orang'],
    ],
  })
  expect(names(result)).toEqual(['Budi', 'Siti'])
  expect(leftOut(result)).toEqual(['1 header', '4 total'])
})

it('titles on a line of their own belong to the name above; initials are no enumeration', () => {
  const rows = (...cells: string[]) =>
    names(read({ rows: [['Nama', 'Instansi'], ...cells.map((name) => [name, 'Dinas Sosial'])] }))
  expect(rows('Dr. Tri Cahyono,\nS.H., M.Kn., CLA.', 'Siti')).toEqual(['Dr. Tri Cahyono, S.H., M.Kn., CLA.', 'Siti'])
  expect(rows('M. Yunus, S.E.\nA. Rifai, S.T.')).toEqual(['M. Yunus, S.E.', 'A. Rifai, S.T.'])
})

it('cells that Word broke into lines are one person, titles on both lines or none', () => {
  const result = read({
    rows: [
      ['Nama', 'NIP', 'Pangkat', 'Jabatan', 'Instansi', 'HP', 'Email'],
      [
        'Drs. Petrus\nDing, M.Si.',
        '19800101\n200501\n1001',
        'Penata /\nIII c',
        'Kepala\nBidang',
        'Dinas\nSosial',
        '081234-\n567890',
        'ding\n@x.id',
      ],
      ['Dra. Hj.\nMimi Aisyah, S.H.', null, null, null, 'Dinas Sosial', null, null],
      ['Siti\nRahayu', '19800101\n2005012003', null, null, 'Dinas Sosial', '081234567891\n081234567892', null],
    ],
  })
  expect(result.rows.map(({ values }) => values)).toMatchObject([
    {
      name: 'Drs. Petrus Ding, M.Si.',
      nip: '198001012005011001',
      rank: 'Penata / III c',
      position: 'Kepala Bidang',
      organisation: 'Dinas Sosial',
      phone: '081234567890',
      email: 'ding@x.id',
    },
    { name: 'Dra. Hj. Mimi Aisyah, S.H.' },
    { name: 'Siti Rahayu', nip: '198001012005012003', phone: '081234567891' },
  ])
  expect(result.rows[0]?.flags).toEqual([])
})

it('a village in its sub-district, and an agency behind the words of a form, are named by the title', () => {
  const people = [
    ['No', 'Nama', 'NIP'],
    [1, 'Budi', nip(1)],
  ]
  expect(agencies(read({ rows: [['KELURAHAN TELUK LINGGA'], ['Kecamatan Sangatta Utara'], ...people] }))).toEqual([
    'KELURAHAN TELUK LINGGA',
  ])
  expect(agencies(read({ rows: [['FORM USULAN PESERTA — DINAS KESEHATAN'], ...people] }))).toEqual(['DINAS KESEHATAN'])
})

it('when it was printed, and "bukan ASN", are no person and no bad NIP', () => {
  const result = read({
    rows: [
      ['Nama', 'NIP', 'Instansi'],
      ['Budi', 'bukan ASN', 'PT Indexim'],
      [],
      ['Dicetak tanggal 12-11-2024 10:20:11'],
    ],
  })
  expect(result.rows.map(({ values, flags }) => [values.name, flags])).toEqual([['Budi', []]])
  expect(leftOut(result)).toEqual(['1 header', '4 note'])
})

it('a grade in brackets on the second row stays beside its rank', () => {
  const rows = [
    ['NO', 'NAMA / NIP', 'PANGKAT / GOL', 'JABATAN'],
    [1, 'Budi Santoso, S.E.', 'Penata', 'Staf'],
    [null, `NIP. ${nip(1)}`, '(III/c)', null],
  ]
  expect(read({ rows }).rows.map(({ values }) => values.rank)).toEqual(['Penata (III/c)'])
})

it('a label whose first word belongs to the name, and what follows a dash, name the agency', () => {
  const named = (...titles: string[][]) =>
    agencies(read({ rows: [...titles, ['No', 'Nama', 'NIP'], [1, 'Budi', nip(1)]] }))
  expect(named(['Kecamatan', ': Bengalon'], ['Kabupaten', ': Kutai Timur'])).toEqual(['Kecamatan Bengalon'])
  expect(named(['Kecamatan : Bengalon'], ['Desa : Sepaso'])).toEqual(['Desa Sepaso'])
  expect(named(['PUSKESMAS SEPASO'], ['Kecamatan : Bengalon'])).toEqual(['PUSKESMAS SEPASO'])
  expect(named(['Dinas : Dinas Sosial'])).toEqual(['Dinas Sosial'])
  expect(named(['DINAS KESEHATAN - DAFTAR PESERTA RAKOR 2024'])).toEqual(['DINAS KESEHATAN'])
})

it('the agency written once over several forms is everybody\u2019s', () => {
  const result = read({
    rows: [
      ['FORMULIR'],
      ['Nama Instansi', 'Dinas Pertanian'],
      [],
      ['Nama', 'Budi'],
      ['NIP', nip(1)],
      ['Jabatan', 'Staf'],
      [],
      ['Nama', 'Siti'],
      ['NIP', nip(2)],
      ['Jabatan', 'Sekretaris'],
    ],
  })
  expect(agencies(result)).toEqual(['Dinas Pertanian', 'Dinas Pertanian'])
})

it('the name of the rank is the rank, the name of the post the post', () => {
  const rows = [
    ['Nama OPD', 'Nama Jabatan', 'Nama', 'Nama Pangkat', 'Nomor Induk'],
    ['Dinas Sosial', 'Staf', 'Budi', 'Penata / III c', nip(1)],
  ]
  expect(read({ rows }).rows[0]?.values).toMatchObject({ name: 'Budi', rank: 'Penata / III c', position: 'Staf' })
})
