import { expect, test } from 'vitest'
import { compareText, foldLabel, foldText, queryWords } from '../../../electron/contract/text.ts'

test('texts are compared without case, accents, apostrophes and marks', () => {
  expect(foldText("  Muḥammad  Ma'ruf, S.E. ")).toBe('muhammad maruf s e')
  expect(foldText('—')).toBe('')
  expect(queryWords(" Jum’at,  6 Des' ")).toEqual(['jumat', '6', 'des'])
  expect(queryWords(' - ')).toEqual([])
})

test('a label is found by its letters, with or without the dots between them', () => {
  for (const typed of ['dinas pu', 'Dinas P.U.', 'DINAS  (PU)']) expect(foldLabel(typed)).toBe('dinas pu')
  expect(foldLabel('Sangatta-Utara/Selatan')).toBe('sangatta utara selatan')
})

test('texts are in Indonesian order, numbers in them by what they count', () => {
  expect(['Rapat 10', 'rapat 2', 'Éva', 'Edi', 'zat'].toSorted(compareText)).toEqual([
    'Edi',
    'Éva',
    'rapat 2',
    'Rapat 10',
    'zat',
  ])
  expect(compareText('DEWI', 'dewi')).toBe(0)
})
