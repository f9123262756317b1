/**
 * Everybody in the roster, packed for asking "who could this be?" ten thousand times: built by one reading of the people
 * and their memberships, about a hundred bytes a person, and never compared all with all.
 */
import type { OrganisationId, PersonId } from '../../contract/ids.ts'
import { joinedName, nameTokens } from './nameTokens.ts'
import { hashText, NumberList, PlacesByNumber, Postings } from './packed.ts'
import { organisation as organisationWeight, position as positionWeight, share } from './weights.ts'
import { Vocabulary } from './vocabulary.ts'

export interface ScannedPerson {
  id: PersonId
  nameKey: string
  nip: string
  nrp: string
  phone: string
  email: string
  sex: string
}

export interface ScannedMembership {
  personId: PersonId
  organisationId: OrganisationId
  /** Folded title; empty where it is no post. */
  postKey: string
}

/** The roster as it is read: both in ascending order of the person's id. */
export interface RosterScan {
  count: number
  people: Iterable<ScannedPerson>
  memberships: Iterable<ScannedMembership>
}

/** Places of a person in these lists are 0 … size−1; 0 and the empty text stand for "not known". */
export class RosterIndex {
  readonly size: number
  readonly ids: Uint32Array
  readonly vocabulary = new Vocabulary()
  /** Parts of the name: `tokens[tokenStarts[place]] …`. */
  readonly tokenStarts: Uint32Array
  readonly tokens: Uint32Array
  /** Hash of the name with its parts joined. */
  readonly names: Uint32Array
  /** Digits 1–8 and 9–18 of the NIP. */
  readonly births: Uint32Array
  readonly serials: Float64Array
  readonly nrps: Float64Array
  readonly phones: Float64Array
  readonly emails: Uint32Array
  readonly emailLocals: Uint32Array
  /** 1 male, 2 female. */
  readonly sexes: Uint8Array
  readonly membershipStarts: Uint32Array
  readonly membershipOrganisations: Uint32Array
  /** Numbers of folded titles, as `positionNumber` gives them. */
  readonly membershipPositions: Uint32Array
  readonly #positions = new Map<string, number>()
  readonly #positionCounts: number[] = [0]
  readonly #organisationCounts = new Map<number, number>()
  readonly #lookups = new Map<string, PlacesByNumber>()
  #everybody: Postings | undefined
  #withoutNip: Postings | undefined

  constructor({ count, people, memberships }: RosterScan) {
    this.ids = new Uint32Array(count)
    this.tokenStarts = new Uint32Array(count + 1)
    this.names = new Uint32Array(count)
    this.births = new Uint32Array(count)
    this.serials = new Float64Array(count)
    this.nrps = new Float64Array(count)
    this.phones = new Float64Array(count)
    this.emails = new Uint32Array(count)
    this.emailLocals = new Uint32Array(count)
    this.sexes = new Uint8Array(count)
    const tokens = new NumberList(count * 3)
    let place = 0
    for (const person of people) {
      if (place === count) break
      this.#addPerson(place++, person, tokens)
    }
    this.size = place
    this.tokens = tokens.done()
    this.vocabulary.finish(place)

    this.membershipStarts = new Uint32Array(count + 1)
    const organisations = new NumberList(count)
    const positions = new NumberList(count)
    this.#addMemberships(memberships, organisations, positions)
    this.membershipOrganisations = organisations.done()
    this.membershipPositions = positions.done()
  }

  #addPerson(place: number, person: ScannedPerson, tokens: NumberList): void {
    this.ids[place] = person.id
    const parts = nameTokens(person.nameKey)
    for (const part of parts) tokens.push(this.vocabulary.add(part))
    this.tokenStarts[place + 1] = tokens.length
    this.names[place] = hashText(joinedName(parts))
    this.births[place] = birthNumber(person.nip)
    this.serials[place] = serialNumber(person.nip)
    this.nrps[place] = digitsNumber(person.nrp)
    this.phones[place] = digitsNumber(person.phone)
    if (person.email !== '') {
      this.emails[place] = hashText(person.email.toLowerCase())
      this.emailLocals[place] = localHash(person.email)
    }
    this.sexes[place] = sexNumber(person.sex, person.nip)
  }

  #addMemberships(memberships: Iterable<ScannedMembership>, organisations: NumberList, positions: NumberList): void {
    let place = 0
    for (const { personId, organisationId, postKey } of memberships) {
      while (place < this.size && (this.ids[place] ?? 0) < personId)
        this.membershipStarts[++place] = organisations.length
      if (this.ids[place] !== personId) continue
      organisations.push(organisationId)
      positions.push(this.#countPosition(postKey))
      this.#organisationCounts.set(organisationId, (this.#organisationCounts.get(organisationId) ?? 0) + 1)
    }
    while (place < this.size) this.membershipStarts[++place] = organisations.length
  }

  #countPosition(postKey: string): number {
    if (postKey === '') return 0
    let number = this.#positions.get(postKey)
    if (number === undefined) this.#positions.set(postKey, (number = this.#positionCounts.length))
    this.#positionCounts[number] = (this.#positionCounts[number] ?? 0) + 1
    return number
  }

  /** 0 for a title that nobody holds. */
  positionNumber(postKey: string): number {
    return this.#positions.get(postKey) ?? 0
  }

  /** Share of the people who hold a post of this title. */
  positionShare(number: number): number {
    return share(this.#positionCounts[number] ?? 0, this.size, positionWeight.usual)
  }

  organisationShare(id: number): number {
    return share(this.#organisationCounts.get(id) ?? 0, this.size, organisationWeight.usual)
  }

  /** Everybody who has a part in the name. */
  everybody(): Postings {
    return (this.#everybody ??= new Postings(this.tokenStarts, this.tokens, this.vocabulary.size, () => true))
  }

  /** The same, of people whose NIP is not known. */
  withoutNip(): Postings {
    return (this.#withoutNip ??= new Postings(
      this.tokenStarts,
      this.tokens,
      this.vocabulary.size,
      (place) => this.births[place] === 0,
    ))
  }

  /** People by the number in one of the lists, by the last digits of their telephone, or by the NIP without digits 8 and 9. */
  by(list: 'names' | 'births' | 'serials' | 'nipEnds' | 'nrps' | 'emailLocals' | 'phoneEnds'): PlacesByNumber {
    let lookup = this.#lookups.get(list)
    if (!lookup) {
      this.#lookups.set(list, (lookup = new PlacesByNumber(this.#numbers(list))))
    }
    return lookup
  }

  #numbers(list: Parameters<RosterIndex['by']>[0]): ArrayLike<number> {
    switch (list) {
      case 'phoneEnds':
        return Float64Array.from(this.phones, phoneEnd)
      case 'nipEnds':
        return Float64Array.from(this.births, (birth, place) => nipEnds(birth, this.serials[place] ?? 0))
      default:
        return this[list]
    }
  }

  /** How many people's numbers or hashes in the list are this one, counted up to a thousand. */
  countBy(list: 'names' | 'nrps' | 'emailLocals' | 'phoneEnds', number: number): number {
    return this.by(list).visit(number, 1000, () => undefined)
  }
}

export function digitsNumber(text: string): number {
  const number = Number(text.endsWith('/P') ? text.slice(0, -2) : text)
  return Number.isSafeInteger(number) && number > 0 ? number : 0
}

/** The first eight digits of a NIP. */
export function birthNumber(nip: string): number {
  return nip.length >= 8 ? digitsNumber(nip.slice(0, 8)) : 0
}

/** The last ten digits of a NIP. */
export function serialNumber(nip: string): number {
  return nip.length === 18 ? digitsNumber(nip.slice(8)) : 0
}

/** A NIP without the digits on both sides of where it is split, which may have been exchanged; 0 where it is not whole. */
export function nipEnds(birth: number, serial: number): number {
  return birth === 0 || serial === 0 ? 0 : Math.floor(birth / 10) * 1_000_000_000 + (serial % 1_000_000_000)
}

/** The digits of a telephone that stay when area codes and prefixes are written or not. */
export function phoneEnd(phone: number): number {
  return phone % 100_000_000
}

export function localHash(email: string): number {
  return hashText(email.slice(0, email.indexOf('@')).toLowerCase())
}

/** As the row or the roster says, else as the NIP does. */
export function sexNumber(sex: string, nip: string): number {
  if (sex === 'L') return 1
  if (sex === 'P') return 2
  const digit = nip.length === 18 ? Number(nip[14]) : 0
  return digit === 1 || digit === 2 ? digit : 0
}
