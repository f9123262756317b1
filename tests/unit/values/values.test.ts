/** Numbers, telephones and names as offices type them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEmails } from '../../../electron/backend/values/email.ts'
import { isNip, maskNip, nipBirthDate, nipSex, parseNip } from '../../../electron/backend/values/nip.ts'
import { hasPersonTitle, isOnlyTitles, nameKey, stripTitles } from '../../../electron/backend/values/personName.ts'
import { parsePhones } from '../../../electron/backend/values/phone.ts'
import { parseSex } from '../../../electron/backend/values/sex.ts'
import { cleanText, isBlankMark, isSameAsAbove } from '../../../electron/backend/values/text.ts'
import { isInternalUnit, withoutDistrict } from '../../../electron/backend/values/organisation.ts'

describe('NIP', () => {
  it.each([
    '198802152013122016',
    '19880215 201312 2 016',
    "'198802152013122016",
    '="198802152013122016"',
    'NIP. 19880215.201312.2.016',
    '19880215\u00a0201312\u00a02\u00a0016',
  ])('%s is the same 18 digits', (text) => {
    expect(parseNip(text)).toEqual({ kind: 'nip', digits: '198802152013122016', doubts: [] })
  })

  it('as a number, or rounded, or in powers of ten, has lost its digits', () => {
    expect(parseNip('198802152013122016', true)).toEqual({ kind: 'precision-lost' })
    for (const text of ['198802152013122000', '1,98802E+17', '1.98E+17', '1,99E17'])
      expect(parseNip(text)).toEqual({ kind: 'precision-lost' })
  })

  it('of a PPPK or with odd parts is doubted, not rejected', () => {
    expect(parseNip('199001012022211001')).toMatchObject({ kind: 'nip', doubts: ['pppk'] })
    expect(parseNip('199013012022211001')).toMatchObject({ kind: 'nip', doubts: ['birth-date', 'pppk'] })
    expect(parseNip('199001012022013001')).toMatchObject({ kind: 'nip', doubts: ['sex'] })
    expect(parseNip('1990010120220110')).toEqual({ kind: 'invalid', digits: '1990010120220110' })
  })

  it('is none where the cell says why, and no NRP where only half of it stands there', () => {
    expect(parseNip('tidak ada')).toEqual({ kind: 'empty' })
    expect(parseNip('Non ASN')).toEqual({ kind: 'none', status: 'Non ASN' })
    expect(parseNip('TK2D')).toEqual({ kind: 'none', status: 'TK2D' })
    expect(parseNip('19680312')).toEqual({ kind: 'invalid', digits: '19680312' })
    expect(parseNip('78091234')).toEqual({ kind: 'nrp', digits: '78091234' })
    expect(parseNip('6408041203680001')).toEqual({ kind: 'nik' })
    expect(parseNip('196803121994031005.0')).toEqual({ kind: 'precision-lost' })
    expect(parseNip('NRP. 13579/P')).toEqual({ kind: 'nrp', digits: '13579/P' })
    expect(parseNip('13579/X')).toMatchObject({ kind: 'invalid' })
  })

  it('tells birth date and sex, and hides them on screens', () => {
    expect([nipBirthDate('198802292013122016'), nipBirthDate('198702292013122016')]).toEqual(['1988-02-29', undefined])
    expect([nipSex('198802152013122016'), nipSex('198802152013121016')]).toEqual(['P', 'L'])
    expect(maskNip('198802152013122016')).toBe('1988••••••••••••16')
  })

  it('built by the rule is valid, whoever it is', () => {
    const two = (n: number) => String(n).padStart(2, '0')
    const number = fc.tuple(
      fc.integer({ min: 1965, max: 2000 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 20, max: 30 }),
      fc.constantFrom(1, 2),
      fc.integer({ min: 1, max: 999 }),
    )
    fc.assert(
      fc.property(number, ([year, month, day, age, sex, serial]) => {
        const digits = `${year}${two(month)}${two(day)}${year + age}${two(month)}${sex}${String(serial).padStart(3, '0')}`
        expect(isNip(digits)).toBe(true)
        expect(parseNip(digits)).toEqual({ kind: 'nip', digits, doubts: [] })
      }),
    )
  })
})

describe('telephones', () => {
  it.each([
    ['+62 812-3456-7890', '081234567890'],
    ['62812 3456 7890', '081234567890'],
    ['81234567890', '081234567890'],
    ['+62 (0)812 3456 789', '08123456789'],
    ['="081234567890"', '081234567890'],
    ["'081234567890", '081234567890'],
    ['(0549) 21234', '054921234'],
    ['HP. 0812-3456-7890 (WA)', '081234567890'],
    ['https://wa.me/6281234567890', '081234567890'],
    ['81234567890.0', '081234567890'],
  ])('%s', (text, phone) => {
    expect(parsePhones(text)).toEqual({ phone, others: [], remarks: [], invalid: [] })
  })

  it('several in a cell: the first is the telephone', () => {
    for (const text of [
      '081234567890 / 085200001111',
      '081234567890\n085200001111',
      '081234567890, 085200001111',
      '081234567890 085200001111',
      '081234567890 dan 085200001111',
    ]) {
      expect(parsePhones(text)).toMatchObject({ phone: '081234567890', others: ['085200001111'], invalid: [] })
    }
    expect(parsePhones('081234567890 (Budi)')).toMatchObject({
      phone: '081234567890',
      remarks: ['081234567890 (Budi)'],
      invalid: [],
    })
  })

  it.each(['12345', 'rumah', '8,53634E+10', '0000000000', '198802152013122016'])('%s is none', (text) => {
    expect(parsePhones(text)).toMatchObject({ phone: '', invalid: [text] })
  })

  it.each(['O8135O112233', '0812345678O', '08l3 5011 2233', '081350i12233'])('%s is not guessed at', (text) => {
    expect(parsePhones(text)).toMatchObject({ phone: '', invalid: [text] })
  })

  it('keeps a letter that means no digit out of the number', () => {
    expect(parsePhones('0549-21234x105')).toMatchObject({ phone: '054921234', remarks: ['0549-21234x105'] })
    expect(parsePhones('081234567890WA')).toMatchObject({ phone: '081234567890', invalid: [] })
  })
})

it('an e-mail is checked, never required', () => {
  expect(parseEmails('mailto:budi@kutaitimurkab.go.id')).toEqual({
    email: 'budi@kutaitimurkab.go.id',
    others: [],
    invalid: [],
  })
  expect(parseEmails('a@x.id; b@y.co.id')).toEqual({ email: 'a@x.id', others: ['b@y.co.id'], invalid: [] })
  expect(parseEmails('Budi @ gmail.com')).toEqual({ email: 'Budi@gmail.com', others: [], invalid: [] })
  for (const text of ['budi', 'budi@', 'budi@gmail', 'budi s@gmail.com'])
    expect(parseEmails(text)).toEqual({ email: '', others: [], invalid: [text] })
  expect(parseEmails('Kantor: a@x.id b@y.id')).toMatchObject({ email: 'a@x.id', others: ['b@y.id'] })
  expect(parseEmails('-')).toEqual({ email: '', others: [], invalid: [] })
})

it('sex is L or P', () => {
  expect(['L', 'Laki-laki', 'pria', 'P', 'Perempuan', 'Wanita', 'x'].map(parseSex)).toEqual([
    'L',
    'L',
    'L',
    'P',
    'P',
    'P',
    undefined,
  ])
})

describe('names', () => {
  it.each([
    ['Drs. Supriyadi Mangiwa, S.H., M.H.', 'Supriyadi Mangiwa'],
    ['Dr. H.Andi Mappasere, S.STP., M.AP.', 'Andi Mappasere'],
    ['Prof. Dr. Ir. A. Rahman, M.Sc., Ph.D', 'A. Rahman'],
    ['Budi Santoso SE MM', 'Budi Santoso'],
    ['Kapten Inf Suparman', 'Suparman'],
    ['dr.Rina Sp.A', 'Rina'],
    ['M. Yusuf', 'M. Yusuf'],
    ['H', 'H'],
  ])('%s', (written, bare) => {
    expect(stripTitles(written)).toBe(bare)
  })

  it('have one key however they are written', () => {
    expect(nameKey("ARIFIN  MA'RUF RANTÉ, S.T., M.T.")).toBe(nameKey('Arifin Ma’ruf Rante ST'))
    expect(hasPersonTitle('Siti, S.Sos.')).toBe(true)
    expect(hasPersonTitle('PT. Kaltim Prima Coal')).toBe(false)
  })
})

it('text is cleaned of what cannot be seen, and says when it says nothing', () => {
  expect(cleanText('\u00a0 Kepala\u00a0Dinas\r\n Sosial\u200b ')).toBe('Kepala Dinas Sosial')
  expect(cleanText('Ana\u000bMaria\u0085Ping\f')).toBe('Ana Maria Ping')
  expect(['-', '—', '...', ''].every(isBlankMark)).toBe(true)
  expect(['sda', 'S.d.a.', '"', '〃', 'idem', 'sama dengan di atas'].every(isSameAsAbove)).toBe(true)
  expect(['- " -', '-"-', 's/d/a', 's d a', '(idem)', "''", '„', 'ibid', 'Ibid.'].every(isSameAsAbove)).toBe(true)
  expect(['sdaf', '-', 'Ida', 's/d', 'H.', '--'].some(isSameAsAbove)).toBe(false)
})

it('a district agency loses the district, a national one keeps its place', () => {
  expect(withoutDistrict('DINAS SOSIAL KABUPATEN KUTAI TIMUR')).toBe('DINAS SOSIAL')
  expect(withoutDistrict('Badan Pusat Statistik Kabupaten Kutai Timur')).toBe(
    'Badan Pusat Statistik Kabupaten Kutai Timur',
  )
  for (const elsewhere of ['DINAS SOSIAL PROVINSI KALIMANTAN TIMUR', 'Dinas Sosial Kota Bontang'])
    expect(withoutDistrict(elsewhere)).toBe(elsewhere)
})

it('a bidang or a seksi is a part of an agency', () => {
  expect(['Bidang Linjamsos', 'Sub Bagian Umum', 'Seksi Data', 'Sekretariat'].every(isInternalUnit)).toBe(true)
  expect(['Sekretariat DPRD', 'Dinas Sosial', 'UPT Panti Sosial'].some(isInternalUnit)).toBe(false)
})

it('titles alone are no name', () => {
  expect(['S.E.', 'M.Si., Ph.D', 'SE MM', 'A.Md.Keb.', 'S.H., M.Kn., CLA.'].every(isOnlyTitles)).toBe(true)
  expect(['Budi, S.E.', 'CLA.', 'S.E., BUDI ALI', 'Staf', '1980', 'Drs. Ali'].some(isOnlyTitles)).toBe(false)
})

it('words that say there is none are an empty cell for every number and address', () => {
  for (const text of [
    'tidak ada',
    'Belum ada',
    'NIHIL',
    '-',
    'n/a',
    'N/A',
    'tdk punya',
    'belum punya HP',
    '(tidak ada)',
  ]) {
    expect(parsePhones(text)).toEqual({ phone: '', others: [], remarks: [], invalid: [] })
    expect(parseEmails(text)).toEqual({ email: '', others: [], invalid: [] })
    expect(parseNip(text)).toEqual({ kind: 'empty' })
  }
  expect(parsePhones('081234567890 / tidak ada')).toMatchObject({ phone: '081234567890', invalid: [] })
  expect(parsePhones('ada di kantor').invalid).toEqual(['ada di kantor'])
})
