/** Forms: one person down the sheet, "Nama : …" over "NIP : …", instead of one in a row. */
import type { BodyRow } from './body.ts'
import { type ColumnChoices, fieldOf, type TableColumn } from './columns.ts'
import { columnLetter, type Grid, type GridCell, type GridRow } from './grid.ts'
import { readHeader, type Role } from './headers.ts'
import { foldText } from '../../../contract/text.ts'
import { LONGEST_VALUE } from '../../values/text.ts'
import { opensSignature } from './trailing.ts'

interface Label {
  role: Role
  text: string
  /** What stands behind it; undefined where nothing does. */
  value: GridCell | undefined
}

/** Indexes are into `grid.rows`. */
interface Form {
  first: number
  last: number
  /** Row of the name, which stands for the person. */
  nameRow: number
  /** By what their label says, folded: "Instansi" and "Unit Kerja" are two. */
  values: Map<string, Label>
}

export interface FormList {
  /** The sheet with each person's values in the row of the name, a column for each label. */
  grid: Grid
  columns: TableColumn[]
  body: BodyRow[]
  titles: number[]
  first: number
}

/** All forms of a sheet as one list; undefined where there is none. */
export function readForms(grid: Grid, choices: ColumnChoices): FormList | undefined {
  const forms = findForms(grid)
  const start = forms[0]?.first
  if (start === undefined) return undefined
  carryAgency(forms)
  const labels = new Map<string, Label>()
  for (const { values } of forms) for (const [key, label] of values) if (!labels.has(key)) labels.set(key, label)
  const columns = [...labels.values()].map(({ role, text }, index) => labelColumn(role, text, index, choices))
  const rows = [...grid.rows]
  const body: BodyRow[] = []
  let signing = false
  for (let index = start; index < rows.length; index++) {
    const form = forms.find(({ first, last }) => index >= first && index <= last)
    const row = rows[index] ?? { number: 0, hidden: false, cells: [], index: -1 }
    signing = form === undefined && (signing || row.cells.some(({ text }) => opensSignature(text)))
    body.push({
      index,
      kind: form ? (index === form.nameRow ? 'person' : 'continuation') : signing ? 'signature' : 'note',
    })
    if (form) rows[index] = { ...row, cells: index === form.nameRow ? personCells(form, [...labels.keys()]) : [] }
  }
  return { grid: { ...grid, rows, merges: [] }, columns, body, titles: [...Array(start).keys()], first: start }
}

/** The agency written once over several people is every one's who has no line for it. */
function carryAgency(forms: Form[]): void {
  let over: [string, Label] | undefined
  for (const { values } of forms) {
    const labels = [...values]
    const agency = labels.findIndex(([, { role }]) => role === 'organisation')
    if (agency >= 0) over = agency < labels.findIndex(([, { role }]) => role === 'name') ? labels[agency] : undefined
    else if (over) values.set(...over)
  }
}

/** The column of a list that is made from labels. */
export function labelColumn(role: Role, header: string, index: number, choices: ColumnChoices): TableColumn {
  const letter = columnLetter(index)
  const chosen = choices[letter]
  const field = chosen === undefined ? fieldOf(role) : chosen
  const from = chosen === undefined ? 'recognised' : 'chosen'
  return {
    index,
    column: letter,
    header,
    field,
    confidence: 0.9,
    from,
    role: chosen === undefined ? role : (chosen ?? 'ignored'),
  }
}

function personCells({ values }: Form, keys: string[]): GridCell[] {
  return keys.flatMap((key, column) => {
    const value = values.get(key)?.value
    return value ? [{ ...value, column }] : []
  })
}

/** Rows of labels one under the other; a label that comes again begins the next form. */
function findForms(grid: Grid): Form[] {
  const forms: Form[] = []
  let form: Form | undefined
  const finish = () => {
    if (form && isPersonForm(form)) forms.push(form)
    form = undefined
  }
  for (const [index, row] of grid.rows.entries()) {
    // The answer below the last label was taken with it.
    if (form && form.last === index) continue
    const label = labelOf(row, form ? 0.6 : 1)
    const answer = label && label.value === undefined ? answerBelow(row, grid.rows[index + 1]) : undefined
    if (label && answer) label.value = answer
    const before = grid.rows[index - 1]
    if (form && (label?.role === 'name' ? nameIn(form) : before && row.number - before.number > 2)) finish()
    if (!label) {
      if (form && index - form.last > 2) finish()
      continue
    }
    const key = foldText(label.text)
    if (form?.values.has(key)) {
      if (label.role !== 'ignored') finish()
    }
    form ??= { first: index, last: index, nameRow: index, values: new Map() }
    form.last = answer ? index + 1 : index
    if (label.role === 'name') form.nameRow = index
    if (!form.values.has(key)) form.values.set(key, label)
  }
  finish()
  return forms
}

/** "Nama :" with "Budi" in the next row. */
function answerBelow(row: GridRow, next: GridRow | undefined): GridCell | undefined {
  const [cell, ...rest] = next?.cells ?? []
  if (!next || !cell || rest.length > 0 || next.number > row.number + 1 || labelOf(next)) return undefined
  return { ...cell, at: `${columnLetter(cell.column)}${next.number}` }
}

const isPersonForm = ({ values }: Form) => {
  const told = [...values.values()].filter(({ value, role }) => value !== undefined && role !== 'ignored')
  return told.length >= 3 && told.some(({ role }) => role === 'name')
}

const nameIn = ({ values }: Form) => [...values.values()].some(({ role }) => role === 'name')

/** "Perempuan" is an answer, though a column may be called so. */
function isLabel(text: string): boolean {
  const guess = readHeader(text)
  return guess?.confidence === 1 && guess.role !== 'male' && guess.role !== 'female' && !/[:=]/.test(text)
}

const numbering = /^(?:\d{1,2}|[a-z])\s?[.)]\s*/i

/**
 * "Nama", ":", "Budi" in cells of their own, or all in one.
 * @param sure how well the label must be known: within a form less than at its beginning
 */
function labelOf(row: GridRow, sure = 1): Label | undefined {
  const [first, second, ...rest] = row.cells.filter(({ text }, i) => i > 0 || !/^\d{1,2}[.)]?$/.test(text))
  if (!first || first.kind !== 'text' || first.text.length > LONGEST_VALUE || rest.length > 2) return undefined
  const at = (cell: GridCell) => `${columnLetter(cell.column)}${row.number}`
  const colon = first.text.search(/\s*[:=]/)
  const text = (colon > 0 ? first.text.slice(0, colon) : first.text).replace(numbering, '').trim()
  const guess = readHeader(text)
  if (!guess || guess.confidence < sure || guess.role === 'ordinal') return undefined
  if (guess.role === 'male' || guess.role === 'female') return undefined
  const inside = colon > 0 ? first.text.slice(colon).replace(/^\s*[:=]\s*/, '') : ''
  if (inside !== '') {
    const raw = first.raw.slice(first.raw.search(/[:=]/) + 1).trim()
    return { role: guess.role, text, value: { ...first, text: inside, raw, at: at(first) } }
  }
  const told = [second, ...rest].filter((candidate) => candidate !== undefined)
  const cell = told.find((candidate) => !/^[:=]$/.test(candidate.text))
  if (!cell) return second || colon > 0 ? { role: guess.role, text, value: undefined } : undefined
  // Without a colon between, two cells in a row are only a label and its value when the second is no label itself.
  if (colon < 0 && cell === second && isLabel(cell.text)) return undefined
  const value = {
    ...cell,
    text: cell.text.replace(/^[:=]\s*/, ''),
    raw: cell.raw.replace(/^\s*[:=]\s*/, ''),
    at: at(cell),
  }
  return { role: guess.role, text, value }
}
