/**
 * Who in the roster a row could be. People come from the index by birth date or serial of the NIP, NRP, telephone, e-mail,
 * the whole name, or two parts of it; a cheap sum rules most out before they are compared in full.
 */
import { compare, type Comparison } from './compare.ts'
import type { Probe } from './probe.ts'
import { phoneEnd, type RosterIndex } from './rosterIndex.ts'
import * as weights from './weights.ts'

/** So many people of one birth date, telephone or e-mail are looked at. */
const mostAlike = 300
/** Best title and sex a person met by name alone can still have. */
const restBits = 8

export class Candidates {
  readonly #index: RosterIndex
  /** Which parts of the row's name each person has, as bits; cleared after each row. */
  readonly #parts: Uint8Array
  #touched: number[] = []
  readonly #prior: number

  constructor(index: RosterIndex) {
    this.#index = index
    this.#parts = new Uint8Array(index.size)
    this.#prior = weights.priorBits(index.size)
  }

  /** Everyone worth asking about, best first; the lower id where two are alike. */
  find(probe: Probe): Comparison[] {
    const places = new Set<number>()
    this.#byNumbers(probe, places)
    this.#byName(probe, places)
    const found: Comparison[] = []
    for (const place of places) {
      const comparison = compare(probe, place, this.#index)
      if (comparison) found.push(comparison)
    }
    return found.sort((a, b) => b.bits - a.bits || a.place - b.place)
  }

  #byNumbers(probe: Probe, places: Set<number>): void {
    const add = (place: number) => void places.add(place)
    const index = this.#index
    if (probe.birth !== 0) index.by('births').visit(probe.birth, mostAlike, add)
    if (probe.serial !== 0) index.by('serials').visit(probe.serial, mostAlike, add)
    if (probe.nrp !== 0) index.by('nrps').visit(probe.nrp, mostAlike, add)
    if (probe.phone !== 0) index.by('phoneEnds').visit(phoneEnd(probe.phone), mostAlike, add)
    if (probe.emailLocal !== 0) index.by('emailLocals').visit(probe.emailLocal, mostAlike, add)
    if (probe.nip === '' && probe.namesakes > 0) index.by('names').visit(probe.name, mostAlike, add)
  }

  /** A row with a whole NIP is nobody whose other NIP is known, whatever the name; those need no look. */
  #byName(probe: Probe, places: Set<number>): void {
    const postings = probe.nip === '' ? this.#index.everybody() : this.#index.withoutNip()
    const { vocabulary } = this.#index
    for (const [at, { text, id, similar }] of probe.parts.entries()) {
      if (text.length === 1) continue
      if (id >= 0) this.#touch(postings.of(id), at)
      for (const one of similar) this.#touch(postings.of(one), at)
      const initial = vocabulary.id(text.charAt(0))
      if (initial !== undefined) this.#touch(postings.of(initial), at)
    }
    for (const place of this.#touched) {
      if (this.#passes(probe, place, this.#parts[place] ?? 0)) places.add(place)
      this.#parts[place] = 0
    }
    this.#touched = []
  }

  #touch(places: Uint32Array, part: number): void {
    const bit = 1 << part
    for (const place of places) {
      const parts = this.#parts[place] ?? 0
      if (parts === 0) this.#touched.push(place)
      this.#parts[place] = parts | bit
    }
  }

  /** The sum that name, agency and the best of the rest could reach. */
  #passes(probe: Probe, place: number, parts: number): boolean {
    let bits = this.#prior + restBits
    let shared = 0
    for (const [at, { rarity }] of probe.parts.entries())
      if ((parts & (1 << at)) !== 0) {
        bits += rarity
        shared++
      }
    const theirs = (this.#index.tokenStarts[place + 1] ?? 0) - (this.#index.tokenStarts[place] ?? 0)
    const ours = probe.parts.length
    const conflicts = Math.min(ours, theirs) - shared - probe.shortParts
    if (conflicts > 0) bits += conflicts * weights.name.conflict
    bits += this.#organisationBits(probe, place)
    return bits >= weights.askBits
  }

  #organisationBits({ organisation }: Probe, place: number): number {
    if (!organisation) return 0
    const index = this.#index
    const end = index.seatStarts[place + 1] ?? 0
    let best = end > (index.seatStarts[place] ?? 0) ? weights.organisation.other : 0
    for (let seat = index.seatStarts[place] ?? 0; seat < end; seat++) {
      const id = index.seatOrganisations[seat] ?? 0
      if (id === organisation.id) best = Math.max(best, -Math.log2(index.organisationShare(id)))
      else if (organisation.similar.some((one) => one === id)) best = Math.max(best, weights.organisation.similar)
      else if (organisation.id === undefined) best = Math.max(best, weights.organisation.unknown)
    }
    return best
  }
}
