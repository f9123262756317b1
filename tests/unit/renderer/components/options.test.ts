import { describe, expect, it } from 'vitest'
import { exactOption, markMatch, rankOptions } from '../../../../renderer/components/options.ts'

const agencies = [
  { id: 1, label: 'Dinas Pekerjaan Umum', detail: 'Perangkat Daerah' },
  { id: 2, label: 'Dinas Sosial', detail: 'Perangkat Daerah' },
  { id: 3, label: 'Kecamatan Sangatta Utara', detail: 'Kecamatan' },
  { id: 4, label: 'Lembaga Sosial Umat', detail: 'LSM' },
  { id: 5, label: 'Sosial' },
]
const ids = (query: string) => rankOptions(query, agencies).map(({ id }) => id)

describe('options are ranked by how they begin', () => {
  it('puts the very name first, then beginnings, then words inside', () => expect(ids('sosial')).toEqual([5, 2, 4]))
  it('puts a name that begins so before one that has it further on', () => {
    const options = [
      { id: 1, label: 'Lembaga Sosial Umat' },
      { id: 2, label: 'Sosial Ekonomi' },
    ]
    expect(rankOptions('sosial', options).map(({ id }) => id)).toEqual([2, 1])
  })
  it('finds words in any order and by their beginnings', () => expect(ids('uta sang')).toEqual([3]))
  it('finds by the second line too, after names', () => expect(ids('perangkat sos')).toEqual([2]))
  it('does not care about case, dots and accents', () => {
    expect(ids('DÍNAS s.')).toEqual([2])
    expect(ids('')).toHaveLength(5)
    expect(ids('zzz')).toEqual([])
  })
})

it('takes what was typed for an option only when one alone has that name', () => {
  expect(exactOption(' dinas  sosial ', agencies)?.id).toBe(2)
  expect(
    exactOption('Dewi', [
      { id: 1, label: 'Dewi' },
      { id: 2, label: 'DEWI' },
    ]),
  ).toBeUndefined()
  expect(exactOption('dinas', agencies)).toBeUndefined()
})

describe('what was typed is marked in the label', () => {
  const hits = (label: string, query: string) => markMatch(label, query).flatMap(({ text, hit }) => (hit ? [text] : []))
  it('at the beginnings of words', () => {
    expect(hits('Dinas Sosial', 'din so')).toEqual(['Din', 'So'])
    expect(hits('Dinas Sosial', 'nas')).toEqual([])
  })
  it('and the parts always make up the label', () => {
    for (const query of ['', '(', 'a.b*', 'kutai', 'k t']) {
      const label = 'BPS (Kab.) Kutai Timur'
      expect(
        markMatch(label, query)
          .map(({ text }) => text)
          .join(''),
      ).toBe(label)
    }
  })
})
