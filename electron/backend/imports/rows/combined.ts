/** Cells that hold two things: a post and its agency, a name and what stands behind or below it. Only clear cuts are made. */
import { isPost } from '../layout/content.ts'
import { isEmail, takeEmails } from '../../values/email.ts'
import { normalisePhone, parsePhones } from '../../values/phone.ts'
import { isOrganisation } from '../../values/organisation.ts'
import { isRank } from '../../values/rank.ts'
import { cleanText, isAbsent, isBlankMark, LONGEST_VALUE } from '../../values/text.ts'
import type { Source } from './row.ts'

export interface PostAndAgency {
  position: string
  organisation: string
}

/** The clearest mark first; of marks alike, the first that leaves an agency on one side only. */
const cuts = [/\s*[\r\n]+\s*/g, /\s*[/|;]\s*/g, /\s+[-–—]+\s+/g, /\s*,\s*/g, /\s+(?:pada|di)\s+/gi]

/** "Kepala Dinas / Dinas Sosial", "PT Indexim - Manager"; undefined where no mark parts the two. */
export function splitPost(raw: string): PostAndAgency | undefined {
  if (raw.length > LONGEST_VALUE) return undefined
  const text = raw.trim()
  for (const cut of cuts) {
    for (const found of text.matchAll(cut)) {
      const left = cleanText(text.slice(0, found.index))
      const right = cleanText(text.slice(found.index + found[0].length))
      if (left === '' || right === '') continue
      if (isAgency(right) && !isAgency(left)) return { position: left, organisation: right }
      if (isAgency(left) && isPost(right)) return { position: right, organisation: left }
    }
  }
  return undefined
}

const isAgency = (text: string) => isOrganisation(text) && !isPost(text)

export interface NameCell {
  name: string
  /** A NIP or NRP, as written. */
  number?: string
  phone?: string
  position?: string
  rank?: string
  organisation?: string
}

const numberBehind =
  /[\s,;/(|-]*\b(?:nip|nrp)?\b\s*[.:]*\s*((?:\d[\s.]?){17}\d)\)?\s*$|[\s,;/(|-]*\b(?:nip|nrp)\b\s*[.:]*\s*(\d[\d\s.]{4,20})\)?\s*$/i
const phoneBehind =
  /[\s,;/(|-]*(?:\b(?:hp|wa|telp?|tlp|cp|no)\b[\s.:]*)*(?<![\d.])((?:\+?62|0)\s?8[\d\s-]{8,14})\)?\s*$/i
const numbering = /^(?:\(?\d{1,3}\s?[.)]\s*(?=\p{L})|[a-z][.)]\s+(?=\p{Lu}))/u
const home = /^(?:jl|jln|jalan|rt|gg|gang|alamat|desa|kel|dsn|dusun)\b[. ]/i
/** What is left of a list of things behind the name. */
const loose = /[\s,;/|–—-]+$/
const plainName = /^[\p{L}\s.,'’]*[\p{L}.]$/u
const footnote = /\s*\*+\)?$/

/** What stands where a name would, while a post has nobody. */
export const isNobody = (name: string) =>
  /^[([]?\s*(?:lowong|kosong|vacant|vacancy|n\.?\s?n\.?|menyusul|belum (?:ada|terisi|ditunjuk)|tidak ada|tdk ada|tba|tbd|nama)\s*[)\]]?$/i.test(
    name,
  )

/** A name, and whatever else was written into its cell. */
export function readNameCell(raw: string): NameCell {
  if (raw.length > LONGEST_VALUE) return { name: '' }
  if (!/[\r\n]/.test(raw) && plainName.test(raw) && !numbering.test(raw)) return { name: cleanText(raw) }
  const pieces = raw
    .split(/[\r\n]+/)
    .map(cleanText)
    .filter((line) => !isBlankMark(line))
    .flatMap((line, i) => (i > 0 && isRank(line) && !/\d{5}/.test(line) ? [line] : cutKnown(line)))
  const cell: NameCell = { name: '' }
  const rest: string[] = []
  for (const [i, piece] of pieces.entries()) {
    const line = i > 0 && /\d{5}/.test(piece) ? takeNumber(cell, piece) : piece
    if (line === '') continue
    if (i > 0 && cell.position === undefined && isPost(line)) cell.position = line
    else if (i > 0 && cell.organisation === undefined && isAgency(line)) cell.organisation = line
    else if (i > 0 && isRank(line)) cell.rank = cell.rank === undefined ? line : `${cell.rank} / ${line}`
    else if (i === 0 || !home.test(line)) rest.push(line)
  }
  let name = rest.join(' ')
  if (/\d/.test(name)) {
    name = take(cell, 'phone', name, phoneBehind)
    name = take(cell, 'number', name, numberBehind)
  }
  cell.name = name.replace(numbering, '').replace(footnote, '').replace(loose, '').trim()
  return splitPostBehind(cell)
}

const isNumberAlone = (text: string) => /^(?:(?:nip|nrp)\b[\s.:]*)?[\d\s.]{5,22}$/i.test(text)

/** "Sukirman / Aipda / 84010567": cut where each piece behind the name is known. */
function cutKnown(line: string): string[] {
  const pieces = line.split(/\s*[/|]\s*|\s+[-–—]\s+/)
  const behind = pieces.slice(1)
  const areKnown = behind.length > 0 && behind.every((one) => isRank(one) || isPost(one) || isNumberAlone(one))
  return areKnown ? pieces : [line]
}

/** A line below the name without the telephone or service number at its end. */
function takeNumber(cell: NameCell, line: string): string {
  const left = take(cell, 'number', take(cell, 'phone', line, phoneBehind), numberBehind)
  if (left !== line || cell.number !== undefined || !/^\d{5,14}$/.test(line)) return left
  cell.number = line
  return ''
}

function take(cell: NameCell, field: 'number' | 'phone', name: string, pattern: RegExp): string {
  const found = pattern.exec(name)
  const text = found?.[1] ?? found?.[2]
  if (!found || text === undefined || (field === 'phone' && normalisePhone(text) === undefined)) return name
  cell[field] = text
  return name.slice(0, found.index).trim()
}

/** "Budi, S.E. / Kepala Bidang", "Budi (Kepala Bidang)". */
function splitPostBehind(cell: NameCell): NameCell {
  const found = /\s*[/|]\s*|\s+[-–—]\s+|\s*\((?=[^()]+\)$)/.exec(cell.name)
  if (!found || cell.position !== undefined) return cell
  const position = cell.name.slice(found.index + found[0].length).replace(found[0].endsWith('(') ? /\)$/ : /$^/, '')
  return isPost(position) ? { ...cell, name: cell.name.slice(0, found.index), position } : cell
}

const longNumber =
  /\b(?:nip|nrp)?\b\s*[.:]*\s*((?:\d[\s.]?){17}\d)(?!\d)|\b(?:nrp)?\b\s*[.:]*\s*(?<!\d)(\d{8,14})(?!\d)/i

/** A cell with a NIP or NRP and more: the number, and what else it says; undefined where there is no more. */
export function readNumberCell(
  raw: string,
): { number: string; rank?: string; position?: string; remark?: string } | undefined {
  if (raw.length > LONGEST_VALUE || !/\p{L}{2}/u.test(raw)) return undefined
  const found = longNumber.exec(raw)
  const number = found?.[1] ?? found?.[2]
  if (!found || number === undefined) return undefined
  const rest = cleanText(raw.replace(found[0], '\n')).replace(/^[\s/,;|-]+|[\s/,;|-]+$/g, '')
  if (!/\p{L}{2}/u.test(rest)) return undefined
  const bare = rest.replace(/^\(([^()]*)\)$/, '$1')
  return isRank(rest) ? { number, rank: rest } : isPost(rest) ? { number, position: rest } : { number, remark: bare }
}

/** What says nothing but whose address it is: "e-mail:". */
const onlyLabel = /^(?:e-?mail|surel|hp|wa|no|telp|telepon|dan|atau)?$/i

/** Words left beside an address, if they say anything. */
function remark(source: Source, rest: string): Source[] {
  const text = cleanText(rest).replace(/^[^\p{L}]+|[^\p{L}.]+$/gu, '')
  return onlyLabel.test(text) || isAbsent(text) ? [] : [{ ...source, text, raw: text }]
}

/** E-mails among telephones and telephones among e-mails, each to its own. */
export function splitContacts(phones: Source[], emails: Source[]): Record<'phone' | 'email' | 'note', Source[]> {
  const split: Record<'phone' | 'email' | 'note', Source[]> = { phone: [], email: [], note: [] }
  for (const source of phones) {
    const { emails: found, rest } = takeEmails(source.raw)
    for (const text of found) split.email.push({ ...source, text, raw: text })
    if (found.length === 0) split.phone.push(source)
    else if (/\d/.test(rest)) split.phone.push({ ...source, text: cleanText(rest), raw: rest })
    else split.note.push(...remark(source, rest))
  }
  for (const source of emails) {
    if (isEmail(source.text)) {
      split.email.push(source)
      continue
    }
    const { emails: found, rest } = takeEmails(source.raw)
    if (rest.includes('@') || parsePhones(rest).phone === '') split.email.push(source)
    else {
      split.phone.push({ ...source, text: cleanText(rest), raw: rest })
      for (const text of found) split.email.push({ ...source, text, raw: text })
    }
  }
  return split
}
