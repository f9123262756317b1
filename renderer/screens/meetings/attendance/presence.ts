/** What the dialog is asked to record, and what it starts from. */
import type { AttendanceCapacity, Seat } from '../../../../electron/contract/attendance.ts'
import type { InvitationId, OrganisationId, PersonId } from '../../../../electron/contract/ids.ts'

/** proxy and companion: for a seat; guest: without one, perhaps on a blank row; edit: a mark already there. */
export type PresenceTask =
  | { kind: 'proxy' | 'companion'; seat: Seat; invitationId: InvitationId }
  | { kind: 'guest'; name: string; sheetNumber: number | null; edition: number | null }
  | { kind: 'edit'; seat: Seat; attendance: NonNullable<Seat['attendance']> }

export interface Draft {
  /** Null: a name that is only written. */
  personId: PersonId | null
  name: string
  position: string
  mandateNumber: string
  note: string
  capacity: AttendanceCapacity
  sex: '' | 'L' | 'P'
  organisationId: OrganisationId | null
  organisation: string
}

export function startingDraft(task: PresenceTask): Draft {
  const empty: Draft = {
    personId: null,
    name: '',
    position: '',
    mandateNumber: '',
    note: '',
    capacity: 'guest',
    sex: '',
    organisationId: null,
    organisation: '',
  }
  switch (task.kind) {
    case 'proxy':
      return { ...empty, capacity: 'proxy', mandateNumber: task.seat.attendance?.mandateNumber ?? '' }
    case 'companion':
      return { ...empty, capacity: 'companion' }
    case 'guest':
      return { ...empty, name: task.name }
    case 'edit': {
      const { personId, name, position, mandateNumber, note, capacity } = task.attendance
      return {
        ...empty,
        personId,
        name,
        position,
        mandateNumber,
        note,
        capacity,
      }
    }
  }
}
