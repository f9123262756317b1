/** The printed attendance sheet and who came. */
import * as v from 'valibot'
import type { Reads } from './events.ts'
import type { FileTicket } from './files.ts'
import { requiredText, seen, type Seen, text } from './fields.ts'
import type { InvitationResponse } from './invitations.ts'
import {
  attendanceId,
  type AttendanceId,
  documentId,
  type DocumentId,
  invitationId,
  type InvitationId,
  organisationId,
  type OrganisationId,
  personId,
  type PersonId,
  sessionId,
  type SessionId,
} from './ids.ts'
import type { Office } from './settings.ts'

export const attendanceCapacities = ['self', 'proxy', 'companion', 'guest'] as const
/** self: sendiri, proxy: mewakili, companion: pendamping, guest: tamu */
export type AttendanceCapacity = (typeof attendanceCapacities)[number]

/** A row of the paper sheet. Spare rows have no invitation and no name. */
export interface SheetLine {
  /** Its own within an edition. */
  number: number
  /** Group heading, in the office's order: a sector or an organisation. */
  heading: string
  invitationId: InvitationId | null
  seat: number
  /** Who is printed there, where the roster knows them. */
  personId: PersonId | null
  name: string
  sex: '' | 'L' | 'P'
  position: string
  organisation: string
  phone: string
  email: string
}

/** What stands above the rows of a sheet. */
export interface SheetHead {
  session: { id: SessionId; name: string; date: string; startTime: string; endTime: string | null }
  meeting: { title: string; theme: string; venue: string; kind: string; sessions: number }
}

/** One printed piece of a sheet: its rows as they were first issued, or rows added since. */
export interface SheetPart {
  documentId: DocumentId
  edition: number
  part: number
  /** Numbers of its first and its last row. */
  first: number
  last: number
  /** UTC instant. */
  issuedAt: string
}

/** A sheet, or a part of one, with every text it prints. */
export interface SheetPaper extends SheetHead {
  edition: number
  /** 1, or more for rows added to the edition. */
  part: number
  office: Office
  /** With telephone and e-mail. */
  contacts: boolean
  lines: SheetLine[]
}

export interface Sheet extends SheetHead {
  /** true: numbers are fixed, as on the printed paper; false: as they would be if printed now. */
  issued: boolean
  /** The latest one; 0 where none is issued. An issued edition never changes: renumbering makes the next. */
  edition: number
  /** Of all editions, the latest first. */
  parts: SheetPart[]
  /** Rows of the latest edition, all parts. */
  lines: SheetLine[]
  /** Seats invited after the sheet was issued, not on it yet. */
  missing: number
  /** Rows of the issued sheet whose printed name or position is no longer right: a new holder, a delegate announced. */
  changed: number
  /** What stands above the rows is no longer right: another time, place or title, another kop. */
  outdated: boolean
}

export const sheetOptions = {
  groupBy: v.optional(v.picklist(['sector', 'organisation']), 'sector'),
  /** Blank rows at the end of each group. */
  spare: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(20)), 2),
}

/** A place somebody may take at a session: a seat of an invitation, or a person who came without one. */
export interface Seat extends Seen {
  /** Stable key of the list: "i<invitation>:<seat>" or "a<attendance>". */
  key: string
  /** Row number on the paper sheet; null when not on it. */
  number: number | null
  invitationId: InvitationId | null
  seat: number
  organisationId: OrganisationId | null
  organisation: string
  shortName: string
  /** "Tanpa unsur" for an organisation without a sector and for guests of no known organisation. */
  sector: string
  /** Who was expected: holder, invited person or announced delegate; empty when nobody is known. */
  expected: string
  /** "Plt. Kepala Dinas"; for a delegate "Sekretaris, mewakili Kepala Dinas". */
  expectedPosition: string
  response: InvitationResponse | ''
  attendance: {
    id: AttendanceId
    capacity: AttendanceCapacity
    personId: PersonId | null
    name: string
    position: string
    mandateNumber: string
    note: string
    markedAt: string
  } | null
}

export interface AttendanceCounts {
  /** Organisations invited, and those with at least one person present. */
  organisationsInvited: number
  organisationsRepresented: number
  /** Officials and people invited by name who came themselves; kept apart from represented organisations. */
  officials: number
  proxies: number
  companions: number
  guests: number
  /** People: officials + proxies + companions + guests. */
  present: number
  /** In the office's order; their figures add up to those above. */
  sectors: { sector: string; invited: number; represented: number; present: number }[]
}

/** Which edition a paper number is of; null: the latest. */
const edition = v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))), null)
const seatRef = v.strictObject({
  invitationId,
  seat: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), 1),
})

export const inputs = {
  'sheet.get': v.strictObject({ sessionId, ...sheetOptions }),
  /**
   * Issues the sheet, and from then on its texts and numbers are fixed. append: what is issued stays as it is, and new
   * seats and new names get rows at the end, on a page of their own; renumber: the next edition, everything anew (marks
   * keep their seats). The first time both do the same.
   */
  'sheet.issue': v.strictObject({
    sessionId,
    mode: v.picklist(['append', 'renumber']),
    contacts: v.optional(v.boolean(), false),
    ...sheetOptions,
  }),
  /** What an issued part prints. */
  'sheet.paper': v.strictObject({ documentId }),
  'attendance.seats': v.strictObject({ sessionId }),
  'attendance.counts': v.strictObject({ sessionId }),
  /**
   * Marks seats present: `self` for an invited post or person, `proxy` for an announced delegate (with that name) and
   * for whoever sits in for an organisation invited as a whole, `companion` for further seats of one official.
   */
  'attendance.mark': v.strictObject({ sessionId, seats: v.pipe(v.array(seatRef), v.minLength(1)) }),
  /** Marks by the numbers of the paper, as typed: "1-20, 23, 25". A number means whoever is printed there. */
  'attendance.markNumbers': v.strictObject({
    sessionId,
    edition,
    numbers: requiredText('Ketik nomor di lembar, misalnya 1-20, 23.', 2000),
  }),
  /**
   * proxy: somebody sits in the seat for its official; a mark already there is changed. companion: somebody came along
   * with the official and takes the next free seat of the invitation, or none when its quota is used up.
   */
  'attendance.markProxy': v.strictObject({
    sessionId,
    invitationId,
    seat: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), 1),
    capacity: v.optional(v.picklist(['proxy', 'companion']), 'proxy'),
    personId: v.optional(v.nullable(personId), null),
    name: requiredText('Isi nama yang hadir.', 300),
    position: v.optional(text(300), ''),
    mandateNumber: v.optional(text(100), ''),
  }),
  'attendance.addGuest': v.strictObject({
    sessionId,
    capacity: v.optional(v.picklist(['guest', 'companion']), 'guest'),
    personId: v.optional(v.nullable(personId), null),
    name: requiredText('Isi nama tamu.', 300),
    position: v.optional(text(300), ''),
    sex: v.optional(v.picklist(['', 'L', 'P']), ''),
    organisationId: v.optional(v.nullable(organisationId), null),
    organisation: v.optional(text(300), ''),
    sheetNumber: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))), null),
    edition,
  }),
  'attendance.update': v.strictObject({
    id: attendanceId,
    seen,
    capacity: v.optional(v.picklist(attendanceCapacities)),
    personId: v.optional(v.nullable(personId)),
    name: v.optional(requiredText('Isi nama yang hadir.', 300)),
    position: v.optional(text(300)),
    mandateNumber: v.optional(text(100)),
    note: v.optional(text(1000)),
  }),
  'attendance.unmark': v.strictObject({ ids: v.pipe(v.array(attendanceId), v.minLength(1)) }),
  'attendance.export': v.strictObject({ sessionId }),
}

/** What makes an answer stale; the other channels do something. */
export const reads = {
  'sheet.get': ['attendance', 'documents', 'invitations', 'meetings', 'roster', 'settings'],
  'sheet.paper': ['documents'],
  'attendance.seats': ['attendance', 'invitations', 'meetings', 'roster'],
  'attendance.counts': ['attendance', 'invitations', 'meetings', 'roster'],
} satisfies Reads<keyof Outputs>

export interface Outputs {
  'sheet.get': Sheet
  'sheet.issue': Sheet
  'sheet.paper': SheetPaper
  'attendance.seats': Seat[]
  'attendance.counts': AttendanceCounts
  'attendance.mark': { marked: number; already: number }
  'attendance.markNumbers': {
    marked: number
    already: number[]
    /** Spare rows: who signed there must be typed in. */
    blank: number[]
    unknown: number[]
    /** Marked as printed, though somebody else is expected in the seat by now. */
    others: { number: number; printed: string; expected: string }[]
  }
  'attendance.markProxy': { id: AttendanceId }
  'attendance.addGuest': { id: AttendanceId }
  'attendance.update': null
  'attendance.unmark': null
  'attendance.export': FileTicket
}
