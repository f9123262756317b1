import { describe, expect, it, test } from 'vitest'
import { oneSlip, slips } from '../../../electron/backend/values/editDistance.ts'
import { joinedName, nameTokens } from '../../../electron/backend/identity/nameTokens.ts'
import { nameKey } from '../../../electron/backend/values/personName.ts'
import { matchOne } from './roster.ts'

const tokens = (name: string) => nameTokens(nameKey(name))

describe('spellings of one name fold together', () => {
  test.each([
    ['Muhammad', 'Mohammad', 'Mohamad', 'Muh.', 'Moh.', 'Mochamad', 'Mukhammad', 'Muhamed', 'Mhd.'],
    ['Ahmad', 'Achmad', 'Akhmad', 'Ahmat', 'Ach.'],
    ['Yusuf', 'Jusuf', 'Yusup', 'Joesoef', 'Yoesoef'],
    ['Siti', 'Sitti', 'Sity', 'St.'],
    ['Nur', 'Noor', 'Noer', 'Nor'],
    ['Abdul', 'Abd.', 'Abdoel'],
    ['Wijaya', 'Widjaya'],
    ['Rizki', 'Riski', 'Rizky'],
    ['Syahrul', 'Sahrul', 'Sjahrul'],
    ['Khairul', 'Chairul', 'Hairul'],
    ['Rahmat', 'Rachmat', 'Rakhmat', 'Rahmad'],
    ['Husein', 'Husain'],
    ['Taufik', 'Taufiq'],
    ['Lukman', 'Luqman', 'Loekman'],
    ['Candra', 'Chandra', 'Tjandra'],
    ['Arif', 'Arief', 'Arip'],
  ])('%s', (...names) => {
    const [first = ''] = names
    for (const name of names)
      expect([name, tokens(`${name} Santoso`)[0]]).toEqual([name, tokens(`${first} Santoso`)[0]])
  })

  it('but not two names that are only alike', () => {
    for (const [a = '', b = ''] of [
      ['Hadi', 'Adi'],
      ['Dewi', 'Dwi'],
      ['Rina', 'Rini'],
      ['Agus', 'Bagus'],
      ['Eko', 'Eka'],
    ])
      expect(tokens(a)).not.toEqual(tokens(b))
  })
})

test('Abdurrahman is Abdul Rahman; Abdullah is one name', () => {
  expect(tokens('Abdurrahman')).toEqual(tokens('Abdul Rahman'))
  expect(tokens('Abdulrahman')).toEqual(tokens('Abd. Rachman'))
  expect(tokens('Abdullah')).toHaveLength(1)
})

test('"bin" and "binti" are no part of a name', () => {
  expect(tokens('Fatimah binti Yusuf')).toEqual(tokens('Fatimah Yusuf'))
})

test('a name is the same spelt apart or together', () => {
  expect(joinedName(tokens('Nur Hayati'))).toBe(joinedName(tokens('Nurhayati')))
})

test('slips are letters put in, left out, changed or exchanged', () => {
  expect([
    slips('budi', 'budi', 2),
    slips('budi', 'bdui', 2),
    slips('budi', 'bud', 2),
    slips('santoso', 'sabtosp', 2),
  ]).toEqual([0, 1, 1, 2])
  expect(slips('santoso', 'wijaya', 2)).toBe(3)
})

test('one slip is forgiven, two in a long name, none in a short one', () => {
  expect(oneSlip('gunawan', 'gunawn')).toBe(true)
  expect(oneSlip('gunawan', 'gnawn')).toBe(false)
  expect(oneSlip('tandiarang', 'tandirng')).toBe(true)
  expect(oneSlip('ali', 'adi')).toBe(false)
})

describe('with the same telephone', () => {
  const known = { name: 'Muhammad Yusuf Hidayat', phone: '081254321098' }
  it.each([
    ['titles', 'H. Muhammad Yusuf Hidayat, S.Sos., M.Si.'],
    ['an initial', 'M. Yusuf Hidayat'],
    ['other spellings', 'Moh. Jusuf Hidajat'],
    ['a slip of the finger', 'Muhammad Yusuf Hidyaat'],
    ['the middle name left out', 'Muhammad Hidayat'],
    ['another order', 'Hidayat Muhammad Yusuf'],
    ['capitals', 'MUHAMMAD YUSUF HIDAYAT'],
    ['a short form', 'Muhammad Yusuf Hid.'],
  ])('%s make no other person', (_, name) => {
    expect(matchOne([known], { name, phone: known.phone }).match?.personId).toBe(1)
  })

  it('another name does', () => {
    expect(matchOne([known], { name: 'Rina Lestari', phone: known.phone }).outcome).toBe('new')
  })
})

it('a rare name weighs more than a common one', () => {
  const crowd = Array.from({ length: 40 }, (_, at) => ({ name: 'Siti Aminah', organisation: `Dinas ${at}` }))
  const rare = { name: 'Theodora Tandiarrang', organisation: 'Dinas 99' }
  const people = [...crowd, rare]
  expect(matchOne(people, { name: rare.name, organisation: 'Dinas 3' }).outcome).toBe('ambiguous')
  expect(matchOne(people, { name: 'Siti Aminah', organisation: 'Dinas 99' }).outcome).toBe('new')
})
