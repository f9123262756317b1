/** A NIP tells birth date and sex: lists show its year and serial only. */

export { maskNip } from '../../../electron/contract/privacy.ts'

/** "19810412 200501 2 004", as letters write it. */
export const spacedNip = (nip: string): string =>
  nip.length === 18 ? `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}` : nip
