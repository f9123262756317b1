/** Who is expected in a seat, how a sheet is numbered, and what attendance adds up to. */
import type { AttendanceCapacity, AttendanceCounts, SheetLine } from '../../contract/attendance.ts'
import type { InvitationId, OrganisationId, PersonId, PostId } from '../../contract/ids.ts'
import type { InvitationResponse } from '../../contract/invitations.ts'
import { noSector } from '../../contract/words.ts'

/** Heading of those whose organisation has no sector, or who belong to no known organisation. */

/** Who is expected in a seat; all empty but the organisation's place when nobody is known. */
export interface Occupant {
  personId: PersonId | null
  name: string
  position: string
  sex: '' | 'L' | 'P'
  phone: string
  email: string
}

export interface Invited {
  id: InvitationId
  organisationId: OrganisationId
  organisation: string
  shortName: string
  sector: string
  postId: PostId | null
  post: string
  quota: number
  response: InvitationResponse
  /** Set when a delegate was announced. */
  delegate: Occupant | null
  /** The person invited by name, or those in the post on the meeting's date, first the one a letter would name. */
  holders: Occupant[]
  /** False for an organisation invited as a whole. */
  official: boolean
}

const nobody: Occupant = { personId: null, name: '', position: '', sex: '', phone: '', email: '' }

/**
 * A delegate sits in the first seat, under the post represented. Further seats go to further holders of the same post;
 * where none are known the row stays empty, and the organisation is still printed.
 */
export function occupantOf(invited: Invited, seat: number): Occupant {
  if (seat === 1 && invited.delegate) {
    const represented = invited.holders[0]?.position ?? invited.post
    const standsFor = represented ? `mewakili ${represented}` : ''
    return { ...invited.delegate, position: [invited.delegate.position, standsFor].filter(Boolean).join(', ') }
  }
  return invited.holders[seat - 1] ?? (seat === 1 ? { ...nobody, position: invited.post } : nobody)
}

/**
 * How somebody counts who simply signed in a seat. Nobody but the invited official counts as an official who came
 * himself: a second seat is a companion's, and whoever comes for an organisation invited as a whole represents it.
 */
export function capacityOf(invited: Invited, seat: number): Exclude<AttendanceCapacity, 'guest'> {
  if (seat === 1 && invited.delegate) return 'proxy'
  if (!invited.official) return 'proxy'
  return seat === 1 || invited.holders[seat - 1] ? 'self' : 'companion'
}

export interface PlannedSeat {
  invitationId: InvitationId
  seat: number
  sector: string
  organisation: string
  occupant: Occupant
}

export interface SheetPlan {
  groupBy: 'sector' | 'organisation'
  /** Blank rows at the end of each group. */
  spare: number
}

const headingOf = (seat: PlannedSeat, groupBy: SheetPlan['groupBy']): string =>
  groupBy === 'sector' ? seat.sector : seat.organisation

const lineText = ({ occupant, organisation }: PlannedSeat) => ({
  personId: occupant.personId,
  name: occupant.name,
  sex: occupant.sex,
  position: occupant.position,
  organisation,
  phone: occupant.phone,
  email: occupant.email,
})

/** All rows of a new sheet, numbered from 1. `seats` are in the office's order, so that groups lie together. */
export function planSheet(seats: readonly PlannedSeat[], { groupBy, spare }: SheetPlan): SheetLine[] {
  const lines: SheetLine[] = []
  const groups = Map.groupBy(seats, (seat) => headingOf(seat, groupBy))
  for (const [heading, members] of groups) {
    for (const seat of members) lines.push(seatLine(lines.length + 1, heading, seat))
    for (let blank = 0; blank < spare; blank++) lines.push(blankLine(lines.length + 1, heading))
  }
  return lines
}

export interface SheetAdditions {
  /** Rows for seats not on the sheet yet. */
  missing: SheetLine[]
  /** Rows for seats whose printed text is no longer right; the old rows stay, and mean whom they name. */
  changed: SheetLine[]
}

/** What an issued sheet lacks, numbered after its last row and grouped as the sheet is. No row of it changes. */
export function additionsTo(lines: readonly SheetLine[], seats: readonly PlannedSeat[]): SheetAdditions {
  // Of two rows for one seat the later one is the present name.
  const bySeat = new Map(lines.map((line) => [seatKey(line.invitationId, line.seat), line]))
  let last = lines.reduce((most, { number }) => Math.max(most, number), 0)
  const groupBy = seats.some((seat) => bySeat.get(seatKey(seat.invitationId, seat.seat))?.heading === seat.organisation)
    ? 'organisation'
    : 'sector'
  const missing: SheetLine[] = []
  const changed: SheetLine[] = []
  for (const [heading, members] of Map.groupBy(seats, (seat) => headingOf(seat, groupBy)))
    for (const seat of members) {
      const line = bySeat.get(seatKey(seat.invitationId, seat.seat))
      if (!line) missing.push(seatLine(++last, `${heading} (tambahan)`, seat))
      else if (!samePrint(line, seat)) changed.push(seatLine(++last, `${heading} (perubahan)`, seat))
    }
  return { missing, changed }
}

export const seatKey = (invitationId: InvitationId | null, seat: number): string => `i${invitationId ?? 0}:${seat}`

/** Phone and e-mail do not count: they are printed only when asked for, and nobody signs by them. */
const samePrint = (line: SheetLine, seat: PlannedSeat): boolean =>
  line.name === seat.occupant.name &&
  line.sex === seat.occupant.sex &&
  line.position === seat.occupant.position &&
  line.organisation === seat.organisation

const seatLine = (number: number, heading: string, seat: PlannedSeat): SheetLine => ({
  number,
  heading,
  invitationId: seat.invitationId,
  seat: seat.seat,
  ...lineText(seat),
})

const blankLine = (number: number, heading: string): SheetLine => ({
  number,
  heading,
  invitationId: null,
  seat: 1,
  personId: null,
  name: '',
  sex: '',
  position: '',
  organisation: '',
  phone: '',
  email: '',
})

/** Somebody present; `organisationId` null for a guest of no known organisation. */
export interface Present {
  capacity: AttendanceCapacity
  organisationId: OrganisationId | null
  sector: string
}

/**
 * An invited organisation is represented when anybody of it is present, whatever the capacity. Organisations that were
 * not invited never count as represented, so that "x dari y" stays within y. `sectors` gives the order of the report.
 */
export function countAttendance(
  invited: ReadonlyMap<OrganisationId, { sector: string }>,
  present: readonly Present[],
  sectors: readonly string[],
): AttendanceCounts {
  const bySector = new Map([...sectors, noSector].map((sector) => [sector, { invited: 0, represented: 0, present: 0 }]))
  const figures = (sector: string) => {
    const found = bySector.get(sector) ?? { invited: 0, represented: 0, present: 0 }
    bySector.set(sector, found)
    return found
  }
  for (const { sector } of invited.values()) figures(sector).invited++
  const represented = new Set<OrganisationId>()
  for (const { organisationId, sector } of present) {
    figures(sector).present++
    const asked = organisationId === null ? undefined : invited.get(organisationId)
    if (organisationId === null || !asked || represented.has(organisationId)) continue
    represented.add(organisationId)
    figures(asked.sector).represented++
  }
  const of = (capacity: AttendanceCapacity) => present.filter((one) => one.capacity === capacity).length
  return {
    organisationsInvited: invited.size,
    organisationsRepresented: represented.size,
    officials: of('self'),
    proxies: of('proxy'),
    companions: of('companion'),
    guests: of('guest'),
    present: present.length,
    sectors: [...bySector]
      .map(([sector, row]) => ({ sector, ...row }))
      .filter(({ invited: asked, present: came }) => asked > 0 || came > 0),
  }
}
