/** What is said of an action item alike on screens, on paper and in workbooks. */
import type { ActionRow, ActionStatus } from './actions.ts'
import { formatShortDate, parseDate } from './dates.ts'
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
