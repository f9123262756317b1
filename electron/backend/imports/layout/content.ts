/** What a column holds, judged by its cells alone. */
import type { Role } from './headers.ts'
import type { GridCell } from './grid.ts'
import { isEmail } from '../../values/email.ts'
import { bareDigits, parseNip } from '../../values/nip.ts'
import { isOrganisation } from '../../values/organisation.ts'
import { hasPersonTitle } from '../../values/personName.ts'
import { parsePhones } from '../../values/phone.ts'
import { isRank } from '../../values/rank.ts'
import { parseSex } from '../../values/sex.ts'
import { LONGEST_VALUE } from '../../values/text.ts'

export interface ContentGuess {
  role: Role
  /** Share of the column's cells that are so. */
  share: number
}

const officePost =
  /^(?:plt|plh|pj|pjs)?\.?\s*(?:kepala|sekretaris|staf|staff|analis|perencana|camat|lurah|bupati|wakil|direktur|direksi|manajer|manager|supervisor|ketua|anggota|bendahara|kabid|kasi|kasubbag|kasubag|kabag|sekdis|sekcam|pengelola|pengadministrasi|pranata|penyuluh|penelaah|pelaksana|asisten|dosen|rektor|dekan|komandan|kapolres|dandim|danramil|kapolsek|koordinator|fasilitator|pendamping|tenaga|operator|inspektur|auditor|fungsional|jf|ajudan|sopir|guru|dokter|perawat)\b/i

export const isPost = (text: string) => officePost.test(text)

/** A cell that only a body row holds: number of a person, telephone, e-mail, a title. */
export function isDataCell(cell: GridCell): boolean {
  if (isNipCell(cell) || isEmail(cell.text)) return true
  return isPhoneCell(cell) || (hasPersonTitle(cell.text) && cell.text.length < 80)
}

export function isNipCell({ text, kind }: GridCell): boolean {
  if (text.length > LONGEST_VALUE || !/\d/.test(text)) return false
  const reading = parseNip(text, kind === 'number')
  return reading.kind === 'nip' || reading.kind === 'precision-lost'
}

export function isPhoneCell({ text, kind }: GridCell): boolean {
  if (kind === 'date' || !/\d{3}/.test(text) || bareDigits(text).length > 60) return false
  return parsePhones(text).phone !== ''
}

const tests: [role: Role, least: number, test: (cell: GridCell) => boolean][] = [
  ['nip', 0.5, isNipCell],
  ['email', 0.5, ({ text }) => text.includes('@') && isEmail(text)],
  ['sex', 0.8, ({ text }) => text.length < 12 && parseSex(text) !== undefined],
  ['rank', 0.6, ({ text }) => isRank(text)],
  ['phone', 0.6, isPhoneCell],
  ['organisation', 0.6, ({ text }) => isOrganisation(text) && !hasPersonTitle(text) && !isPost(text)],
  ['position', 0.4, ({ text }) => isPost(text)],
  ['name', 0.25, ({ text }) => /^\p{L}/u.test(text) && hasPersonTitle(text)],
]

/** The best that the cells agree on; undefined where they agree on nothing. */
export function readContent(cells: GridCell[]): ContentGuess | undefined {
  if (cells.length === 0) return undefined
  if (isCounting(cells)) return { role: 'ordinal', share: 1 }
  for (const [role, least, test] of tests) {
    const share = shareOf(cells, test)
    if (share >= least && (role !== 'sex' || tellsSexes(cells))) return { role, share }
  }
  return undefined
}

/** Both sexes, or whole words: "L" and "M" alone are sizes. */
function tellsSexes(cells: GridCell[]): boolean {
  const told = new Set(cells.map(({ text }) => parseSex(text)))
  return (told.has('L') && told.has('P')) || cells.some(({ text }) => text.length > 2)
}

/** Share of the cells that hold what the role promises; 1 for roles that promise nothing to look at. */
export function contentShare(cells: GridCell[], role: Role): number {
  const test = tests.find(([candidate]) => candidate === role)?.[2]
  return test && cells.length > 0 ? shareOf(cells, test) : 1
}

function shareOf(cells: GridCell[], test: (cell: GridCell) => boolean): number {
  return cells.filter(test).length / cells.length
}

export const ordinalNumber = /^\(?(\d{1,5})\s*[.)]?$/

/** "A", "II." where a section has its letter. */
const sectionMark = /^(?:[a-z]|[ivx]{1,5})\s*[.)]?$/i

/** 1, 2, 3 … down the column, now and then beginning again. */
function isCounting(cells: GridCell[]): boolean {
  const numbers = cells
    .filter(({ text }) => !sectionMark.test(text))
    .map(({ text }) => Number(ordinalNumber.exec(text)?.[1] ?? Number.NaN))
  if (numbers.length < 2) return false
  const steps = numbers.filter((n, i) => (i === 0 ? n <= 1 : n === (numbers[i - 1] ?? 0) + 1 || n === 1)).length
  return steps / numbers.length > 0.8
}

/** Words, mostly different from row to row: what a column of names looks like when nothing else tells. */
export function looksLikeNames(cells: GridCell[]): boolean {
  if (cells.length === 0) return false
  const wordy = cells.filter(({ text, kind }) => kind === 'text' && /^\p{L}[\p{L}\s.,'’`()/-]{2,80}$/u.test(text))
  const distinct = new Set(wordy.map(({ text }) => text))
  return (
    wordy.length / cells.length > 0.7 &&
    distinct.size / wordy.length > 0.8 &&
    shareOf(wordy, ({ text }) => isOrganisation(text) || isPost(text)) < 0.3
  )
}
