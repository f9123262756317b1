/** The lists of meetings and invitations as workbooks. */
import { formatLongDate, formatTimeRange } from '../../contract/dates.ts'
import type { FileTicket } from '../../contract/files.ts'
import type { Invitation } from '../../contract/invitations.ts'
import type { MeetingRow } from '../../contract/meetings.ts'
import { channelNames, noSector, responseNames } from '../../contract/words.ts'
import { writeWorkbook, type WorkbookColumn, type WorkbookSpec } from '../workbooks/write/workbook.ts'
import type { Services } from '../services.ts'
import { readSettings } from '../settings/rules.ts'
import { storedSettings } from '../settings/queries.ts'

const meetingColumns: WorkbookColumn[] = [
  { header: 'Tanggal', key: 'date', width: 18, kind: 'date' },
  { header: 'Waktu', key: 'time', width: 24, kind: 'text' },
  { header: 'Jenis', key: 'kind', width: 20, kind: 'wrap' },
  { header: 'Rapat', key: 'title', width: 50, kind: 'wrap' },
  { header: 'Tempat', key: 'venue', width: 30, kind: 'wrap' },
  { header: 'Undangan', key: 'invited', width: 11, kind: 'number' },
  { header: 'Menjawab', key: 'answered', width: 11, kind: 'number' },
  { header: 'Instansi diundang', key: 'organisations', width: 11, kind: 'number' },
  { header: 'Instansi terwakili', key: 'represented', width: 11, kind: 'number' },
  { header: 'Tindak lanjut', key: 'actions', width: 11, kind: 'number' },
]
const invitationColumns: WorkbookColumn[] = [
  { header: 'No', key: 'number', width: 5, kind: 'ordinal' },
  { header: 'Instansi', key: 'organisation', width: 36, kind: 'wrap' },
  { header: 'Jabatan', key: 'position', width: 30, kind: 'wrap' },
  { header: 'Nama', key: 'person', width: 32, kind: 'wrap' },
  { header: 'Telepon', key: 'phone', width: 16, kind: 'text' },
  { header: 'Jumlah kursi', key: 'quota', width: 8, kind: 'number' },
  { header: 'Jawaban', key: 'response', width: 15, kind: 'text' },
  { header: 'Lewat', key: 'channel', width: 11, kind: 'text' },
  { header: 'Tanggal jawaban', key: 'respondedOn', width: 18, kind: 'date' },
  { header: 'Wakil', key: 'delegate', width: 28, kind: 'wrap' },
  { header: 'Jabatan wakil', key: 'delegatePosition', width: 26, kind: 'wrap' },
  { header: 'Hadir (orang)', key: 'present', width: 9, kind: 'number' },
  { header: 'Catatan', key: 'note', width: 30, kind: 'wrap' },
]

export function exportMeetings(services: Services, rows: MeetingRow[], signal: AbortSignal): Promise<FileTicket> {
  return save(services, 'Daftar rapat.xlsx', signal, {
    title: ['Daftar Rapat'],
    sheet: 'Rapat',
    columns: meetingColumns,
    rows: rows.map(({ date, startTime, endTime, kind, title, venue, ...counts }) => ({
      date,
      time: formatTimeRange(startTime, endTime),
      kind,
      title,
      venue,
      invited: counts.invited,
      answered: counts.answered,
      organisations: counts.organisations,
      represented: counts.represented,
      actions: counts.actions,
    })),
  })
}

/** Rows under a heading for each sector where they stand in the office's order. */
export function exportInvitations(
  services: Services,
  meeting: MeetingRow,
  invitations: Invitation[],
  signal: AbortSignal,
): Promise<FileTicket> {
  const groups = invitations.flatMap(({ sector }, index) =>
    index > 0 && invitations[index - 1]?.sector === sector ? [] : [{ before: index, title: sector || noSector }],
  )
  return save(services, `Undangan ${meeting.title}.xlsx`, signal, {
    title: [
      `Daftar Undangan ${meeting.title}`,
      `${formatLongDate(meeting.date)}, ${formatTimeRange(meeting.startTime, meeting.endTime)}`,
      ...(meeting.venue ? [meeting.venue] : []),
    ],
    sheet: 'Undangan',
    columns: invitationColumns,
    rows: invitations.map((invitation, index) => ({
      number: index + 1,
      organisation: invitation.organisation,
      position: invitation.headless
        ? 'Pimpinan'
        : [invitation.acting, invitation.position].filter((part) => part !== '').join(' '),
      person: invitation.person,
      phone: invitation.phone,
      quota: invitation.quota,
      response: responseNames[invitation.response],
      channel: invitation.channel && channelNames[invitation.channel],
      respondedOn: invitation.respondedOn,
      delegate: invitation.delegate,
      delegatePosition: invitation.delegatePosition,
      present: invitation.present,
      note: invitation.note,
    })),
    groups,
  })
}

async function save(
  { db, files }: Services,
  name: string,
  signal: AbortSignal,
  spec: Omit<WorkbookSpec, 'paper' | 'landscape'>,
): Promise<FileTicket> {
  const { path, ...ticket } = files.reserve(name)
  const { office } = readSettings(storedSettings(db))
  await writeWorkbook(path, { ...spec, landscape: true, paper: office.paper }, signal)
  return ticket
}
