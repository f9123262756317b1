/**
 * Rows that come back are the people they were sent as, even where name and number were mended. What the agency did
 * not touch is not news: it neither undoes what the roster learned since, nor becomes a problem anew.
 */
import type {
  ImportCandidate,
  ImportPreview,
  ImportRow,
  Field,
  FieldChange,
  RowValues,
  SkippedRow,
} from '../../../contract/imports.ts'
import type { PersonId } from '../../../contract/ids.ts'
import { positionOf, rowChanges } from '../match/changes.ts'
import { namesTouch } from '../../identity/compareNames.ts'
import { nameTokens } from '../../identity/nameTokens.ts'
import type { KnownPerson } from '../../identity/known.ts'
import { nameKey } from '../../values/personName.ts'
import { nth } from '../rows/row.ts'
import { withoutAgency, withoutTakenNip } from './doubts.ts'
import type { KnownRoster } from './knownRoster.ts'
import { keyPrefix, type SentPerson, type SentRow } from '../../workbooks/sent/mark.ts'
import { saysLeft } from '../../workbooks/sent/remarks.ts'
import { noKey, type ReturnedRow, type SentFile } from '../../workbooks/sent/sentFile.ts'

type Preview = Pick<ImportPreview, 'tables' | 'skipped'> & { rows: ImportRow[]; mendedHere: ReadonlySet<string> }

/** People of a form whose row says they are gone, and how it says so. */
export interface FormAnswer {
  why: 'emptied' | 'marked'
  mark: string
}

export interface SettledFile {
  rows: ImportRow[]
  skipped: SkippedRow[]
  /** Everybody a form listed; undefined for rows that are still filled in. */
  listed: Map<PersonId, FormAnswer | undefined>
  mended: number
  untouched: number
}

export function settleReturned(file: SentFile, preview: Preview, roster: KnownRoster): SettledFile {
  return new Settler(file, preview, roster).settle()
}

const messages = {
  notMended: 'Baris ini kembali tanpa diperbaiki.',
  gone: 'Orang ini ada di formulir, tetapi sudah dihapus dari daftar.',
  reused: (name: string) => `baris ini dikirim sebagai ${name}, tetapi isinya kini lain semua`,
  sent: 'baris yang dikirim untuk orang ini',
} as const

class Settler {
  readonly #file: SentFile
  readonly #preview: Preview
  readonly #roster: KnownRoster
  readonly #further: ReadonlySet<string>
  /** Person → key of the row that is that person. */
  readonly #claimed = new Map<PersonId, string>()
  readonly #filled = new Set<string>()
  readonly #listed = new Map<PersonId, FormAnswer | undefined>()

  constructor(file: SentFile, preview: Preview, roster: KnownRoster) {
    this.#file = file
    this.#preview = preview
    this.#roster = roster
    this.#further = changedBelow(file, preview)
  }

  settle(): SettledFile {
    const rows: ImportRow[] = []
    const emptied: SkippedRow[] = []
    for (const row of this.#preview.rows) {
      const back = this.#back(row)
      if (back && this.#file.mark.kind === 'form' && isEmptied(row)) emptied.push(this.#emptied(row))
      else rows.push(back ? this.#settleRow(row, back) : row)
    }
    if (this.#file.mark.kind === 'form') this.#listForm()
    const settled = rows.map((row) => this.#yieldTo(row))
    const back = settled.filter((row) => this.#back(row))
    const untouched = back.filter((row) => row.untouched).length
    return {
      rows: settled,
      skipped: [...this.#skipped(), ...emptied],
      listed: this.#listed,
      mended: back.length - untouched,
      untouched,
    }
  }

  #back({ table, row, match }: ImportRow): ReturnedRow | undefined {
    const sheet = this.#preview.tables[table]?.sheet
    const back = sheet === undefined ? undefined : this.#file.row(sheet, row)
    if (back?.key !== noKey) return back
    // Sorted away from its key and mended as well: it is the row that was sent for the person it is.
    const own = match && this.#free(match.personId)
    return own ? { ...back, sent: own, key: own.key } : undefined
  }

  /** The row sent for somebody, when no other row of the file is it. */
  #free(id: PersonId): SentRow | undefined {
    for (const sent of this.#file.sent.values()) {
      const sentAs = sent.people[0]?.personId
      if (sentAs !== undefined && this.#roster.living(sentAs) === id && !this.#file.isThere(sent.key)) return sent
    }
    return undefined
  }

  #settleRow(row: ImportRow, back: ReturnedRow): ImportRow {
    this.#filled.add(back.key)
    if (this.#file.mark.kind === 'form' && !back.sent) return withoutAgency(row, this.#roster)
    const sent = back.sent?.people[nth(row.key)]
    const untouched = back.same && !this.#further.has(back.key) && !this.#preview.mendedHere.has(row.key)
    const id = this.#sentAs(row, back, sent)
    const person = id === undefined ? undefined : this.#roster.byId(id)
    if (!row.values.name || row.outcome === 'repeated') return { ...row, ...(untouched && { untouched }) }
    // Nobody of this roster: the form is another's, and its row is one like any other.
    if (this.#file.mark.kind === 'form' && id === undefined) return row
    if (!person) return untouched ? this.#notMended(row, id) : row
    if (untouched) return this.#same(row, person)
    if (!agrees(row.values, person, sent) || (row.match && row.match.personId !== person.id)) {
      // Until somebody says that it still is this person, the form has no row for them.
      this.#filled.delete(back.key)
      return this.#ask(row, person)
    }
    this.#claimed.set(person.id, row.key)
    const own = withoutTakenNip(row, person, this.#preview.tables[row.table], this.#roster)
    const changes = this.#changes(own, person, sent)
    const { candidates: _candidates, changes: _changes, ...rest } = own
    const match = row.match ?? { personId: person.id, score: 1, reasons: [messages.sent] }
    return changes.length > 0
      ? { ...rest, match, outcome: 'changed', changes }
      : { ...rest, match, outcome: 'unchanged' }
  }

  #sentAs(row: ImportRow, back: ReturnedRow, sent: SentPerson | undefined): PersonId | undefined {
    const id = sent?.personId === undefined ? undefined : this.#roster.living(sent.personId)
    if (id !== undefined && this.#roster.byId(id)) return id
    // Whoever it was sent for is gone; the file may have been applied anew since.
    const became = this.#became(row, back)
    return became === undefined ? id : this.#roster.living(became)
  }

  #became(row: ImportRow, back: ReturnedRow): PersonId | undefined {
    const part = nth(row.key)
    return this.#roster.became(back.key.slice(keyPrefix.length) + (part === 0 ? '' : `.${part + 1}`))
  }

  #same(row: ImportRow, person: KnownPerson): ImportRow {
    this.#claimed.set(person.id, row.key)
    const { candidates: _candidates, changes: _changes, ...rest } = row
    const match = row.match?.personId === person.id ? row.match : undefined
    return {
      ...rest,
      outcome: 'unchanged',
      untouched: true,
      match: match ?? { personId: person.id, score: 1, reasons: [messages.sent] },
    }
  }

  /** Nobody came of it when it was sent, and nothing was done about it: it waits on. */
  #notMended(row: ImportRow, goneId: PersonId | undefined): ImportRow {
    if (row.match) return { ...row, untouched: true }
    const gone = goneId !== undefined && this.#file.mark.kind === 'form'
    const { name = '' } = row.values
    const flag = gone
      ? ({ code: 'person-gone', message: messages.gone } as const)
      : ({ code: 'not-mended', message: messages.notMended } as const)
    const flags = [{ ...flag, field: 'name' as const, cell: '', raw: name }, ...row.flags]
    return { ...row, untouched: true, flags, outcome: row.outcome === 'ambiguous' ? 'ambiguous' : 'invalid' }
  }

  #ask(row: ImportRow, person: KnownPerson): ImportRow {
    const { match, changes: _changes, ...rest } = row
    const sentAs = this.#candidate(person, [messages.reused(person.name)])
    const others = match ? this.#matched(match) : (row.candidates ?? [])
    return {
      ...rest,
      outcome: 'ambiguous',
      candidates: [...others.filter(({ personId }) => personId !== person.id), sentAs],
    }
  }

  #matched({ personId, reasons, score }: NonNullable<ImportRow['match']>): ImportCandidate[] {
    const person = this.#roster.byId(personId)
    return person ? [{ ...this.#candidate(person, reasons), score }] : []
  }

  #candidate(person: KnownPerson, reasons: string[]): ImportCandidate {
    const membership = this.#roster.memberships(person.id)[0]
    const { id: personId, name } = person
    return {
      personId,
      score: 0.5,
      reasons,
      name,
      position: positionOf(membership),
      organisation: membership?.organisation ?? '',
    }
  }

  /** What the agency changed since it was sent, and only that. */
  #changes({ values, flags }: ImportRow, person: KnownPerson, sent: SentPerson | undefined): FieldChange[] {
    const { organisation } = values
    const id = organisation ? this.#roster.organisation(organisation) : undefined
    const changes = rowChanges(values, person, this.#roster.memberships(person.id), id)
    if (!sent) return changes
    const changed = changes.filter(({ field }) => (sent.values[field] ?? '') !== (values[field] ?? ''))
    if (this.#file.mark.kind !== 'form') return changed
    const inDoubt = new Set(flags.map(({ field }) => field))
    for (const field of clearable)
      if (sent.values[field] && !values[field] && person[field] !== '' && !inDoubt.has(field))
        changed.push({ field, from: person[field], to: '' })
    return changed.map((change) => (change.field === 'note' ? { ...change, to: values.note ?? '' } : change))
  }

  /** A row that is somebody whom a row that was sent already is asks whether it is the same person again. */
  #yieldTo(row: ImportRow): ImportRow {
    const holder = row.match && this.#claimed.get(row.match.personId)
    if (!row.match || holder === undefined || holder === row.key) return row
    const { match, changes: _changes, ...rest } = row
    const line = holder.split(':')[1] ?? ''
    const candidates = this.#matched({ ...match, reasons: [...match.reasons, `sudah ada di baris ${line}`] })
    return { ...rest, outcome: 'ambiguous', candidates }
  }

  #emptied({ table, row }: ImportRow): SkippedRow {
    return { sheet: this.#preview.tables[table]?.sheet ?? '', row, reason: 'emptied-row', text: '' }
  }

  #skipped(): SkippedRow[] {
    const form = this.#file.mark.kind === 'form'
    return this.#preview.skipped.map((one) =>
      form && this.#file.row(one.sheet, one.row) ? { ...one, reason: 'emptied-row' } : one,
    )
  }

  /** Everybody the form was sent for, with what became of their rows. */
  #listForm(): void {
    const remarks = new Map<string, string>()
    for (const row of this.#preview.rows) {
      const back = this.#back(row)
      if (back) remarks.set(back.key, back.remark)
    }
    for (const { key, people } of this.#file.sent.values()) {
      const id = people[0]?.personId
      if (id === undefined) continue
      const remark = remarks.get(key) ?? ''
      const answer: FormAnswer | undefined = saysLeft(remark)
        ? { why: 'marked', mark: remark }
        : this.#filled.has(key)
          ? undefined
          : { why: 'emptied', mark: '' }
      this.#listed.set(this.#roster.living(id), answer)
    }
  }
}

/** Fields an agency takes back by emptying their cells in a form. */
const clearable = ['nip', 'nrp', 'rank', 'phone', 'email', 'note'] as const satisfies readonly Field[]

/** Anything at all says that it is the same person: a part of the name, a number, an address. */
function agrees(values: RowValues, person: KnownPerson, sent: SentPerson | undefined): boolean {
  const said = [person, { ...sent?.values }]
  const equal = (['nip', 'nrp', 'phone', 'email'] as const).some((field) =>
    said.some((one) => (one[field] ?? '') !== '' && one[field]?.toLowerCase() === values[field]?.toLowerCase()),
  )
  const name = nameTokens(nameKey(values.name ?? ''))
  return equal || said.some((one) => namesTouch(name, nameTokens(nameKey(one.name ?? ''))))
}

/** A form's row without a name and a number stands for nobody. */
const isEmptied = ({ values }: ImportRow) => !values.name && !values.nip && !values.nrp

/** Keys of rows one of whose further lines was changed. */
function changedBelow(file: SentFile, { skipped }: Preview): ReadonlySet<string> {
  const changed = new Set<string>()
  for (const { sheet, row } of skipped) {
    const back = file.row(sheet, row)
    const [above, further] = back?.key.split('+') ?? []
    if (back && !back.same && above !== undefined && further !== undefined) changed.add(above)
  }
  return changed
}
