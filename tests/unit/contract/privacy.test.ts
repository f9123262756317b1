import { expect, test } from 'vitest'
import { maskNip } from '../../../electron/contract/privacy.ts'

test('a masked NIP tells neither birthday nor sex', () => {
  expect(maskNip('198104122005012004')).toBe('1981•••• •••• ••• 004')
})

test('nor does one with a digit too few or a letter in it', () => {
  for (const wrong of ['19810412200501200', '1981O4122005012004', '19810412 200501 2 004', '12345'])
    expect(maskNip(wrong)).toBe('•••')
})

test('none stays none', () => {
  expect(maskNip('')).toBe('')
})
