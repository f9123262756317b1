/** Lists as a clerk in a hurry sends them, and what a careful one reads in them. */
import { describe, expect, it } from 'vitest'
import { leftOut, read, type TestSheet } from '../sheets.ts'

const nip = (n: number) => `19800101200501${(n % 2) + 1}${String(n).padStart(3, '0')}`
const values = (sheet: TestSheet | TestSheet[]) => read(sheet).rows.map((row) => row.values)
const cover = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right })

describe('lists side by side', () => {
  it('are two tables, each under its own agency', () => {
    const result = read({
      rows: [
        ['DAFTAR PESERTA'],
        ['DINAS SOSIAL', null, null, null, null, 'DINAS KESEHATAN'],
        ['No', 'Nama', 'HP', null, null, 'No', 'Nama', 'HP'],
        [1, 'Budi', '081234567890', null, null, 1, 'Siti', '081234567891'],
        [2, 'Joko', '081234567892', null, null, 2, 'Rina', '081234567893'],
        [3, 'Ali', '081234567894'],
        ['Jumlah', 3, null, null, null, 'Jumlah', 2],
      ],
    })
    expect(result.rows.map(({ key, values: { name, organisation } }) => `${key} ${name} ${organisation}`)).toEqual([
      '0:4 Budi DINAS SOSIAL',
      '0:5 Joko DINAS SOSIAL',
      '0:6 Ali DINAS SOSIAL',
      '1:4 Siti DINAS KESEHATAN',
      '1:5 Rina DINAS KESEHATAN',
    ])
    expect(leftOut(result)).toEqual(['1 title', '2 title', '3 header', '7 total'])
    expect(result.tables.map(({ range }) => range)).toEqual(['A3:C6', 'F3:H5'])
  })

  it('that go on from each other share the title', () => {
    const rows = [
      ['DINAS SOSIAL'],
      ['No', 'Nama', 'Jabatan', 'No', 'Nama', 'Jabatan'],
      [1, 'Budi', 'Kepala Dinas', 3, 'Siti', 'Staf'],
      [2, 'Joko', 'Sekretaris', null, null, null],
    ]
    expect(values({ rows }).map(({ name, organisation }) => [name, organisation])).toEqual([
      ['Budi', 'DINAS SOSIAL'],
      ['Joko', 'DINAS SOSIAL'],
      ['Siti', 'DINAS SOSIAL'],
    ])
  })

  it('of participants and their companions share number and agency', () => {
    const rows = [
      ['No', 'Instansi', 'Peserta', null, 'Pendamping', null],
      [null, null, 'Nama', 'HP', 'Nama', 'HP'],
      [1, 'Dinas Sosial', 'Budi', '081234567890', 'Siti', '081234567891'],
      [2, 'Dinas Kesehatan', 'Joko', '081234567892', null, null],
    ]
    const merges = [cover(1, 0, 2, 0), cover(1, 1, 2, 1), cover(1, 2, 1, 3), cover(1, 4, 1, 5)]
    expect(values({ rows, merges }).map(({ name, organisation, phone }) => [name, organisation, phone])).toEqual([
      ['Budi', 'Dinas Sosial', '081234567890'],
      ['Joko', 'Dinas Kesehatan', '081234567892'],
      ['Siti', 'Dinas Sosial', '081234567891'],
    ])
  })
})

describe('forms', () => {
  const budi = {
    name: 'Budi Santoso, S.E.',
    nip: nip(1),
    position: 'Kepala Bidang',
    organisation: 'Dinas Sosial',
    phone: '081234567890',
  }

  it('down the sheet, one under the other', () => {
    const form = (name: string, number: number) => [
      ['Nama', ':', name],
      ['NIP', ':', nip(number)],
      ['Jabatan', ':', 'Kepala Bidang'],
      ['Instansi', ':', 'Dinas Sosial'],
      ['No. HP', ':', '081234567890'],
    ]
    const result = read({
      rows: [
        ['FORMULIR PESERTA'],
        [],
        ...form(budi.name, 1),
        [],
        ...form('Siti', 2),
        [],
        [null, null, 'Sangatta, 11 November 2024'],
        [null, null, 'Drs. Ali'],
      ],
    })
    expect(result.rows.map((row) => row.values)).toEqual([budi, { ...budi, name: 'Siti', nip: nip(2) }])
    expect(result.rows.map(({ row }) => row)).toEqual([3, 9])
    expect(leftOut(result)).toEqual([
      '1 title',
      ...[4, 5, 6, 7, 10, 11, 12, 13].map((row) => `${row} continuation`),
      '15 signature',
      '16 signature',
    ])
  })

  it('with label and answer in one cell; a flag names the cell it was read in', () => {
    const result = read({
      rows: [
        ['BIODATA PESERTA'],
        ['1. Nama Lengkap : Budi Santoso, S.E.'],
        [`2. NIP : ${nip(1)}`],
        ['3. Jabatan : Kepala Bidang'],
        ['4. Instansi : Dinas Sosial'],
        ['5. No. HP : 12'],
      ],
    })
    expect(result.rows[0]?.values).toEqual({ ...budi, phone: undefined })
    expect(result.rows[0]?.flags.map(({ code, cell, raw }) => [code, cell, raw])).toEqual([
      ['phone-invalid', 'A6', '12'],
    ])
  })
})

describe('two things in one cell', () => {
  it.each([
    ['Jabatan/Instansi', 'Kepala Dinas / Dinas Sosial', 'Kepala Dinas', 'Dinas Sosial'],
    ['Jabatan/Instansi', 'Staf - Dinas Kesehatan', 'Staf', 'Dinas Kesehatan'],
    [
      'Jabatan & Unit Kerja',
      'Kepala Bidang Sosial\nBappeda Kutai Timur',
      'Kepala Bidang Sosial',
      'Bappeda Kutai Timur',
    ],
    ['Jabatan/Perusahaan', 'Manager, PT Indexim', 'Manager', 'PT Indexim'],
    ['Instansi / Jabatan', 'Dinas Sosial / Kepala Dinas', 'Kepala Dinas', 'Dinas Sosial'],
    ['Jabatan/Instansi', 'Camat Bengalon', 'Camat Bengalon', undefined],
    ['Jabatan/Instansi', 'Kepala Dinas Sosial', 'Kepala Dinas Sosial', undefined],
    ['Jabatan', 'Staf / Dinas Sosial', 'Staf / Dinas Sosial', undefined],
  ])('“%s” of “%s”', (header, cell, position, organisation) => {
    const [row] = values({
      rows: [
        ['No', 'Nama', header, 'HP'],
        [1, 'Budi', cell, '081234567890'],
      ],
    })
    expect([row?.position, row?.organisation]).toEqual([position, organisation])
  })

  it('name, rank, NIP and post', () => {
    const rows = [
      ['NO', 'NAMA/PANGKAT/NIP/JABATAN', 'KET'],
      [1, `Budi Santoso, S.E.\nPenata / III c\nNIP. ${nip(1)}\nKepala Bidang Sosial`, 'hadir'],
      [2, 'Siti Aminah / Staf', 'hadir'],
    ]
    expect(values({ rows })).toEqual([
      {
        name: 'Budi Santoso, S.E.',
        nip: nip(1),
        rank: 'Penata / III c',
        position: 'Kepala Bidang Sosial',
        note: 'hadir',
      },
      { name: 'Siti Aminah', position: 'Staf', note: 'hadir' },
    ])
  })

  it('name and telephone', () => {
    const rows = [
      ['No', 'Nama dan No HP', 'Instansi'],
      [1, 'Budi (081234567890)', 'Dinas Sosial'],
      [2, 'Siti - 0812 3456 7891', 'Dinas Kesehatan'],
    ]
    expect(values({ rows }).map(({ name, phone }) => [name, phone])).toEqual([
      ['Budi', '081234567890'],
      ['Siti', '081234567891'],
    ])
  })

  it('a number before the name, a footnote mark behind it', () => {
    const rows = [
      ['NAMA', 'INSTANSI', 'HP'],
      ['1. Budi', 'Dinas Sosial', '081234567890'],
      ['2. Siti *)', 'Dinas Sosial', '081234567891'],
      ['*) pendamping'],
    ]
    expect(values({ rows }).map(({ name }) => name)).toEqual(['Budi', 'Siti'])
    expect(leftOut(read({ rows }))).toEqual(['1 header', '4 note'])
  })
})

describe('several people in one row', () => {
  it('are told apart by their numbers, titles or telephones', () => {
    const result = read({
      rows: [
        ['No', 'Instansi', 'Nama', 'Jabatan', 'HP'],
        [1, 'Dinas Sosial', '1. Budi\n2. Siti', '1. Kepala Dinas\n2. Staf', '081234567890\n081234567891'],
        [2, 'PT Indexim', 'Drs. Ali Rahman, M.Si.\nHj. Rina Wati, S.E.', 'Manager', null],
        [3, 'Dinas Kesehatan', 'Joko\nTono', 'Staf', '081234567892\n081234567893'],
      ],
    })
    expect(
      result.rows.map(({ key, values: row }) => [key, row.name, row.position, row.organisation, row.phone]),
    ).toEqual([
      ['0:2', 'Budi', 'Kepala Dinas', 'Dinas Sosial', '081234567890'],
      ['0:2.2', 'Siti', 'Staf', 'Dinas Sosial', '081234567891'],
      ['0:3', 'Drs. Ali Rahman, M.Si.', 'Manager', 'PT Indexim', undefined],
      ['0:3.2', 'Hj. Rina Wati, S.E.', 'Manager', 'PT Indexim', undefined],
      ['0:4', 'Joko', 'Staf', 'Dinas Kesehatan', '081234567892'],
      ['0:4.2', 'Tono', 'Staf', 'Dinas Kesehatan', '081234567893'],
    ])
  })

  it.each(['Budi Santoso,\nS.E., M.Si.', 'Muhammad\nRizki', 'Drs. Budi Santoso\nM.Si.'])(
    'but a name broken over two lines is one: %j',
    (name) => {
      const rows = [
        ['No', 'Nama', 'Instansi', 'HP'],
        [1, name, 'Dinas Sosial', '081234567890'],
      ]
      expect(values({ rows }).map((row) => row.name)).toEqual([name.replace('\n', ' ')])
    },
  )
})

it('two rows a person: the NIP, the grade and the rest of the post stand below', () => {
  const result = read({
    merges: [cover(2, 0, 3, 0), cover(4, 0, 5, 0)],
    rows: [
      ['NO', 'NAMA/NIP', 'PANGKAT/GOL', 'JABATAN'],
      [1, 'Budi Santoso, S.E.', 'Penata', 'Kepala Bidang'],
      [null, nip(1), 'III/c', 'Rehabilitasi Sosial'],
      [2, 'Siti Aminah, S.H.', 'Pembina', 'Sekretaris'],
      [null, `NIP. ${nip(2)}`, 'IV/a', null],
    ],
  })
  expect(result.rows.map((row) => row.values)).toEqual([
    { name: 'Budi Santoso, S.E.', nip: nip(1), rank: 'Penata / III/c', position: 'Kepala Bidang Rehabilitasi Sosial' },
    { name: 'Siti Aminah, S.H.', nip: nip(2), rank: 'Pembina / IV/a', position: 'Sekretaris' },
  ])
  expect(leftOut(result)).toEqual(['1 header', '3 continuation', '5 continuation'])
})

it('pages end and begin with sums carried over', () => {
  const head = ['No', 'Nama', 'NIP', 'Jabatan']
  const result = read({
    rows: [
      head,
      [1, 'Budi', nip(1), 'Staf'],
      ['Jumlah dipindahkan', null, null, '1'],
      ['Halaman 1'],
      head,
      ['Pindahan', null, null, '1'],
      [2, 'Siti', nip(2), 'Staf'],
      [null, 'Jumlah Seluruhnya', null, '2'],
    ],
  })
  expect(result.rows.map((row) => row.values.name)).toEqual(['Budi', 'Siti'])
  expect(leftOut(result)).toEqual(['1 header', '3 total', '4 note', '5 header', '6 total', '8 total'])
})

it('a kop, a letter and merged headings before the list', () => {
  const result = read({
    merges: [cover(9, 0, 10, 0), cover(9, 1, 10, 1), cover(9, 2, 9, 3), cover(9, 4, 10, 4)],
    rows: [
      ['PEMERINTAH KABUPATEN KUTAI TIMUR'],
      ['DINAS PEMBERDAYAAN MASYARAKAT DAN DESA'],
      ['Jl. Soekarno Hatta No. 1 Telp. (0549) 2022222 Sangatta 75611'],
      [],
      ['Nomor', ': 005/123/DPMD'],
      ['Hal', ': Usulan Nama Peserta'],
      ['Yth. Kepala Bappeda'],
      [],
      ['NO', 'NAMA', 'IDENTITAS', null, 'CP'],
      [null, null, 'N I P', 'JABATAN', null],
      [1, 'Budi', nip(1), 'Staf', '081234567890'],
    ],
  })
  expect(result.rows.map((row) => row.values)).toEqual([
    {
      name: 'Budi',
      nip: nip(1),
      position: 'Staf',
      phone: '081234567890',
      organisation: 'DINAS PEMBERDAYAAN MASYARAKAT DAN DESA',
    },
  ])
})

it('ticks under L and P that nothing stands above, an x among them', () => {
  const rows = [
    ['NO. URUT', 'NAMA PESERTA', 'L', 'P', 'INSTANSI'],
    [1, 'Budi', 'v', null, 'Dinas Sosial'],
    [2, 'Siti', null, 'x', 'Dinas Kesehatan'],
  ]
  expect(values({ rows }).map(({ name, sex }) => [name, sex])).toEqual([
    ['Budi', 'L'],
    ['Siti', 'P'],
  ])
})

it('in English', () => {
  const rows = [
    ['ATTENDANCE LIST'],
    ['Organization: World Vision Indonesia'],
    ['No.', 'Participant Name', 'Designation', 'Mobile', 'Email', 'Gender (M/F)'],
    [1, 'Jane Doe', 'Program Manager', '08115551234', 'jane@wvi.org', 'F'],
  ]
  expect(values({ rows })).toEqual([
    {
      name: 'Jane Doe',
      position: 'Program Manager',
      organisation: 'World Vision Indonesia',
      phone: '08115551234',
      email: 'jane@wvi.org',
      sex: 'P',
    },
  ])
})

it('agencies in section rows with their number of people', () => {
  const rows = [
    ['NO', 'NAMA', 'JABATAN', 'HP'],
    ['DINAS SOSIAL (2 orang)'],
    [1, 'Budi', 'Kepala', '081234567890'],
    ['III. DINAS KESEHATAN : 1 orang'],
    [1, 'Joko', 'Staf', '081234567892'],
  ]
  expect(values({ rows }).map(({ organisation }) => organisation)).toEqual(['DINAS SOSIAL', 'DINAS KESEHATAN'])
})

it('a last person known by name only, then a signature without place and date', () => {
  const result = read({
    rows: [
      ['Nama', 'Jabatan'],
      ['Budi', 'Staf'],
      ['Siti', 'Staf'],
      [],
      ['Joko'],
      [],
      [null, 'Kepala Dinas'],
      [],
      [null, 'Drs. Ali'],
      [null, `NIP. ${nip(9)}`],
    ],
  })
  expect(result.rows.map((row) => row.values.name)).toEqual(['Budi', 'Siti', 'Joko'])
  expect(leftOut(result)).toEqual(['1 header', '7 signature', '9 signature', '10 signature'])
})
