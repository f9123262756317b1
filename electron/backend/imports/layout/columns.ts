/** Which column is which field: what was chosen, then what is remembered, then heading and cells together. */
import type { Field, ImportColumn } from '../../../contract/imports.ts'
import { contentShare, isNipCell, isPost, looksLikeNames, ordinalNumber, readContent } from './content.ts'
import { columnLetter, type GridCell } from './grid.ts'
import { isInternalUnit } from '../../values/organisation.ts'
import { hasPersonTitle } from '../../values/personName.ts'
import { readHeader, readHeaders, type Role } from './headers.ts'

export interface ColumnSource {
  index: number
  /** Headings above each other, top first. */
  levels: string[]
  hidden: boolean
  /** Cells of the body, or enough of them. */
  sample: GridCell[]
}

export interface TableColumn extends ImportColumn {
  index: number
  role: Role | undefined
  /** What stands in the lower of the two rows that each person has. */
  below?: Field
}

/** Choices by column letter. */
export type ColumnChoices = Partial<Record<string, Field | null>>

const several = new Set<Role>([
  'rank',
  'phone',
  'email',
  'note',
  'team-role',
  'ordinal',
  'ignored',
  'title-before',
  'title-after',
  'last-name',
  'male',
  'female',
])

interface Guess {
  role: Role | undefined
  confidence: number
  from: ImportColumn['from']
}

export function assignColumns(
  sources: ColumnSource[],
  chosen: ColumnChoices,
  remembered: ColumnChoices,
): TableColumn[] {
  const twoRows = sources.some(isNameOverNip)
  const guesses = sources.map(
    (source) =>
      decided(source, chosen, 'chosen') ??
      decided(source, remembered, 'remembered') ??
      guess(twoRows ? { ...source, levels: source.levels.slice(0, 1) } : source),
  )
  tickColumns(sources, guesses)
  standingBesidePost(sources, guesses)
  keepBest(guesses)
  nameByLooks(sources, guesses)
  nameOverPost(sources, guesses)
  return sources.map(({ index, levels }, i) => {
    const { role, confidence, from } = guesses[i] ?? nothing
    const below = twoRows && levels.length > 1 ? fieldOf(readHeader(levels.at(-1) ?? '')?.role) : null
    return {
      index,
      column: columnLetter(index),
      header: levels.join(' / '),
      field: fieldOf(role),
      confidence,
      from,
      role,
      ...(below !== null && { below }),
    }
  })
}

/** "NAMA" over "NIP", and so do the people have one below the other. */
function isNameOverNip({ levels, sample }: ColumnSource): boolean {
  const roles = levels.map((level) => readHeader(level)?.role)
  const numbers = sample.filter(isNipCell).length / sample.length
  return roles.length > 1 && roles[0] === 'name' && roles.at(-1) === 'nip' && numbers > 0.2 && numbers < 0.8
}

const nothing: Guess = { role: undefined, confidence: 0, from: 'none' }

function decided(
  { index, levels }: ColumnSource,
  choices: ColumnChoices,
  from: 'chosen' | 'remembered',
): Guess | undefined {
  const field = choices[columnLetter(index)]
  if (field === undefined) return undefined
  if (field === null) return { role: 'ignored', confidence: 1, from }
  // A chosen "name" above "Gelar Depan" is still only the part before the name.
  const role = readHeaders(levels)?.role
  return { role: role !== undefined && fieldOf(role) === field ? role : field, confidence: 1, from }
}

function guess({ levels, hidden, sample }: ColumnSource): Guess {
  const header = readHeaders(levels)
  const content = readContent(sample)
  const weight = hidden ? 0.5 : 1
  const isStrong = content !== undefined && content.share >= 0.7 && strong.has(content.role)
  if (
    header &&
    !(isStrong && differs(header.role, content.role) && promiseKept(sample, header.role, content.role) < 0.3)
  ) {
    const agrees = content?.role === header.role
    if (header.confidence >= 0.6 || agrees || content === undefined || content.role === 'ordinal') {
      return {
        role: header.role === 'organisation' && holdsUnits(sample) ? 'note' : header.role,
        confidence: weight * (agrees ? Math.max(header.confidence, 0.95) : header.confidence * 0.9),
        from: 'recognised',
      }
    }
  }
  if (!content) return nothing
  return { role: content.role, confidence: weight * Math.min(0.9, 0.4 + content.share / 2), from: 'content' }
}

/** "Unit Kerja" over the bidang and seksi of one agency. */
const holdsUnits = (sample: GridCell[]) =>
  sample.length > 0 && sample.filter(({ text }) => isInternalUnit(text)).length >= 0.8 * sample.length

/** Share of the cells that hold what the heading says. What is not to be imported stays so, but for a NIP called NIK. */
function promiseKept(sample: GridCell[], header: Role, content: Role): number {
  if (header === 'ignored') return content === 'nip' ? 0 : 1
  if (header === 'ordinal') return sample.filter(({ text }) => ordinalNumber.test(text)).length / sample.length
  // A name with a telephone behind it is still a name.
  if (header === 'name') return sample.filter(({ text }) => /^\p{L}{2}/u.test(text)).length / sample.length
  return contentShare(sample, header)
}

/** Cells that speak louder than a heading. */
const strong = new Set<Role>(['nip', 'email', 'phone'])
const differs = (header: Role, content: Role) =>
  header !== content && !(content === 'nip' && (header === 'nrp' || header === 'name'))

/** "L" beside "P" over nothing but ticks: two columns for one answer. */
function tickColumns(sources: ColumnSource[], guesses: Guess[]): void {
  const find = (role: Role) =>
    sources.findIndex(
      ({ levels, sample }, i) =>
        readHeader(levels.at(-1) ?? '')?.role === role &&
        sample.every(({ text }) => text.length <= 2) &&
        (guesses[i] ?? nothing).from !== 'chosen',
    )
  const male = find('male')
  const female = find('female')
  if (male < 0 || female < 0 || Math.abs(male - female) > 1) return
  guesses[male] = { role: 'male', confidence: 0.95, from: 'recognised' }
  guesses[female] = { role: 'female', confidence: 0.95, from: 'recognised' }
}

/** "Kedudukan" beside "Jabatan" is a seat in a team; alone it is the post. */
function standingBesidePost(sources: ColumnSource[], guesses: Guess[]): void {
  const isStanding = (i: number) => /^kedudukan$/i.test((sources[i]?.levels.at(-1) ?? '').trim())
  if (!guesses.some(({ role }, i) => role === 'position' && !isStanding(i))) return
  for (const [i, { role, from }] of guesses.entries())
    if (role === 'position' && from === 'recognised' && isStanding(i))
      guesses[i] = { role: 'team-role', confidence: 0.9, from }
}

/** A field stands in one column, but for those that several columns can share. */
function keepBest(guesses: Guess[]): void {
  const order = guesses.map((_, i) => i).sort((a, b) => rating(guesses[b]) - rating(guesses[a]) || a - b)
  const taken = new Set<Role>()
  for (const i of order) {
    const role = guesses[i]?.role
    if (role === undefined || several.has(role)) continue
    if (taken.has(role)) guesses[i] = nothing
    taken.add(role)
  }
}

function rating(candidate: Guess | undefined): number {
  if (!candidate) return 0
  return candidate.confidence + (candidate.from === 'chosen' ? 4 : candidate.from === 'remembered' ? 2 : 0)
}

/** No column says it holds names: the first that looks like it does. */
function nameByLooks(sources: ColumnSource[], guesses: Guess[]): void {
  if (guesses.some(({ role }) => role === 'name')) return
  const free = guesses.findIndex(({ role, from }, i) => {
    const source = sources[i]
    if (source === undefined) return false
    if (role === 'organisation' && from === 'recognised') return isNameAndAgency(source)
    return role === undefined && from === 'none' && looksLikeNames(source.sample)
  })
  // Only where other columns show that these are people.
  if (free >= 0 && guesses.some(({ role }) => role !== undefined && people.has(role))) {
    guesses[free] = { role: 'name', confidence: 0.5, from: 'content' }
  }
}

/** "NAMA JABATAN" of two lines is a name and its post where nothing else is a name. */
function nameOverPost(sources: ColumnSource[], guesses: Guess[]): void {
  if (guesses.some(({ role }) => role === 'name')) return
  const at = sources.findIndex(
    ({ levels, sample }, i) =>
      guesses[i]?.role === 'position' && /^nama\b/i.test(levels.at(-1) ?? '') && sample.some(isNameOverPost),
  )
  if (at >= 0) guesses[at] = { role: 'name', confidence: 0.7, from: 'recognised' }
}

const isNameOverPost = ({ text, raw }: GridCell) =>
  !isPost(text) && (hasPersonTitle(text) || /[\r\n/(]/.test(raw.trim()))

/** "OPD / Nama" over people under the headings of their agencies. */
const isNameAndAgency = ({ levels, sample }: ColumnSource) =>
  /\bnama\b/i.test(levels.join(' ')) &&
  contentShare(sample, 'organisation') < 0.5 &&
  sample.some(({ text }) => hasPersonTitle(text))

const people = new Set<Role>(['nip', 'nrp', 'phone', 'email', 'rank', 'position', 'sex'])

export function fieldOf(role: Role | undefined): Field | null {
  switch (role) {
    case undefined:
    case 'ordinal':
    case 'ignored':
      return null
    case 'title-before':
    case 'title-after':
    case 'last-name':
      return 'name'
    case 'organisation-and-address':
      return 'organisation'
    case 'team-role':
      return 'note'
    case 'position-and-organisation':
      return 'position'
    case 'male':
    case 'female':
      return 'sex'
    default:
      return role
  }
}
