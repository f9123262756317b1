/** One row of a table → the values of a person, and a flag for every doubt. Nothing is repaired by guess. */
import type { Field, FlagCode, RowFlag, RowValues } from '../../../contract/imports.ts'
import { parseEmails } from '../../values/email.ts'
import { bareDigits, nipSex, parseNip } from '../../values/nip.ts'
import { isPost } from '../layout/content.ts'
import { hasPersonTitle } from '../../values/personName.ts'
import { isInternalUnit, isOrganisation } from '../../values/organisation.ts'
import { parsePhones } from '../../values/phone.ts'
import { parseSex } from '../../values/sex.ts'
import { cleanText, isAbsent, isBlankMark, LONGEST_VALUE } from '../../values/text.ts'
import { isNobody, readNameCell, readNumberCell, splitContacts, splitPost } from './combined.ts'
import { uncalculated } from '../../workbooks/read/workbook.ts'
import { messages } from './messages.ts'
import type { RowSources, Source } from './row.ts'

export function readRow({ fields, nameCell, hidden }: RowSources): { values: RowValues; flags: RowFlag[] } {
  const row = new RowReader()
  if (hidden) row.flag('row-hidden', messages.rowHidden, { cell: nameCell, raw: '' })
  const usable = (field: Field) => row.withoutErrors(field, fields[field] ?? [])

  const inName = row.readName(usable('name'), nameCell, (fields.position ?? []).length > 0)
  const numbers = row.takeFromNumbers(usable('nip'))
  row.readNip([...numbers.number, ...inName.number])
  const service = row.takeFromNumbers(usable('nrp'))
  row.readNrp(service.number)
  row.join('rank', [...usable('rank'), ...numbers.rank, ...service.rank, ...inName.rank], ' / ')
  row.readPost([...usable('position'), ...numbers.position, ...service.position, ...inName.position])
  row.readOrganisation([...usable('organisation'), ...inName.organisation])
  const contacts = splitContacts(usable('phone'), usable('email'))
  row.join('note', [...usable('note'), ...contacts.note], '; ')
  row.readPhone([...contacts.phone, ...inName.phone])
  row.readEmail(contacts.email)
  row.readSex(usable('sex'))
  return { values: row.values, flags: row.flags }
}

/** What stood in the cell of the name beside it. */
type InName = Record<'number' | 'phone' | 'position' | 'rank' | 'organisation', Source[]>

class RowReader {
  readonly values: RowValues = {}
  readonly flags: RowFlag[] = []

  flag(code: FlagCode, message: string, { cell, raw }: Pick<Source, 'cell' | 'raw'>, field?: Field): void {
    this.flags.push({ ...(field && { field }), code, cell, raw, message })
  }

  /** Cells with `#N/A` and the like say nothing but that. */
  withoutErrors(field: Field, sources: Source[]): Source[] {
    return sources.filter((source) => {
      if (source.isError)
        this.flag('cell-error', source.raw === uncalculated ? messages.uncalculated : messages.cellError, source, field)
      return !source.isError
    })
  }

  /** @param hasPost the row says elsewhere what the person's post is */
  readName(sources: Source[], nameCell: string, hasPost: boolean): InName {
    const inName: InName = { number: [], phone: [], position: [], rank: [], organisation: [] }
    const main = sources.find(({ part }) => part === undefined)
    const { name, ...others } = readNameCell(main?.raw ?? '')
    if (main) {
      for (const [field, text] of Object.entries(others) as [keyof InName, string][])
        inName[field].push({ ...main, text, raw: text, isNumber: false })
    }
    const isOnlyPost = isPost(name) && !hasPersonTitle(name)
    if (main && isOnlyPost && !hasPost) inName.position.push({ ...main, text: name, raw: name })
    if (!/\p{L}/u.test(name) || isNobody(name) || isOnlyPost) {
      const where = { cell: main?.cell ?? nameCell, raw: main?.raw ?? '' }
      this.flag('name-missing', name === '' ? messages.nameMissing : messages.nameOdd, where, 'name')
      return inName
    }
    const part = (wanted: Source['part']) => sources.find((source) => source.part === wanted)?.text ?? ''
    const front = [part('title-before'), name, part('last-name')].filter((text) => text !== '').join(' ')
    this.values.name = [front, part('title-after')].filter((text) => text !== '').join(', ')
    return inName
  }

  /** "1968… / Pembina (IV/a)": rank and post that stand in the cell of the NIP. */
  takeFromNumbers(sources: Source[]): Record<'number' | 'rank' | 'position', Source[]> {
    const taken: Record<'number' | 'rank' | 'position', Source[]> = { number: [], rank: [], position: [] }
    for (const source of sources) {
      if (source.part === 'with-rank' && !/\d{5}/.test(source.raw) && /\p{L}/u.test(source.raw)) {
        taken.rank.push(source)
        continue
      }
      const found = readNumberCell(source.raw)
      const instead = (text: string) => ({ ...source, text, raw: text, isNumber: false })
      taken.number.push(found ? instead(found.number) : source)
      if (found?.rank !== undefined) taken.rank.push(instead(found.rank))
      if (found?.position !== undefined) taken.position.push(instead(found.position))
      if (found?.remark !== undefined) this.addNote(found.remark)
    }
    return taken
  }

  readNip(sources: Source[]): void {
    for (const source of sources) {
      const reading = parseNip(source.text, source.isNumber)
      switch (reading.kind) {
        case 'empty':
          break
        case 'none':
          this.addNote(reading.status)
          break
        case 'nip':
          this.values.nip ??= reading.digits
          if (reading.doubts.length > 0) {
            const pppk = reading.doubts.every((doubt) => doubt === 'pppk')
            if (pppk) this.flag('nip-pppk', messages.nipPppk, source, 'nip')
            else this.flag('nip-unusual', messages.nipUnusual, source, 'nip')
          }
          break
        case 'nrp':
          if (source.part === 'with-nidn') this.addNote(`NIDN ${reading.digits}`)
          else this.values.nrp ??= reading.digits
          break
        case 'nik':
          this.flag('nip-invalid', messages.nik, source, 'nip')
          break
        case 'precision-lost':
          this.flag('nip-precision-lost', messages.nipLost, source, 'nip')
          break
        case 'invalid':
          this.flag('nip-invalid', messages.nipInvalid(reading.digits.length), source, 'nip')
      }
    }
  }

  readNrp(sources: Source[]): void {
    for (const source of sources) {
      const digits = bareDigits(source.text)
      if (digits === '') continue
      const reading = parseNip(source.text, source.isNumber)
      if (reading.kind === 'nip') this.values.nip ??= reading.digits
      else if (reading.kind === 'nrp') this.values.nrp ??= reading.digits
      else if (reading.kind === 'precision-lost') this.flag('nip-precision-lost', messages.nipLost, source, 'nip')
      else if (reading.kind === 'none') this.addNote(reading.status)
      else if (reading.kind !== 'empty') this.flag('nrp-invalid', messages.nrpInvalid, source, 'nrp')
    }
  }

  /** A post, and its agency where one column holds both; an agency's own column has the last word. */
  readPost(sources: Source[]): void {
    const posts = sources.map((source) => {
      const split = source.part === 'with-organisation' ? splitPost(source.raw) : undefined
      if (split) this.values.organisation ??= split.organisation
      return split?.position ?? source.text
    })
    if (posts.length > 0) this.values.position = posts.join(', ')
  }

  /** The agency; a bidang or seksi beside it goes to the note. */
  readOrganisation(sources: Source[]): void {
    const [only] = sources
    if (only && sources.length === 1 && only.part === undefined) {
      this.values.organisation = withoutNumbering(only).text
      return
    }
    const agencies = sources.filter(({ text }) => !isInternalUnit(text))
    if (agencies.length > 0)
      for (const { text } of sources.filter((source) => !agencies.includes(source))) this.addNote(text)
    const own = (agencies.length > 0 ? agencies : sources).map((source) => this.withoutAddress(source))
    this.join('organisation', own.map(withoutNumbering), ', ')
  }

  /** "Dinas Sosial, Jl. Soekarno Hatta": where the agency is goes to the note. */
  private withoutAddress(source: Source): Source {
    const mayHold = source.part === 'with-address' && source.raw.length <= LONGEST_VALUE
    const cut = mayHold ? source.raw.search(/[\r\n]|[,;(\s]+(?:jl|jln|jalan)\b/i) : -1
    if (cut <= 0) return source
    this.addNote(cleanText(source.raw.slice(cut).replace(/^[\s,;(]+/, '')))
    return { ...source, text: cleanText(source.raw.slice(0, cut)) }
  }

  join(field: 'rank' | 'position' | 'organisation' | 'note', sources: Source[], separator: string): void {
    const text = sources.reduce((all, { text }) => {
      if (all === '') return text
      return `${all}${text.startsWith('(') ? ' ' : separator}${text}`
    }, '')
    if (text !== '') this.values[field] = text
  }

  readPhone(sources: Source[]): void {
    const phones: { phone: string; source: Source }[] = []
    const isOffice = ({ part }: Source) => part === 'office'
    const own = sources.some(isOffice)
      ? [...sources.filter((source) => !isOffice(source)), ...sources.filter(isOffice)]
      : sources
    for (const source of own) {
      const { phone, others, remarks, invalid } = parsePhones(source.raw)
      for (const found of [phone, ...others]) {
        if (found !== '' && !phones.some((known) => known.phone === found)) phones.push({ phone: found, source })
      }
      // Words beside a number only say whose it is.
      const words = phone === '' ? [] : invalid.filter((piece) => !/\d/.test(piece))
      for (const remark of [...remarks, ...words]) this.addNote(cleanText(remark))
      if (invalid.length > words.length) this.flag('phone-invalid', messages.phoneInvalid, source, 'phone')
    }
    const [first, ...rest] = phones
    if (!first) return
    this.values.phone = first.phone
    if (rest.length === 0) return
    this.flag('phone-multiple', messages.phoneMultiple, rest[0]?.source ?? first.source, 'phone')
    this.addNote(`Telepon lain: ${rest.map(({ phone }) => phone).join(', ')}`)
  }

  readEmail(sources: Source[]): void {
    for (const source of sources) {
      const { email, others, invalid } = parseEmails(source.text)
      const further = [email, ...others].filter((one) => one !== '' && one !== (this.values.email ??= one))
      if (further.length > 0) this.addNote(`Surel lain: ${further.join(', ')}`)
      // Empty, and yet told: whoever asks for addresses may want to ask again.
      if (isAbsent(source.text)) this.flag('email-invalid', messages.emailAbsent, source, 'email')
      else if (invalid.length > 0) this.flag('email-invalid', messages.emailInvalid, source, 'email')
    }
  }

  readSex(sources: Source[]): void {
    for (const source of sources) {
      const ticked = source.part === 'male' ? 'L' : source.part === 'female' ? 'P' : undefined
      const sex = ticked ?? parseSex(source.text)
      if (sex) this.values.sex ??= sex
      else this.flag('sex-unknown', messages.sexUnknown, source, 'sex')
      const inNip = this.values.nip === undefined ? undefined : nipSex(this.values.nip)
      if (sex && inNip && sex !== inNip) this.flag('sex-mismatch', messages.sexMismatch, source, 'sex')
    }
  }

  private addNote(text: string): void {
    this.values.note = this.values.note === undefined ? text : `${this.values.note}; ${text}`
  }
}

/** "1. Dinas Sosial" */
function withoutNumbering(source: Source): Source {
  const text = source.text.replace(/^(?:\d{1,3}|[a-z]|[ivx]{1,5})\s?[.)]\s+(?=\p{L})/iu, '')
  return text !== source.text && isOrganisation(text) ? { ...source, text } : source
}

/** What was typed in the review table stands for the cell. */
export function typed(text: string, cell: string): Source[] {
  const clean = cleanText(text)
  return clean === '' || isBlankMark(clean) ? [] : [{ cell, text: clean, raw: text, isNumber: false, isError: false }]
}
