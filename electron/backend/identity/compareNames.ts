/** Two names, part by part: what agrees, how rare it is, and what stands in the way. */
import { oneSlip } from '../values/editDistance.ts'
import type { NamePart, Probe } from './probe.ts'
import type { RosterIndex } from './rosterIndex.ts'
import { imagined, name as weight } from './weights.ts'

export interface NameComparison {
  bits: number
  /** `same`: every part, in whatever spelling; `similar`: nothing contradicts; `other`: a part does, or all do. */
  level: 'same' | 'similar' | 'other'
}

/** How the part of one name is the part of the other, closest first. */
const pairings = ['same', 'slip', 'abbreviated', 'initial'] as const
type Pairing = (typeof pairings)[number]

export function compareNames(probe: Probe, place: number, index: RosterIndex): NameComparison {
  const { vocabulary, tokens } = index
  const { parts } = probe
  const start = index.tokenStarts[place] ?? 0
  const theirs = (index.tokenStarts[place + 1] ?? 0) - start
  const ours = parts.length
  /** Parts not paired yet, as bits of one number each. */
  let left = (1 << ours) - 1
  let free = (1 << theirs) - 1
  let bits = 0
  let swapped = false
  let allSame = ours === theirs
  for (const pairing of pairings) {
    for (let at = 0; at < ours && free !== 0; at++) {
      const part = parts[at]
      if ((left & (1 << at)) === 0 || !part) continue
      for (let there = 0; there < theirs; there++) {
        const id = tokens[start + there] ?? 0
        if ((free & (1 << there)) === 0 || !pairs(pairing, part, id, vocabulary.text(id))) continue
        bits += pairBits(pairing, part.text, vocabulary.rarity(id))
        if (pairing !== 'same') allSame = false
        if (there !== at && theirs === ours) swapped = true
        left &= ~(1 << at)
        free &= ~(1 << there)
        break
      }
    }
    if (left === 0 || free === 0) break
  }
  if (!allSame && index.names[place] === probe.name) return { bits: probe.same.name + weight.joined, level: 'same' }
  const leftOver = count(left)
  const freeOver = count(free)
  const conflicts = Math.min(leftOver, freeOver)
  bits += conflicts * weight.conflict + Math.abs(leftOver - freeOver) * weight.dropped
  if (swapped) bits += weight.swapped
  if (ours === leftOver || conflicts > 0) return { bits, level: 'other' }
  return allSame
    ? { bits: Math.min(bits, probe.same.name), level: 'same' }
    : { bits: Math.min(bits, Math.log2(index.size + imagined) - 1), level: 'similar' }
}

/** The ones among the lowest bits of a number. */
function count(bits: number): number {
  let ones = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) ones++
  return ones
}

function pairs(pairing: Pairing, part: NamePart, id: number, theirs: string): boolean {
  switch (pairing) {
    case 'same':
      return part.id === id
    case 'slip':
      return part.similar.includes(id)
    case 'abbreviated':
      return isAbbreviation(part.text, theirs) || isAbbreviation(theirs, part.text)
    case 'initial':
      return isInitial(part.text, theirs)
  }
}

/** "Fat" for "Fatimah"; the last letter of "Hid" has been folded. */
function isAbbreviation(short: string, long: string): boolean {
  const { length } = short
  if (length < 2 || length > 4 || long.length < length + 2 || !long.startsWith(short.slice(0, -1))) return false
  const [last, theirs] = [short[length - 1], long[length - 1]]
  return last === theirs || (last === 't' && theirs === 'd') || (last === 'p' && (theirs === 'b' || theirs === 'f'))
}

function isInitial(a: string, b: string): boolean {
  return (a.length === 1 || b.length === 1) && a.charCodeAt(0) === b.charCodeAt(0)
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

/** At least one part of the names is the same, slipped, shortened or an initial: two spellings of one person's name. */
export function namesTouch(ours: readonly string[], theirs: readonly string[]): boolean {
  return ours.some((a) =>
    theirs.some((b) => a === b || oneSlip(a, b) || isAbbreviation(a, b) || isAbbreviation(b, a) || isInitial(a, b)),
  )
}
