/** The tables of a sheet, with what their columns hold and whose people they list. */
import { createHash } from 'node:crypto'
import type { ImportTable, SkippedRow } from '../../../contract/imports.ts'
import { isOrganisation } from '../../values/organisation.ts'
import { foldText } from '../../../contract/text.ts'
import { type BodyRow, readBody } from './body.ts'
import { assignColumns, type ColumnChoices, type ColumnSource, type TableColumn } from './columns.ts'
import { readForms } from './forms.ts'
import { cellAt, columnLetter, type Grid, type GridCell, type GridRow, mergeFrom, rowText } from './grid.ts'
import { splitLines } from './lines.ts'
import {
  meaningfulSheetName,
  organisationInFileName,
  organisationInSheetName,
  organisationInSignature,
  organisationInTitle,
} from './organisations.ts'
import { readHeader } from './headers.ts'
import { findRegions, range, type Region, rowOf } from './regions.ts'
import { viewsOf } from './sideBySide.ts'
import { joinNipCells } from './nipCells.ts'
import { closeShifted } from './shifted.ts'
import { readTransposed } from './transposed.ts'

export interface SheetTable {
  grid: Grid
  region: Region
  columns: TableColumn[]
  body: BodyRow[]
  fingerprint: string
  organisation: ImportTable['organisation']
}

/** Answers for a table, asked once its place in the file and its fingerprint are known. */
export interface TableAnswers {
  chosen: ColumnChoices
  remembered: ColumnChoices
}

/** @param before the last table of the sheets before */
export function readTables(
  sheet: Grid,
  answers: (fingerprint: string) => TableAnswers,
  before?: SheetTable,
): SheetTable[] {
  const found = findRegions(sheet)
  const lines = found.length === 0 ? splitLines(sheet) : undefined
  const regions = lines ? findRegions(lines) : found
  const grid = joinNipCells(closeShifted(lines ?? sheet, regions), regions)
  if (!regions.some(({ headed }) => headed)) {
    const form = readFormTable(grid, readTransposed, answers) ?? readFormTable(grid, readForms, answers)
    if (form) return [form]
  }
  return regions.flatMap((region) => viewsOf(grid, region).map((view) => readTable(view, region, answers, before)))
}

function readTable(
  grid: Grid,
  region: Region,
  answers: (fingerprint: string) => TableAnswers,
  before?: SheetTable,
): SheetTable {
  const own = columnSources(grid, region)
  const first = before && goesOn(grid, region, before) ? before : undefined
  const sources = first ? own.map((source) => ({ ...source, levels: headingsOf(first, source.index) })) : own
  const fingerprint = fingerprintOf(sources)
  const { chosen, remembered } = answers(fingerprint)
  const columns = assignColumns(sources, chosen, remembered)
  const organisation = organisationOf(grid, region, columns) ?? first?.organisation
  return {
    grid,
    region,
    columns,
    body: withoutDoubtfulSections(readBody(grid, region, columns), organisation),
    fingerprint,
    organisation,
  }
}

/** A sheet that begins with the people and the number that follow those of the sheet before. */
function goesOn(grid: Grid, { header, titles, bodyFrom }: Region, before: SheetTable): boolean {
  const ordinal = before.columns.find(({ role }) => role === 'ordinal')
  if (header || titles.length > 0 || !ordinal) return false
  const numberOf = (row: GridRow) => Number.parseInt(cellAt(row, ordinal.index)?.text ?? '', 10)
  const last = before.body.findLast(({ kind }) => kind === 'person')
  return last !== undefined && numberOf(rowOf(grid, bodyFrom)) === numberOf(rowOf(before.grid, last.index)) + 1
}

const headingsOf = ({ columns }: SheetTable, index: number) =>
  columns.find((column) => column.index === index)?.header.split(' / ') ?? []

/** In a list that names its agency, sections that are no agencies are parts of it. */
function withoutDoubtfulSections(body: BodyRow[], organisation: SheetTable['organisation']): BodyRow[] {
  if (!organisation || body.some(({ surely }) => surely)) return body
  return body.map(({ section: _section, ...row }) => row)
}

/** Labels with what they stand for beside or below them, as one table. */
function readFormTable(
  grid: Grid,
  readList: typeof readForms,
  answers: (fingerprint: string) => TableAnswers,
): SheetTable | undefined {
  const labels = readList(grid, {})?.columns
  if (!labels) return undefined
  const fingerprint = digest(`form|${labels.map(({ header }) => foldText(header)).join('|')}`)
  const { chosen, remembered } = answers(fingerprint)
  const form = readList(grid, { ...remembered, ...chosen })
  if (!form) return undefined
  const { columns, body, titles, first } = form
  const region = {
    titles,
    header: undefined,
    bodyFrom: first,
    bodyTo: grid.rows.length,
    repeated: new Map(),
    headed: false,
  }
  return { grid: form.grid, region, columns, body, fingerprint, organisation: organisationOf(grid, region, columns) }
}

function columnSources(grid: Grid, region: Region): ColumnSource[] {
  const levels = headerLevels(grid, region)
  const samples = bodySamples(grid, region)
  const rows = Math.max(0, ...[...samples.values()].map(({ length }) => length))
  const indexes = new Set(levels.keys())
  for (const [index, cells] of samples) if (cells.length >= Math.max(1, rows * 0.3)) indexes.add(index)
  return [...indexes]
    .sort((a, b) => a - b)
    .map((index) => ({
      index,
      levels: levels.get(index) ?? [],
      hidden: grid.hiddenColumns.has(index),
      sample: samples.get(index) ?? [],
    }))
}

/** "DINAS SOSIAL" over the headings of a list beside another is the list's title. */
const isAgencyTitle = (text: string) => isOrganisation(text) && readHeader(text)?.confidence !== 1

/** Headings per column, top first; a merged heading speaks for every column it covers. */
function headerLevels(grid: Grid, { header }: Region): Map<number, string[]> {
  const levels = new Map<number, string[]>()
  if (!header) return levels
  for (const index of range(header.first, header.last + 1)) {
    const row = rowOf(grid, index)
    for (const { column, text } of row.cells) {
      if (index < header.last && isAgencyTitle(text)) continue
      const merge = index < header.last ? mergeFrom(grid, row.number, column) : undefined
      for (const covered of range(column, (merge?.right ?? column) + 1))
        levels.set(covered, [...(levels.get(covered) ?? []), text])
    }
  }
  return levels
}

function bodySamples(grid: Grid, region: Region): Map<number, GridCell[]> {
  const samples = new Map<number, GridCell[]>()
  let rows = 0
  for (let i = region.bodyFrom; i < region.bodyTo && rows < 200; i++) {
    const { cells } = rowOf(grid, i)
    if (cells.length < 2 || region.repeated.has(i)) continue
    rows++
    for (const cell of cells) {
      const list = samples.get(cell.column)
      if (list) list.push(cell)
      else samples.set(cell.column, [cell])
    }
  }
  return samples
}

/** The same headings in the same columns are the same layout. */
function fingerprintOf(sources: ColumnSource[]): string {
  const text = sources.map(({ index, levels }) => `${columnLetter(index)}:${foldText(levels.join(' '))}`).join('|')
  return digest(text)
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

function organisationOf(grid: Grid, region: Region, columns: TableColumn[]): ImportTable['organisation'] {
  if (grid.agency !== undefined) return { text: grid.agency, from: 'title' }
  if (columns.some(({ field }) => field === 'organisation')) return undefined
  const { titles, header } = region
  const over = range(header?.first ?? 0, header?.last ?? 0).map((index) => rowOf(grid, index))
  const title = organisationInTitle([
    ...titles.map((index) => rowOf(grid, index)),
    ...over.map((row) => ({ ...row, cells: row.cells.filter(({ text }) => isAgencyTitle(text)) })),
  ])
  if (title !== undefined) return { text: title, from: 'title' }
  const sheet = organisationInSheetName(grid.name)
  return sheet === undefined ? undefined : { text: sheet, from: 'sheet' }
}

/** A list that names its agency nowhere above: who signs it, and what the file is called. */
export function nameByEnds(tables: SheetTable[], fileName: string): void {
  const inFileName = organisationInFileName(fileName)
  for (const table of tables) {
    if (table.organisation || table.columns.some(({ field }) => field === 'organisation')) continue
    const { grid, body } = table
    const signed = body.filter(({ kind }) => kind === 'signature').map(({ index }) => rowOf(grid, index))
    const signer = organisationInSignature(signed)
    if (signer !== undefined) table.organisation = { text: signer, from: 'signature' }
    else if (inFileName !== undefined) table.organisation = { text: inFileName, from: 'file' }
    if (table.organisation) table.body = withoutDoubtfulSections(body, table.organisation)
  }
}

/** Several sheets of one layout that name no agency anywhere else: then each is named after its agency. */
export function nameBySheets(tables: SheetTable[]): void {
  const sheets = new Map<string, Set<Grid['sheet']>>()
  for (const { fingerprint, grid } of tables) {
    const alike = sheets.get(fingerprint)
    if (alike) alike.add(grid.sheet)
    else sheets.set(fingerprint, new Set([grid.sheet]))
  }
  for (const table of tables) {
    if (table.organisation || table.columns.some(({ field }) => field === 'organisation')) continue
    const isAlone = (sheets.get(table.fingerprint)?.size ?? 0) < 2
    const text = isAlone ? undefined : meaningfulSheetName(table.grid.name)
    if (text !== undefined) table.organisation = { text, from: 'sheet' }
  }
}

export function describe(table: SheetTable, included: boolean, reason: string | undefined): ImportTable {
  const { grid, region, columns, fingerprint, organisation } = table
  const people = table.body.filter(({ kind }) => kind === 'person' || kind === 'continuation')
  const headerRows = region.header
    ? range(region.header.first, region.header.last + 1).map((i) => rowOf(grid, i).number)
    : []
  const first = rowOf(grid, people[0]?.index ?? region.bodyFrom).number || (headerRows.at(-1) ?? 0) + 1
  const last = rowOf(grid, people.at(-1)?.index ?? -1).number || first
  const left = columnLetter(columns[0]?.index ?? 0)
  const right = columnLetter(columns.at(-1)?.index ?? 0)
  return {
    sheet: grid.name,
    range: `${left}${headerRows[0] ?? first}:${right}${last}`,
    headerRows,
    bodyRows: [first, last],
    included,
    ...(reason !== undefined && { reason }),
    fingerprint,
    ...(organisation && { organisation }),
    columns: columns.map(({ index: _index, role: _role, ...column }) => column),
    picture: picture(grid, region),
  }
}

const PICTURE_ROWS = 12
const PICTURE_COLUMNS = 24
const PICTURE_CHARS = 80

function picture(grid: Grid, { titles, header, bodyFrom }: Region): ImportTable['picture'] {
  const heading = header?.first ?? bodyFrom
  const from = Math.max(titles[0] ?? heading, heading - 5)
  return grid.rows.slice(from, from + PICTURE_ROWS).map((row) => ({ row: row.number, cells: pictureCells(row) }))
}

function pictureCells({ cells }: GridRow): string[] {
  const width = Math.min((cells.at(-1)?.column ?? -1) + 1, PICTURE_COLUMNS)
  const texts = Array.from({ length: width }, () => '')
  for (const { column, text } of cells) if (column < width) texts[column] = text.slice(0, PICTURE_CHARS)
  return texts
}

const SKIPPED_CHARS = 300

export function skippedRow(grid: Grid, index: number, reason: SkippedRow['reason']): SkippedRow {
  const row = rowOf(grid, index)
  return { sheet: grid.name, row: row.number, reason, text: rowText(grid, row).slice(0, SKIPPED_CHARS) }
}
