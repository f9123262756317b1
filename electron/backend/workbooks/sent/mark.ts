/**
 * How a workbook we made is known again: a sheet nobody sees says what was sent, and a hidden column of the visible
 * sheets says which row is which, so that rows may be sorted, added and removed. The column before it is ours too.
 */
import { createHash } from 'node:crypto'
import type { Workbook as ExcelWorkbook } from 'exceljs'
import * as v from 'valibot'
import { fields, type RowValues } from '../../../contract/imports.ts'
import { organisationId, personId, type PersonId } from '../../../contract/ids.ts'
import { isoDate } from '../../../contract/fields.ts'
import { cleanText } from '../../values/text.ts'

const markSheet = 'Sinergi'
const magic = 'sinergi/kiriman/1'
/** Keys look like nothing an agency would type. */
export const keyPrefix = '#'
export const keyHeader = 'Kunci Sinergi'

const mark = v.variant('kind', [
  v.object({ kind: v.literal('corrections'), sha256: v.string(), name: v.string() }),
  v.object({ kind: v.literal('form'), organisationId, organisation: v.string(), exportedOn: isoDate }),
])
export type Mark = v.InferOutput<typeof mark>

const sentPerson = v.object({
  /** Who the row was taken for, or became, when it was sent. */
  personId: v.optional(personId),
  values: v.record(v.picklist(fields), v.string()),
})
export interface SentPerson {
  personId?: PersonId | undefined
  values: RowValues
}
const sentPeople = v.array(sentPerson)

/** One row as it was sent. */
export interface SentRow {
  /** With its prefix. */
  key: string
  /** `printOf` its cells. */
  print: string
  /** The people in it: one, seldom several, none for a further line of the person above. */
  people: SentPerson[]
}

/** Says whether any cell of a row is not as it was sent. Blanks around a text do not count. */
export function printOf(cells: readonly { column: number; text: string }[]): string {
  const said = cells
    .map(({ column, text }) => ({ column, text: cleanText(text) }))
    .filter(({ text }) => text !== '')
    .sort((a, b) => a.column - b.column)
    .map(({ column, text }) => `${column}:${text}`)
  return createHash('sha256').update(said.join('\n')).digest('hex').slice(0, 16)
}

export function addMark(workbook: ExcelWorkbook, about: Mark, rows: readonly SentRow[]): void {
  const sheet = workbook.addWorksheet(markSheet, { state: 'veryHidden' })
  sheet.addRow([magic, JSON.stringify(about)])
  for (const { key, print, people } of rows) sheet.addRow([key, print, JSON.stringify(people)])
}

interface MarkedSheet {
  name: string
  hidden: boolean
  rows(): { cells: readonly { column: number; text: string }[] }[]
}

export interface ReadMark {
  sheet: string
  mark: Mark
  sent: Map<string, SentRow>
}

/** What the hidden sheet says; undefined for every other workbook, and for one whose sheet was tampered with. */
export function readMark(sheets: readonly MarkedSheet[]): ReadMark | undefined {
  for (const sheet of sheets) {
    if (!sheet.hidden) continue
    const [head, ...rows] = sheet.rows().map(
      ({ cells }) =>
        (column: number) =>
          textAt(cells, column),
    )
    if (head?.(0) !== magic) continue
    const about = v.safeParse(mark, parseJson(head(1)))
    if (!about.success) return undefined
    const sent = new Map<string, SentRow>()
    for (const cell of rows) {
      const people = v.safeParse(sentPeople, parseJson(cell(2)))
      if (people.success) sent.set(cell(0), { key: cell(0), print: cell(1), people: people.output })
    }
    return { sheet: sheet.name, mark: about.output, sent }
  }
  return undefined
}

const textAt = (cells: readonly { column: number; text: string }[], column: number) =>
  cells.find((cell) => cell.column === column)?.text ?? ''

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
