/** Who came: marking seats one by one, by paper number, for somebody else, and people without a seat. */
import type { Handlers } from '../../contract/api.ts'
import type { Outputs, SheetLine } from '../../contract/attendance.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { AttendanceId, InvitationId, PersonId, SessionId } from '../../contract/ids.ts'
import { formatNumber } from '../../contract/numbers.ts'
import { formatSheetNumbers, parseSheetNumbers } from '../../contract/sheetNumbers.ts'
import { attendanceNames, inSentence } from '../../contract/words.ts'
import type { WriteDb } from '../database/statements.ts'
import { fieldsOf, merged } from '../database/versions.ts'
import type { Services } from '../services.ts'
import {
  addAttendance,
  type AttendanceRow,
  attendanceRows,
  attendancesById,
  changeAttendance,
  deleteAttendances,
  organisationFacts,
  personFacts,
  sheetEdition as latestEdition,
  sheetLines,
} from './queries.ts'
import { capacityOf, type Invited, occupantOf, seatKey } from './rules.ts'
import { invitedTo, requireSession } from './seats.ts'

type MarkChannel =
  | 'attendance.mark'
  | 'attendance.markNumbers'
  | 'attendance.markProxy'
  | 'attendance.addGuest'
  | 'attendance.update'
  | 'attendance.unmark'

type PrintedMark = Pick<AttendanceRow, 'personId' | 'name' | 'position' | 'sex' | 'capacity'>

interface SeatRef {
  invitationId: InvitationId
  seat: number
  /** Who signed there by the paper, where somebody else is expected by now. */
  printed?: PrintedMark | undefined
}

type MarkFields = Pick<AttendanceRow, 'capacity' | 'personId' | 'name' | 'position' | 'mandateNumber' | 'note'>
const markColumns = {
  capacity: 'capacity',
  personId: 'person_id',
  name: 'name',
  position: 'position',
  mandateNumber: 'mandate_number',
  note: 'note',
}
const markWords = {
  capacity: 'hadir sebagai',
  personId: 'orang',
  name: 'nama',
  position: 'jabatan',
  mandateNumber: 'nomor surat tugas',
  note: 'catatan',
}

export function createMarks({ db, journal, now }: Services): Handlers<MarkChannel> {
  /** The session's invitations and marks, as they are now. */
  function book(sessionId: SessionId) {
    const session = requireSession(db, sessionId)
    const invited = new Map(invitedTo(db, session).map((invitation) => [invitation.id, invitation]))
    const marks = attendanceRows(db, sessionId)
    const taken = new Map(
      marks
        .filter(({ invitationId }) => invitationId !== null)
        .map((mark) => [seatKey(mark.invitationId, mark.seat), mark]),
    )
    return { invited, marks, taken }
  }

  function sexOf(personId: PersonId | null): '' | 'L' | 'P' {
    if (personId === null) return ''
    const person = personFacts(db, personId)
    if (!person) throw notFound('Orang')
    return person.sex
  }

  /** Marks seats nobody is marked in yet; the summary names the one, or counts the many. */
  function markSeats(sessionId: SessionId, seats: readonly SeatRef[], invited: ReadonlyMap<InvitationId, Invited>) {
    if (seats.length === 0) return
    const rows = seats.map(({ invitationId, seat, printed }) => {
      const invitation = invited.get(invitationId)
      if (!invitation) throw notFound('Undangan')
      return { ...plainMark(invitation, seat, now()), ...printed }
    })
    const [first] = rows
    const summary =
      rows.length === 1 && first ? `Tandai hadir “${describe(first)}”` : `Tandai ${formatNumber(rows.length)} hadir`
    journal.run('attendance.mark', summary, (write) => {
      for (const row of rows) addAttendance(write, sessionId, row)
    })
  }

  return {
    'attendance.mark': ({ sessionId, seats }) => {
      const { invited, taken } = book(sessionId)
      const asked = new Map(seats.map((ref) => [seatKey(ref.invitationId, ref.seat), ref]))
      for (const { invitationId, seat } of asked.values()) requireSeat(invited.get(invitationId), seat)
      const free = [...asked].filter(([key]) => !taken.has(key)).map(([, ref]) => ref)
      markSeats(sessionId, free, invited)
      return { marked: free.length, already: seats.length - free.length }
    },

    'attendance.markNumbers': ({ sessionId, numbers: typed, edition }) => {
      const { invited, marks, taken } = book(sessionId)
      const lines = new Map(sheetLines(db, sessionId, edition).map((line) => [line.number, line]))
      if (lines.size === 0 && edition !== null)
        throw new Failure(
          'not-found',
          `Daftar hadir sesi ini tidak mempunyai edisi ${edition}. Pilih edisi yang tertulis di lembar.`,
        )
      if (lines.size === 0)
        throw new Failure(
          'not-ready',
          'Nomor lembar sesi ini belum tetap. Cetak dulu daftar hadirnya, atau tandai lewat nama.',
        )
      const { numbers, unread } = parseSheetNumbers(typed)
      if (unread.length > 0 || numbers.length === 0)
        throw unreadable(unread.length > 0 ? `“${unread.slice(0, 5).join('”, “')}” bukan nomor.` : 'Belum ada nomor.')
      const of = edition ?? latestEdition(db, sessionId)
      const signed = new Set(marks.flatMap((mark) => (mark.sheetEdition === of ? [mark.sheetNumber] : [])))
      const answer = {
        marked: 0,
        already: [] as number[],
        blank: [] as number[],
        unknown: [] as number[],
        others: [] as Outputs['attendance.markNumbers']['others'],
      }
      const seats: SeatRef[] = []
      // An old name and a new one are two rows of one seat: whoever comes first sits there.
      const used = new Set(taken.keys())
      for (const number of numbers) {
        const line = lines.get(number)
        if (!line) answer.unknown.push(number)
        else if (line.invitationId === null) (signed.has(number) ? answer.already : answer.blank).push(number)
        else if (used.has(seatKey(line.invitationId, line.seat))) answer.already.push(number)
        else {
          used.add(seatKey(line.invitationId, line.seat))
          const other = printedOther(line, invited.get(line.invitationId))
          if (other) answer.others.push({ number, printed: line.name, expected: other.expected })
          seats.push({ invitationId: line.invitationId, seat: line.seat, printed: other?.mark })
        }
      }
      markSeats(sessionId, seats, invited)
      return { ...answer, marked: seats.length }
    },

    'attendance.markProxy': ({ sessionId, invitationId, seat, capacity, ...who }) => {
      const { invited, taken } = book(sessionId)
      const invitation = invited.get(invitationId)
      requireSeat(invitation, seat)
      const given = { ...who, sex: sexOf(who.personId) }
      const place = capacity === 'proxy' ? seat : companionSeat(invitation, taken)
      const summary = `Catat “${who.name}” ${inSentence(attendanceNames[capacity])} ${seatName(invitation)}`
      const existing = place === null ? undefined : taken.get(seatKey(invitationId, place))
      const { value } = journal.run('attendance.markProxy', summary, (write) => {
        if (existing) {
          changeAttendance(write, { ...given, id: existing.id, capacity, note: existing.note })
          return existing.id
        }
        return addAttendance(write, sessionId, {
          ...given,
          invitationId: place === null ? null : invitationId,
          seat: place ?? 1,
          sheetNumber: null,
          sheetEdition: 1,
          capacity,
          organisationId: invitation.organisationId,
          organisation: invitation.organisation,
          markedAt: now().toISOString(),
        })
      })
      return { id: value }
    },

    'attendance.addGuest': ({ sessionId, sheetNumber, edition, sex, organisationId, organisation, ...who }) => {
      const { marks } = book(sessionId)
      const sheetEdition = edition ?? Math.max(1, latestEdition(db, sessionId))
      if (sheetNumber !== null) requireBlankRow(sheetNumber, sessionId, sheetEdition, marks)
      const known = organisationId === null ? undefined : organisationFacts(db).find(({ id }) => id === organisationId)
      if (organisationId !== null && !known) throw notFound('Instansi')
      const at = sheetNumber === null ? '' : ` (nomor ${sheetNumber})`
      const { value } = journal.run(
        'attendance.addGuest',
        `Catat ${inSentence(attendanceNames[who.capacity])} “${who.name}”${at}`,
        (write) =>
          addAttendance(write, sessionId, {
            ...who,
            invitationId: null,
            seat: 1,
            sheetNumber,
            sheetEdition,
            sex: sex || sexOf(who.personId),
            organisationId,
            organisation: known?.name ?? organisation,
            mandateNumber: '',
            markedAt: now().toISOString(),
          }),
      )
      return { id: value }
    },

    'attendance.update': ({ id, seen, ...given }) => {
      const row = requireMark(id)
      const change = merged<MarkFields>(db, {
        seen,
        fields: (past) => fieldsOf(past.row('attendance', id), markColumns),
        typed: () => given,
        words: markWords,
      })
      const needsSeat = change.capacity === 'self' || change.capacity === 'proxy'
      if (needsSeat && row.invitationId === null) {
        const message = 'Tanpa undangan, orang ini hanya dapat dicatat sebagai tamu atau pendamping.'
        throw new Failure('invalid-input', message, { capacity: message })
      }
      if (change.capacity === 'guest' && row.invitationId !== null) {
        const message = 'Kursi ini milik undangan. Hapus dulu tanda hadirnya, lalu catat sebagai tamu.'
        throw new Failure('invalid-input', message, { capacity: message })
      }
      const sex = change.personId === row.personId ? row.sex : sexOf(change.personId)
      journal.run('attendance.update', `Ubah kehadiran “${change.name}”`, (write) =>
        changeAttendance(write, { ...change, id, sex }),
      )
      return null
    },

    'attendance.unmark': ({ ids }) => {
      const rows = attendancesById(db, ids)
      const [first] = rows
      if (!first) throw notFound('Tanda hadir')
      const summary =
        rows.length === 1
          ? `Hapus tanda hadir “${describe(first)}”`
          : `Hapus tanda hadir ${formatNumber(rows.length)} orang`
      journal.run('attendance.unmark', summary, (write: WriteDb) =>
        deleteAttendances(
          write,
          rows.map(({ id }) => id),
        ),
      )
      return null
    },
  }

  function requireMark(id: AttendanceId) {
    const [row] = attendancesById(db, [id])
    if (!row) throw notFound('Tanda hadir')
    return row
  }

  /** A row of the issued sheet that belongs to no seat and that nobody else signed. */
  function requireBlankRow(
    number: number,
    sessionId: SessionId,
    edition: number,
    marks: readonly AttendanceRow[],
  ): void {
    const wrong = (message: string) => new Failure('conflict', message, { sheetNumber: message })
    const lines = sheetLines(db, sessionId, edition)
    const line = lines.find((one) => one.number === number)
    if (!line) throw wrong(`Nomor ${number} tidak ada di lembar${lines.length > 0 ? '' : ' karena belum diterbitkan'}.`)
    if (line.invitationId !== null)
      throw wrong(`Nomor ${number} milik ${line.name || line.position || line.organisation}. Tandai di barisnya.`)
    const signed = marks.find((mark) => mark.sheetNumber === number && mark.sheetEdition === edition)
    if (signed) throw wrong(`Nomor ${number} sudah ditandatangani ${signed.name}.`)
  }
}

function requireSeat(invitation: Invited | undefined, seat: number): asserts invitation is Invited {
  if (!invitation) throw notFound('Undangan')
  if (seat > invitation.quota)
    throw new Failure(
      'conflict',
      `Undangan ini hanya untuk ${formatNumber(invitation.quota)} orang. Tambah jumlah kursinya, atau catat sebagai pendamping.`,
    )
}

/** The first free seat after the official's own; null when the quota is used up. */
function companionSeat(invitation: Invited, taken: ReadonlyMap<string, AttendanceRow>): number | null {
  for (let seat = 2; seat <= invitation.quota; seat++) if (!taken.has(seatKey(invitation.id, seat))) return seat
  return null
}

/** The person printed in a row, where the seat expects somebody else by now: a number on paper means whom it names. */
function printedOther(
  line: SheetLine,
  invitation: Invited | undefined,
): { expected: string; mark: PrintedMark } | undefined {
  if (!invitation || line.name === '') return undefined
  const expected = occupantOf(invitation, line.seat).name
  if (expected === line.name) return undefined
  const { personId, name, position, sex } = line
  const isDelegate = personId !== null && personId === invitation.delegate?.personId
  const isHolder = invitation.holders.some((holder) => holder.personId !== null && holder.personId === personId)
  const capacity = isDelegate ? 'proxy' : isHolder ? 'self' : capacityOf({ ...invitation, delegate: null }, line.seat)
  return { expected, mark: { personId, name, position, sex, capacity } }
}

/** Somebody who simply signed: the person expected, in the capacity the seat gives. */
function plainMark(invitation: Invited, seat: number, at: Date): Omit<AttendanceRow, 'id' | 'note'> {
  const occupant = occupantOf(invitation, seat)
  const delegated = seat === 1 && invitation.delegate !== null
  return {
    invitationId: invitation.id,
    seat,
    sheetNumber: null,
    sheetEdition: 1,
    capacity: capacityOf(invitation, seat),
    personId: occupant.personId,
    name: occupant.name,
    position: delegated ? (invitation.delegate?.position ?? '') : occupant.position,
    sex: occupant.sex,
    organisationId: invitation.organisationId,
    organisation: invitation.organisation,
    mandateNumber: '',
    markedAt: at.toISOString(),
  }
}

/** “Siti Aminah · Dinas Sosial”, or “Kepala Dinas · Dinas Sosial” where no name is known. */
const describe = ({
  name,
  position,
  organisation,
}: Pick<AttendanceRow, 'name' | 'position' | 'organisation'>): string =>
  [name || position, organisation].filter(Boolean).join(' · ')

const seatName = ({ holders, post, organisation }: Invited): string =>
  `“${[holders[0]?.position || post, organisation].filter(Boolean).join(' · ')}”`

const unreadable = (reason: string): Failure => {
  const message = `${reason} Tulis nomor di lembar seperti ${formatSheetNumbers([1, 2, 3, 4, 5, 8])}.`
  return new Failure('invalid-input', message, { numbers: message })
}
