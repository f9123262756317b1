/** What a screen may show of a number that gives away birth date and sex. */

/** "1981•••• •••• ••• 004": the year and the serial stay. Of what is no whole NIP nothing: it may hold a birth date too. */
export function maskNip(nip: string): string {
  if (/^\d{18}$/.test(nip)) return `${nip.slice(0, 4)}•••• •••• ••• ${nip.slice(15)}`
  return nip === '' ? '' : '•••'
}
