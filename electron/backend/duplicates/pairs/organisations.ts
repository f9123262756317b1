/**
 * Probable pairs of organisations: by the same key under any of their names, by an abbreviation of the other's words,
 * or by telling words they share. Blocks come from these keys, so that large lists are not compared all with all.
 */
import { abbreviationLetters, coverage, longest, withoutPlace } from '../../agencies/abbreviations.ts'
import { differInKind } from '../../agencies/bodies.ts'
import { organisationMatchKey, tellingWords } from '../../agencies/directory.ts'
import { oneSlip } from '../../values/editDistance.ts'
import { type Pair, Pairs, speaksAgainst, speaksFor } from './pairs.ts'

export interface KnownOrganisation {
  id: number
  name: string
  shortName: string
  kind: string
  sectorId: number | null
  parentId: number | null
  aliases: readonly string[]
}

interface Folded {
  organisation: KnownOrganisation
  key: string
  words: string[]
  /** Words before the place, and what the place is called. */
  here: string
  place: string
  telling: string[]
  digits: string
}

/** Blocks with more members than this say nothing. */
const mostAlike = 40
const least = 0.4

export function organisationPairs(organisations: readonly KnownOrganisation[]): Pair[] {
  const pairs = new Pairs()
  const folded = organisations.map(fold)
  const byKey = blocks(folded, ({ key, organisation }) => [
    ['nama', key],
    ...[organisation.shortName, ...organisation.aliases]
      .filter((name) => name !== '')
      .map((name) => ['lain', organisationMatchKey(name)] as const),
  ])
  const byPlaceless = blocks(folded, ({ here }) => [['', here]])
  const byWord = blocks(folded, ({ telling }) => telling.map((word) => ['', word] as const))
  const byLetter = blocks(folded, ({ words }) =>
    [...new Set([words[0]?.[0], words[1]?.[0]])]
      .filter((letter) => letter !== undefined)
      .map((letter) => ['', letter] as const),
  )

  for (const one of folded) {
    for (const [how, key] of namesOf(one))
      for (const { owner, how: theirs } of byKey.get(key) ?? [])
        add(pairs, one, owner, how === 'nama' && theirs === 'nama' ? 0.98 : 0.92, sameName(how, theirs, key))
    for (const { owner } of byPlaceless.get(one.here) ?? [])
      add(pairs, one, owner, 0.85, 'nama sama tanpa nama daerahnya')
    const letters = abbreviationLetters(one.key)
    if (one.words.length <= 3 && letters.length <= longest)
      for (const { owner } of byLetter.get(letters.charAt(0)) ?? []) {
        const how = coverage(letters, owner.words) ?? coverage(letters, withoutPlace(owner.words))
        if (how) add(pairs, one, owner, how.whole ? 0.85 : 0.5, `“${one.organisation.name}” tampaknya singkatan`)
      }
    for (const other of neighbours(one, byWord)) {
      const alike = likeness(one.telling, other.telling)
      if (alike >= 0.6) add(pairs, one, other, 0.35 + 0.5 * alike, 'kata-kata namanya sama atau hampir sama')
    }
  }
  return pairs.all()
}

function namesOf({ key, organisation }: Folded): ['nama' | 'lain', string][] {
  const others = [organisation.shortName, ...organisation.aliases].filter((name) => name !== '')
  return [['nama', key], ...others.map((name): ['lain', string] => ['lain', organisationMatchKey(name)])]
}

function sameName(ours: string, theirs: string, key: string): string {
  if (ours === 'nama' && theirs === 'nama') return 'nama sama setelah singkatan diuraikan'
  return `nama lain atau singkatan sama: ${key}`
}

function add(pairs: Pairs, one: Folded, other: Folded, score: number, reason: string): void {
  const [a, b] = [one.organisation, other.organisation]
  if (a.id === b.id || one.digits !== other.digits || differInKind(one.words, other.words)) return
  // Of here or of elsewhere: two offices.
  if (one.place !== '' && other.place !== '' && one.place !== other.place) return
  const against = [
    ...(a.parentId === b.id || b.parentId === a.id ? [{ text: 'yang satu bagian dari yang lain', cost: 0.4 }] : []),
    // A name without a place is of this district.
    ...(/^provinsi/.test(one.place) !== /^provinsi/.test(other.place)
      ? [{ text: 'yang satu tingkat provinsi', cost: 0.35 }]
      : []),
    ...(a.kind !== b.kind ? [{ text: 'yang satu instansi, yang lain tim', cost: 0.3 }] : []),
    ...(a.sectorId !== null && b.sectorId !== null && a.sectorId !== b.sectorId
      ? [{ text: 'unsur berbeda', cost: 0.15 }]
      : []),
  ]
  const total = score - against.reduce((sum, { cost }) => sum + cost, 0)
  if (total < least) return
  const agreeing = [speaksFor(reason)]
  if (a.sectorId !== null && a.sectorId === b.sectorId) agreeing.push(speaksFor('unsur sama'))
  const evidence = [...agreeing, ...against.map(({ text }) => speaksAgainst(text))]
  pairs.add({ a: a.id, b: b.id, score: Math.round(total * 100) / 100, evidence })
}

type Block = Map<string, { owner: Folded; how: string }[]>

function blocks(
  folded: readonly Folded[],
  keysOf: (one: Folded) => readonly (readonly [how: string, key: string])[],
): Block {
  const made: Block = new Map()
  for (const owner of folded)
    for (const [how, key] of keysOf(owner)) {
      const block = made.get(key)
      if (block) block.push({ owner, how })
      else made.set(key, [{ owner, how }])
    }
  return made
}

/** Organisations that share a telling word that not everybody has, or one with a slip in it. */
function neighbours(one: Folded, byWord: Block): Set<Folded> {
  const found = new Set<Folded>()
  for (const word of one.telling) {
    const known = byWord.get(word) ?? []
    if (known.length <= mostAlike) for (const { owner } of known) found.add(owner)
  }
  return found
}

/** Shared telling words, slips allowed, of all that either has. */
function likeness(ours: readonly string[], theirs: readonly string[]): number {
  const free = new Set(theirs)
  let shared = 0
  for (const word of ours) {
    const twin = free.has(word) ? word : [...free].find((other) => word.length >= 5 && oneSlip(word, other))
    if (twin === undefined) continue
    free.delete(twin)
    shared++
  }
  const all = ours.length + theirs.length - shared
  return all === 0 ? 0 : shared / all
}

function fold(organisation: KnownOrganisation): Folded {
  const key = organisationMatchKey(organisation.name)
  const words = key.split(' ')
  const before = withoutPlace(words)
  return {
    organisation,
    key,
    words,
    here: before.join(' '),
    place: words.slice(before.length).join(' '),
    telling: [...tellingWords(words)],
    // "SMA Negeri 1" and "SMA Negeri 2" are two schools.
    digits: key.replace(/\D+/g, ' ').trim(),
  }
}
