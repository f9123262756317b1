/** Which organisation a text means: by name, alias, former name, short name, or an abbreviation of its words. */
import type { OrganisationId } from '../../contract/ids.ts'
import type { Office } from '../../contract/settings.ts'
import type { ReadDb } from '../database/statements.ts'
import { storedSettings } from '../settings/queries.ts'
import { abbreviationLetters, type Coverage, coverage, longest, placeOf, withoutPlace } from './abbreviations.ts'
import { differInKind } from './bodies.ts'
import { oneSlip } from '../values/editDistance.ts'
import type { NamedOrganisation } from '../identity/probe.ts'
import * as sql from './queries.ts'
import { foldText } from '../../contract/text.ts'

interface Named {
  id: OrganisationId
  name: string
  words: string[]
  telling: Set<string>
}

/** Words that say what kind of body it is or where; they tell no two organisations apart. */
const common = new Set(
  'dinas badan kantor kabupaten dan kecamatan kelurahan desa pt cv daerah kutai timur bagian bidang'.split(' '),
)

export interface Suggestion {
  organisationId: OrganisationId
  name: string
}

/** Shared telling words, of all that either has, above which a name is suggested. */
const alike = 0.4
const mostSuggested = 3

export class Directory {
  /** More than one organisation where a text could mean several. */
  readonly #byKey = new Map<string, Set<OrganisationId>>()
  readonly #own = new Map<string, OrganisationId>()
  readonly #names: Named[] = []
  /** By the key of their own name without the district, which many leave out: "Dinas Sosial". */
  readonly #here = new Map<string, Set<OrganisationId>>()
  /** The office's own district: "kutai timur"; empty where its name does not say. */
  readonly #district: string
  /** Where the known organisations say they are: "kutai timur". */
  readonly #places = new Set<string>()
  /** Places in `#names` by telling word, and by the letters an abbreviation can begin with. */
  readonly #byWord = new Map<string, number[]>()
  readonly #byLetter = new Map<string, number[]>()
  readonly #read = new Map<string, { id: OrganisationId | undefined; suggestions: Suggestion[] }>()

  /** `names`: all that the roster has, unless others are given. */
  constructor(db: ReadDb, names: readonly sql.OrganisationName[] = sql.everyName.all(db)) {
    this.#district = districtOf(db)
    for (const name of names) this.add(name)
  }

  add({ id, name, alias }: sql.OrganisationName): void {
    const key = organisationMatchKey(alias || name)
    if (alias === '') this.#own.set(key, id)
    addTo(this.#byKey, key, id)
    if (alias === '') addTo(this.#here, this.withoutDistrict(key), id)
    const words = key.split(' ')
    const where = placeOf(words)
    if (where !== undefined) this.#places.add(where)
    const place = this.#names.push({ id, name, words, telling: tellingWords(words) }) - 1
    for (const word of this.#names[place]?.telling ?? []) append(this.#byWord, word, place)
    for (const letter of new Set([words[0]?.[0], words[1]?.[0], words[0] === 'kepolisian' ? 'p' : undefined]))
      if (letter !== undefined) append(this.#byLetter, letter, place)
    this.#read.clear()
  }

  find(text: string): OrganisationId | undefined {
    return this.#look(text).id
  }

  /** From now on the text means this organisation, because somebody said so. */
  use(text: string, id: OrganisationId): void {
    this.#read.set(text, { id, suggestions: [] })
  }

  /** Name of an organisation; empty when there is none of this id. */
  nameOf(id: OrganisationId): string {
    return this.#nameOf(id)
  }

  /** Known organisations that the text may mean, best first, at most three; none when `find` knows. */
  suggest(text: string): Suggestion[] {
    return this.#look(text).suggestions
  }

  /** What matching needs to know of a row's organisation. */
  named(text: string): NamedOrganisation {
    const { id, suggestions } = this.#look(text)
    return { id, similar: suggestions.map(({ organisationId }) => organisationId) }
  }

  #look(text: string) {
    let found = this.#read.get(text)
    if (found) return found
    found = this.#resolve(organisationMatchKey(text))
    const id = found.id ?? this.#namedTwice(text)
    if (id !== undefined) found = { id, suggestions: [] }
    this.#read.set(text, found)
    return found
  }

  /** "Kepolisian Resor Kutai Timur (Polres Kutai Timur)": both mean the same, or one is short for the other. */
  #namedTwice(text: string): OrganisationId | undefined {
    const [, outside, inside] = /^([^()]{3,120})\(([^()]{3,120})\)$/.exec(text.trim()) ?? []
    if (outside === undefined || inside === undefined) return undefined
    const keys = [organisationMatchKey(outside), organisationMatchKey(inside)] as const
    const [first, second] = keys.map((key) => this.#resolve(key).id)
    if (first !== undefined && second !== undefined) return first === second ? first : undefined
    const isShort = coverage(abbreviationLetters(keys[1]), keys[0].split(' '))?.whole === true
    return isShort ? (first ?? second) : undefined
  }

  #resolve(key: string): { id: OrganisationId | undefined; suggestions: Suggestion[] } {
    const own = this.#own.get(key)
    if (own !== undefined) return { id: own, suggestions: [] }
    const meant = this.#byKey.get(key)
    const [only] = meant ?? []
    if (only !== undefined && meant?.size === 1) return { id: only, suggestions: [] }
    const [here, another] = this.#here.get(this.withoutDistrict(key)) ?? []
    if (!meant && here !== undefined && another === undefined) return { id: here, suggestions: [] }

    const { whole, part } = this.#abbreviated(key)
    for (const [id, fit] of this.#abbreviating(key)) whole.set(id, fit)
    const [one, next] = [...whole].sort((a, b) => b[1] - a[1])
    if (!meant && one && (!next || next[1] < one[1])) return { id: one[0], suggestions: [] }
    const words = key.split(' ')
    const ids = [...new Set([...(meant ?? []), ...whole.keys(), ...this.#byWords(key), ...part])]
      .filter((id) => !differInKind(words, organisationMatchKey(this.#nameOf(id)).split(' ')))
      .slice(0, mostSuggested)
    return { id: undefined, suggestions: ids.map((id) => ({ organisationId: id, name: this.#nameOf(id) })) }
  }

  /** A key without the office's own district behind it. */
  withoutDistrict(key: string): string {
    const end = ` kabupaten ${this.#district}`
    return this.#district !== '' && key.endsWith(end) ? key.slice(0, -end.length) : key
  }

  #nameOf(id: OrganisationId): string {
    return this.#names.find((named) => named.id === id)?.name ?? ''
  }

  /** Organisations whose whole name the text abbreviates, with how well it fits, and those it may. */
  #abbreviated(key: string): { whole: Map<OrganisationId, number>; part: Set<OrganisationId> } {
    const whole = new Map<OrganisationId, number>()
    const part = new Set<OrganisationId>()
    const letters = abbreviationLetters(key)
    const own = key.split(' ')
    const here = withoutPlace(own, this.#places)
    const shorter = here.length < own.length ? abbreviationLetters(here.join(' ')) : ''
    if ((shorter || letters).length > longest) return { whole, part }
    for (const place of this.#byLetter.get(letters.charAt(0)) ?? []) {
      const { id, words } = this.#names[place] ?? { words: [] }
      if (id === undefined) continue
      const how = this.#coverageHere(key, words) ?? coverage(letters, words)
      if (how?.whole) whole.set(id, Math.max(how.fit, whole.get(id) ?? how.fit))
      // "BPS" for "Badan Pusat Statistik Kabupaten …", or the other way round: here or elsewhere is for the clerk to say.
      else if (how || coverage(shorter || letters, withoutPlace(words, this.#places))?.whole) part.add(id)
    }
    return { whole, part }
  }

  /** Organisations known here by one word that abbreviates the whole text: "Bappeda" for "Badan Perencanaan …". */
  #abbreviating(key: string): Map<OrganisationId, number> {
    const found = new Map<OrganisationId, number>()
    const text = this.withoutDistrict(key).split(' ')
    if (withoutPlace(text).length < text.length) return found
    for (const letter of new Set(text.slice(0, 2).map((word) => word.charAt(0))))
      for (const place of this.#byLetter.get(letter) ?? []) {
        const { id, words } = this.#names[place] ?? { words: [] }
        const name = this.withoutDistrict(words.join(' '))
        const how = name.includes(' ') ? undefined : coverage(abbreviationLetters(name), text)
        if (id !== undefined && how?.whole) found.set(id, how.fit)
      }
    return found
  }

  /** "Dishub Kab. Kutai Timur" for "Dinas Perhubungan": both are this district's. */
  #coverageHere(key: string, words: readonly string[]): Coverage | undefined {
    const here = this.withoutDistrict(key)
    if (here === key) return undefined
    const name = this.withoutDistrict(words.join(' ')).split(' ')
    const isElsewhere = withoutPlace(name).length < name.length
    const how = isElsewhere ? undefined : coverage(abbreviationLetters(here), name)
    return how?.whole ? how : undefined
  }

  /** Organisations that share telling words with the text, best first; a word may have a slip in it. */
  #byWords(key: string): OrganisationId[] {
    const wanted = tellingWords(key.split(' '))
    const places = new Map<number, number>()
    for (const word of wanted)
      for (const known of this.#byWord.has(word) ? [word] : this.#slipped(word))
        for (const place of this.#byWord.get(known) ?? []) places.set(place, (places.get(place) ?? 0) + 1)
    const scores = new Map<OrganisationId, number>()
    for (const [place, shared] of places) {
      const { id, telling } = this.#names[place] ?? {}
      if (id === undefined || telling === undefined) continue
      const score = shared / (wanted.size + telling.size - shared)
      if (score >= alike && score > (scores.get(id) ?? 0)) scores.set(id, score)
    }
    return [...scores].sort((a, b) => b[1] - a[1]).map(([id]) => id)
  }

  #slipped(word: string): string[] {
    if (word.length < 5) return []
    return [...this.#byWord.keys()].filter((known) => known[0] === word[0] && oneSlip(known, word))
  }
}

/** The key organisations are compared by; case, punctuation and "Kab."/"Kabupaten", "Kec."/"Kecamatan" do not count. */
export function organisationMatchKey(name: string): string {
  return foldText(name)
    .replace(/\bkab\b/g, 'kabupaten')
    .replace(/\bkec\b/g, 'kecamatan')
    .replace(/\bkel\b/g, 'kelurahan')
    .replace(/\bprov\b/g, 'provinsi')
    .replace(/\bkutim\b/g, 'kutai timur')
    .replace(/\bkaltim\b/g, 'kalimantan timur')
}

/** The district whose office this is, as folded words. */
function districtOf(db: ReadDb): string {
  const { name = '', government = '' } = (storedSettings(db).get('office') ?? {}) as Partial<Office>
  return placeOf(organisationMatchKey(government).split(' ')) ?? placeOf(organisationMatchKey(name).split(' ')) ?? ''
}

/** Words of a key that tell an organisation from others: neither what kind of body it is nor where. */
export function tellingWords(words: readonly string[]): Set<string> {
  return new Set(withoutPlace(words).filter((word) => word !== '' && !common.has(word)))
}

function addTo<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key)
  if (set) set.add(value)
  else sets.set(key, new Set([value]))
}

function append<K>(lists: Map<K, number[]>, key: K, place: number): void {
  const list = lists.get(key)
  if (list) list.push(place)
  else lists.set(key, [place])
}
