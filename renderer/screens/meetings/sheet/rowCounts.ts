/** What the rows of a daftar hadir are for. */
import type { SheetLine } from '../../../../electron/contract/attendance.ts'

export interface RowCounts {
  /** Seats of invitations. */
  invited: number
  /** Blank rows for those who come without one. */
  spare: number
  /** Printed names whose invitation was removed since: their numbers stay on the paper. */
  withdrawn: number
}

export function rowCounts(lines: readonly Pick<SheetLine, 'invitationId' | 'name' | 'organisation'>[]): RowCounts {
  const counts = { invited: 0, spare: 0, withdrawn: 0 }
  for (const { invitationId, name, organisation } of lines)
    if (invitationId !== null) counts.invited++
    else if (name === '' && organisation === '') counts.spare++
    else counts.withdrawn++
  return counts
}
