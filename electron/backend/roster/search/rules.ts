/** What is typed into a search box, folded for looking it up, and how well a name answers it. Pure. */
import { queryWords } from '../../../contract/text.ts'

/** Words of what was typed into a search box, folded; at most six. */
export function searchWords(typed: string): string[] {
  return queryWords(typed).slice(0, 6)
}

/** Digits that may begin a NIP, NRP or phone number; null when other things were typed. */
export function searchDigits(typed: string): string | null {
  const digits = typed.replace(/[\s.\-()'’]/g, '').replace(/^\+?62(?=8)/, '0')
  return /^\d{3,}$/.test(digits) ? digits : null
}

/** First text after all that begin with `prefix`, in binary order of folded text. */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`

/**
 * Ranks an organisation for what was typed: 0 a name or short name that begins with it, 1 every word begins a word of
 * a name, 2 every word begins a word of another name it is known by; null is no match. Keys are folded.
 */
export function organisationRank(words: readonly string[], names: readonly string[], aliases: readonly string[]) {
  const typed = words.join(' ')
  if (names.some((name) => name.startsWith(typed))) return 0
  const begins = (key: string) => words.every((word) => ` ${key}`.includes(` ${word}`))
  if (begins(names.join(' '))) return 1
  return begins([...names, ...aliases].join(' ')) ? 2 : null
}
