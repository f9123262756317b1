/** What a screen may show of a number that gives away birth date and sex. */

/** "1981•••• •••• ••• 004": the year and the serial stay. Anything that is no NIP is shown as it is. */
export function maskNip(nip: string): string {
  return /^\d{18}$/.test(nip) ? `${nip.slice(0, 4)}•••• •••• ••• ${nip.slice(15)}` : nip
}
