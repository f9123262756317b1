/** Packed lists and hash indexes: what keeps half a million people in some tens of megabytes. */

/** FNV-1a of a text, never 0; `skip` leaves out the letter at that place. */
export function hashText(text: string, skip = -1): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    if (i === skip) continue
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0 || 1
}

/** A growing list of whole numbers from 0 to 2³²−1. */
export class NumberList {
  #numbers: Uint32Array<ArrayBuffer>
  #length = 0

  constructor(expected: number) {
    this.#numbers = new Uint32Array(Math.max(16, expected))
  }

  get length(): number {
    return this.#length
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Uint32Array(this.#numbers.length * 2)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.#length++] = number
  }

  /** The list as it is now; not to be pushed to afterwards. */
  done(): Uint32Array<ArrayBuffer> {
    return this.#numbers.subarray(0, this.#length)
  }
}

/** Places of a list by their number; 0 stands for none. Chained, 8 bytes a place however many share a number. */
export class PlacesByNumber {
  readonly #numbers: ArrayLike<number>
  readonly #heads: Int32Array
  readonly #next: Int32Array
  readonly #mask: number

  constructor(numbers: ArrayLike<number>) {
    let size = 16
    while (size < numbers.length) size *= 2
    this.#mask = size - 1
    this.#numbers = numbers
    this.#heads = new Int32Array(size).fill(-1)
    this.#next = new Int32Array(numbers.length)
    for (let place = numbers.length - 1; place >= 0; place--) {
      const number = numbers[place] ?? 0
      if (number === 0) continue
      const bucket = mix(number) & this.#mask
      this.#next[place] = this.#heads[bucket] ?? -1
      this.#heads[bucket] = place
    }
  }

  /** Visits at most `most` places that have the number, first to last; returns how many. */
  visit(number: number, most: number, visitor: (place: number) => void): number {
    if (number === 0) return 0
    let count = 0
    let place = this.#heads[mix(number) & this.#mask] ?? -1
    while (place >= 0 && count < most) {
      if (this.#numbers[place] === number) {
        visitor(place)
        count++
      }
      place = this.#next[place] ?? -1
    }
    return count
  }
}

/** Spreads numbers up to 2⁵³ over 32 bits. */
function mix(number: number): number {
  const high = Math.floor(number / 4_294_967_296)
  let mixed = (number | 0) ^ Math.imul(high, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** Which places hold each value: the lists of one value after the other. */
export class Postings {
  readonly #starts: Uint32Array
  readonly #places: Uint32Array

  /**
   * @param starts where the values of each place begin in `values`, one more than there are places
   * @param include places to list
   */
  constructor(starts: Uint32Array, values: Uint32Array, valueCount: number, include: (place: number) => boolean) {
    const counts = new Uint32Array(valueCount + 1)
    const each = (visit: (place: number, value: number) => void) => {
      for (let place = 0; place + 1 < starts.length; place++) {
        if (!include(place)) continue
        const end = starts[place + 1] ?? 0
        for (let at = starts[place] ?? 0; at < end; at++) visit(place, values[at] ?? 0)
      }
    }
    each((_, value) => (counts[value + 1] = (counts[value + 1] ?? 0) + 1))
    for (let value = 0; value < valueCount; value++) counts[value + 1] = (counts[value + 1] ?? 0) + (counts[value] ?? 0)
    this.#starts = counts
    this.#places = new Uint32Array(counts[valueCount] ?? 0)
    const next = counts.slice()
    each((place, value) => {
      const at = next[value] ?? 0
      this.#places[at] = place
      next[value] = at + 1
    })
  }

  get length(): number {
    return this.#places.length
  }

  of(value: number): Uint32Array {
    return this.#places.subarray(this.#starts[value] ?? 0, this.#starts[value + 1] ?? 0)
  }
}
