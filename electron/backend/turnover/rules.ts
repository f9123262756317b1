/** Who came, left and moved, from the dates of places. Pure. */
import { addDays } from '../../contract/dates.ts'
import type { MembershipId, OrganisationId, PersonId } from '../../contract/ids.ts'
import type { TurnoverKind, MutationPlace, TurnoverRow } from '../../contract/turnover.ts'

/** A person in a place, past, present or to come. */
export interface PlaceLine {
  id: MembershipId
  personId: PersonId
  name: string
  nip: string
  organisationId: OrganisationId
  organisation: string
  sectorId: number | null
  post: string
  fromDate: string | null
  untilDate: string | null
}

export interface Period {
  /** `YYYY-MM-DD`, both counted. */
  from: string
  until: string
}

/**
 * A place that began right after another of the same person ended is a move; any other beginning is a coming, any other
 * ending a leaving. A move is dated by its first day, so one that ends a place the day before the period is in it.
 */
export function readMutations(places: readonly PlaceLine[], period: Period): TurnoverRow[] {
  const rows: TurnoverRow[] = []
  for (const [, own] of Map.groupBy(places, ({ personId }) => personId)) rows.push(...ofPerson(own, period))
  return rows
}

function ofPerson(places: readonly PlaceLine[], { from, until }: Period): TurnoverRow[] {
  const rows: TurnoverRow[] = []
  const left = new Set(places.filter(({ untilDate }) => untilDate !== null))
  const inPeriod = (date: string) => date >= from && date <= until
  for (const place of inOrder(places)) {
    const { fromDate } = place
    if (fromDate === null) continue
    const source = before(place, left)
    if (source) left.delete(source)
    if (inPeriod(fromDate)) rows.push(row(source ? 'moved' : 'came', fromDate, place, source))
  }
  for (const place of left)
    if (place.untilDate !== null && inPeriod(place.untilDate)) rows.push(row('left', place.untilDate, place, undefined))
  return rows
}

const inOrder = (places: readonly PlaceLine[]) =>
  places.toSorted((a, b) => (a.fromDate ?? '').localeCompare(b.fromDate ?? '') || a.id - b.id)

/** The place left for this one: it ended the day before, first of all in the same agency. */
function before(place: PlaceLine, left: ReadonlySet<PlaceLine>): PlaceLine | undefined {
  const lastDay = place.fromDate === null ? '' : addDays(place.fromDate, -1)
  const ended = [...left].filter((one) => one !== place && one.untilDate === lastDay)
  return ended.find(({ organisationId }) => organisationId === place.organisationId) ?? ended[0]
}

export function recordedRow(place: PlaceLine, date: string): TurnoverRow {
  return row('recorded', date, place, undefined)
}

const placeOf = ({ organisationId, organisation, post }: PlaceLine): MutationPlace => ({
  organisationId,
  organisation,
  post,
})

function row(kind: TurnoverKind, date: string, place: PlaceLine, source: PlaceLine | undefined): TurnoverRow {
  const { id, personId, name, nip, organisationId, organisation, post } = place
  const here = { organisationId, organisation, post }
  return {
    key: `${kind} ${id}`,
    kind,
    date,
    personId,
    name,
    nip,
    organisationId,
    organisation,
    from: kind === 'left' ? here : source ? placeOf(source) : null,
    to: kind === 'left' ? null : here,
  }
}
