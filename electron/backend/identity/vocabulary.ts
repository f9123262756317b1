/** The parts that names are made of, how many people have each, and which differ by a slip of the finger. */
import { oneSlip, shortest } from '../values/editDistance.ts'
import { hashText, NumberList, PlacesByNumber } from './packed.ts'
import { commonNames, name as weight, share } from './weights.ts'

export class Vocabulary {
  readonly #ids = new Map<string, number>()
  readonly #texts: string[] = []
  readonly #counts: number[] = []
  #rarity = new Float32Array()
  #slipped: { index: PlacesByNumber; owners: Uint32Array } | undefined
  readonly #similar = new Map<string, readonly number[]>()

  get size(): number {
    return this.#texts.length
  }

  /** Counts one more person who has it; used while the roster is read. */
  add(token: string): number {
    let id = this.#ids.get(token)
    if (id === undefined) {
      id = this.#texts.length
      this.#ids.set(token, id)
      this.#texts.push(token)
    }
    this.#counts[id] = (this.#counts[id] ?? 0) + 1
    return id
  }

  /** Ends the reading of a roster of so many people. */
  finish(people: number): void {
    this.#rarity = Float32Array.from(this.#counts, (count, id) => rarity(this.text(id), count, people))
  }

  id(token: string): number | undefined {
    return this.#ids.get(token)
  }

  text(id: number): string {
    return this.#texts[id] ?? ''
  }

  /** Bits that the part of a name tells: how rarely anyone has it. */
  rarity(id: number): number {
    return this.#rarity[id] ?? 0
  }

  /** Known parts that are one slip away, or two in a long one; the part itself is not among them. */
  similar(token: string): readonly number[] {
    let found = this.#similar.get(token)
    if (!found) this.#similar.set(token, (found = token.length < shortest - 1 ? [] : this.#look(token)))
    return found
  }

  #look(token: string): number[] {
    const { index, owners } = (this.#slipped ??= this.#slips())
    const seen = new Set<number>()
    for (let skip = -1; skip < token.length; skip++)
      index.visit(hashText(token, skip), mostSimilar, (place) => seen.add(owners[place] ?? 0))
    return [...seen].filter((id) => {
      const text = this.text(id)
      return text !== token && oneSlip(text, token)
    })
  }

  /** Every part under its own hash and that of each way to leave out a letter (Garbe's SymSpell). */
  #slips(): { index: PlacesByNumber; owners: Uint32Array } {
    const hashes = new NumberList(this.size * 7)
    const owners = new NumberList(this.size * 7)
    for (const [id, text] of this.#texts.entries()) {
      if (text.length < shortest - 1) continue
      for (let skip = -1; skip < text.length; skip++) {
        hashes.push(hashText(text, skip))
        owners.push(id)
      }
    }
    return { index: new PlacesByNumber(hashes.done()), owners: owners.done() }
  }
}

/** Parts looked at that share one way to leave out a letter. */
const mostSimilar = 200

function rarity(token: string, count: number, people: number): number {
  return -Math.log2(share(count, people, commonNames.get(token) ?? weight.usualToken))
}
