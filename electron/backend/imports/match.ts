/**
 * Who is this? Each row of a file against the roster. The same NIP is the same person; a name alone never is.
 * Certain matches become updates, probable ones are asked about, the same name with another NIP is somebody else.
 */
import type { ImportCandidate, ImportRow, MatchReason, RowFlag, RowOutcome, RowValues } from '../../contract/imports.ts'
import type { OrganisationId, PersonId } from '../../contract/ids.ts'
import { rowChanges, type RowChange } from './changes.ts'
import type { KnownPerson, Seat } from './people.ts'
import { nameKey } from './values/personName.ts'
import { foldText } from './values/text.ts'

/** A row as the file gives it, before anybody asked who it is. */
export interface ReadRow {
  key: string
  table: number
  row: number
  values: RowValues
  flags: RowFlag[]
}

export interface Lookup {
  byNip(nip: string): KnownPerson | undefined
  byNrp(nrp: string): KnownPerson[]
  byNameKey(key: string): KnownPerson[]
  seats(id: PersonId): Seat[]
  /** The organisation a text means, when the roster knows it. */
  organisation(text: string): OrganisationId | undefined
}

interface Found {
  person: KnownPerson
  seats: Seat[]
  score: number
  reasons: string[]
}

/** Scores at or above are certain, below are asked about. */
const certain = 0.95

export function matchRows(rows: readonly ReadRow[], lookup: Lookup): ImportRow[] {
  const seen = new FileRows()
  const taken = new Set<PersonId>()
  return rows.map((row) => matchRow(row, lookup, seen, taken))
}

function matchRow(row: ReadRow, lookup: Lookup, seen: FileRows, taken: Set<PersonId>): ImportRow {
  const { values } = row
  if (!values.name) return { ...row, outcome: 'invalid' }
  const earlier = seen.find(row)
  if (earlier) return repeated(row, earlier)
  seen.add(row)

  const found = candidates(values, lookup)
    .filter(({ person }) => !taken.has(person.id))
    .sort((a, b) => b.score - a.score)
  const [best, second] = found
  if (!best) return { ...row, outcome: 'new' }
  const clear = best.score >= certain && (!second || second.score < certain || best.score - second.score >= 0.02)
  if (!clear)
    return { ...row, outcome: 'ambiguous', candidates: found.slice(0, 5).map((one) => candidate(one, values, lookup)) }

  taken.add(best.person.id)
  const changes = rowChanges(values, best.person, best.seats, lookup.organisation(values.organisation ?? ''))
  return { ...row, ...settled(changes), match: reason(best) }
}

/** Outcome and changes of a row that is known to be a person of the roster. */
export function settled(changes: RowChange[]): { outcome: RowOutcome; changes?: RowChange[] } {
  return changes.length > 0 ? { outcome: 'changed', changes } : { outcome: 'unchanged' }
}

function candidates(values: RowValues, lookup: Lookup): Found[] {
  const holder = values.nip ? lookup.byNip(values.nip) : undefined
  if (holder) return [{ person: holder, seats: lookup.seats(holder.id), score: 1, reasons: ['NIP sama'] }]
  const key = nameKey(values.name ?? '')
  const found = new Map<PersonId, Found>()
  if (values.nrp)
    for (const person of lookup.byNrp(values.nrp)) {
      const sameName = person.nameKey === key
      found.set(person.id, {
        person,
        seats: lookup.seats(person.id),
        score: sameName ? 0.99 : 0.8,
        reasons: sameName ? ['NRP sama', 'nama sama'] : ['NRP sama', `di daftar bernama ${person.name}`],
      })
    }
  for (const person of lookup.byNameKey(key)) {
    if (found.has(person.id) || isSomebodyElse(values, person)) continue
    found.set(person.id, byName(values, person, lookup))
  }
  return [...found.values()]
}

/** Both have a service number and the numbers differ. */
function isSomebodyElse(values: RowValues, person: KnownPerson): boolean {
  return (
    (!!values.nip && !!person.nip && values.nip !== person.nip) ||
    (!!values.nrp && !!person.nrp && values.nrp !== person.nrp)
  )
}

/** Same name: how much else agrees. */
function byName(values: RowValues, person: KnownPerson, lookup: Lookup): Found {
  const seats = lookup.seats(person.id)
  const organisationId = values.organisation ? lookup.organisation(values.organisation) : undefined
  const here = seats.filter((seat) => seat.organisationId === organisationId)
  const reasons = ['nama sama']
  let score = 0.5
  const agrees = (same: boolean, weight: number, text: string) => {
    if (!same) return
    score += weight
    reasons.push(text)
  }
  agrees(here.length > 0, 0.25, 'instansi sama')
  agrees(!!values.phone && values.phone === person.phone, 0.3, 'telepon sama')
  agrees(!!values.email && values.email.toLowerCase() === person.email.toLowerCase(), 0.3, 'e-mail sama')
  const position = foldText(values.position ?? '')
  agrees(
    here.some((seat) => seat.postKey === position && position !== ''),
    0.2,
    'jabatan sama',
  )
  if (!values.organisation && seats.length === 0) score += 0.25
  return { person, seats, score: Math.min(score, 0.98), reasons }
}

function reason({ person, score, reasons }: Found): MatchReason {
  return { personId: person.id, score, reasons }
}

function candidate(found: Found, values: RowValues, lookup: Lookup): ImportCandidate {
  const organisationId = lookup.organisation(values.organisation ?? '')
  const seat = found.seats.find((one) => one.organisationId === organisationId) ?? found.seats[0]
  return {
    ...reason(found),
    name: found.person.name,
    position: seat?.post ?? '',
    organisation: seat?.organisation ?? '',
  }
}

function repeated(row: ReadRow, { earlier, sameName }: { earlier: ReadRow; sameName: boolean }): ImportRow {
  const flag: RowFlag = {
    field: row.values.nip ? 'nip' : 'name',
    code: 'duplicate-in-file',
    cell: `${row.row}`,
    raw: row.values.nip ?? row.values.name ?? '',
    message: sameName
      ? `Orang ini sudah ada di baris ${earlier.row} berkas yang sama; baris ini dilewati.`
      : `Nomor ini sama dengan milik ${earlier.values.name ?? ''} di baris ${earlier.row}. Perbaiki salah satunya.`,
  }
  return { ...row, flags: [...row.flags, flag], outcome: sameName ? 'repeated' : 'invalid' }
}

/** The rows of this file so far, by what makes two of them the same person. */
class FileRows {
  readonly #byKey = new Map<string, ReadRow>()

  find(row: ReadRow): { earlier: ReadRow; sameName: boolean } | undefined {
    for (const key of keysOf(row)) {
      const earlier = this.#byKey.get(key)
      if (earlier) return { earlier, sameName: nameKey(earlier.values.name ?? '') === nameKey(row.values.name ?? '') }
    }
    return undefined
  }

  add(row: ReadRow): void {
    for (const key of keysOf(row)) this.#byKey.set(key, row)
  }
}

function keysOf({ values }: ReadRow): string[] {
  if (values.nip) return [`nip ${values.nip}`]
  if (values.nrp) return [`nrp ${values.nrp}`]
  const parts = [
    nameKey(values.name ?? ''),
    foldText(values.organisation ?? ''),
    foldText(values.position ?? ''),
    values.phone ?? '',
    values.email ?? '',
  ]
  return [parts.join(' | ')]
}
