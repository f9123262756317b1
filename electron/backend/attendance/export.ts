/** Attendance of a session as a workbook: every seat, whether somebody came, and in which capacity. */
import type { AttendanceCounts, Seat } from '../../contract/attendance.ts'
import { formatLongDate, formatShortDateTime, formatTimeRange } from '../../contract/dates.ts'
import { formatNumber } from '../../contract/numbers.ts'
import { attendanceNames, inSentence } from '../../contract/words.ts'
import type { WorkbookColumn, WorkbookRow, WorkbookSpec } from '../workbooks/write/workbook.ts'
import type { SessionFacts } from './queries.ts'

const columns: WorkbookColumn[] = [
  { header: 'No. lembar', key: 'number', width: 8, kind: 'ordinal' },
  { header: 'Kehadiran', key: 'presence', width: 13, kind: 'text' },
  { header: 'Nama', key: 'name', width: 30, kind: 'wrap' },
  { header: 'Jabatan', key: 'position', width: 30, kind: 'wrap' },
  { header: 'Instansi', key: 'organisation', width: 32, kind: 'wrap' },
  { header: 'Unsur', key: 'sector', width: 18, kind: 'wrap' },
  { header: 'Yang diundang', key: 'expected', width: 34, kind: 'wrap' },
  { header: 'Nomor surat mandat', key: 'mandateNumber', width: 19, kind: 'wrap' },
  { header: 'Dicatat', key: 'markedAt', width: 18, kind: 'text' },
  { header: 'Catatan', key: 'note', width: 24, kind: 'wrap' },
]

export function attendanceWorkbook(
  session: SessionFacts,
  seats: readonly Seat[],
  counts: AttendanceCounts,
  paper: 'F4' | 'A4',
): WorkbookSpec {
  const { title, venue, date, startTime, endTime, name, sessions } = session
  return {
    title: [
      `Kehadiran ${title}${sessions > 1 ? `, ${name}` : ''}`,
      [formatLongDate(date), formatTimeRange(startTime, endTime), venue].filter(Boolean).join(' · '),
      summaryLine(counts),
    ],
    sheet: 'Kehadiran',
    columns,
    rows: seats.map(workbookRow),
    landscape: true,
    paper,
  }
}

const summaryLine = (counts: AttendanceCounts): string =>
  [
    `Instansi terwakili ${formatNumber(counts.organisationsRepresented)} dari ${formatNumber(counts.organisationsInvited)}`,
    `pejabat ${inSentence(attendanceNames.self)} ${formatNumber(counts.officials)}`,
    `${inSentence(attendanceNames.proxy)} ${formatNumber(counts.proxies)}`,
    `${inSentence(attendanceNames.companion)} ${formatNumber(counts.companions)}`,
    `${inSentence(attendanceNames.guest)} ${formatNumber(counts.guests)}`,
    `jumlah hadir ${formatNumber(counts.present)} orang`,
  ].join('; ')

function workbookRow(seat: Seat): WorkbookRow {
  const { attendance } = seat
  return {
    number: seat.number,
    presence: attendance ? attendanceNames[attendance.capacity] : 'Tidak hadir',
    name: attendance ? attendance.name : '',
    position: attendance ? attendance.position : '',
    organisation: seat.organisation,
    sector: seat.sector,
    expected: [seat.expected, seat.expectedPosition].filter(Boolean).join(', '),
    mandateNumber: attendance?.mandateNumber ?? '',
    markedAt: attendance ? formatShortDateTime(attendance.markedAt) : '',
    note: attendance?.note ?? '',
  }
}
