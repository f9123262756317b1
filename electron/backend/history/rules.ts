/** Turns the images of a row before and after a change into lines a person reads. */
import { formatDate, formatDateTime, formatTime, parseDate } from '../../contract/dates.ts'
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
    const parts = info.meaning.as === 'settings' ? settingParts(was, is) : null
    if (parts) {
      changes.push(...parts)
      continue
    }
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
    case 'said': {
      const date = parseDate(String(value))
      return date === null ? String(value) : formatDate(date)
    }
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
      return showPart(JSON.parse(String(value)))
  }
}

/** Parts of the stored settings, as the settings screens name them. */
const settingNames: Record<string, string> = {
  name: 'Nama kantor',
  government: 'Baris pertama kop',
  letterheadName: 'Baris kedua kop',
  address: 'Alamat',
  crest: 'Lambang daerah',
  paper: 'Ukuran kertas',
  groupBy: 'Dikelompokkan menurut',
  spare: 'Baris kosong',
  contacts: 'Kolom telepon dan surel',
}
const settingWords: Record<string, string> = { sector: 'unsur', organisation: 'instansi' }

/** A setting of several parts, part by part; null for one that is a single value. */
function settingParts(was: string | number | null, is: string | number | null): FieldChange[] | null {
  const before = partsOf(was)
  const after = partsOf(is)
  if (!before && !after) return null
  return Object.keys({ ...before, ...after }).flatMap((key) => {
    const change = {
      field: settingNames[key] ?? key,
      before: before ? showPart(before[key]) : '',
      after: after ? showPart(after[key]) : '',
    }
    return change.before === change.after ? [] : [change]
  })
}

function partsOf(json: string | number | null): Record<string, unknown> | null {
  const value: unknown = json === null ? null : JSON.parse(String(json))
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
}

/** Pictures are only said to be there. */
function showPart(part: unknown): string {
  if (part === undefined || part === null) return ''
  if (typeof part === 'boolean') return part ? 'ya' : 'tidak'
  if (typeof part !== 'string') return JSON.stringify(part)
  return part.startsWith('data:image/') ? 'gambar' : (settingWords[part] ?? part)
}
