/** Who came, left and moved, from the dates of memberships. Pure. */
import { addDays } from '../../contract/dates.ts'
import type { MembershipId, OrganisationId, PersonId } from '../../contract/ids.ts'
import type { Capacity } from '../../contract/roster.ts'
import type { TurnoverKind, MutationPlace, TurnoverRow } from '../../contract/turnover.ts'
import { positionText } from '../tenure/rules.ts'

/** A membership, past, present or to come. */
export interface MembershipLine {
  id: MembershipId
  personId: PersonId
  name: string
  nip: string
  organisationId: OrganisationId
  organisation: string
  sectorId: number | null
  post: string
  capacity: Capacity
  fromDate: string | null
  untilDate: string | null
}

export interface Period {
  /** `YYYY-MM-DD`, both counted. */
  from: string
  until: string
}

/**
 * A membership that began right after another of the same person ended is a move; any other beginning is a coming, any
 * other ending a leaving. A move is dated by its first day, so one that ends a membership the day before the period is
 * in it.
 */
export function readMutations(memberships: readonly MembershipLine[], period: Period): TurnoverRow[] {
  const rows: TurnoverRow[] = []
  for (const [, own] of Map.groupBy(memberships, ({ personId }) => personId)) rows.push(...ofPerson(own, period))
  return rows
}

function ofPerson(memberships: readonly MembershipLine[], { from, until }: Period): TurnoverRow[] {
  const rows: TurnoverRow[] = []
  const left = new Set(memberships.filter(({ untilDate }) => untilDate !== null))
  const inPeriod = (date: string) => date >= from && date <= until
  for (const membership of inOrder(memberships)) {
    const { fromDate } = membership
    if (fromDate === null) continue
    const source = before(membership, left)
    if (source) left.delete(source)
    if (inPeriod(fromDate)) rows.push(row(source ? 'moved' : 'came', fromDate, membership, source))
  }
  for (const membership of left)
    if (membership.untilDate !== null && inPeriod(membership.untilDate))
      rows.push(row('left', membership.untilDate, membership, undefined))
  return rows
}

const inOrder = (memberships: readonly MembershipLine[]) =>
  memberships.toSorted((a, b) => (a.fromDate ?? '').localeCompare(b.fromDate ?? '') || a.id - b.id)

/** The membership left for this one: it ended the day before, first of all in the same agency. */
function before(membership: MembershipLine, left: ReadonlySet<MembershipLine>): MembershipLine | undefined {
  const lastDay = membership.fromDate === null ? '' : addDays(membership.fromDate, -1)
  const ended = [...left].filter((one) => one !== membership && one.untilDate === lastDay)
  return ended.find(({ organisationId }) => organisationId === membership.organisationId) ?? ended[0]
}

export function recordedRow(membership: MembershipLine, date: string): TurnoverRow {
  return row('recorded', date, membership, undefined)
}

const placeOf = ({ organisationId, organisation, post, capacity }: MembershipLine): MutationPlace => ({
  organisationId,
  organisation,
  post: positionText(capacity, post),
})

function row(
  kind: TurnoverKind,
  date: string,
  membership: MembershipLine,
  source: MembershipLine | undefined,
): TurnoverRow {
  const { id, personId, name, nip, organisationId, organisation } = membership
  const here = placeOf(membership)
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
