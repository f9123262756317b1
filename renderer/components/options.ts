/** Choosing among options by typing. Pure, so that every Combobox ranks alike. */
import { foldLabel } from '../../electron/contract/text.ts'
import type { Option } from './types.ts'

/** Smaller is better; null does not match. Every word typed must begin a word of the label or its detail. */
export function matchRank(query: string, option: Option): number | null {
  const wanted = foldLabel(query)
  if (wanted === '') return 0
  const label = foldLabel(option.label)
  if (label === wanted) return 0
  if (label.startsWith(wanted)) return 1
  const labelWords = label.split(' ')
  const allWords = [...labelWords, ...foldLabel(option.detail ?? '').split(' ')]
  const begins = (words: string[]) => wanted.split(' ').every((part) => words.some((word) => word.startsWith(part)))
  if (begins(labelWords)) return 2
  if (label.includes(wanted)) return 3
  return begins(allWords) ? 4 : null
}

/** Options that match, best first; equals keep their given order. */
export function rankOptions<O extends Option>(query: string, options: readonly O[], limit = 50): O[] {
  return options
    .flatMap((option) => {
      const rank = matchRank(query, option)
      return rank === null ? [] : [{ option, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ option }) => option)
}

/** A `search` for a Combobox over a list already loaded. */
export const searchLocal =
  <O extends Option>(options: readonly O[]) =>
  (query: string): Promise<O[]> =>
    Promise.resolve(rankOptions(query, options))

/** The option whose label is exactly what was typed, if only one is. */
export function exactOption<O extends Option>(text: string, options: readonly O[]): O | undefined {
  const same = options.filter((option) => foldLabel(option.label) === foldLabel(text))
  return same.length === 1 ? same[0] : undefined
}

/** Splits a label into plain and matching parts, for marking what was typed. */
export function markMatch(label: string, query: string): { text: string; hit: boolean }[] {
  const words = query
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (words.length === 0) return [{ text: label, hit: false }]
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})`, 'giu')
  const parts: { text: string; hit: boolean }[] = []
  let from = 0
  for (const match of label.matchAll(pattern)) {
    if (match.index > from) parts.push({ text: label.slice(from, match.index), hit: false })
    parts.push({ text: match[0], hit: true })
    from = match.index + match[0].length
  }
  if (from < label.length) parts.push({ text: label.slice(from), hit: false })
  return parts
}
