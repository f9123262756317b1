/** What the dialog is asked to record, and the searches behind its boxes. */
import type { AttendanceCapacity, Seat } from '../../../../electron/contract/attendance.ts'
import type { InvitationId, OrganisationId, PersonId } from '../../../../electron/contract/ids.ts'
import type { Option } from '../../../components/types.ts'
import { transport } from '../../../transport.ts'

/** proxy and companion: for a seat; guest: without one, perhaps on a blank row; edit: a mark already there. */
export type PresenceTask =
  | { kind: 'proxy' | 'companion'; seat: Seat; invitationId: InvitationId }
  | { kind: 'guest'; name: string; sheetNumber: number | null }
  | { kind: 'edit'; seat: Seat; attendance: NonNullable<Seat['attendance']> }

export interface Draft {
  /** "p12" for a known person, "new:Nama" for one just written. */
  nameId: string | null
  name: string
  position: string
  mandateNumber: string
  note: string
  capacity: AttendanceCapacity
  sex: '' | 'L' | 'P'
  organisationId: string | null
  organisation: string
}

const written = (text: string): Option<string> => ({ id: `new:${text}`, label: text })
const idIn = (id: string | null): number | null => (id !== null && /^[po]\d+$/.test(id) ? Number(id.slice(1)) : null)

export const personIdIn = (id: string | null) => idIn(id) as PersonId | null
export const organisationIdIn = (id: string | null) => idIn(id) as OrganisationId | null
/** A name that is in no list is as good: it is recorded as written. */
export const writtenName = (text: string): Promise<Option<string>> => Promise.resolve(written(text.trim()))

export interface PersonOption extends Option<string> {
  position: string
}

const enough = 8

/** People by name: those of the organisation first, and others where it has few. */
export async function findPeople(query: string, organisationId: OrganisationId | null): Promise<PersonOption[]> {
  const own = organisationId === null ? [] : await peopleNamed(query, organisationId)
  if (own.length >= enough || (query.trim() === '' && organisationId !== null)) return own
  const others = await peopleNamed(query, null)
  return [...own, ...others.filter(({ id }) => own.every((one) => one.id !== id))]
}

async function peopleNamed(query: string, organisationId: OrganisationId | null): Promise<PersonOption[]> {
  const found = await transport.call('people.find', { query, organisationId, limit: 20 })
  if (!found.ok) return []
  return found.value.map(({ id, name, position, organisation }) => ({
    id: `p${id}`,
    label: name,
    detail: [position, organisation].filter(Boolean).join(' · '),
    position,
  }))
}

export async function findOrganisations(query: string): Promise<Option<string>[]> {
  const found = await transport.call('organisations.find', { query, limit: 20 })
  if (!found.ok) return []
  return found.value.map(({ id, name, sector }) => ({ id: `o${id}`, label: name, detail: sector }))
}

export function startingDraft(task: PresenceTask): Draft {
  const empty: Draft = {
    nameId: null,
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
      return { ...empty, name: task.name, nameId: task.name ? `new:${task.name}` : null }
    case 'edit': {
      const { personId, name, position, mandateNumber, note, capacity } = task.attendance
      return {
        ...empty,
        name,
        nameId: personId === null ? (name ? `new:${name}` : null) : `p${personId}`,
        position,
        mandateNumber,
        note,
        capacity,
      }
    }
  }
}
