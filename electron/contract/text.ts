/** Texts compared: folded for looking up, and put in order. Screens and backend find and sort by the same rules. */

const unusual = /[^\x20-\x7e]/

/** Lower case, no diacritics, anything but letters and digits a single space: for comparing, never for showing. */
export function foldText(text: string): string {
  const plain = unusual.test(text) ? text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '') : text
  return plain
    .toLowerCase()
    .replace(/['’‘`´]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** A label among which one chooses by typing: letters with dots between them are one word, "Dinas P.U." is "dinas pu". */
export const foldLabel = (text: string): string => foldText(text.replace(/[.,"()]/g, ''))

/** Words of what was typed into a search box, folded. */
export const queryWords = (typed: string): string[] => foldText(typed).split(' ').filter(Boolean)

const collator = new Intl.Collator('id', { numeric: true, sensitivity: 'base' })

/** Indonesian order; "Rapat 2" before "Rapat 10"; case and accents do not matter. */
export const compareText = (a: string, b: string): number => collator.compare(a, b)
