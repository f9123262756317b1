/** Row numbers of the paper sheet as people type them: "1-20, 23, 25", "3 s.d. 7", "12 dan 14". */

const longestRange = 2000
const rangeMark = '(?:-|–|—|s\\s?[./]?\\s?d\\.?|sampai|hingga)'
const spacedRange = new RegExp(`(\\d)\\s*${rangeMark}\\s*(?=\\d)`, 'gi')

export interface TypedNumbers {
  /** Ascending, each once. */
  numbers: number[]
  /** Pieces that are neither a number nor a range, as typed. */
  unread: string[]
}

/** Reads typed numbers; a range may be written either way round. Never throws. */
export function parseSheetNumbers(text: string): TypedNumbers {
  const numbers = new Set<number>()
  const unread: string[] = []
  const pieces = text.replace(spacedRange, '$1-').split(/[\s,;]+|\bdan\b/i)
  for (const piece of pieces) {
    if (piece === '') continue
    const match = /^(\d{1,5})(?:-(\d{1,5}))?\.?$/.exec(piece)
    const from = Number(match?.[1] ?? 0)
    const to = Number(match?.[2] ?? from)
    const [low, high] = from <= to ? [from, to] : [to, from]
    if (low < 1 || high - low >= longestRange) unread.push(piece)
    else for (let number = low; number <= high; number++) numbers.add(number)
  }
  return { numbers: [...numbers].sort((a, b) => a - b), unread }
}

/** [1, 2, 3, 5] → "1–3, 5" */
export function formatSheetNumbers(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last?.[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}
