/** Two names, part by part: what agrees, how rare it is, and what stands in the way. */
import { oneSlip } from './editDistance.ts'
import type { Probe } from './probe.ts'
import type { RosterIndex } from './rosterIndex.ts'
import { imagined, name as weight } from './weights.ts'

export interface NameComparison {
  bits: number
  /** `same`: every part, in whatever spelling; `similar`: nothing contradicts; `other`: a part does, or all do. */
  level: 'same' | 'similar' | 'other'
}

/** How the part of one name is the part of the other. */
type Pairing = 'same' | 'slip' | 'abbreviated' | 'initial'
const pairings = ['same', 'slip', 'abbreviated', 'initial'] as const satisfies readonly Pairing[]

export function compareNames(probe: Probe, place: number, index: RosterIndex): NameComparison {
  const { vocabulary } = index
  const start = index.tokenStarts[place] ?? 0
  const theirs = index.tokens.subarray(start, index.tokenStarts[place + 1])
  const { parts } = probe
  const free = new Set(theirs.keys())
  const left = new Set(parts.keys())
  let bits = 0
  let inOrder = true
  let allSame = true
  for (const pairing of pairings) {
    for (const at of left) {
      const part = parts[at]
      if (!part) continue
      for (const there of free) {
        const id = theirs[there] ?? 0
        if (!pairs(pairing, part, id, vocabulary.text(id))) continue
        bits += pairBits(pairing, part.text, vocabulary.rarity(id))
        if (pairing !== 'same') allSame = false
        if (there !== at && theirs.length === parts.length) inOrder = false
        left.delete(at)
        free.delete(there)
        break
      }
    }
    if (left.size === 0 || free.size === 0) break
  }
  if (left.size > 0 || free.size > 0) {
    if (index.names[place] === probe.name) return { bits: uniqueBits(probe, index) + weight.joined, level: 'same' }
    allSame = false
  }
  const conflicts = Math.min(left.size, free.size)
  bits += conflicts * weight.conflict + Math.abs(left.size - free.size) * weight.dropped
  if (!inOrder) bits += weight.swapped
  const agreed = parts.length > left.size
  const level = !agreed || conflicts > 0 ? 'other' : allSame ? 'same' : 'similar'
  return { bits: Math.min(bits, level === 'same' ? uniqueBits(probe, index) : mostBits(index)), level }
}

/** No name tells more than how few have it. */
function uniqueBits({ namesakes }: Probe, index: RosterIndex): number {
  return Math.log2((index.size + imagined) / Math.max(1, namesakes))
}

function mostBits(index: RosterIndex): number {
  return Math.log2(index.size + imagined) - 1
}

function pairs(pairing: Pairing, part: Probe['parts'][number], id: number, theirs: string): boolean {
  switch (pairing) {
    case 'same':
      return part.id === id
    case 'slip':
      return part.similar.includes(id)
    case 'abbreviated':
      return isAbbreviation(part.text, theirs) || isAbbreviation(theirs, part.text)
    case 'initial':
      return (part.text.length === 1 || theirs.length === 1) && part.text[0] === theirs[0]
  }
}

/** "Fat" for "Fatimah". */
export function isAbbreviation(short: string, long: string): boolean {
  return short.length >= 2 && short.length <= 4 && long.length >= short.length + 2 && long.startsWith(short)
}

function pairBits(pairing: Pairing, text: string, rarity: number): number {
  switch (pairing) {
    case 'same':
      return rarity
    case 'slip':
      return Math.max(rarity + weight.typo(text.length), -1)
    case 'abbreviated':
      return weight.abbreviation
    case 'initial':
      return weight.initial
  }
}

/** Two names of which at least one part is the same, slipped, shortened or an initial: the same NIP may have both. */
export function namesTouch(ours: readonly string[], theirs: readonly string[]): boolean {
  return ours.some((a) =>
    theirs.some(
      (b) =>
        a === b ||
        oneSlip(a, b) ||
        isAbbreviation(a, b) ||
        isAbbreviation(b, a) ||
        ((a.length === 1 || b.length === 1) && a[0] === b[0]),
    ),
  )
}
