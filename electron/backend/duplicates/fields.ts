/** The fields of a person and of an organisation, as merging sees them: what they are called and which value is fuller. */
import type { DuplicateKind, FieldChoice } from '../../contract/duplicates.ts'
import { organisationKindNames, personFieldNames, sexNames } from '../../contract/words.ts'
import type { RowImage } from '../database/tables.ts'
import { isNip } from '../values/nip.ts'
import { stripTitles } from '../values/personName.ts'
import { isPhone } from '../values/phone.ts'

export interface Field {
  field: string
  label: string
  /** Columns that go together; the first is the one shown. */
  columns: readonly string[]
  /** Table the value points to. */
  target?: string
  words?: Readonly<Record<string, string>>
  /** True where two values can stand one after the other. */
  joinable?: boolean
  /** How good a value is; the better one is taken, the kept record's where they are alike. */
  worth: (value: string) => number
}

const filled = (value: string) => (value === '' ? 0 : 1)
const longer = (value: string) => value.length

/** Titles and mixed case tell more than a bare name in capitals. */
function nameWorth(name: string): number {
  if (name === '') return 0
  const shouts = name === name.toUpperCase() ? -20 : 0
  return 100 + shouts + (name.length - stripTitles(name).length) + stripTitles(name).length / 2
}

export const fieldsOf: Readonly<Record<DuplicateKind, readonly Field[]>> = {
  person: [
    { field: 'name', label: 'Nama', columns: ['name', 'name_key'], worth: nameWorth },
    { field: 'nip', label: personFieldNames.nip, columns: ['nip'], worth: (nip) => filled(nip) + (isNip(nip) ? 1 : 0) },
    { field: 'nrp', label: personFieldNames.nrp, columns: ['nrp'], worth: filled },
    { field: 'rank', label: personFieldNames.rank, columns: ['rank'], worth: longer },
    { field: 'sex', label: personFieldNames.sex, columns: ['sex'], words: sexNames, worth: filled },
    {
      field: 'phone',
      label: personFieldNames.phone,
      columns: ['phone'],
      worth: (phone) => filled(phone) + (isPhone(phone) ? 1 : 0),
    },
    { field: 'email', label: personFieldNames.email, columns: ['email'], worth: filled },
    { field: 'note', label: 'Catatan', columns: ['note'], joinable: true, worth: longer },
  ],
  organisation: [
    { field: 'name', label: 'Nama', columns: ['name', 'name_key'], worth: nameWorth },
    { field: 'shortName', label: 'Nama singkat', columns: ['short_name'], worth: filled },
    {
      field: 'kind',
      label: 'Jenis',
      columns: ['kind'],
      words: organisationKindNames,
      worth: () => 0,
    },
    { field: 'sector', label: 'Unsur', columns: ['sector_id'], target: 'sector', worth: filled },
    { field: 'parent', label: 'Bagian dari', columns: ['parent_id'], target: 'organisation', worth: filled },
    { field: 'note', label: 'Catatan', columns: ['note'], joinable: true, worth: longer },
  ],
}

export function valueOf(field: Field, row: RowImage): string {
  const value = row[field.columns[0] ?? '']
  return value == null ? '' : String(value)
}

export function sameValue(field: Field, a: RowImage, b: RowImage): boolean {
  return field.columns.every((column) => a[column] === b[column])
}

export function preferred(field: Field, kept: RowImage, gone: RowImage): FieldChoice {
  const [a, b] = [valueOf(field, kept), valueOf(field, gone)]
  if (field.joinable && a !== '' && b !== '' && a !== b) return a.includes(b) ? 'kept' : b.includes(a) ? 'gone' : 'both'
  return field.worth(b) > field.worth(a) ? 'gone' : 'kept'
}

/** The columns of the field as chosen. */
export function chosenValues(field: Field, kept: RowImage, gone: RowImage, choice: FieldChoice): RowImage {
  const from = choice === 'gone' ? gone : kept
  const values = Object.fromEntries(field.columns.map((column) => [column, from[column] ?? null]))
  const first = field.columns[0]
  if (choice === 'both' && field.joinable && first)
    values[first] = [valueOf(field, kept), valueOf(field, gone)].filter(Boolean).join('\n')
  return values
}
