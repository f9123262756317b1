/**
 * Who in the roster a row could be. People come from the index by birth date or serial of the NIP, NRP, telephone, e-mail,
 * the whole name, or two parts of it; a cheap sum rules most out before they are compared in full.
 */
import { compare, type Comparison } from './compare.ts'
import { mostTokens } from './nameTokens.ts'
import type { NamePart, Probe } from './probe.ts'
import type { Postings } from './packed.ts'
import { nipEnds, phoneEnd, type RosterIndex } from './rosterIndex.ts'
import * as weights from './weights.ts'

/** So many people of one birth date, telephone or e-mail are looked at. */
const mostAlike = 300
/** A part that so many people have, and so large a share of all, tells next to nothing. */
const mostHolders = 1000
const mostShare = 1 / 8
/** Places for every set of name parts. */
const partSets = 2 ** mostTokens

export class Candidates {
  readonly #index: RosterIndex
  /** Which parts of the row's name each person has, as bits; cleared after each row. */
  readonly #parts: Uint8Array
  /** Who has any of the parts: the first `#touchedCount`. */
  readonly #touched: Uint32Array
  #touchedCount = 0
  readonly #needs = new Float64Array(partSets * 8)
  readonly #prior: number

  constructor(index: RosterIndex) {
    this.#index = index
    this.#parts = new Uint8Array(index.size)
    this.#touched = new Uint32Array(index.size)
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
    index.by('nipEnds').visit(nipEnds(probe.birth, probe.serial), mostAlike, add)
    if (probe.nrp !== 0) index.by('nrps').visit(probe.nrp, mostAlike, add)
    if (probe.phone !== 0) index.by('phoneEnds').visit(phoneEnd(probe.phone), mostAlike, add)
    if (probe.emailLocal !== 0) index.by('emailLocals').visit(probe.emailLocal, mostAlike, add)
    if (probe.nip === '' && probe.namesakes > 0) index.by('names').visit(probe.name, mostAlike, add)
  }

  /** A row with a whole NIP is nobody whose other NIP is known, whatever the name; those need no look. */
  #byName(probe: Probe, places: Set<number>): void {
    const postings = probe.nip === '' ? this.#index.everybody() : this.#index.withoutNip()
    if (postings.length === 0) return
    const common = this.#common(probe.parts, postings)
    for (const [at, part] of probe.parts.entries())
      if (part.text.length > 1 && (common & (1 << at)) === 0)
        this.#eachId(part, (id) => this.#touch(postings.of(id), at))
    this.#setNeeds(probe)
    const best = Math.max(0, probe.same.organisation, weights.organisation.similar)
    const needs = this.#needs
    const { tokenStarts } = this.#index
    for (let at = 0; at < this.#touchedCount; at++) {
      const place = this.#touched[at] ?? 0
      const set = this.#parts[place] ?? 0
      this.#parts[place] = 0
      const length = (tokenStarts[place + 1] ?? 0) - (tokenStarts[place] ?? 0)
      if ((needs[(set | common) * 8 + length] ?? 0) > best) continue
      const whole = set | this.#held(place, probe.parts, common)
      if (this.#organisationBits(probe, place) >= (needs[whole * 8 + length] ?? 0)) places.add(place)
    }
    this.#touchedCount = 0
  }

  /** Numbers in the vocabulary that the part may stand under: its own, its slips, and its initial. */
  #eachId({ text, id, similar }: NamePart, visit: (id: number) => void): void {
    if (id >= 0) visit(id)
    for (const one of similar) visit(one)
    const initial = text.length > 1 ? this.#index.vocabulary.id(text.charAt(0)) : undefined
    if (initial !== undefined) visit(initial)
  }

  /**
   * Parts whose lists need not be walked, as bits: with nothing else of the name nobody is worth asking about. The one
   * that most people have, and whatever tells next to nothing; the rarest is always walked.
   */
  #common(parts: readonly NamePart[], postings: Postings): number {
    const holders = parts.map((part) => {
      let people = 0
      if (part.text.length > 1) this.#eachId(part, (id) => (people += postings.of(id).length))
      return { people, long: part.text.length > 1 }
    })
    const long = holders.filter((part) => part.long).map(({ people }) => people)
    if (long.length < 2) return 0
    const most = Math.max(...long)
    const least = Math.min(...long)
    const many = Math.max(mostHolders, this.#index.size * mostShare)
    let common = 0
    let rarest = -1
    for (const [at, part] of holders.entries()) {
      if (!part.long) continue
      if (rarest < 0 && part.people === least) rarest = at
      else if (part.people > many || (part.people === most && common === 0)) common |= 1 << at
    }
    return common
  }

  /** Which of some parts of the row's name the person has; both as bits. */
  #held(place: number, parts: readonly NamePart[], asked: number): number {
    let held = 0
    for (const [at, part] of parts.entries()) {
      const bit = 1 << at
      if ((asked & bit) !== 0 && this.#has(place, part)) held |= bit
    }
    return held
  }

  #touch(places: Uint32Array, part: number): void {
    const bit = 1 << part
    const sets = this.#parts
    const touched = this.#touched
    let count = this.#touchedCount
    for (const place of places) {
      const set = sets[place] ?? 0
      if (set === 0) touched[count++] = place
      sets[place] = set | bit
    }
    this.#touchedCount = count
  }

  /** For each set of parts and length of the other name: what the agency must add to what they and the best of the rest tell. */
  #setNeeds({ parts, same, shortParts }: Probe): void {
    const start = weights.askBits - this.#prior - weights.sex.same - Math.max(0, same.position)
    const counts = [0]
    const sums = [0]
    for (let set = 1; set < 1 << parts.length; set++) {
      const rest = set & (set - 1)
      counts[set] = (counts[rest] ?? 0) + 1
      sums[set] = (sums[rest] ?? 0) + (parts[31 - Math.clz32(set & -set)]?.rarity ?? 0)
      for (let length = 0; length <= mostTokens; length++) {
        const conflicts = Math.max(0, Math.min(parts.length, length) - (counts[set] ?? 0) - shortParts)
        this.#needs[set * 8 + length] = start - (sums[set] ?? 0) - conflicts * weights.name.conflict
      }
    }
  }

  #has(place: number, { text, id, similar }: NamePart): boolean {
    const { tokens, tokenStarts, vocabulary } = this.#index
    const end = tokenStarts[place + 1] ?? 0
    for (let at = tokenStarts[place] ?? 0; at < end; at++) {
      const theirs = tokens[at] ?? 0
      if (theirs === id || similar.includes(theirs)) return true
      const other = vocabulary.text(theirs)
      if (other.length === 1 && other === text.charAt(0)) return true
    }
    return false
  }

  #organisationBits({ organisation, same }: Probe, place: number): number {
    if (!organisation) return 0
    const index = this.#index
    const end = index.membershipStarts[place + 1] ?? 0
    let best = end > (index.membershipStarts[place] ?? 0) ? weights.organisation.other : 0
    for (let membership = index.membershipStarts[place] ?? 0; membership < end; membership++) {
      const id = index.membershipOrganisations[membership] ?? 0
      if (id === organisation.id) best = Math.max(best, same.organisation)
      else if (organisation.similar.some((one) => one === id)) best = Math.max(best, weights.organisation.similar)
      else if (organisation.id === undefined) best = Math.max(best, weights.organisation.unknown)
    }
    return best
  }
}
