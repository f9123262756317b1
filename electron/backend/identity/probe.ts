/** A row of a file, folded once for being compared with many people. */
import type { OrganisationId } from '../../contract/ids.ts'
import type { RowFlag, RowValues } from '../../contract/imports.ts'
import { bareDigits, nipBirthDate } from '../values/nip.ts'
import { nameKey } from '../values/personName.ts'
import { foldText } from '../../contract/text.ts'
import { joinedName, nameTokens } from './nameTokens.ts'
import { hashText } from './packed.ts'
import {
  birthNumber,
  digitsNumber,
  localHash,
  phoneEnd,
  type RosterIndex,
  serialNumber,
  sexNumber,
} from './rosterIndex.ts'
import * as weights from './weights.ts'

/** What the roster knows of a text that names an organisation. */
export interface NamedOrganisation {
  id: OrganisationId | undefined
  /** Organisations it may mean. */
  similar: readonly OrganisationId[]
}

/** A part of the row's name. */
export interface NamePart {
  text: string
  /** Its number in the vocabulary of the roster; −1 where nobody has it. */
  id: number
  /** Parts that people of the roster have and that are a slip away. */
  similar: readonly number[]
  /** Bits that the rarest of these tells. */
  rarity: number
}

export interface Probe {
  nip: string
  birth: number
  serial: number
  /** Digits of a number that was rounded, cut off, or has one too many; never more than a hint. */
  brokenNip: string
  nrp: number
  phone: number
  email: number
  emailLocal: number
  sex: number
  parts: readonly NamePart[]
  /** Parts so short that they may stand for longer ones. */
  shortParts: number
  /** Hash of the whole name. */
  name: number
  /** How many in the roster have the whole name. */
  namesakes: number
  organisation: NamedOrganisation | undefined
  position: number
  hasPosition: boolean
  /** Bits that the row's own values weigh where a person has the same, by how many have them. */
  same: { name: number; nrp: number; phone: number; email: number; organisation: number; position: number }
}

export function probeOf(
  values: RowValues,
  flags: readonly RowFlag[],
  index: RosterIndex,
  organisation: NamedOrganisation | undefined,
): Probe {
  const { nip = '', email = '' } = values
  const tokens = nameTokens(nameKey(values.name ?? ''))
  const brokenNip = nip === '' ? brokenNumber(flags) : ''
  const positionKey = foldText(values.position ?? '')
  const numbers = {
    nrp: digitsNumber(values.nrp ?? ''),
    phone: digitsNumber(values.phone ?? ''),
    email: email === '' ? 0 : hashText(email.toLowerCase()),
    emailLocal: email === '' ? 0 : localHash(email),
    position: index.positionNumber(positionKey),
    name: hashText(joinedName(tokens)),
  }
  const namesakes = index.countBy('names', numbers.name)
  return {
    ...numbers,
    nip,
    birth: birthNumber(nip || brokenNip),
    serial: serialNumber(nip),
    brokenNip,
    sex: sexNumber(values.sex ?? '', nip),
    parts: tokens.map((text) => namePart(text, index)),
    shortParts: tokens.filter((text) => text.length <= 3).length,
    namesakes,
    organisation,
    hasPosition: positionKey !== '',
    same: {
      name: Math.log2((index.size + weights.imagined) / Math.max(1, namesakes)),
      nrp: sameBits(weights.nrp, index.countBy('nrps', numbers.nrp), index.size),
      phone: sameBits(weights.phone, index.countBy('phoneEnds', phoneEnd(numbers.phone)), index.size),
      email: sameBits(weights.email, index.countBy('emailLocals', numbers.emailLocal), index.size),
      organisation: Math.log2(weights.organisation.same / index.organisationShare(organisation?.id ?? 0)),
      position: Math.log2(weights.position.same / index.positionShare(numbers.position)),
    },
  }
}

function namePart(text: string, { vocabulary }: RosterIndex): NamePart {
  const id = vocabulary.id(text) ?? -1
  const similar = vocabulary.similar(text)
  let rarity = id >= 0 ? vocabulary.rarity(id) : 0
  for (const one of similar) rarity = Math.max(rarity, vocabulary.rarity(one))
  return { text, id, similar, rarity }
}

function sameBits(weight: { same: number; usual: number }, having: number, people: number): number {
  return Math.log2(weight.same / weights.share(having, people, weight.usual))
}

const scientific = /^(\d)[.,](\d{13,14})\d*e\s?\+?\s?17$/i

/** A NIP cell that could not be read as one but begins with a birth date: its digits, without what rounding put there. */
function brokenNumber(flags: readonly RowFlag[]): string {
  for (const { code, raw } of flags) {
    if (code !== 'nip-precision-lost' && code !== 'nip-invalid') continue
    const digits = bareDigits(raw.replace(scientific, '$1$2'))
    if (!/^\d{14,20}$/.test(digits) || nipBirthDate(digits.slice(0, 8).padEnd(18, '0')) === undefined) continue
    return code === 'nip-precision-lost' ? digits.slice(0, 15) : digits
  }
  return ''
}
