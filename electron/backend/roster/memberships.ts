/** Answers about who sits where, and since when. */
import type { Handlers } from '../../contract/api.ts'
import { addDays, formatDate } from '../../contract/dates.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { MembershipId, OrganisationId, PersonId } from '../../contract/ids.ts'
import type { Capacity } from '../../contract/roster.ts'
import type { WriteDb } from '../database/statements.ts'
import type { Services } from '../services.ts'
import { organisationById } from './organisationQueries.ts'
import { deleteMembership, endMembership, insertMembership, postCalled, updateMembership } from './writeQueries.ts'
import { fieldsOf, merged, type Past } from '../database/versions.ts'
import * as queries from './queries.ts'
import { checkDates } from './rules.ts'
import { positionText } from '../tenure/rules.ts'

type Channels =
  'memberships.create' | 'memberships.update' | 'memberships.end' | 'memberships.move' | 'memberships.remove'

/** A membership as it is given. An empty post is a member without a post. */
export interface GivenMembership {
  organisationId: OrganisationId
  post: string
  capacity: Capacity
  fromDate: string | null
  untilDate: string | null
}

/** Throws when the organisation is gone or the person sits there already. */
export function addMembership(db: WriteDb, person: PersonId, given: GivenMembership): MembershipId {
  return insertMembership(db, person, stored(db, given, person, 0))
}

/** As it is stored; its post is made when it is not there yet. `except`: the membership that it is for, or 0. */
function stored(db: WriteDb, given: GivenMembership, person: PersonId, except: number) {
  const organisation = given.organisationId
  if (!organisationById.get(db, { id: organisation })) throw notFound('Instansi')
  const post = postCalled(db, organisation, given.post)
  if (queries.sameMembership.get(db, { person, organisation, post, from: given.fromDate, except })) {
    const message = 'Orang ini sudah tercatat di tempat yang sama dengan tanggal mulai yang sama.'
    throw new Failure('conflict', message, { post: message })
  }
  return { organisation, post, capacity: given.capacity, from: given.fromDate, until: given.untilDate }
}

const membershipColumns = {
  organisationId: 'organisation_id',
  capacity: 'capacity',
  fromDate: 'from_date',
  untilDate: 'until_date',
}
const membershipWords = {
  organisationId: 'instansi',
  post: 'jabatan',
  capacity: 'status jabatan',
  fromDate: 'tanggal mulai',
  untilDate: 'tanggal selesai',
}

function membershipFields(past: Past, id: MembershipId): GivenMembership | null {
  const row = past.row('membership', id)
  const fields = fieldsOf<Omit<GivenMembership, 'post'>>(row, membershipColumns)
  const post = row?.['post_id'] == null ? null : past.row('post', Number(row['post_id']))
  return fields && { ...fields, post: String(post?.['title'] ?? '') }
}

export function createMemberships({ db, journal }: Services): Handlers<Channels> {
  function refuseWrongDates(span: Pick<GivenMembership, 'fromDate' | 'untilDate'>): void {
    const errors = checkDates(span)
    if (errors['untilDate']) throw new Failure('invalid-input', errors['untilDate'], errors)
  }
  function membership(id: MembershipId) {
    const found = queries.membershipById.get(db, { id })
    if (!found) throw notFound('Jabatan orang ini')
    return found
  }
  const named = ({ post: title, capacity, organisation }: queries.StoredMembership) =>
    title ? positionText(capacity, title) : `anggota ${organisation}`

  return {
    'memberships.create': ({ personId, ...typed }) => {
      refuseWrongDates(typed)
      const person = queries.personById.get(db, { id: personId })
      if (!person) throw notFound('Orang ini')
      return journal.run(
        'memberships.create',
        ({ id }: { id: MembershipId }) => `Catat ${person.name} sebagai ${named(membership(id))}`,
        (write) => ({ id: addMembership(write, personId, typed) }),
      ).value
    },
    'memberships.update': ({ id, seen, ...given }) => {
      const old = membership(id)
      const typed = merged<GivenMembership>(db, {
        seen,
        fields: (past) => membershipFields(past, id),
        typed: () => given,
        words: membershipWords,
      })
      refuseWrongDates(typed)
      journal.run(
        'memberships.update',
        () => `Ubah jabatan ${old.person}: ${named(membership(id))}`,
        (write) => updateMembership(write, id, stored(write, typed, old.personId, id)),
      )
      return null
    },
    'memberships.end': ({ id, untilDate }) => {
      const old = membership(id)
      refuseWrongDates({ fromDate: old.fromDate, untilDate })
      journal.run(
        'memberships.end',
        `${old.person} berhenti sebagai ${named(old)} per ${formatDate(untilDate)}`,
        (write) => endMembership(write, id, untilDate),
      )
      return null
    },
    'memberships.move': ({ id, ...typed }) => {
      refuseWrongDates(typed)
      const old = membership(id)
      const lastDay = addDays(typed.fromDate, -1)
      if (old.fromDate !== null && lastDay < old.fromDate) {
        const message = `Tanggal pindah harus setelah ${formatDate(old.fromDate)}, hari jabatan lama dimulai.`
        throw new Failure('invalid-input', message, { fromDate: message })
      }
      const ends = old.untilDate !== null && old.untilDate < lastDay ? old.untilDate : lastDay
      return journal.run(
        'memberships.move',
        ({ id: next }: { id: MembershipId }) =>
          `Mutasi ${old.person}: ${named(old)} menjadi ${named(membership(next))}`,
        (write) => {
          endMembership(write, id, ends)
          return { id: addMembership(write, old.personId, typed) }
        },
      ).value
    },
    'memberships.remove': ({ id }) => {
      const old = membership(id)
      journal.run('memberships.remove', `Hapus catatan jabatan ${old.person}: ${named(old)}`, (write) =>
        deleteMembership(write, id),
      )
      return null
    },
  }
}
