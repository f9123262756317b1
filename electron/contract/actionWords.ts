/** What is said of an action item alike on screens, on paper and in workbooks. */
import type { ActionRow, ActionStatus } from './actions.ts'
import { formatShortDate } from './dates.ts'
import { formatNumber } from './numbers.ts'

export const statusNames: Record<ActionStatus, string> = {
  open: 'Belum ditindaklanjuti',
  'in-progress': 'Dalam proses',
  'reported-done': 'Dilaporkan selesai',
  verified: 'Selesai (diverifikasi)',
  impossible: 'Tidak dapat ditindaklanjuti',
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

/** "minggu I Desember (7 Des 2024)"; what is missing is left out. */
export function deadlineInWords({ dueText, dueDate }: Pick<ActionRow, 'dueText' | 'dueDate'>): string {
  if (dueDate === null) return dueText
  const date = formatShortDate(dueDate)
  return dueText ? `${dueText} (${date})` : date
}
