/** One workbook as the person at the desk sees it before anything is written: read, recognised, matched, held against the roster. */
import type { CallContext } from '../../contract/api.ts'
import type { PersonId } from '../../contract/ids.ts'
import type { ImportChoices } from '../../contract/importDecisions.ts'
import { fields } from '../../contract/importFields.ts'
import type { ImportPreview, ImportRow, ImportTotals, RowOutcome } from '../../contract/imports.ts'
import type { ReadDb } from '../database/statements.ts'
import { inTurns } from '../turns.ts'
import { Directory } from '../agencies/directory.ts'
import { interpretSteps, type RememberedLayout } from './interpret.ts'
import { matchSteps } from './match/matchRows.ts'
import type { RosterIndex } from '../identity/rosterIndex.ts'
import { absences } from './absences.ts'
import { newOrganisations } from './newOrganisations.ts'
import { KnownPeople } from '../identity/people.ts'
import * as sql from './queries.ts'
import type { Workbook } from '../workbooks/read/workbook.ts'
import { living } from './returned/queries.ts'
import { ofThisRoster } from './returned/sameRoster.ts'
import { organisationsAsSent } from './returned/organisations.ts'
import { readSentFile, type SentFile } from '../workbooks/sent/sentFile.ts'
import { type SettledFile, settleReturned } from './returned/settle.ts'

interface Office {
  db: ReadDb
  /** `YYYY-MM-DD` */
  today: string
  /** The whole roster packed for matching; asked for only where a row needs it. */
  everybody: (people: KnownPeople) => RosterIndex
}

interface Asked {
  previewId: string
  workbook: Workbook
  choices: ImportChoices
}

const cancelled = 'Pembacaan berkas dibatalkan.'

/**
 * Throws `cancelled`. What others write meanwhile, where `run` gives them turns, may be seen in part; the caller knows by
 * the roster's state.
 */
export async function previewWorkbook(
  { db, today, everybody }: Office,
  { previewId, workbook, choices: given }: Asked,
  context: CallContext,
  run = inTurns,
): Promise<ImportPreview> {
  const directory = new Directory(db)
  const people = new KnownPeople(db, today)
  const sent = readSentFile(workbook, (mark) => ofThisRoster(db, mark, (text) => directory.find(text)))
  const choices = forForm(given, sent, directory)
  const chosen = choices.organisations ?? {}
  const source = sent?.workbook ?? workbook
  const interpretation = await run(
    interpretSteps(source, choices, (fingerprint) => {
      const layout = sql.layoutColumns.get(db, { fingerprint })
      return layout && rememberedColumns(layout.columns)
    }),
    {
      label: `Membaca isi ${workbook.name}`,
      total: source.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0),
      cancelled,
    },
    context,
  )
  const { tables, skipped: leftOut } = interpretation
  const readRows = sent ? organisationsAsSent(sent, interpretation) : interpretation.rows
  const named = new Set(readRows.flatMap(({ values }) => values.organisation ?? []))
  const spellings = newOrganisations(
    db,
    [...named].filter((text) => directory.find(text) === undefined),
  )
  for (const [text, fullest] of spellings) {
    const id = chosen[text] ?? chosen[fullest]
    if (id !== undefined && directory.nameOf(id) !== '') directory.use(text, id)
  }
  for (const { organisation } of tables) {
    const organisationId = organisation && directory.find(organisation.text)
    if (organisation && organisationId !== undefined) organisation.organisationId = organisationId
  }
  people.expectNips(readRows.flatMap(({ values }) => values.nip ?? []))
  const roster = {
    byId: (id: PersonId) => people.byId(id),
    byNip: (nip: string) => people.byNip(nip),
    memberships: (id: PersonId) => people.memberships(id),
    organisation: (text: string) => directory.named(text),
    index: () => everybody(people),
  }
  const matched = await run(
    matchSteps(readRows, roster),
    { label: `Mencocokkan ${workbook.name}`, total: readRows.length, cancelled },
    context,
  )
  const settled = sent && settle(db, sent, { tables, rows: matched, skipped: leftOut }, choices, directory, people)
  const { rows, skipped } = settled ?? { rows: matched, skipped: leftOut }
  const form = sent?.mark.kind === 'form' && settled ? { ...sent.mark, listed: settled.listed } : undefined
  const { name, format, sha256, bytes } = workbook
  const seenBefore = sql.fileSeen.get(db, { sha256 })
  return {
    previewId,
    file: { name, format, sha256, bytes, ...(seenBefore && { seenBefore }) },
    tables,
    rows,
    skipped,
    unknownOrganisations: unknownOrganisations(rows, spellings, directory, chosen),
    absences: absences(db, rows, { organisation: (text) => directory.find(text), today, form }),
    ...(sent && settled && { returned: returnedAs(sent, settled) }),
    totals: totals(rows),
  }
}

function settle(
  db: ReadDb,
  sent: SentFile,
  preview: Pick<ImportPreview, 'tables' | 'rows' | 'skipped'>,
  choices: ImportChoices,
  directory: Directory,
  people: KnownPeople,
): SettledFile {
  const { mark } = sent
  const became = new Map(
    mark.kind === 'form'
      ? []
      : sql.rowPeople.all(db, { sha256: mark.sha256 }).map(({ rowKey, personId }) => [rowKey, personId]),
  )
  return settleReturned(
    sent,
    { ...preview, mendedHere: new Set(Object.keys(choices.values)) },
    {
      byId: (id) => people.byId(id),
      memberships: (id) => people.memberships(id),
      organisation: (text) => directory.find(text),
      became: (key) => became.get(key),
      living: (id) => (living.get(db, { kind: 'person', id })?.id ?? id) as PersonId,
      byNip: (nip) => people.byNip(nip),
    },
  )
}

/** Column letter → field, as stored; one that an older program knew and this one does not is forgotten. */
function rememberedColumns(stored: string): RememberedLayout {
  const columns = Object.entries(JSON.parse(stored) as Record<string, unknown>)
  return Object.fromEntries(
    columns.flatMap(([letter, meant]) => {
      const field = fields.find((known) => known === meant) ?? null
      return field === meant ? [[letter, field]] : []
    }),
  )
}

/** A form says itself whose people it lists. */
function forForm(choices: ImportChoices, sent: SentFile | undefined, directory: Directory): ImportChoices {
  if (sent?.mark.kind !== 'form') return choices
  const { organisationId, organisation } = sent.mark
  const text = directory.nameOf(organisationId) || organisation
  const first = choices.tables.find(({ table }) => table === 0)
  return {
    ...choices,
    tables: [...choices.tables.filter((one) => one !== first), { organisation: text, ...first, table: 0 }],
  }
}

function returnedAs({ mark, sent }: SentFile, { mended, untouched }: SettledFile): ImportPreview['returned'] {
  const rows = [...sent.values()].filter(({ people }) => people.length > 0).length
  if (mark.kind === 'corrections') return { kind: mark.kind, name: mark.name, rows, mended, untouched }
  return { ...mark, rows }
}

/** Spellings of the file that the roster does not know by itself; all that mean one organisation as its fullest. */
function unknownOrganisations(
  rows: readonly ImportRow[],
  spellings: ReadonlyMap<string, string>,
  directory: Directory,
  chosen: NonNullable<ImportChoices['organisations']>,
): ImportPreview['unknownOrganisations'] {
  const groups = new Map<string, { texts: Set<string>; rows: number }>()
  for (const { values, outcome } of rows) {
    const text = values.organisation
    const fullest = text === undefined ? undefined : spellings.get(text)
    if (text === undefined || fullest === undefined || outcome === 'invalid' || outcome === 'repeated') continue
    const group = groups.get(fullest) ?? { texts: new Set(), rows: 0 }
    group.texts.add(text)
    group.rows++
    groups.set(fullest, group)
  }
  return [...groups].map(([text, group]) => {
    const id = chosen[text]
    const name = id === undefined ? '' : directory.nameOf(id)
    const entry = { text, texts: [...group.texts], rows: group.rows, suggestions: directory.suggest(text) }
    return id === undefined || name === '' ? entry : { ...entry, chosen: { organisationId: id, name } }
  })
}

/** The outcomes counted; they add up to `read`. */
export function totals(rows: readonly ImportRow[]): ImportTotals {
  const counts: Record<RowOutcome, number> = { new: 0, changed: 0, unchanged: 0, ambiguous: 0, repeated: 0, invalid: 0 }
  for (const { outcome } of rows) counts[outcome]++
  return { read: rows.length, ...counts }
}
