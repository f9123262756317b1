import { expect, test } from 'vitest'
import {
  checkDates,
  countsText,
  makesCircle,
  organisationKey,
  type PersonText,
  readPerson,
} from '../../../electron/backend/roster/rules.ts'
import { organisationRank, searchDigits, searchWords } from '../../../electron/backend/roster/search/rules.ts'

const blank: PersonText = { name: 'Budi', nip: '', nrp: '', rank: '', sex: '', phone: '', email: '', note: '' }

test('spellings of one organisation fold to one key, different ones do not', () => {
  expect(organisationKey('  DINAS  Sosial ')).toBe('dinas sosial')
  expect(organisationKey('PT. Kaltim Prima-Coal, Tbk.')).toBe('pt kaltim prima coal tbk')
  expect(organisationKey("Ma'had Al-Jami’ah")).toBe('mahad al jamiah')
  expect(organisationKey('Dinas Sosial')).not.toBe(organisationKey('Dinas Sosial Provinsi'))
  expect(organisationKey('…')).toBe('…')
})

test('a field that is as stored is left alone, however odd; a changed one is checked', () => {
  const stored = { ...blank, nip: '198113992005012004', phone: 'ext 12', email: 'siti@' }
  expect(readPerson({ ...stored, name: 'Budi Santoso' }, stored)).toEqual({
    person: { ...stored, name: 'Budi Santoso' },
    errors: {},
  })
  expect(Object.keys(readPerson({ ...stored, nip: '198113992005012005' }, stored).errors)).toEqual(['nip'])
})

test('further phones and addresses go to the note once, however often they are typed', () => {
  const typed = { ...blank, phone: '0812 5555 1234 / 0813 4444 5678', email: 'a@b.id; c@d.id', note: 'Ketua RT' }
  const first = readPerson(typed).person
  expect(first).toMatchObject({ phone: '081255551234', email: 'a@b.id' })
  expect(first.note).toBe('Ketua RT\nTelepon lain: 081344445678.\nSurel lain: c@d.id.')
  expect(readPerson({ ...typed, note: first.note }).person.note).toBe(first.note)
})

test('a membership may begin and end on one day, not end before it begins', () => {
  expect(checkDates({ fromDate: '2024-07-01', untilDate: '2024-07-01' })).toEqual({})
  expect(checkDates({ fromDate: null, untilDate: '2024-07-01' })).toEqual({})
  expect(checkDates({ fromDate: '2024-07-02', untilDate: '2024-07-01' })).toEqual({
    untilDate: 'Tanggal selesai harus pada atau setelah 2 Juli 2024.',
  })
})

test('what stands in the way is counted in words', () => {
  expect(countsText([[0, 'undangan']])).toBe('')
  expect(
    countsText([
      [3, 'undangan'],
      [0, 'rapat'],
      [1200, 'kehadiran'],
    ]),
  ).toBe('3 undangan dan 1.200 kehadiran')
})

test('an organisation cannot come to stand under itself', () => {
  const parents = new Map<number, number | null>([
    [1, null],
    [2, 1],
    [3, 2],
  ])
  const parentOf = (id: number) => parents.get(id) ?? null
  expect(makesCircle(1, 3, parentOf)).toBe(true)
  expect(makesCircle(1, 1, parentOf)).toBe(true)
  expect(makesCircle(3, 1, parentOf)).toBe(false)
})

test('an organisation is found by its beginning, then its words, then its other names', () => {
  const names = ['badan perencanaan pembangunan daerah', 'bappeda']
  expect(organisationRank(['bap'], names, [])).toBe(0)
  expect(organisationRank(['badan', 'per'], names, [])).toBe(0)
  expect(organisationRank(['daerah', 'pem'], names, [])).toBe(1)
  expect(organisationRank(['litbang'], names, ['bappeda litbang'])).toBe(2)
  expect(organisationRank(['aerah'], names, [])).toBeNull()
})

test('what is typed is read as words, or as the beginning of a number', () => {
  expect(searchWords("  Sa'diah, S.E. ")).toEqual(['sadiah', 's', 'e'])
  expect(searchDigits('+62 812-55')).toBe('081255')
  expect(searchDigits('1981 0412')).toBe('19810412')
  expect(searchDigits('12')).toBeNull()
  expect(searchDigits('12 Budi')).toBeNull()
})

test('one number that is none is told, also beside a good one', () => {
  for (const phone of ['12', '081253407718 / 12'])
    expect(readPerson({ ...blank, phone }).errors, phone).toEqual({
      phone: '“12” bukan nomor telepon. Tulis seperti 081234567890.',
    })
})
