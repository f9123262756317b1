import { isAbsent, LONGEST_VALUE } from './text.ts'

export interface EmailReading {
  /** First valid address; empty where there is none. */
  email: string
  others: string[]
  /** Text that is no address, as written. */
  invalid: string[]
}

const address =
  /^[a-z0-9!#$%&'*+/=?^_{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/i

export function isEmail(text: string): boolean {
  return text.length <= 254 && address.test(text)
}

/** Reads a cell that may hold several addresses, or a link `mailto:`. */
export function parseEmails(text: string): EmailReading {
  if (isEmail(text)) return { email: text, others: [], invalid: [] }
  if (text.length > LONGEST_VALUE) return { email: '', others: [], invalid: [text] }
  const reading: EmailReading = { email: '', others: [], invalid: [] }
  if (isAbsent(text)) return reading
  const whole = tidy(text).replace(/\s*@\s*/g, '@')
  const pieces = isEmail(whole)
    ? [whole]
    : text.includes('@')
      ? text.split(/[;,|]+|\/(?=\S*@)|[\r\n]+/).flatMap(words)
      : [text]
  for (const piece of pieces) {
    const candidate = tidy(piece)
    if (!/[\p{L}\p{N}]/u.test(candidate)) continue
    if (!isEmail(candidate)) reading.invalid.push(candidate)
    else if (reading.email === '') reading.email = candidate
    else if (candidate.toLowerCase() !== reading.email.toLowerCase()) reading.others.push(candidate)
  }
  // "nama @ gmail.com" cut into pieces: the whole is what is wrong.
  if (reading.email === '' && reading.invalid.length > 1) reading.invalid = [text.trim()]
  return reading
}

const written = /(?:mailto:)?[^\s;,|/<>()]+@[^\s;,|/<>()]+/gi

/** A cell that holds addresses beside other things: the addresses, and what is left without them. */
export function takeEmails(text: string): { emails: string[]; rest: string } {
  if (text.length > LONGEST_VALUE || !text.includes('@')) return { emails: [], rest: text }
  const emails = (text.match(written) ?? []).filter((found) => isEmail(tidy(found)))
  const rest = emails.reduce((left, found) => left.replace(found, '\n'), text)
  return { emails: emails.map(tidy), rest }
}

/** "budi santoso@gmail.com" may be the address of budisantoso or of santoso: left whole, it is none. */
function words(piece: string): string[] {
  const parts = piece.split(/\s+/).filter((part) => part !== '')
  const at = parts.findIndex((part) => part.includes('@'))
  const before = parts[at - 1] ?? ''
  return /^[\w.+-]+$/.test(before) && !before.includes('@') ? [piece] : parts
}

function tidy(text: string): string {
  return text
    .trim()
    .replace(/^(?:e-?mail|mailto)\s*:\s*/i, '')
    .replace(/^[<("'\s]+|[>)"'\s.,;]+$/g, '')
}
