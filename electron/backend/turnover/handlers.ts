/** The mutasi view: who came, left and moved in a stretch of time, on screen and as a workbook. */
import type { Handlers, Parsed } from '../../contract/api.ts'
import { addDays, dateOf, formatDate, startOfDay, today } from '../../contract/dates.ts'
import { Failure } from '../../contract/errors.ts'
import type { OrganisationId } from '../../contract/ids.ts'
import { mostListed, mutationKinds, type TurnoverKind, type TurnoverRow } from '../../contract/turnover.ts'
import { formatNumber } from '../../contract/numbers.ts'
import { compareText } from '../../contract/text.ts'
import { turnoverNames } from '../../contract/words.ts'
import { writeWorkbook } from '../workbooks/write/workbook.ts'
import type { Services } from '../services.ts'
import { storedSettings } from '../settings/queries.ts'
import { readSettings } from '../settings/rules.ts'
import * as sql from './queries.ts'
import { readMutations, recordedRow } from './rules.ts'

type Filter = Parsed<'turnover.list'>

export function createTurnover(services: Services): Handlers<'turnover.list' | 'turnover.export'> {
  const { db, files, now } = services

  /** Every mutation of the time and place, of whatever kind, in no order. */
  function find({ from, until, organisationId, sectorId }: Filter): TurnoverRow[] {
    if (from > until) {
      const message = 'Tanggal akhir lebih awal daripada tanggal mulai.'
      throw new Failure('invalid-input', message, { until: message })
    }
    const dated = sql.dated.all(db, { from, until, before: addDays(from, -1) })
    const ids = JSON.stringify([...new Set(dated.map(({ personId }) => personId))])
    const recorded = sql.recorded.all(db, { from: startOfDay(from), until: startOfDay(addDays(until, 1)) })
    const sectors = new Map([...dated, ...recorded].map((one) => [one.organisationId, one.sectorId]))
    return [
      ...readMutations(sql.membershipsOf.all(db, { ids }), { from, until }),
      ...recorded.map((one) => recordedRow(one, dateOf(one.at))),
    ]
      .filter((row) => organisationId === null || touches(row, (id) => id === organisationId))
      .filter((row) => sectorId === null || touches(row, (id) => sectors.get(id) === sectorId))
  }

  return {
    'turnover.list': (filter) => {
      const all = find(filter)
      return { rows: listed(all, filter).slice(0, mostListed), totals: totals(all) }
    },
    'turnover.export': async (filter, { signal, progress }) => {
      const rows = listed(find(filter), filter)
      const { office } = readSettings(storedSettings(db))
      const { path, ...file } = files.reserve(`Mutasi ${filter.from} sampai ${filter.until}.xlsx`)
      const span = `${formatDate(filter.from)} s.d. ${formatDate(filter.until)}`
      const counts = totals(rows)
      const sum = mutationKinds
        .filter((kind) => counts[kind] > 0)
        .map((kind) => `${turnoverNames[kind]} ${formatNumber(counts[kind])}`)
        .join(', ')
      await writeWorkbook(
        path,
        {
          title: [
            'Mutasi pemangku kepentingan',
            office.name,
            span,
            `${sum || 'Tidak ada mutasi'}. Keadaan ${formatDate(today(now()))}`,
          ],
          sheet: 'Mutasi',
          landscape: true,
          paper: office.paper,
          columns: [
            { header: 'No', key: 'number', width: 6, kind: 'ordinal' },
            { header: 'Mutasi', key: 'kind', width: 15, kind: 'text' },
            { header: 'Tanggal', key: 'date', width: 19, kind: 'date' },
            { header: 'Nama', key: 'name', width: 34, kind: 'wrap' },
            { header: 'Dari', key: 'from', width: 44, kind: 'wrap' },
            { header: 'Ke', key: 'to', width: 44, kind: 'wrap' },
          ],
          groups: runs(rows),
          rows: rows.map(({ kind, date, name, from, to }, index) => ({
            number: index + 1,
            kind: turnoverNames[kind],
            date,
            name,
            from: placeText(from),
            to: placeText(to),
          })),
        },
        signal,
        (done) => progress('Mengekspor mutasi', done, rows.length),
      )
      return file
    },
  }
}

/** The kind that was asked for, by agency. After a first import most are `recorded`: those are not sorted for nothing. */
function listed(rows: readonly TurnoverRow[], { kind }: Filter): TurnoverRow[] {
  return rows.filter((row) => (kind === null ? row.kind !== 'recorded' : row.kind === kind)).sort(byAgency)
}

function totals(rows: readonly TurnoverRow[]): Record<TurnoverKind, number> {
  const counts: Record<TurnoverKind, number> = { came: 0, moved: 0, left: 0, recorded: 0 }
  for (const { kind } of rows) counts[kind]++
  return counts
}

/** Somebody who moved concerns the agency left as well as the one joined. */
const touches = ({ from, to }: TurnoverRow, wanted: (id: OrganisationId) => boolean) =>
  [from, to].some((place) => place !== null && wanted(place.organisationId))

const byAgency = (a: TurnoverRow, b: TurnoverRow) =>
  compareText(a.organisation, b.organisation) ||
  a.organisationId - b.organisationId ||
  mutationKinds.indexOf(a.kind) - mutationKinds.indexOf(b.kind) ||
  a.date.localeCompare(b.date) ||
  compareText(a.name, b.name)

function runs(rows: readonly TurnoverRow[]): { before: number; title: string }[] {
  return rows.flatMap(({ organisation, organisationId }, before) =>
    rows[before - 1]?.organisationId === organisationId ? [] : [{ before, title: organisation }],
  )
}

const placeText = (place: TurnoverRow['from']) =>
  place ? [place.post, place.organisation].filter(Boolean).join(', ') : ''
