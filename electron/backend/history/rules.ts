/** Turns the images of a row before and after a change into lines a person reads. */
import { formatDate, formatDateTime, formatTime } from '../../contract/dates.ts'
import { formatNumber } from '../../contract/numbers.ts'
import { fieldInfo, type FieldMeaning } from './fields.ts'

/** A row as the journal pictures it: column → value. */
type RowImage = Record<string, string | number | null>

export interface FieldChange {
  field: string
  before: string
  after: string
}

/** `nameOf` gives what a row of another table is called now. */
export type NameOf = (table: string, id: number) => string

/** Only what differs; for a row that came or went, what it holds. */
export function fieldChanges(table: string, before: RowImage | null, after: RowImage | null, nameOf: NameOf) {
  const changes: FieldChange[] = []
  for (const column of Object.keys(after ?? before ?? {})) {
    const info = fieldInfo(table, column)
    const was = before?.[column] ?? null
    const is = after?.[column] ?? null
    if (!info || was === is) continue
    const show = (value: string | number | null) => showValue(info.meaning, value, nameOf)
    const change = { field: info.label, before: before ? show(was) : '', after: after ? show(is) : '' }
    if (change.before !== change.after) changes.push(change)
  }
  return changes
}

function showValue(meaning: FieldMeaning, value: string | number | null, nameOf: NameOf): string {
  if (value === null || value === '') return ''
  switch (meaning.as) {
    case 'text':
      return String(value)
    case 'date':
      return formatDate(String(value))
    case 'time':
      return formatTime(String(value))
    case 'moment':
      return formatDateTime(String(value))
    case 'percent':
      return `${value}\u00a0%`
    case 'number':
      // Years and row numbers carry no thousands mark.
      return Number.isInteger(value) ? String(value) : formatNumber(Number(value))
    case 'row':
      return nameOf(meaning.table, Number(value))
    case 'word':
      return meaning.words[String(value)] ?? String(value)
    case 'settings':
      return showSetting(String(value))
  }
}

const settingNames: Record<string, string> = {
  name: 'nama',
  government: 'pemerintah',
  letterheadName: 'kop',
  address: 'alamat',
  crest: 'lambang',
  paper: 'kertas',
  groupBy: 'dikelompokkan menurut',
  spare: 'baris kosong',
  contacts: 'kolom telepon dan surel',
}

/** A setting is JSON; pictures are only said to be there. */
function showSetting(json: string): string {
  const value: unknown = JSON.parse(json)
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak'
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .filter(([, part]) => part !== '')
    .map(([key, part]) => `${settingNames[key] ?? key}: ${showPart(part)}`)
    .join('; ')
}

function showPart(part: unknown): string {
  if (part === true) return 'ya'
  if (part === false) return 'tidak'
  const shown = typeof part === 'string' || typeof part === 'number' ? String(part) : JSON.stringify(part)
  return shown.startsWith('data:image/') ? 'gambar' : shown
}
