/** Lists as offices lay them out: where people stand, and whose people they are. */
import { describe, expect, it } from 'vitest'
import { interpret } from '../../../../electron/backend/imports/interpret.ts'
import { leftOut, read, workbook } from '../sheets.ts'

const nip = (n: number) => `19800101200501${(n % 2) + 1}${String(n).padStart(3, '0')}`
const names = (result: ReturnType<typeof read>) => result.rows.map(({ values }) => values.name)
const agencies = (result: ReturnType<typeof read>) => result.rows.map(({ values }) => values.organisation)

describe('headings', () => {
  it('repeated on every page, with their column numbers, are no people', () => {
    const head = ['No', 'Nama', 'NIP', 'Jabatan']
    const result = read({
      rows: [
        ['DINAS SOSIAL'],
        head,
        ['1', '2', '3', '4'],
        [1, 'Budi', nip(1), 'Staf'],
        [2, 'Siti', nip(2), 'Staf'],
        head,
        ['1', '2', '3', '4'],
        [3, 'Joko', nip(3), 'Staf'],
        ['Halaman 2 dari 2'],
      ],
    })
    expect(names(result)).toEqual(['Budi', 'Siti', 'Joko'])
    expect(result.tables).toHaveLength(1)
    expect(leftOut(result)).toEqual([
      '1 title',
      '2 header',
      '3 column-numbers',
      '6 header',
      '7 column-numbers',
      '9 note',
    ])
  })

  it('over two rows without merges', () => {
    const result = read({
      rows: [
        ['No', 'Nama', 'Instansi', 'Kontak', null],
        [null, null, null, 'HP', 'Email'],
        [1, 'Budi', 'Dinas Sosial', '081234567890', 'budi@x.id'],
      ],
    })
    expect(result.rows[0]?.values).toEqual({
      name: 'Budi',
      organisation: 'Dinas Sosial',
      phone: '081234567890',
      email: 'budi@x.id',
    })
    expect(result.tables[0]?.headerRows).toEqual([1, 2])
  })

  it('over three rows with merges', () => {
    const result = read({
      merges: [
        { top: 3, left: 1, bottom: 3, right: 3 },
        { top: 3, left: 0, bottom: 4, right: 0 },
        { top: 3, left: 4, bottom: 4, right: 4 },
      ],
      rows: [
        ['DAFTAR HADIR'],
        [],
        ['No', 'Identitas', null, null, 'Jenis Kelamin'],
        [null, 'Nama', 'NIP', 'Jabatan', null],
        [1, 'Budi', nip(2), 'Staf', 'L'],
      ],
    })
    expect(result.tables[0]?.columns.map(({ field }) => field)).toEqual([null, 'name', 'nip', 'position', 'sex'])
    expect(result.tables[0]?.columns[2]?.header).toBe('Identitas / NIP')
  })

  it('nobody knows: the cells decide', () => {
    const result = read({
      rows: [
        ['Personalia', 'Kode', 'Hubungi', 'Kedinasan'],
        ['Budi Santoso', nip(1), '081234567890', 'Dinas Sosial'],
        ['Siti Aminah', nip(2), '081234567891', 'Dinas Kesehatan'],
        ['Joko Widodo', nip(3), '081234567892', 'Dinas Perikanan'],
      ],
    })
    expect(result.tables[0]?.columns.map(({ field, from }) => [field, from])).toEqual([
      ['name', 'content'],
      ['nip', 'content'],
      ['phone', 'content'],
      ['organisation', 'content'],
    ])
    expect(names(result)).toEqual(['Budi Santoso', 'Siti Aminah', 'Joko Widodo'])
  })

  it('are missing altogether', () => {
    const result = read({
      rows: [
        [1, 'Budi, S.E.', nip(1), 'Dinas Sosial'],
        [2, 'Siti, S.H.', nip(2), 'Dinas Kesehatan'],
      ],
    })
    expect(names(result)).toEqual(['Budi, S.E.', 'Siti, S.H.'])
  })

  it('that lie about the NIP give way to the cells', () => {
    const result = read({
      rows: [
        ['Nama', 'No. Anggota', 'NIK'],
        ['Budi', '081234567890', nip(1)],
        ['Siti', '081234567891', nip(2)],
      ],
    })
    expect(result.rows[0]?.values).toMatchObject({ name: 'Budi', nip: nip(1), phone: '081234567890' })
  })

  it('for NIK, birth date and address are not imported', () => {
    const result = read({
      rows: [
        ['Nama', 'NIK', 'Tanggal Lahir', 'Alamat Rumah', 'HP'],
        ['Budi', '6408010101800001', '1980-01-01', 'Jl. Poros', '081234567890'],
      ],
    })
    expect(result.rows[0]?.values).toEqual({ name: 'Budi', phone: '081234567890' })
  })
})

describe('several tables', () => {
  it('one under the other, each with its title, column order and agency', () => {
    const result = read({
      rows: [
        ['DINAS SOSIAL'],
        ['No', 'Nama', 'NIP'],
        [1, 'Budi', nip(1)],
        [2, 'Siti', nip(2)],
        [],
        ['DINAS KESEHATAN KABUPATEN KUTAI TIMUR'],
        ['No', 'NIP', 'Nama'],
        [1, nip(3), 'Joko'],
      ],
    })
    expect(names(result)).toEqual(['Budi', 'Siti', 'Joko'])
    expect(agencies(result)).toEqual(['DINAS SOSIAL', 'DINAS SOSIAL', 'DINAS KESEHATAN'])
    expect(result.tables.map(({ range }) => range)).toEqual(['A2:C4', 'A7:C8'])
    expect(leftOut(result)).toEqual(['1 title', '2 header', '6 title', '7 header'])
  })

  it('with the same heading, each under its own agency and signature', () => {
    const head = ['No', 'Nama', 'NIP']
    const result = read({
      rows: [
        ['DINAS SOSIAL'],
        head,
        [1, 'Budi', nip(1)],
        [],
        [null, null, 'Sangatta, 1 November 2024'],
        [null, null, 'Kepala Dinas'],
        [null, null, 'Drs. Ali'],
        [],
        ['DINAS KESEHATAN'],
        head,
        [1, 'Joko', nip(3)],
      ],
    })
    expect(result.rows.map(({ values }) => [values.name, values.organisation])).toEqual([
      ['Budi', 'DINAS SOSIAL'],
      ['Joko', 'DINAS KESEHATAN'],
    ])
    expect(leftOut(result)).toEqual([
      '1 title',
      '2 header',
      '5 signature',
      '6 signature',
      '7 signature',
      '9 title',
      '10 header',
    ])
  })
})

describe('the agency', () => {
  it.each([
    ['in a label', [['Instansi : Dinas Sosial']]],
    ['in the cell beside its label', [['Nama Instansi', null, ': Dinas Sosial']]],
    ['in a label of two words', [['NAMA INSTANSI/LEMBAGA'], [], ['OPD/Perusahaan: Dinas Sosial']]],
    ['inside the title', [['DAFTAR NAMA PEGAWAI DINAS SOSIAL TAHUN 2024']]],
    [
      'under the government',
      [['PEMERINTAH KABUPATEN KUTAI TIMUR'], ['DINAS SOSIAL'], ['Jl. Soekarno Hatta, Sangatta']],
    ],
  ])('%s', (_, titles) => {
    const result = read({ rows: [...titles, ['No', 'Nama', 'HP'], [1, 'Budi', '081234567890']] })
    expect(agencies(result).map((text) => text?.toLowerCase())).toEqual(['dinas sosial'])
    expect(result.tables[0]?.organisation?.from).toBe('title')
  })

  it('in the name of the sheet', () => {
    const rows = [
      ['No', 'Nama', 'HP'],
      [1, 'Budi', '081234567890'],
    ]
    expect(agencies(read({ name: 'Kec. Bengalon', rows }))).toEqual(['Kec. Bengalon'])
    expect(
      agencies(
        read([
          { name: 'Sosial', rows },
          { name: 'Sheet2', rows },
        ]),
      ),
    ).toEqual(['Sosial', undefined])
    expect(read({ name: 'Sheet1', rows }).rows[0]?.flags.map(({ code }) => code)).toEqual(['organisation-missing'])
  })

  it('in a row above its people', () => {
    const result = read({
      rows: [
        ['No', 'Nama', 'Jabatan', 'HP'],
        ['A', 'PERANGKAT DAERAH'],
        ['I', 'DINAS SOSIAL'],
        [1, 'Budi', 'Staf', '081234567890'],
        [2, 'Siti', 'Staf', '081234567891'],
        ['II', 'Bumi Etam Lestari'],
        [1, 'Joko', 'Staf', '081234567892'],
        ['Jumlah', 3],
      ],
    })
    expect(agencies(result)).toEqual(['DINAS SOSIAL', 'DINAS SOSIAL', 'Bumi Etam Lestari'])
    expect(leftOut(result)).toEqual(['1 header', '2 section', '3 section', '6 section', '8 total'])
  })

  it('the same as above: sda, ditto marks', () => {
    const result = read({
      rows: [
        ['Nama', 'Instansi', 'Jabatan'],
        ['Budi', 'Dinas Sosial', 'Staf'],
        ['Siti', 'sda', '"'],
        ['Joko', 's.d.a', 'Camat'],
        ['Rina', 'Idem', '-'],
      ],
    })
    expect(result.rows.map(({ values }) => [values.organisation, values.position])).toEqual([
      ['Dinas Sosial', 'Staf'],
      ['Dinas Sosial', 'Staf'],
      ['Dinas Sosial', 'Camat'],
      ['Dinas Sosial', undefined],
    ])
  })

  it('merged down, or written once for many', () => {
    const rows = [
      ['No', 'Instansi', 'Nama'],
      [1, 'Dinas Sosial', 'Budi'],
      [2, null, 'Siti'],
      [3, 'PT Kaltim Prima Coal', 'Joko'],
      [4, null, 'Rina'],
    ]
    const all = ['Dinas Sosial', 'Dinas Sosial', 'PT Kaltim Prima Coal', 'PT Kaltim Prima Coal']
    expect(agencies(read({ rows }))).toEqual(all)
    const merges = [2, 4].map((top) => ({ top, left: 1, bottom: top + 1, right: 1 }))
    expect(agencies(read({ rows, merges }))).toEqual(all)
  })

  it('left blank in one row of many is missing, not guessed', () => {
    const rows = [
      ['Nama', 'Instansi'],
      ['Budi', 'Dinas Sosial'],
      ['Siti', 'Dinas Sosial'],
      ['Joko', null],
      ['Rina', 'PT Indexim'],
      ['Ali', 'PT Indexim'],
    ]
    expect(agencies(read({ rows }))).toEqual(['Dinas Sosial', 'Dinas Sosial', undefined, 'PT Indexim', 'PT Indexim'])
  })
})

describe('under and between the people', () => {
  it('totals, notes and two signatures side by side', () => {
    const result = read({
      rows: [
        ['NO', 'NAMA', 'NIP', 'JABATAN', 'HP'],
        [1, 'Budi', nip(1), 'Staf', '081234567890'],
        [2, null, null, null, null],
        ['TOTAL', null, null, null, 2],
        ['Keterangan: konfirmasi paling lambat Jumat'],
        [],
        [null, 'Mengetahui,', null, 'Sangatta,     November 2024', null],
        [null, 'Kepala Dinas', null, 'Sekretaris', null],
        [],
        [null, 'Drs. Ali, M.Si.', null, 'Dra. Aminah', null],
        [null, 'NIP. 196908121995032004', null, 'NIP. 197008121995032004', null],
      ],
    })
    expect(names(result)).toEqual(['Budi'])
    expect(leftOut(result)).toEqual([
      '1 header',
      '3 numbering-only',
      '4 total',
      '5 note',
      '7 signature',
      '8 signature',
      '10 signature',
      '11 signature',
    ])
  })

  it('a signature with neither place nor date', () => {
    const result = read({
      rows: [
        ['Nama', 'Jabatan', 'HP'],
        ['Budi', 'Staf', '081234567890'],
        ['Siti', 'Staf', '081234567891'],
        [],
        ['KEPALA DINAS SOSIAL'],
        [],
        ['Drs. Ali, M.Si.'],
        ['NIP. 196908121995032004'],
      ],
    })
    expect(names(result)).toEqual(['Budi', 'Siti'])
    expect(leftOut(result)).toEqual(['1 header', '5 signature', '7 signature', '8 signature'])
  })

  it('numbers written in advance, for rows and for signatures', () => {
    const result = read({
      rows: [
        ['NO', 'NAMA', 'INSTANSI', 'TANDA TANGAN', null],
        [1, 'Budi', 'Dinas Sosial', '1', null],
        [2, null, null, null, '2'],
        [3, null, 'Dinas Sosial', '3', null],
      ],
    })
    expect(names(result)).toEqual(['Budi'])
    expect(leftOut(result)).toEqual(['1 header', '3 numbering-only', '4 numbering-only'])
  })

  it('headings of people or companies in English', () => {
    const result = read({
      rows: [
        ['Full Name', 'Job Title', 'Company', 'Phone Number', 'E-mail Address'],
        ['Jane Doe', 'Staff', 'PT Indexim', '+62 811 555 1234', 'jane[at]x.id'],
      ],
    })
    expect(result.rows[0]?.values).toEqual({
      name: 'Jane Doe',
      position: 'Staff',
      organisation: 'PT Indexim',
      phone: '08115551234',
    })
    expect(result.rows[0]?.flags.map(({ code, cell, raw }) => [code, cell, raw])).toEqual([
      ['email-invalid', 'E2', 'jane[at]x.id'],
    ])
  })

  it('ticks under L and P', () => {
    const merges = [
      { top: 1, left: 2, bottom: 1, right: 3 },
      ...[0, 1].map((left) => ({ top: 1, left, bottom: 2, right: left })),
    ]
    const result = read({
      merges,
      rows: [
        ['No', 'Nama', 'Jenis Kelamin', null],
        [null, null, 'L', 'P'],
        [1, 'Budi', '√', null],
        [2, 'Siti', null, '√'],
      ],
    })
    expect(result.rows.map(({ values }) => values.sex)).toEqual(['L', 'P'])
  })

  it('formulas that failed are flagged, not read', () => {
    const result = read({
      rows: [
        ['Nama', 'NIP', 'Instansi'],
        ['#REF!', nip(1), 'Dinas Sosial'],
        ['Budi', '#N/A', 'Dinas Sosial'],
      ],
    })
    expect(result.rows.map(({ flags }) => flags.map(({ code, cell }) => `${code} ${cell}`))).toEqual([
      ['cell-error A2', 'name-missing A2'],
      ['cell-error B3'],
    ])
  })

  it('a person known by name only is a person', () => {
    const result = read({
      rows: [
        ['No', 'Nama', 'Jabatan', 'HP'],
        [1, 'Budi', 'Staf', '081234567890'],
        [2, 'Siti'],
        [3, 'Joko', null, '081234567891'],
      ],
    })
    expect(names(result)).toEqual(['Budi', 'Siti', 'Joko'])
  })

  it('data without a name is kept and flagged', () => {
    const result = read({
      rows: [
        ['No', 'Nama', 'Jabatan', 'HP'],
        [1, 'Budi', 'Staf', '081234567890'],
        [2, null, 'Camat', '081234567891'],
        [3, '12345', 'Lurah', null],
      ],
    })
    expect(
      result.rows.map(({ flags }) =>
        flags.map(({ code, cell }) => `${code} ${cell}`).filter((flag) => !flag.startsWith('org')),
      ),
    ).toEqual([[], ['name-missing B3'], ['name-missing B4']])
  })

  it('hidden rows are shown as left out, and read when asked for', () => {
    const sheet = {
      rows: [
        ['Nama', 'HP'],
        ['Budi', '081234567890'],
        ['Siti', '081234567891'],
      ],
      hiddenRows: [3],
    }
    expect(names(read(sheet))).toEqual(['Budi'])
    expect(leftOut(read(sheet))).toEqual(['1 header', '3 hidden-row'])
    const all = read(sheet, { hiddenRows: true })
    expect(names(all)).toEqual(['Budi', 'Siti'])
    expect(all.rows[1]?.flags.map(({ code }) => code)).toContain('row-hidden')
  })
})

describe('name and NIP', () => {
  it('in one cell', () => {
    const result = read({
      rows: [
        ['No', 'Nama / NIP', 'Jabatan'],
        [1, `Budi, S.E.\nNIP. 19800101 200501 1 001`, 'Staf'],
        [2, 'Siti', 'Staf'],
      ],
    })
    expect(result.rows.map(({ values }) => [values.name, values.nip])).toEqual([
      ['Budi, S.E.', '198001012005011001'],
      ['Siti', undefined],
    ])
  })

  it('one under the other', () => {
    const result = read({
      rows: [
        ['No', 'Nama / NIP', 'Jabatan'],
        [1, 'Budi, S.E.', 'Staf'],
        [null, '19800101 200501 1 001'],
        [2, 'Siti', 'Staf'],
        [null, 'NIP. 198001012005012002'],
      ],
    })
    expect(result.rows.map(({ values }) => [values.name, values.nip])).toEqual([
      ['Budi, S.E.', '198001012005011001'],
      ['Siti', '198001012005012002'],
    ])
    expect(leftOut(result)).toEqual(['1 header', '3 continuation', '5 continuation'])
  })

  it('with titles in columns of their own', () => {
    const result = read({
      rows: [
        ['Gelar Depan', 'Nama', 'Gelar Belakang', 'NIP'],
        ['Dr.', 'Budi', 'M.Si.', nip(1)],
        [null, 'Siti', null, nip(2)],
      ],
    })
    expect(names(result)).toEqual(['Dr. Budi, M.Si.', 'Siti'])
  })
})

describe('choices', () => {
  const sheet = {
    rows: [
      ['Peserta', 'Petugas', 'HP'],
      ['Budi', 'Ali', '081234567890'],
    ],
  }

  it('of a column take its field from any other', () => {
    const result = read(sheet, { tables: [{ table: 0, columns: { B: 'name', C: null } }] })
    expect(result.rows[0]?.values).toEqual({ name: 'Ali' })
    expect(result.tables[0]?.columns.map(({ field, from }) => [field, from])).toEqual([
      [null, 'none'],
      ['name', 'chosen'],
      [null, 'chosen'],
    ])
  })

  it('of one table leave the others alone', () => {
    const two = [
      sheet,
      {
        rows: [
          ['Nama', 'HP'],
          ['Siti', '081234567891'],
        ],
      },
    ]
    const result = read(two, {
      tables: [
        { table: 1, columns: { B: null } },
        { table: 0, columns: { B: 'name' } },
      ],
    })
    expect(result.rows.map(({ values }) => values)).toEqual([{ name: 'Ali', phone: '081234567890' }, { name: 'Siti' }])
  })

  it('made before are remembered by the headings', () => {
    const { tables } = read(sheet)
    const remembered = (fingerprint: string) =>
      fingerprint === tables[0]?.fingerprint ? { B: 'position' as const } : undefined
    const again = interpret(workbook(sheet), { tables: [], values: {}, hiddenRows: false }, remembered)
    expect(again.rows[0]?.values).toEqual({ name: 'Budi', position: 'Ali', phone: '081234567890' })
    expect(again.tables[0]?.columns[1]?.from).toBe('remembered')
  })

  it('of an agency, of mended values, and of a table left out', () => {
    const mended = read(sheet, {
      tables: [{ table: 0, organisation: 'Dinas Sosial' }],
      values: { '0:2': { phone: '0813 1111 2222', note: 'baru' } },
    })
    expect(mended.rows[0]?.values).toEqual({
      name: 'Budi',
      organisation: 'Dinas Sosial',
      phone: '081311112222',
      note: 'baru',
    })
    const left = read(sheet, { tables: [{ table: 0, included: false }] })
    expect(left.rows).toEqual([])
    expect(leftOut(left)).toEqual(['1 header', '2 excluded-table'])
  })
})

it('the same person twice in a file is flagged the second time', () => {
  const result = read({
    rows: [
      ['Nama', 'NIP'],
      ['Budi', nip(1)],
      ['Siti', nip(2)],
      ['H. Budi', nip(1)],
    ],
  })
  const flags = result.rows[2]?.flags.filter(({ code }) => code === 'duplicate-in-file')
  expect(flags?.map(({ message }) => message)).toEqual(['Orang yang sama sudah ada di baris 2 lembar “Sheet1”.'])
})
