/** Cells that hold two things: a post and its agency, a name and what stands behind or below it. Only clear cuts are made. */
import { isPost } from '../layout/content.ts'
import { normalisePhone } from '../values/phone.ts'
import { isOrganisation } from '../values/organisation.ts'
import { isRank } from '../values/rank.ts'
import { cleanText, isBlankMark, LONGEST_VALUE } from '../values/text.ts'

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
}

const numberBehind =
  /[\s,;/(|-]*\b(?:nip|nrp)?\b\s*[.:]*\s*((?:\d[\s.]?){17}\d)\)?\s*$|[\s,;/(|-]*\b(?:nip|nrp)\b\s*[.:]*\s*(\d[\d\s.]{4,20})\)?\s*$/i
const phoneBehind =
  /[\s,;/(|-]*(?:\b(?:hp|wa|telp?|tlp|cp|no)\b[\s.:]*)*(?<![\d.])((?:\+?62|0)\s?8[\d\s-]{8,14})\)?\s*$/i
const numbering = /^\(?\d{1,3}\s?[.)]\s*(?=\p{L})/u
const footnote = /\s*\*+\)?$/

/** A name, and whatever else was written into its cell. */
export function readNameCell(raw: string): NameCell {
  if (raw.length > LONGEST_VALUE) return { name: '' }
  const lines = raw
    .split(/[\r\n]+/)
    .map(cleanText)
    .filter((line) => !isBlankMark(line))
  const cell: NameCell = { name: '' }
  const rest: string[] = []
  for (const [i, line] of lines.entries()) {
    if (i > 0 && cell.position === undefined && isPost(line)) cell.position = line
    else if (i > 0 && cell.rank === undefined && isRank(line)) cell.rank = line
    else rest.push(line)
  }
  let name = rest.join(' ')
  if (/\d/.test(name)) {
    name = take(cell, 'phone', name, phoneBehind)
    name = take(cell, 'number', name, numberBehind)
  }
  cell.name = name.replace(numbering, '').replace(footnote, '').trim()
  return splitPostBehind(cell)
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
