/**
 * How much each agreement and disagreement weighs, in bits: log2(m / u) of Fellegi and Sunter (JASA 64, 1969), where m
 * is how often it happens to two records of one person and u how often to two of different people. Weights are summed
 * (as Splink does) with the odds that any one person of the roster is meant; +7 bits is 99 %. The m were set by judgement
 * of what agencies send, before and apart from the damage that `tests/bench/perturb.ts` does; u is counted in the roster
 * wherever a value can be common or rare.
 */

const bits = (m: number, u: number): number => Math.log2(m / u)

/**
 * People imagined beside those of the roster, so that in a roster of twenty a name does not pass for unique: about the
 * civil servants of a district.
 */
export const imagined = 10_000

/** Half of what a secretariat is sent it has seen before: one bit against. */
export const priorBits = (people: number): number => -Math.log2(people + imagined) - 1

/** Share of the roster that has a value, evened out by the imagined people, of whom `usual` have it. */
export const share = (having: number, people: number, usual: number): number =>
  (having + imagined * usual) / (people + imagined)

export const nip = {
  /** What is left of a number that Excel rounded or somebody cut off agrees: birth date, appointment and sex. */
  beginning: bits(0.95, 1 / 30_000),
  /** One digit wrong, two exchanged, one left out or typed twice: nobody has such a neighbour and also the name. */
  near: bits(0.02, 1 / 1_000_000),
  /** Two or three digits differ. */
  close: bits(0.005, 1 / 20_000),
  /** Same birth date and sex, another number: a contract number that became a permanent one, or a coincidence. */
  birth: bits(0.003, 1 / 20_000),
  /** Two different numbers are two people; only when telephone and e-mail both agree is it worth asking. */
  other: -20,
  /** The beginning that is left belongs to another number. */
  otherBeginning: -14,
} as const

export const nrp = {
  /** Firms number their staff too, so that two firms can have the same number. */
  usual: 1 / 20_000,
  same: 0.95,
  near: bits(0.02, 1 / 5_000),
  other: -12,
} as const

export const phone = {
  /** Six in ten keep their number; an office's own number is told by how many have it. */
  same: 0.6,
  usual: 1 / 10_000,
  near: bits(0.02, 1 / 5_000),
  other: bits(0.35, 0.99),
} as const

export const email = {
  same: 0.6,
  usual: 1 / 10_000,
  /** The part before the @ alone. */
  sameLocal: bits(0.1, 1 / 2_000),
  other: bits(0.35, 0.99),
} as const

export const organisation = {
  /** One in seven has moved between two lists. */
  same: 0.85,
  usual: 1 / 100,
  /** The text is not known, but shares its telling words with the person's. */
  similar: bits(0.2, 0.02),
  other: bits(0.15, 0.98),
  /** Nothing like it is known: a new agency, or an old one under a new name. */
  unknown: bits(0.3, 0.8),
} as const

export const position = {
  same: 0.6,
  usual: 1 / 25,
  /** Titles are worded in many ways. */
  other: bits(0.4, 0.9),
} as const

export const sex = { same: bits(0.99, 0.5), other: bits(0.01, 0.5) } as const

export const name = {
  /** A name nobody has yet: one in two thousand. */
  usualToken: 1 / 2_000,
  /** Off the rarity of a token that has a slip of the finger in it; short ones turn into other names. */
  typo: (length: number): number => (length >= 6 ? -5 : -7),
  initial: 1,
  abbreviation: 1.5,
  /** A part that only one of the two has. */
  dropped: -1.5,
  /** Each has a part that the other lacks. */
  conflict: -8,
  swapped: -0.5,
  /** Spelt apart or together ("Nur Hayati", "Nurhayati"). */
  joined: -1,
} as const

/** Shares of people who bear these names anywhere in Indonesia, for rosters too small to tell (folded forms). */
export const commonNames: ReadonlyMap<string, number> = new Map([
  ['muhamat', 0.08],
  ['siti', 0.04],
  ['nur', 0.04],
  ['ahmat', 0.03],
  ['abdul', 0.03],
  ['sri', 0.02],
  ['andi', 0.02],
  ['dewi', 0.015],
  ['agus', 0.015],
  ['dwi', 0.01],
  ['budi', 0.01],
  ['eko', 0.01],
])

/** From here on a match is certain, when something beside the name says so. */
export const certainBits = 7
/** What must agree beside the name for a certain match: an agency of a fiftieth of the people does. */
export const corroborationBits = 5
/** How far the second best must be behind. */
export const marginBits = 6
/** Below this, one chance in fifteen, nobody is asked about. */
export const askBits = -3.8
/** Against a person whom another row of the file already is. */
export const takenBits = -5
