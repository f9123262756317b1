/** What a secretary's own lists showed: numbers lost to signatures, contacts in one column, seats in a team. */
import { describe, expect, it } from 'vitest'
import { leftOut, read } from '../sheets.ts'

type Cells = (string | number | null)[]
const nip = (n: number) => `19800101200501${(n % 2) + 1}${String(n).padStart(3, '0')}`
const values = (...rows: Cells[]) => read({ rows }).rows.map((row) => row.values)
const flags = (...rows: Cells[]) => read({ rows }).rows.map((row) => row.flags.map(({ code }) => code))

describe('the NIP below the last name', () => {
  const head: Cells = ['No.', 'Nama / NIP', 'Pangkat', 'Jabatan', 'No. HP']
  const list: Cells[] = [
    ['KECAMATAN SANGATTA UTARA'],
    head,
    [1, 'Siti Aminah, S.Sos', 'Pembina (IV/a)', 'Camat', '081325443432'],
    [null, `NIP. ${nip(1)}`],
    [2, 'Andi Ding', 'Penata (III/c)', 'Staf', '081211101650'],
  ]
  const signature: Cells[] = [
    [null, null, null, null, 'Camat Sangatta Utara'],
    [],
    [null, null, null, null, 'ANDI LAWAI, S.Sos'],
    [null, null, null, null, `NIP. ${nip(9)}`],
  ]

  it.each([
    ['after a place and date', [[], [null, null, null, null, 'Sangatta, 20 November 2026'], ...signature]],
    ['after a blank row', [[], ...signature]],
    ['at once', signature],
  ])('is his where a signature follows %s', (_, below) => {
    const result = read({ rows: [...list, [null, `NIP. ${nip(2)}`], ...below] })
    expect(result.rows.map((row) => row.values.nip)).toEqual([nip(1), nip(2)])
    expect(leftOut(result).filter((line) => line.endsWith('continuation'))).toEqual([
      '4 continuation',
      '6 continuation',
    ])
    expect(leftOut(result).filter((line) => line.endsWith('signature'))).toHaveLength(
      below.filter((row) => row.length).length,
    )
  })

  it('may be missing, or an NRP, or too short, and is still no person', () => {
    const rows = (text: string) => read({ rows: [...list, [null, text], [], ...signature] })
    expect(rows('NIP. -').rows.map((row) => row.values.name)).toEqual(['Siti Aminah, S.Sos', 'Andi Ding'])
    expect(rows('NRP. 84010567').rows[1]?.values).toMatchObject({ name: 'Andi Ding', nrp: '84010567' })
    const short = rows('NIP. 19800101 200501').rows[1]
    expect(short?.values.name).toBe('Andi Ding')
    expect(short?.flags.map(({ code }) => code)).toEqual(['nip-invalid'])
  })

  it('and the post below it are his where the others have them', () => {
    const two: Cells[] = [
      ['No', 'Nama', 'HP'],
      [1, 'Siti Aminah', '081325443432'],
      [null, `NIP. ${nip(1)}`],
      [null, 'Kasi Pemerintahan'],
      [2, 'Andi Ding', '081211101650'],
      [null, `NIP. ${nip(2)}`],
      [null, 'Staf'],
      [],
      [null, null, 'Camat Sangatta Utara'],
      [null, null, `NIP. ${nip(9)}`],
    ]
    expect(values(...two)).toMatchObject([
      { nip: nip(1), position: 'Kasi Pemerintahan' },
      { nip: nip(2), position: 'Staf' },
    ])
  })

  it('is of the signature where the list has a column for it', () => {
    const result = read({
      rows: [
        ['No', 'Nama', 'NIP', 'HP'],
        [1, 'Siti', nip(1), '081325443432'],
        [],
        [null, 'Camat Sangatta Utara'],
        [null, 'ANDI LAWAI'],
        [null, `NIP. ${nip(9)}`],
      ],
    })
    expect(leftOut(result)).toEqual(['1 header', '4 signature', '5 signature', '6 signature'])
  })
})

it('a column of contacts holds telephones, addresses and words, each kept', () => {
  const rows: Cells[] = [
    ['No', 'Nama', 'Instansi', 'Kontak'],
    [1, 'Siti', 'Dinas Sosial', '+62 852 52280337'],
    [2, 'Budi', 'Dinas Sosial', 'budi@gmail.com'],
    [3, 'Andi', 'Dinas Sosial', '081315147509 / andi@gmail.com (istri)'],
    [4, 'Maria', 'Dinas Sosial', 'maria@gmail.com, lewat ajudan'],
    [5, 'Ishak', 'Dinas Sosial', '081315147508 / Pak Camat'],
    [6, 'Rusdi', 'Dinas Sosial', 'lewat ajudan'],
    [7, 'Nur', 'Dinas Sosial', 'belum ada'],
  ]
  const own = values(...rows).map(({ phone, email, note }) => ({ phone, email, note }))
  expect(own).toEqual([
    { phone: '085252280337' },
    { email: 'budi@gmail.com' },
    { phone: '081315147509', email: 'andi@gmail.com', note: '(istri)' },
    { email: 'maria@gmail.com', note: 'lewat ajudan' },
    { phone: '081315147508', note: 'Pak Camat' },
    {},
    {},
  ])
  expect(flags(...rows)).toEqual([[], [], [], [], [], ['phone-invalid'], []])
})

describe('a seat in a team', () => {
  const one = (head: string[], cells: string[]) => values(['No', ...head], [1, ...cells], [2, ...cells])[0]

  it('is a note, alone or beside the post', () => {
    const alone = one(['Nama', 'Instansi', 'JABATAN DALAM TIM'], ['Siti', 'Dinas Sosial', 'Ketua'])
    expect(alone).toEqual({ name: 'Siti', organisation: 'Dinas Sosial', note: 'Ketua dalam tim' })
    for (const head of [
      ['Nama', 'Kedudukan dalam Tim/TKPK', 'Jabatan'],
      ['Nama', 'Kedudukan', 'Jabatan'],
    ])
      expect(one(head, ['Siti', 'Ketua', 'Sekretaris Dinas Sosial'])).toMatchObject({
        position: 'Sekretaris Dinas Sosial',
        note: `${head[1]}: Ketua`,
      })
    expect(one(['Nama', 'Jabatan', 'Jabatan dalam Tim', 'Ket.'], ['Siti', 'Staf', 'Ketua Tim', 'baru'])).toMatchObject({
      position: 'Staf',
      note: 'Ketua Tim; baru',
    })
  })

  it('is none in a heading of a post, a name or an agency', () => {
    expect(one(['Nama', 'Jabatan dalam Dinas'], ['Siti', 'Sekretaris'])).toMatchObject({ position: 'Sekretaris' })
    expect(one(['Nama', 'Kedudukan'], ['Siti', 'Sekretaris'])).toMatchObject({ position: 'Sekretaris' })
    expect(one(['Nama / Jabatan dalam Tim', 'HP'], ['Siti', '081325443432'])).toMatchObject({ name: 'Siti' })
  })
})
