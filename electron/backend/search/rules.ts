/** Which meetings a typed text means. */
import { formatLongDate } from '../../contract/dates.ts'
import { foldText, queryWords } from '../../contract/text.ts'

interface Searchable {
  title: string
  theme: string
  kind: string
  date: string
  venue: string
}

/** Every word typed begins a word of the meeting, its date as one reads it included ("rakor november 2024"). */
export function meetsQuery(meeting: Searchable, query: string): boolean {
  const { title, theme, kind, date, venue } = meeting
  const said = ` ${foldText(`${title} ${theme} ${kind} ${venue} ${formatLongDate(date)}`)}`
  const words = queryWords(query)
  return words.length > 0 && words.every((word) => said.includes(` ${word}`))
}
