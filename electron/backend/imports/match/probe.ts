/** A row of a file, folded once for being compared with many people. */
import type { OrganisationId } from '../../../contract/ids.ts'
import type { RowFlag, RowValues } from '../../../contract/imports.ts'
import { bareDigits, nipBirthDate } from '../values/nip.ts'
import { nameKey } from '../values/personName.ts'
import { foldText } from '../values/text.ts'
import { joinedName, nameTokens } from './nameTokens.ts'
import { hashText } from './packed.ts'
import { birthNumber, digitsNumber, localHash, type RosterIndex, serialNumber, sexNumber } from './rosterIndex.ts'

/** What the roster knows of a text that names an organisation. */
export interface NamedOrganisation {
  id: OrganisationId | undefined
  /** Organisations it may mean. */
  similar: readonly OrganisationId[]
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
  /** The parts of the name: their place in the vocabulary (−1 unknown), likely slips, and rarity in bits. */
  parts: { text: string; id: number; similar: readonly number[]; rarity: number }[]
  /** Parts so short that they may stand for longer ones. */
  shortParts: number
  /** Hash of the whole name. */
  name: number
  /** How many in the roster have the whole name. */
  namesakes: number
  organisation: NamedOrganisation | undefined
  position: number
  hasPosition: boolean
}

export function probeOf(
  values: RowValues,
  flags: readonly RowFlag[],
  index: RosterIndex,
  organisation: NamedOrganisation | undefined,
): Probe {
  const { vocabulary } = index
  const { nip = '', email = '' } = values
  const tokens = nameTokens(nameKey(values.name ?? ''))
  const name = hashText(joinedName(tokens))
  const position = foldText(values.position ?? '')
  const brokenNip = nip === '' ? brokenNumber(flags) : ''
  return {
    nip,
    birth: birthNumber(nip || brokenNip),
    serial: serialNumber(nip),
    brokenNip,
    nrp: digitsNumber(values.nrp ?? ''),
    phone: digitsNumber(values.phone ?? ''),
    email: email === '' ? 0 : hashText(email.toLowerCase()),
    emailLocal: email === '' ? 0 : localHash(email),
    sex: sexNumber(values.sex ?? '', nip),
    parts: tokens.map((text) => {
      const id = vocabulary.id(text) ?? -1
      const similar = vocabulary.similar(text)
      const rarity = Math.max(0, ...[id, ...similar].filter((one) => one >= 0).map((one) => vocabulary.rarity(one)))
      return { text, id, similar, rarity }
    }),
    shortParts: tokens.filter((text) => text.length <= 3).length,
    name,
    namesakes: index.countBy('names', name),
    organisation,
    position: index.positionNumber(position),
    hasPosition: position !== '',
  }
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
