/** Rows of any table in words: their own name, what they join, and since when. */
import { formatDate } from '../../contract/dates.ts'
import type { ReadDb } from '../database/statements.ts'
import { type RowImage, rowLabel, tables } from '../database/tables.ts'
import { fieldInfo } from '../history/fields.ts'
import { fieldChanges } from '../history/rules.ts'
import { currentImage } from '../history/queries.ts'
import { positionText } from '../tenure/rules.ts'
import type { Capacity } from '../../contract/roster.ts'
import type { References } from '../database/references.ts'

export class Describer {
  readonly #db: ReadDb
  readonly #references: References
  readonly #names = new Map<string, string>()

  constructor(db: ReadDb, references: References) {
    this.#db = db
    this.#references = references
  }

  kind(table: string): string {
    return tables[table]?.kind ?? table
  }

  /** What a row is called; rows that only join others are called by what they join. */
  name(table: string, id: number): string {
    const key = `${table} ${id}`
    const known = this.#names.get(key)
    if (known !== undefined) return known
    this.#names.set(key, `no. ${id}`)
    const image = currentImage(this.#db, table, id)
    const row = image === null ? undefined : (JSON.parse(image) as RowImage)
    const name = row ? this.#rowName(table, row) : `no. ${id}`
    this.#names.set(key, name)
    return name
  }

  #rowName(table: string, row: RowImage): string {
    if (table === 'session') return [this.name('meeting', Number(row['meeting_id'])), row['name']].join(', ')
    return rowLabel(table, row) || this.#joined(table, row, null).join(' · ') || `no. ${row['id']}`
  }

  /** `self` is the record one looks from: rows do not say that they are its own. */
  line(table: string, row: RowImage, self: { table: string; id: number }): { label: string; detail: string } {
    switch (table) {
      case 'membership': {
        const post = typeof row['post_id'] === 'number' ? this.name('post', row['post_id']) : ''
        const label = positionText(row['capacity'] as Capacity, post) || 'Anggota'
        const place = self.table === 'organisation' ? this.#target(row, 'person_id', 'person') : ''
        const organisation = self.table === 'person' ? this.#target(row, 'organisation_id', 'organisation') : ''
        return { label, detail: [place, organisation, span(row)].filter(Boolean).join(' · ') }
      }
      case 'invitation': {
        const words = fieldInfo('invitation', 'response')?.meaning
        const response = words?.as === 'word' ? (words.words[String(row['response'])] ?? '') : ''
        const delegates = self.table === 'person' && row['delegate_person_id'] === self.id
        const to = this.#target(row, 'post_id', 'post') || this.#target(row, 'organisation_id', 'organisation')
        return {
          label: this.#target(row, 'meeting_id', 'meeting'),
          detail: [delegates ? 'sebagai wakil' : '', to, response].filter(Boolean).join(' · '),
        }
      }
      case 'attendance': {
        const words = fieldInfo('attendance', 'capacity')?.meaning
        const capacity = words?.as === 'word' ? (words.words[String(row['capacity'])] ?? '') : ''
        const who = self.table === 'person' ? String(row['organisation'] ?? '') : String(row['name'] ?? '')
        return {
          label: this.#target(row, 'session_id', 'session'),
          detail: [capacity, who].filter(Boolean).join(' · '),
        }
      }
      default: {
        const own = rowLabel(table, row)
        const joined = this.#joined(table, row, self)
        const label = own || joined.shift() || `no. ${row['id']}`
        return { label, detail: joined.filter((name) => name !== label).join(' · ') }
      }
    }
  }

  /** What tells two rows of a table apart, e.g. "Jawaban: Akan hadir; Diwakili: Budi". */
  difference(table: string, row: RowImage, other: RowImage): string {
    const changes = fieldChanges(table, other, row, (target, id) => this.name(target, id))
    return changes.map(({ field, after }) => `${field}: ${after || '(kosong)'}`).join('; ')
  }

  /** A column's value as shown, following what it points to. */
  value(value: string, target: string | undefined, words: Readonly<Record<string, string>> | undefined): string {
    if (value === '') return ''
    return target ? this.name(target, Number(value)) : (words?.[value] ?? value)
  }

  #target(row: RowImage, column: string, table: string): string {
    const id = row[column]
    return typeof id === 'number' ? this.name(table, id) : ''
  }

  #joined(table: string, row: RowImage, self: { table: string; id: number } | null): string[] {
    return this.#references.of(table).flatMap(({ column, target }) => {
      const id = row[column]
      if (typeof id !== 'number' || (target === self?.table && id === self.id)) return []
      return [this.name(target, id)]
    })
  }
}

function span(row: RowImage): string {
  const [from, until] = [row['from_date'], row['until_date']]
  if (typeof from === 'string' && typeof until === 'string') return `${formatDate(from)} s.d. ${formatDate(until)}`
  if (typeof until === 'string') return `s.d. ${formatDate(until)}`
  return typeof from === 'string' ? `sejak ${formatDate(from)}` : ''
}

/** "2 undangan, 1 kehadiran" of rows by table. */
export function countByKind(describer: Describer, rows: Iterable<string>): { kind: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const table of rows) counts.set(describer.kind(table), (counts.get(describer.kind(table)) ?? 0) + 1)
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count)
}
