/** Who is this? Each rule with the smallest roster that shows it. */
import { describe, expect, it } from 'vitest'
import type { RowFlag, RowValues } from '../../../electron/contract/imports.ts'
import { matchRows } from '../../../electron/backend/imports/match/matchRows.ts'
import { matchOne, readRows, rosterOf } from './roster.ts'

const yusuf = {
  name: 'Drs. Mohammad Yusuf, M.Si.',
  nip: '197408121999031005',
  phone: '081254321098',
  email: 'm.yusuf@kutaitimurkab.go.id',
  position: 'Kepala Bidang Perencanaan',
  organisation: 'Dinas Sosial',
} as const satisfies RowValues
const others: RowValues[] = [
  { name: 'Siti Aminah', nip: '198801022012122003', organisation: 'Dinas Sosial', position: 'Staf' },
  { name: 'Hendra Gunawan', nip: '199003042015031002', organisation: 'Dinas Kesehatan', position: 'Staf' },
]
const roster: RowValues[] = [yusuf, ...others]

/** The first candidate's reasons, after checking that the row is asked about. */
function asked(row: RowValues, people = roster, flags: RowFlag[] = []): string[] {
  const { outcome, candidates } = matchOne(people, row, flags)
  expect(outcome).toBe('ambiguous')
  return candidates?.[0]?.reasons ?? []
}

describe('the same NIP', () => {
  it('is the same person, however the name is written', () => {
    const { outcome, match } = matchOne(roster, { name: 'M. YUSUF', nip: yusuf.nip })
    expect(outcome).toBe('changed')
    expect(match).toEqual({ personId: 1, score: 1, reasons: ['NIP sama'] })
  })

  it('under a wholly different name is asked about', () => {
    expect(asked({ name: 'Rina Lestari', nip: yusuf.nip })).toEqual([
      'NIP sama',
      'nama berbeda: Rina Lestari ~ Mohammad Yusuf',
    ])
  })

  it('with nothing else to say changes nothing', () => {
    expect(matchOne(roster, { ...yusuf }).outcome).toBe('unchanged')
  })
})

describe('another NIP', () => {
  const elsewhere = '196511301988102001'

  it('makes the same name in the same agency somebody else', () => {
    const { name, organisation, position } = yusuf
    expect(matchOne(roster, { name, organisation, position, nip: elsewhere }).outcome).toBe('new')
  })

  it('with the same telephone too is still somebody else: an office has one telephone', () => {
    expect(matchOne(roster, { name: yusuf.name, phone: yusuf.phone, nip: elsewhere }).outcome).toBe('new')
  })

  it.each([
    ['one digit', '197408121999031006', 'NIP beda satu angka'],
    ['two digits exchanged', '197408211999031005', 'dua angka NIP tertukar'],
    ['two digits exchanged between birth and appointment', '197408112999031005', 'dua angka NIP tertukar'],
    ['three digits', '197408121999031128', 'NIP beda dua atau tiga angka'],
    ['all but the birth date', '197408122021211009', 'tanggal lahir dalam NIP sama, angka lainnya berbeda'],
  ])('that differs in %s under the same name is asked about', (_, nip, reason) => {
    const reasons = asked({ name: 'Mohammad Yusuf', nip })
    expect(reasons).toContain(reason)
    expect(reasons).toContain('nama sama')
  })

  it('that differs in one digit under another name is somebody else', () => {
    expect(matchOne(roster, { name: 'Rina Lestari', nip: '197408121999031006' }).outcome).toBe('new')
  })
})

describe('a NIP that Excel has rounded', () => {
  const flag = (code: RowFlag['code'], raw: string): RowFlag[] => [{ field: 'nip', code, cell: 'C2', raw, message: '' }]

  it('still tells who it is, with the name', () => {
    const lost = flag('nip-precision-lost', '197408121999031000')
    const { match } = matchOne(roster, { name: 'Muh. Yusuf' }, lost)
    expect(match?.reasons).toEqual(['angka-angka depan NIP sama', 'nama mirip: Muh. Yusuf ~ Mohammad Yusuf'])
  })

  it('changes nothing of the number that is known', () => {
    const lost = flag('nip-precision-lost', '197408121999031000')
    const { changes } = matchOne(roster, { name: 'Muh. Yusuf' }, lost)
    expect(changes?.map(({ field }) => field)).toEqual(['name'])
  })

  it('is nobody under another name', () => {
    const lost = flag('nip-precision-lost', '197408121999031000')
    expect(matchOne(roster, { name: 'Rina Lestari' }, lost).outcome).toBe('new')
  })

  it('is asked about when a digit too many was typed', () => {
    expect(asked({ name: 'Mohammad Yusuf' }, roster, flag('nip-invalid', '1974081219990310055'))).toContain(
      'NIP hampir sama',
    )
  })
})

describe('without a NIP', () => {
  const { name, phone, email, position, organisation } = yusuf

  it('a name alone is asked about, never certain', () => {
    expect(asked({ name })).toEqual(['nama sama'])
    expect(matchOne([{ name }], { name }).outcome).toBe('ambiguous')
  })

  it.each([
    ['telephone', { phone }, 'telepon sama'],
    ['e-mail', { email }, 'surel sama'],
    ['agency and post', { organisation, position }, 'instansi sama'],
  ] as const)('name and %s are certain', (_, more, reason) => {
    const { match } = matchOne(roster, { name: 'Muh. Yusuf', ...more })
    expect(match?.personId).toBe(1)
    expect(match?.reasons).toContain(reason)
    expect(match?.score).toBeLessThan(1)
  })

  it('says which other name of the agency was understood', () => {
    const { match } = matchOne(roster, { name, organisation: 'Dinsos', position })
    expect(match?.reasons).toEqual(['nama sama', 'instansi sama (Dinsos = Dinas Sosial)', 'jabatan sama'])
  })

  it('an agency that is only like the known one is not enough', () => {
    expect(asked({ name, organisation: 'Din. Sosial & Lainnya' })).toContain(
      'instansi mirip (Din. Sosial & Lainnya ~ Dinas Sosial)',
    )
  })

  it('another sex in the row is never certain', () => {
    expect(asked({ name, phone, sex: 'P' })).toContain('jenis kelamin berbeda')
  })

  it('a shared telephone under another name is somebody else', () => {
    expect(matchOne(roster, { name: 'Rina Lestari', phone }).outcome).toBe('new')
  })

  it('of two who bear the name the one with the telephone is meant', () => {
    const people = [
      { name, phone: '081100000001' },
      { name, phone },
    ]
    expect(matchOne(people, { name, phone }).match?.personId).toBe(2)
  })

  it('two who bear the name in one agency are both asked about, with what is known of them', () => {
    const people = [
      { name, organisation, position },
      { name, organisation, position: 'Staf' },
    ]
    const { outcome, candidates } = matchOne(people, { name, organisation })
    expect(outcome).toBe('ambiguous')
    expect(candidates?.map((one) => [one.personId, one.position, one.organisation])).toEqual([
      [1, position, organisation],
      [2, 'Staf', organisation],
    ])
  })

  it('the same name in another agency with another telephone is new', () => {
    const row = { name, organisation: 'Dinas Kesehatan', position: 'Staf', phone: '085200000000' }
    expect(matchOne(roster, row).outcome).toBe('new')
  })

  it.each([
    ['one part of a common name', { name: 'Siti', organisation: 'Dinas Sosial' }],
    ['a common name elsewhere', { name: 'Siti Aminah', organisation: 'Dinas Kesehatan', phone: '085200000000' }],
  ])('%s is no question worth asking: at one chance in fifteen nobody is asked', (_, row) => {
    const people = [yusuf, { ...others[0], phone: '081254000001' }]
    expect(matchOne(people, row).outcome).toBe('new')
  })

  it('at most five are asked about, best first', () => {
    const people = Array.from({ length: 8 }, (_, at): RowValues => (at === 6 ? { name, sex: 'L' } : { name }))
    const { candidates = [] } = matchOne(people, { name, sex: 'L' })
    expect(candidates).toHaveLength(5)
    expect(candidates[0]?.personId).toBe(7)
    expect(candidates.map(({ score }) => score)).toEqual(candidates.map(({ score }) => score).toSorted((a, b) => b - a))
  })
})

describe('a service number', () => {
  const soldier = { name: 'Budi Lubis', nrp: '78448888', organisation: 'Polres Kutai Timur' }

  it('and the name are certain', () => {
    expect(matchOne([soldier], { name: 'BUDI LUBIS, S.H.', nrp: soldier.nrp }).match?.reasons).toContain('NRP sama')
  })

  it('under another name is asked about', () => {
    expect(asked({ ...soldier, name: 'Rina Lestari' }, [soldier])).toContain('NRP sama')
  })

  it('that is another makes somebody else', () => {
    expect(matchOne([soldier], { ...soldier, nrp: '80055352' }).outcome).toBe('new')
  })
})

describe('one person is one row', () => {
  const people = [{ name: 'Siti Aminah', phone: '081254000000', organisation: 'Dinas Sosial', position: 'Staf' }]

  it('two rows that claim the same person are both asked about', () => {
    const rows = [
      { name: 'Siti Aminah', organisation: 'Dinas Sosial', position: 'Staf' },
      { name: 'St. Aminah', phone: '081254000000' },
    ]
    const found = matchRows(readRows(rows), rosterOf(people))
    expect(found.map(({ outcome }) => outcome)).toEqual(['ambiguous', 'ambiguous'])
    expect(found[0]?.candidates?.[0]?.reasons).toContain('cocok juga dengan baris 3 berkas ini')
  })

  it('the row with the NIP is the person; the other is asked about', () => {
    const [first, second] = matchRows(
      readRows([
        { name: 'Mohammad Yusuf', phone: yusuf.phone },
        { name: 'M. Yusuf', nip: yusuf.nip },
      ]),
      rosterOf(roster),
    )
    expect(second?.match?.personId).toBe(1)
    expect(first?.outcome).toBe('ambiguous')
  })
})
