/** Small rules of the roster's screens. */
import { expect, test } from 'vitest'
import { maskNip, spacedNip } from '../../../renderer/screens/roster/nip.ts'
import { isPast, placeText, spanText } from '../../../renderer/screens/roster/people/places.ts'

test('a masked NIP tells neither birthday nor sex, and an unmasked one is grouped as on letters', () => {
  expect(maskNip('198104122005012004')).toBe('1981•••• •••• ••• 004')
  expect(maskNip('')).toBe('')
  expect(maskNip('12345')).toBe('•••')
  expect(spacedNip('198104122005012004')).toBe('19810412 200501 2 004')
})

test('a place is said with its capacity and its time', () => {
  expect(placeText({ post: 'Kepala Dinas', capacity: 'Plt.', organisation: 'Dinas Sosial' })).toBe(
    'Plt. Kepala Dinas, Dinas Sosial',
  )
  expect(placeText({ post: '', capacity: 'definitif', organisation: 'TKPK' })).toBe('Anggota, TKPK')
  expect(spanText('2024-07-01', null)).toBe('sejak 1 Juli 2024')
  expect(spanText(null, '2024-06-30')).toBe('sampai 30 Juni 2024')
  expect(spanText('2020-01-01', '2024-06-30')).toBe('1 Januari 2020 – 30 Juni 2024')
  expect(spanText(null, null)).toBe('')
})

test('the last day still counts', () => {
  expect(isPast('2024-06-30', '2024-06-30')).toBe(false)
  expect(isPast('2024-06-30', '2024-07-01')).toBe(true)
  expect(isPast(null, '2024-07-01')).toBe(false)
})
