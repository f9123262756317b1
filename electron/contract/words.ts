/**
 * What each enumeration is called: alike on screens, on paper, in workbooks and in the history. No other place holds a
 * second word for one of them (tests/unit/words/words.test.ts).
 */
import type { ActionRow, ActionStatus, StatusFilter } from './actions.ts'
import type { AttendanceCapacity } from './attendance.ts'
import { formatShortDate, parseDate } from './dates.ts'
import type { Field } from './importFields.ts'
import type { InvitationResponse, ResponseChannel } from './invitations.ts'
import { formatNumber } from './numbers.ts'
import type { Backup } from './backups.ts'
import type { Capacity, OrganisationRow } from './roster.ts'
import type { TurnoverKind } from './turnover.ts'

/** A name inside a sentence: "akan hadir". Never for what is written with capitals by itself ("WhatsApp"). */
export const inSentence = (name: string): string => name.toLowerCase()

export const responseNames: Record<InvitationResponse, string> = {
  none: 'Belum menjawab',
  yes: 'Akan hadir',
  no: 'Tidak hadir',
  delegated: 'Mewakilkan',
}

/** "akan hadir 41 · tidak hadir 3 · mewakilkan 8 · belum menjawab 11": always adds up. */
export const answersInWords = (by: Record<InvitationResponse, number>): string =>
  (['yes', 'no', 'delegated', 'none'] as const)
    .map((response) => `${inSentence(responseNames[response])} ${formatNumber(by[response])}`)
    .join(' · ')

export const channelNames: Record<ResponseChannel, string> = {
  '': 'Tidak dicatat',
  telepon: 'Telepon',
  whatsapp: 'WhatsApp',
  surat: 'Surat',
  'e-mail': 'Surel',
  langsung: 'Langsung',
}

/** As what somebody sat in a seat. */
export const attendanceNames: Record<AttendanceCapacity, string> = {
  self: 'Hadir sendiri',
  proxy: 'Mewakili',
  companion: 'Pendamping',
  guest: 'Tamu',
}

/** As what somebody holds a post. */
export const capacityNames: Record<Capacity, string> = {
  definitif: 'Definitif',
  'Plt.': 'Plt.',
  'Plh.': 'Plh.',
  'Pj.': 'Pj.',
  'Pjs.': 'Pjs.',
}

export const sexNames: Record<'L' | 'P', string> = { L: 'Laki-laki', P: 'Perempuan' }

export const organisationKindNames: Record<OrganisationRow['kind'], string> = { agency: 'Instansi', team: 'Tim' }

/** Where an organisation without a sector stands, and a guest of no known one. */
export const noSector = 'Tanpa unsur'

/** What is known of a person, as imports, forms, the history and a merge name it. */
export const personFieldNames: Record<Field, string> = {
  name: 'Nama',
  nip: 'NIP',
  nrp: 'NRP',
  rank: 'Pangkat/golongan',
  position: 'Jabatan',
  organisation: 'Instansi',
  phone: 'Telepon',
  email: 'Surel',
  sex: 'L/P',
  note: 'Keterangan',
}

export const turnoverNames: Record<TurnoverKind, string> = {
  came: 'Datang',
  moved: 'Pindah',
  left: 'Keluar',
  recorded: 'Baru tercatat',
}

export const backupReasonNames: Record<Backup['reason'], string> = {
  daily: 'Harian',
  import: 'Sebelum impor',
  manual: 'Dibuat sendiri',
  restore: 'Sebelum pemulihan',
  migration: 'Sebelum pembaruan program',
}

/** How far a step of a meeting's preparation is. */
export const stepNames: Record<'done' | 'open' | 'later', string> = { done: 'Selesai', open: 'Belum', later: 'Nanti' }

export const statusNames: Record<ActionStatus, string> = {
  open: 'Belum ditindaklanjuti',
  'in-progress': 'Dalam proses',
  'reported-done': 'Dilaporkan selesai',
  verified: 'Selesai (diverifikasi)',
  impossible: 'Tidak dapat ditindaklanjuti',
}

/** Where a filter or a column of the board has no room for the whole name. */
export const shortStatusNames: Record<StatusFilter, string> = {
  ...statusNames,
  open: 'Belum',
  verified: 'Selesai',
  impossible: 'Tidak dapat',
  late: 'Terlambat',
  unfinished: 'Belum selesai',
}

/** "dibawa 3 rapat, tenggat diubah 2×"; empty for an action that is neither. */
export function ageInWords({ carried, deadlineChanges }: Pick<ActionRow, 'carried' | 'deadlineChanges'>): string {
  return [
    carried > 0 ? `dibawa ${formatNumber(carried)} rapat` : '',
    deadlineChanges > 0 ? `tenggat diubah ${formatNumber(deadlineChanges)}×` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** "terlambat 12 hari", "terlambat 14 bulan"; empty when not late. */
export function lateInWords(daysLate: number): string {
  if (daysLate <= 0) return ''
  if (daysLate < 90) return `terlambat ${daysLate} hari`
  return `terlambat ${formatNumber(Math.floor(daysLate / 30.44))} bulan`
}

type Due = Pick<ActionRow, 'dueText' | 'dueDate'>

/**
 * The deadline in the words it was given in. Empty where the words are the date itself ("20/11/2026", "20 November"):
 * it is not said twice.
 */
export function saidDeadline({ dueText, dueDate }: Due): string {
  const words = dueText.trim()
  if (words === '') return ''
  const date = parseDate(words) ?? (dueDate === null ? null : parseDate(`${words} ${dueDate.slice(0, 4)}`))
  if (date === null) return dueText
  if (dueDate === null) return formatShortDate(date)
  return date === dueDate ? '' : dueText
}

/** "minggu I Desember (7 Des 2024)"; what is missing is left out. */
export function deadlineInWords(due: Due): string {
  const said = saidDeadline(due)
  if (due.dueDate === null) return said
  const date = formatShortDate(due.dueDate)
  return said ? `${said} (${date})` : date
}
