/**
 * Who is this? Each row of a file against the roster. The same NIP is the same person; a name alone never is. Certain
 * matches become updates, probable ones are asked about, the same name with another NIP is somebody else, and one person
 * of the roster is one row of a file.
 */
import type {
  FieldChange,
  ImportCandidate,
  ImportRow,
  MatchReason,
  RowOutcome,
  RowValues,
} from '../../../contract/imports.ts'
import type { PersonId } from '../../../contract/ids.ts'
import { atOnce } from '../../turns.ts'
import { positionOf, rowChanges } from './changes.ts'
import type { ReadRow } from '../rows/row.ts'
import type { KnownMembership, KnownPerson } from '../../identity/known.ts'
import { nameKey } from '../../values/personName.ts'
import { Candidates } from '../../identity/candidates.ts'
import type { Comparison } from '../../identity/compare.ts'
import { namesTouch } from '../../identity/compareNames.ts'
import { clearBest, isIdentical } from './decide.ts'
import { nameTokens } from '../../identity/nameTokens.ts'
import { type NamedOrganisation, probeOf } from '../../identity/probe.ts'
import { nameReason, reasonsFor, sameNip } from './reasons.ts'
import type { RosterIndex } from '../../identity/rosterIndex.ts'
import { askBits, takenBits } from '../../identity/weights.ts'

/** What matching asks of the roster. */
export interface Roster {
  byId(id: PersonId): KnownPerson | undefined
  byNip(nip: string): KnownPerson | undefined
  memberships(id: PersonId): KnownMembership[]
  organisation(text: string): NamedOrganisation
  /** Everybody, packed; built when the first row needs it. */
  index(): RosterIndex
}

interface Found {
  person: KnownPerson
  memberships: KnownMembership[]
  /** Log-odds in bits; infinite for the same NIP. */
  bits: number
  reasons: string[]
}

/** A row on its way: what was found for it, and whether the first of that is certain. */
interface Pending {
  row: ReadRow
  found: Found[]
  certain: boolean
}

/** People shown to choose from. */
const mostAsked = 5

/** Matches row by row; yields how many are done. */
export function* matchSteps(rows: readonly ReadRow[], roster: Roster): Generator<number, ImportRow[]> {
  const matcher = new Matcher(roster)
  const pending: Pending[] = []
  for (const row of rows) {
    pending.push(matcher.look(row))
    yield pending.length
  }
  const holders = holdersOf(pending)
  return pending.map((one) => matcher.settle(one, holders))
}

/** The same in one go. */
export function matchRows(rows: readonly ReadRow[], roster: Roster): ImportRow[] {
  return atOnce(matchSteps(rows, roster))
}

class Matcher {
  readonly #roster: Roster
  #candidates: Candidates | undefined

  constructor(roster: Roster) {
    this.#roster = roster
  }

  look(row: ReadRow): Pending {
    const { values } = row
    if (!values.name || row.repeats) return { row, found: [], certain: false }
    const holder = values.nip ? this.#roster.byNip(values.nip) : undefined
    if (holder) return { row, ...this.#byNip(values, holder) }

    const index = this.#roster.index()
    if (index.size === 0) return { row, found: [], certain: false }
    const probe = probeOf(
      values,
      row.flags,
      index,
      values.organisation ? this.#roster.organisation(values.organisation) : undefined,
    )
    this.#candidates ??= new Candidates(index)
    const comparisons = this.#candidates.find(probe)
    const explain = (most: number) =>
      comparisons
        .slice(0, most)
        .flatMap((comparison) => this.#explain(comparison, values, index.ids[comparison.place] as PersonId))
    if (clearBest(comparisons)) return { row, found: explain(1), certain: true }
    const found = explain(mostAsked + 1)
    const identical = found.filter(({ person, memberships }) =>
      isIdentical(values, person, memberships, this.#organisation(values)),
    )
    const [only] = identical
    if (only && identical.length === 1) return { row, found: [only], certain: true }
    return { row, found, certain: false }
  }

  /** The number says who it is, unless the name says wholly otherwise. */
  #byNip(values: RowValues, person: KnownPerson): Omit<Pending, 'row'> {
    const key = nameKey(values.name ?? '')
    const certain = key === person.nameKey || namesTouch(nameTokens(key), nameTokens(person.nameKey))
    const reasons = certain ? [sameNip] : [sameNip, nameReason(values, person, true)]
    return {
      found: [{ person, memberships: this.#roster.memberships(person.id), bits: Number.POSITIVE_INFINITY, reasons }],
      certain,
    }
  }

  #explain(comparison: Comparison, values: RowValues, id: PersonId): Found[] {
    const person = this.#roster.byId(id)
    if (!person) return []
    const memberships = this.#roster.memberships(id)
    const reasons = reasonsFor(comparison, values, person, this.#speaking(values, memberships))
    return [{ person, memberships, bits: comparison.bits, reasons }]
  }

  settle({ row, found, certain }: Pending, holders: ReadonlyMap<PersonId, Holder>): ImportRow {
    const { repeats, ...read } = row
    if (!row.values.name) return { ...read, outcome: 'invalid' }
    if (repeats) return { ...read, outcome: repeats.samePerson ? 'repeated' : 'invalid' }
    const [best] = found
    if (best && certain && holders.get(best.person.id)?.row === row) {
      const changes = rowChanges(row.values, best.person, best.memberships, this.#organisation(row.values))
      return { ...read, ...settled(changes), match: reasonOf(best) }
    }
    const asked = found
      .map((one) => besideHolder(one, row, holders.get(one.person.id)))
      .filter(({ bits }) => bits >= askBits)
      .sort((a, b) => b.bits - a.bits)
    if (asked.length === 0) return { ...read, outcome: 'new' }
    return {
      ...read,
      outcome: 'ambiguous',
      candidates: asked.slice(0, mostAsked).map((one) => this.#candidate(one, row.values)),
    }
  }

  #candidate(found: Found, values: RowValues): ImportCandidate {
    const membership = this.#speaking(values, found.memberships)
    return {
      ...reasonOf(found),
      name: found.person.name,
      position: positionOf(membership),
      organisation: membership?.organisation ?? '',
      changes: rowChanges(values, found.person, found.memberships, this.#organisation(values)),
    }
  }

  /** The membership in the row's own agency, else the first. */
  #speaking(values: RowValues, memberships: readonly KnownMembership[]): KnownMembership | undefined {
    if (!values.organisation) return memberships[0]
    const { id, similar } = this.#roster.organisation(values.organisation)
    return (
      memberships.find(({ organisationId }) => organisationId === id) ??
      memberships.find(({ organisationId }) => similar.includes(organisationId)) ??
      memberships[0]
    )
  }

  #organisation(values: RowValues) {
    return values.organisation ? this.#roster.organisation(values.organisation).id : undefined
  }
}

/** Outcome and changes of a row that is known to be a person of the roster. */
export function settled(changes: FieldChange[]): { outcome: RowOutcome; changes?: FieldChange[] } {
  return changes.length > 0 ? { outcome: 'changed', changes } : { outcome: 'unchanged' }
}

/** The row that is a person, or that two rows claim to be the same one. */
interface Holder {
  /** undefined where several rows claim the person and none has the NIP. */
  row: ReadRow | undefined
  rows: ReadRow[]
  byNip: boolean
}

/** Who is whom for certain: the NIP before all else, and nobody where two rows claim the same person. */
function holdersOf(pending: readonly Pending[]): Map<PersonId, Holder> {
  const holders = new Map<PersonId, Holder>()
  for (const { row, found, certain } of pending) {
    const [best] = found
    if (!best || !certain) continue
    const byNip = best.bits === Number.POSITIVE_INFINITY
    const holder = holders.get(best.person.id)
    if (!holder) holders.set(best.person.id, { row, rows: [row], byNip })
    else {
      holder.rows.push(row)
      if (byNip) Object.assign(holder, { row, byNip })
      else if (!holder.byNip) holder.row = undefined
    }
  }
  return holders
}

/** A person whom another row already is speaks less for this one, and the question says so. */
function besideHolder(found: Found, row: ReadRow, holder: Holder | undefined): Found {
  const other = holder?.rows.find((one) => one !== row)
  if (!other) return found
  const reason = `cocok juga dengan baris ${other.row} berkas ini`
  return { ...found, bits: found.bits + takenBits, reasons: [...found.reasons, reason] }
}

/** Score 0–1 for the screen: the odds as a share, never 1 but for the same NIP. */
function reasonOf({ person, bits, reasons }: Found): MatchReason {
  const score = bits === Number.POSITIVE_INFINITY ? 1 : Math.min(0.99, 1 / (1 + 2 ** -bits))
  return { personId: person.id, score: Math.round(score * 100) / 100, reasons }
}
