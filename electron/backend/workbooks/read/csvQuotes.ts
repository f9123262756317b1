/** What a text file's lines and quotes look like before they are cut into cells: cheap, and in one pass. */
import { formatNumber } from '../../../contract/numbers.ts'
import { FileProblem, tooManyRows } from './errors.ts'
import { limits } from './limits.ts'

const LINE_END = 10
const QUOTE = 34

/** Throws for a file of more, or longer, lines than any list has. */
export function checkLines(text: string): void {
  let lines = 0
  let filled = 0
  for (let from = 0; from < text.length;) {
    const found = text.indexOf('\n', from)
    const end = found < 0 ? text.length : found
    lines++
    if (end > from) filled++
    if (end - from > limits.lineChars) throw new FileProblem('unreadable', `baris ${lines} terlalu panjang`)
    if (lines > limits.lines) throw new FileProblem('too-large', `lebih dari ${formatNumber(limits.lines)} baris`)
    from = end + 1
  }
  // Cells with line breaks in them make several lines of a row, but not of every one.
  if (filled > limits.filledRows * 8) throw tooManyRows(filled)
}

/**
 * The line on which a quote opens a cell that is longer than a cell can be, so that it was never meant to be one;
 * undefined where every quote closes.
 * @param separator one character
 */
export function runawayQuote(text: string, separator: string): number | undefined {
  const cut = separator.charCodeAt(0)
  const endsCell = (code: number) => code === cut || code === LINE_END || Number.isNaN(code)
  let line = 1
  let counted = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    const opens = at === 0 || endsCell(text.charCodeAt(at - 1))
    if (!opens) {
      at++
      continue
    }
    let end = at + 1
    for (;;) {
      end = text.indexOf('"', end)
      if (end < 0 || end - at > limits.cellChars * 2) {
        // A quote inside may be doubled, so the text in quotes may be twice as long as the cell.
        const rest = text.length - at
        if (end < 0 && rest <= limits.cellChars) return undefined
        for (; counted < at; counted++) if (text.charCodeAt(counted) === LINE_END) line++
        return line
      }
      if (text.charCodeAt(end + 1) === QUOTE) end += 2
      else if (endsCell(text.charCodeAt(end + 1))) break
      else end++
    }
    at = end + 1
  }
  return undefined
}
