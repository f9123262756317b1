/**
 * Probable pairs of people: everybody is looked up in the roster's own matching index, as a row of an imported file
 * would be, so that nobody is compared with all others.
 */
import type { Evidence } from '../../../contract/duplicates.ts'
import type { OrganisationId } from '../../../contract/ids.ts'
import type { RowValues } from '../../../contract/imports.ts'
import { Candidates } from '../../identity/candidates.ts'
import type { Comparison } from '../../identity/compare.ts'
import { probeOf } from '../../identity/probe.ts'
import type { RosterIndex } from '../../identity/rosterIndex.ts'
import { nameKey, stripTitles } from '../../values/personName.ts'
import type { Pair } from './pairs.ts'
import { speaksAgainst, speaksFor } from './pairs.ts'

/** What a person is looked up by. */
export interface Looked {
  id: number
  name: string
  nip: string
  nrp: string
  phone: string
  email: string
  sex: string
  organisationId: OrganisationId | null
  organisation: string
  post: string
}

/**
 * The weights of matching take it that half of the rows of a file are known already; of the people of a roster no more
 * than one in thirty is there twice. In bits.
 */
const rarer = -4
/** Pairs less likely than one in seventeen are not worth a person’s time. In bits. */
const least = -4

export class PeoplePairs {
  readonly #index: RosterIndex
  readonly #candidates: Candidates

  constructor(index: RosterIndex) {
    this.#index = index
    this.#candidates = new Candidates(index)
  }

  /** Whom the person could be a second record of; `other` reads a found person, undefined when gone. */
  of(person: Looked, other: (id: number) => Looked | undefined): Pair[] {
    const values: RowValues = {
      name: person.name,
      nip: person.nip,
      nrp: person.nrp,
      phone: person.phone,
      email: person.email,
      sex: person.sex,
      organisation: person.organisation,
      position: person.post,
    }
    const place = person.organisationId === null ? undefined : { id: person.organisationId, similar: [] }
    const pairs: Pair[] = []
    for (const comparison of this.#candidates.find(probeOf(values, [], this.#index, place))) {
      const id = this.#index.ids[comparison.place] ?? 0
      const bits = comparison.bits + rarer
      if (id === person.id || bits < least || ruledOut(comparison)) continue
      const them = other(id)
      if (them) pairs.push({ a: person.id, b: id, score: share(bits), evidence: evidence(comparison, person, them) })
    }
    return pairs
  }
}

/** Two numbers are two people, and a name that does not agree needs a number that does. */
function ruledOut({ nip, name, nrp, phone, email }: Comparison): boolean {
  if (nip === 'other') return true
  return name.level === 'other' && nip === 'none' && nrp !== 'same' && !(phone === 'same' && email === 'same')
}

const share = (bits: number): number => Math.round(Math.min(0.99, 1 / (1 + 2 ** -bits)) * 100) / 100

function evidence(comparison: Comparison, ours: Looked, theirs: Looked): Evidence[] {
  const said: (Evidence | undefined)[] = [
    nipEvidence(comparison),
    numberEvidence('NRP', comparison.nrp),
    nameEvidence(comparison, ours.name, theirs.name),
    numberEvidence('telepon', comparison.phone),
    numberEvidence('surel', comparison.email),
    placeEvidence(comparison, theirs),
    comparison.position === 'same' ? speaksFor('jabatan sama') : undefined,
    comparison.sex === 'other' ? speaksAgainst('jenis kelamin berbeda') : undefined,
  ]
  const found = said.filter((one) => one !== undefined)
  return [...found.filter((one) => one.speaksFor), ...found.filter((one) => !one.speaksFor)]
}

function nipEvidence({ nip }: Comparison): Evidence | undefined {
  switch (nip) {
    case 'none':
      return undefined
    case 'beginning':
      return speaksFor('awal NIP sama')
    case 'near':
      return speaksFor('NIP beda satu angka atau tertukar')
    case 'close':
      return speaksFor('NIP beda dua atau tiga angka')
    case 'birth':
      return speaksFor('tanggal lahir dalam NIP sama')
    case 'other':
      return speaksAgainst('NIP berbeda')
  }
}

function numberEvidence(what: string, level: Comparison['phone']): Evidence | undefined {
  switch (level) {
    case 'none':
      return undefined
    case 'same':
      return speaksFor(`${what} sama`)
    case 'near':
      return speaksFor(`${what} beda satu angka`)
    case 'local':
      return speaksFor(`nama ${what} sama`)
    case 'other':
      return speaksAgainst(`${what} berbeda`)
  }
}

function nameEvidence({ name }: Comparison, ours: string, theirs: string): Evidence {
  if (nameKey(ours) === nameKey(theirs)) return speaksFor('nama sama')
  const both = `${stripTitles(ours)} ~ ${stripTitles(theirs)}`
  return name.level === 'other' ? speaksAgainst(`nama berbeda: ${both}`) : speaksFor(`nama mirip: ${both}`)
}

function placeEvidence({ organisation }: Comparison, theirs: Looked): Evidence | undefined {
  switch (organisation) {
    case 'none':
      return undefined
    case 'same':
    case 'similar':
      return speaksFor('instansi sama')
    case 'other':
    case 'unknown':
      return theirs.organisation ? speaksAgainst('instansi berbeda') : undefined
  }
}
