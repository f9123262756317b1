/** Several people written into one row, a line each: cut apart where the lines clearly tell them apart. */
import type { Field } from '../../../contract/imports.ts'
import { isPost } from '../layout/content.ts'
import { isNipLine } from '../layout/trailing.ts'
import { parseNip } from '../../values/nip.ts'
import { hasPersonTitle, isOnlyTitles, titlesIn } from '../../values/personName.ts'
import { parsePhones } from '../../values/phone.ts'
import { cleanText, LONGEST_VALUE } from '../../values/text.ts'
import type { RowSources, Source } from './row.ts'

const mostPeople = 50
const enumerator = /^(?:\(?(\d{1,2})\s?[.)]|([a-z])[.)]|[-•*])\s*(?=\S)/i
/** Fields that one line gives to all of them. */
const common = new Set<Field>(['organisation', 'position', 'rank', 'note'])

/** The people of a row: nearly always the row itself. */
export function splitPeople(sources: RowSources): RowSources[] {
  const name = sources.fields.name?.find(({ part }) => part === undefined)
  if (!name || name.raw.length > LONGEST_VALUE * 4 || !/[\r\n]/.test(name.raw)) return [sources]
  const lines = linesOf(name.raw)
  if (lines.length < 2 || lines.length > mostPeople || !areDifferentPeople(lines, sources)) return [sources]
  return lines.map((_, i) => person(sources, i, lines.length))
}

function linesOf(raw: string): string[] {
  return raw
    .split(/[\r\n]+/)
    .map(cleanText)
    .filter((line) => line !== '')
}

function areDifferentPeople(lines: string[], { fields }: RowSources): boolean {
  const isEnumerated = areEnumerated(lines)
  const names = isEnumerated ? lines.map((line) => line.replace(enumerator, '')) : lines
  if (names.some((line) => !/\p{L}{2}/u.test(line) || isNipLine(line) || isPost(line) || /\d{5}/.test(line)))
    return false
  if (isEnumerated) return true
  if (isCutName(names) || isCutNip(fields.nip ?? [])) return false
  if (names.every(hasPersonTitle)) return true
  const perPerson = (field: 'nip' | 'phone', test: (text: string) => boolean) =>
    (fields[field] ?? []).some(({ raw }) => {
      const own = linesOf(raw).map((line) => line.replace(enumerator, ''))
      return own.length === lines.length && own.every(test)
    })
  return (
    perPerson('nip', (text) => parseNip(text).kind === 'nip') ||
    perPerson('phone', (text) => parsePhones(text).phone !== '')
  )
}

/** "Drs. Bonaventura" over "Hurang, M.Kes", "Tri Cahyono," over "S.H.": no line ends one name before the next begins. */
function isCutName(lines: string[]): boolean {
  if (lines.some((line) => isOnlyTitles(line) || line.endsWith(',') || !titlesIn(line).name)) return true
  return lines.some((line, i) => {
    const next = lines[i + 1]
    if (next === undefined || !(hasPersonTitle(line) || hasPersonTitle(next))) return false
    return !titlesIn(line).after && !titlesIn(next).before
  })
}

/** One NIP over several lines is one person's. */
const isCutNip = (sources: Source[]) =>
  sources.some(({ raw }) => linesOf(raw).length > 1 && parseNip(cleanText(raw)).kind === 'nip')

/** 1, 2, 3, or a, b, c, or a dash before each: "A. Rifa'i" over "S.Sos." is one man. */
function areEnumerated(lines: string[]): boolean {
  return lines.every((line, i) => {
    const found = enumerator.exec(line)
    const [, digits, letter] = found ?? []
    if (digits !== undefined) return Number(digits) === i + 1
    return found !== null && (letter === undefined || letter.toLowerCase() === String.fromCharCode(97 + i))
  })
}

function person({ fields, nameCell, hidden }: RowSources, index: number, count: number): RowSources {
  const own: RowSources['fields'] = {}
  for (const [field, list] of Object.entries(fields) as [Field, Source[]][]) {
    const mine = list.flatMap((source) => {
      const lines = linesOf(source.raw)
      if (lines.length !== count) return index === 0 || common.has(field) ? [source] : []
      const line = lines[index] ?? ''
      const raw = areEnumerated(lines) ? line.replace(enumerator, '') : line
      return [{ ...source, raw, text: raw }]
    })
    if (mine.length > 0) own[field] = mine
  }
  return { fields: own, nameCell, hidden }
}
