/** A row and a person, field by field: how far each agrees, and the sum of what that weighs. */
import { compareNames, type NameComparison } from './compareNames.ts'
import { slips } from '../values/editDistance.ts'
import type { Probe } from './probe.ts'
import { nipEnds, phoneEnd, type RosterIndex } from './rosterIndex.ts'
import * as weights from './weights.ts'

export type NipLevel = 'none' | 'beginning' | 'near' | 'close' | 'birth' | 'other'
/** `near`: one digit wrong; `local`: the e-mail's part before the @. */
export type NumberLevel = 'none' | 'same' | 'near' | 'local' | 'other'
export type PlaceLevel = 'none' | 'same' | 'similar' | 'other' | 'unknown'

export interface Comparison {
  place: number
  name: NameComparison
  nip: NipLevel
  nrp: NumberLevel
  phone: NumberLevel
  email: NumberLevel
  organisation: PlaceLevel
  position: PlaceLevel
  sex: 'none' | 'same' | 'other'
  /** What everything but the name weighs. */
  beside: number
  /** Log-odds, in bits, that the row is the person. */
  bits: number
}

/** @returns undefined when the person is not worth asking about */
export function compare(probe: Probe, place: number, index: RosterIndex): Comparison | undefined {
  const nip = compareNip(probe, place, index)
  const email = compareEmail(probe, place, index)
  const phone = comparePhone(probe.phone, index.phones[place] ?? 0)
  // Another whole number: only telephone and e-mail together could still speak for the person.
  if (nip === 'other' && (phone !== 'same' || email === 'none' || email === 'other')) return undefined
  const name = compareNames(probe, place, index)
  const nrp = compareNumbers(probe.nrp, index.nrps[place] ?? 0)
  const { organisation, position, bits: placeBits } = comparePlaces(probe, place, index)
  const sex = compareSex(probe.sex, index.sexes[place] ?? 0)
  const beside =
    (nip === 'none' ? 0 : weights.nip[nip]) +
    numberBits(nrp, weights.nrp, probe.same.nrp) +
    numberBits(phone, weights.phone, probe.same.phone) +
    numberBits(email, weights.email, probe.same.email) +
    placeBits +
    (sex === 'none' ? 0 : weights.sex[sex])
  const bits = weights.priorBits(index.size) + name.bits + beside
  const found = { place, name, nip, nrp, phone, email, organisation, position, sex, beside, bits }
  if (bits >= weights.askBits) return found
  // One service number under two names is worth a question, unless two firms each count their own staff.
  const sameNumber = nrp === 'same' && organisation !== 'other'
  const asked = sameNumber || (probe.nip === '' && name.level === 'same' && nothingDiffers(found))
  return asked ? { ...found, bits: weights.askBits } : undefined
}

/** However common the name: a row that says no more than the roster does may be a list that comes again. */
function nothingDiffers({ nip, nrp, phone, email, organisation, position, sex }: Comparison): boolean {
  return [nip, nrp, phone, email, organisation, position, sex].every((level) => level === 'none' || level === 'same')
}

function compareNip(probe: Probe, place: number, index: RosterIndex): NipLevel {
  const birth = index.births[place] ?? 0
  if (birth === 0 || (probe.nip === '' && probe.brokenNip === '')) return 'none'
  const serial = index.serials[place] ?? 0
  if (probe.brokenNip !== '') return compareBroken(probe.brokenNip, nipText(birth, serial))
  if (probe.birth !== birth && probe.serial !== serial && nipEnds(probe.birth, probe.serial) !== nipEnds(birth, serial))
    return 'other'
  const theirs = nipText(birth, serial)
  const wrong = wrongDigits(probe.nip, theirs, 3)
  if (wrong <= 1) return 'near'
  if (wrong <= 3) return 'close'
  return probe.birth === birth && probe.nip[14] === theirs[14] ? 'birth' : 'other'
}

/** Digits that differ between two numbers of one length, two that are exchanged counted once; above `most` is `most + 1`. */
function wrongDigits(a: string, b: string, most: number): number {
  let wrong = 0
  for (let at = 0; at < a.length && wrong <= most; at++) {
    if (a[at] === b[at]) continue
    wrong++
    if (a[at] === b[at + 1] && a[at + 1] === b[at]) at++
  }
  return wrong
}

function compareBroken(broken: string, theirs: string): NipLevel {
  if (theirs.startsWith(broken)) return 'beginning'
  if (broken.length > 15 && slips(broken, theirs, 2) <= 2) return 'near'
  return broken.slice(0, 8) === theirs.slice(0, 8) ? 'birth' : 'other'
}

function nipText(birth: number, serial: number): string {
  return String(birth).padStart(8, '0') + String(serial).padStart(10, '0')
}

function compareNumbers(ours: number, theirs: number): NumberLevel {
  if (ours === 0 || theirs === 0) return 'none'
  if (ours === theirs) return 'same'
  return oneDigitApart(ours, theirs) ? 'near' : 'other'
}

function oneDigitApart(a: number, b: number): boolean {
  let apart = 0
  let [restA, restB] = [a, b]
  while (restA > 0 || restB > 0) {
    if (restA % 10 !== restB % 10 && ++apart > 1) return false
    restA = Math.floor(restA / 10)
    restB = Math.floor(restB / 10)
  }
  return apart === 1
}

/** The same from the eighth digit from the end: area codes and prefixes are written or not. */
function comparePhone(ours: number, theirs: number): NumberLevel {
  const level = compareNumbers(ours, theirs)
  return level !== 'none' && phoneEnd(ours) === phoneEnd(theirs) ? 'same' : level
}

function compareEmail(probe: Probe, place: number, index: RosterIndex): NumberLevel {
  const theirs = index.emails[place] ?? 0
  if (probe.email === 0 || theirs === 0) return 'none'
  if (probe.email === theirs) return 'same'
  return probe.emailLocal === index.emailLocals[place] ? 'local' : 'other'
}

function numberBits(
  level: NumberLevel,
  weight: { other: number; near?: number; sameLocal?: number },
  same: number,
): number {
  switch (level) {
    case 'none':
      return 0
    case 'same':
      return same
    case 'near':
      return weight.near ?? 0
    case 'local':
      return weight.sameLocal ?? 0
    case 'other':
      return weight.other
  }
}

interface Places {
  organisation: PlaceLevel
  position: PlaceLevel
  bits: number
}

/** The membership that agrees best. */
function comparePlaces(probe: Probe, place: number, index: RosterIndex): Places {
  let best: Places | undefined
  const end = index.membershipStarts[place + 1] ?? 0
  for (let membership = index.membershipStarts[place] ?? 0; membership < end; membership++) {
    const organisation = compareOrganisation(probe, index.membershipOrganisations[membership] ?? 0)
    const position = comparePosition(probe, index.membershipPositions[membership] ?? 0)
    const bits = organisationBits(organisation, probe) + positionBits(position, probe)
    if (!best || bits > best.bits) best = { organisation, position, bits }
  }
  return best ?? { organisation: 'none', position: 'none', bits: 0 }
}

function compareOrganisation({ organisation }: Probe, theirs: number): PlaceLevel {
  if (!organisation) return 'none'
  if (organisation.id === theirs) return 'same'
  if (organisation.similar.some((one) => one === theirs)) return 'similar'
  return organisation.id === undefined ? 'unknown' : 'other'
}

function organisationBits(level: PlaceLevel, probe: Probe): number {
  if (level === 'none') return 0
  return level === 'same' ? probe.same.organisation : weights.organisation[level]
}

function comparePosition(probe: Probe, theirs: number): PlaceLevel {
  if (!probe.hasPosition || theirs === 0) return 'none'
  return probe.position === theirs ? 'same' : 'other'
}

function positionBits(level: PlaceLevel, probe: Probe): number {
  if (level === 'same') return probe.same.position
  return level === 'other' ? weights.position.other : 0
}

function compareSex(ours: number, theirs: number): Comparison['sex'] {
  if (ours === 0 || theirs === 0) return 'none'
  return ours === theirs ? 'same' : 'other'
}
