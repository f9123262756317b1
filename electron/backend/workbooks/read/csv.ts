/** .csv and .tsv: separator and encoding are found, not asked. */
import Papa from 'papaparse'
import type { FormatAdapter } from './adapter.ts'
import { checkLines, runawayQuote } from './csvQuotes.ts'
import { FileProblem } from './errors.ts'
import { limits } from './limits.ts'
import { refuseOtherText } from './otherFormats.ts'
import { decodeText, looksLikeText } from './textEncoding.ts'
import { cellKinds, SheetBuilder, TextPool } from './workbook.ts'

const separators = [';', ',', '\t', '|'] as const
const TEXT = cellKinds.indexOf('text')
const ERROR = cellKinds.indexOf('error')

export const csv: FormatAdapter = {
  format: 'csv',
  detect: ({ bytes }) => looksLikeText(bytes),

  read({ name, bytes }, { signal, onProgress }) {
    refuseOtherText(bytes)
    const text = decodeText(bytes).replace(/\r\n?/g, '\n')
    checkLines(text)
    signal?.throwIfAborted()
    const rows = parse(text)
    onProgress(bytes.length, bytes.length)
    const pool = new TextPool()
    const builder = new SheetBuilder()
    rows.forEach((row, index) => {
      if (row.length > limits.columns) throw new FileProblem('unreadable', `lebih dari ${limits.columns} kolom`)
      row.forEach((cell, column) => {
        if (cell.length > limits.cellChars)
          throw new FileProblem('unreadable', `sel di baris ${index + 1} terlalu panjang`)
        const value = unguarded(cell)
        if (value.trim() !== '') builder.add(index + 1, false, column, isError(value) ? ERROR : TEXT, pool.add(value))
      })
    })
    const sheet = builder.pack({ name: baseName(name), hidden: false, hiddenColumns: [], merges: [] })
    return Promise.resolve({ sheets: [sheet], ...pool.pack() })
  },
}

function parse(text: string): string[][] {
  const declared = /^sep=(.)\n/i.exec(text)
  const body = declared ? text.slice(declared[0].length) : text
  const delimiter = declared?.[1] ?? findSeparator(body)
  const runaway = runawayQuote(body, delimiter)
  if (runaway !== undefined) return withoutQuotes(body, delimiter, runaway + (declared ? 1 : 0))
  const parsed = Papa.parse<string[]>(body, { delimiter, newline: '\n' })
  // Excel hides the line "sep=;", so rows count as Excel counts them: after it.
  if (!parsed.errors.some(({ type }) => type === 'Quotes')) return parsed.data
  const unquoted = parseUnquoted(body, delimiter)
  return evenness(unquoted) >= evenness(parsed.data) ? unquoted : parsed.data
}

/** A quote that never closes: the lines still make a table without it, or nobody can say where its cell ends. */
function withoutQuotes(text: string, delimiter: string, line: number): string[][] {
  const rows = parseUnquoted(text, delimiter)
  if (evenness(rows) >= 0.4) return rows
  throw new FileProblem('unreadable', `tanda kutip yang dibuka di baris ${line} tidak ditutup`)
}

/** A lone quote would swallow what follows: quotes as characters like any other, but around a whole cell. */
function parseUnquoted(text: string, delimiter: string): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar: '\u0000' })
  return data.map((row) =>
    row.map((cell) => cell.replace(/^"(.*)"$/, (_, inner: string) => inner.replaceAll('""', '"'))),
  )
}

/** The separator that cuts the first lines into the same number of columns, the more the better. */
export function findSeparator(text: string): string {
  const sample = text.slice(0, 64 * 1024)
  let best: { separator: string; score: number } = { separator: ';', score: 0 }
  for (const separator of separators) {
    if (!sample.includes(separator)) continue
    const { data } = Papa.parse<string[]>(sample, { delimiter: separator, newline: '\n', preview: 100 })
    const score = evenness(data)
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

/** Share of lines with the commonest number of columns, weighed by that number. */
function evenness(rows: string[][]): number {
  const counts = new Map<number, number>()
  let lines = 0
  for (const row of rows) {
    if (row.every((cell) => cell.trim() === '')) continue
    lines++
    if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  }
  let best = 0
  for (const [columns, count] of counts) best = Math.max(best, (count / lines) * (1 - 1 / columns))
  return best
}

/** `="1980…"`, the guard that keeps Excel from making a number of it. */
function unguarded(cell: string): string {
  return cell.startsWith('="') ? cell.replace(/^="(.*)"$/s, '$1') : cell
}

const isError = (value: string) =>
  value.startsWith('#') && /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/.test(value)

function baseName(name: string): string {
  return name.replace(/^.*[\\/]/, '').replace(/\.[a-z\d]{2,4}$/i, '')
}
