/** Which meetings a typed text means. */
import { formatLongDate } from '../../contract/dates.ts'

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
  const said = ` ${fold(`${title} ${theme} ${kind} ${venue} ${formatLongDate(date)}`)}`
  const words = fold(query).split(' ').filter(Boolean)
  return words.length > 0 && words.every((word) => said.includes(` ${word}`))
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
