/** Answers about people. */
import type { AtOnce, Handlers } from '../../contract/api.ts'
import { today } from '../../contract/dates.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { PersonId } from '../../contract/ids.ts'
import type { PersonRow } from '../../contract/roster.ts'
import { Removal } from '../database/removal.ts'
import type { Services } from '../services.ts'
import { exportPeople } from './exports.ts'
import { addMembership } from './memberships.ts'
import { followMerges } from './merged.ts'
import type { PersonSearch } from './search/people.ts'
import { fieldsOf, merged, over, versionOf } from '../database/versions.ts'
import * as queries from './queries.ts'
import { checkDates, countsText, type FieldErrors, type PersonText, readPerson } from './rules.ts'
import { insertPerson, updatePerson } from './writeQueries.ts'
import { personLines, type PersonLine } from './search/queries.ts'
import { positionText } from '../tenure/rules.ts'

type Channels =
  | 'people.list'
  | 'people.ids'
  | 'people.find'
  | 'people.get'
  | 'people.create'
  | 'people.update'
  | 'people.remove'
  | 'people.export'

export function createPeople(services: Services, search: PersonSearch): Handlers<Channels> & AtOnce<'people.find'> {
  const { db, journal, now } = services

  function lines(places: readonly number[], organisation: number | null): PersonRow[] {
    const asked = { places: JSON.stringify(places), today: today(now()), organisation: organisation ?? 0 }
    return personLines.all(db, asked).map(toRow)
  }

  /** Throws what stands against storing this, keyed by field. */
  function check(person: PersonText, errors: FieldErrors, id: PersonId | null): void {
    refuse(errors)
    const other =
      person.nip === '' ? undefined : queries.personWithNip.get(db, { nip: person.nip, today: today(now()) })
    if (!other || other.id === id) return
    const message = `NIP ini sudah dipakai ${other.name}${other.organisation ? ` (${other.organisation})` : ''}.`
    throw new Failure('conflict', message, { nip: message, personId: String(other.id) })
  }

  return {
    'people.list': ({ offset, limit, ...filter }) => {
      const { total, places } = search.page(filter, offset, limit)
      return { total, items: lines(places, filter.organisationId) }
    },
    'people.ids': ({ start, end, ...filter }) =>
      search.idsAt(search.page(filter, start, Math.max(0, end - start)).places),
    'people.find': ({ query, organisationId, limit }) => {
      const filter = { query, organisationId, sectorId: null, sort: 'name', descending: false } as const
      return lines(search.page(filter, 0, limit).places, organisationId)
    },
    'people.get': ({ id: asked }) => {
      const person = followMerges(db, 'person', asked, (id) => queries.personById.get(db, { id }))
      const { id } = person
      return {
        ...person,
        version: versionOf(db),
        memberships: queries.membershipsOf.all(db, { id, today: today(now()) }),
        invitations: queries.invitationsOfPerson.all(db, { id }),
        attendance: queries.attendanceOfPerson.all(db, { id }),
      }
    },
    'people.create': ({ membership, ...typed }) => {
      const { person, errors } = readPerson(typed)
      const dates = membership ? checkDates(membership) : {}
      for (const [field, message] of Object.entries(dates)) errors[`membership.${field}`] = message
      check(person, errors, null)
      const { value } = journal.run('people.create', `Tambah orang “${person.name}”`, (write) => {
        const id = insertPerson(write, person)
        if (membership) addMembership(write, id, membership)
        return { id }
      })
      return value
    },
    'people.update': ({ id, seen, ...given }) => {
      if (!queries.personById.get(db, { id })) throw notFound('Orang ini')
      const person = merged<PersonText>(db, {
        seen,
        fields: (past) => fieldsOf(past.row('person', id), personColumns),
        typed: (then) => {
          const { person: typed, errors } = readPerson(over(then, given), then)
          refuse(errors)
          return typed
        },
        words: personWords,
      })
      check(person, {}, id)
      journal.run('people.update', `Ubah data “${person.name}”`, (write) => updatePerson(write, id, person))
      return null
    },
    'people.remove': ({ ids }) => {
      const people = [...new Set(ids)].map((id) => queries.personById.get(db, { id }))
      const found = people.filter((person) => person !== undefined)
      if (found.length < people.length) throw notFound(found.length === 0 ? 'Orang ini' : 'Salah satu orang ini')
      const removal = new Removal(
        db,
        'person',
        found.map(({ id }) => id),
      )
      refuseUsed(found, removal)
      const [first] = found
      const summary =
        found.length === 1 && first ? `Hapus orang “${first.name}”` : `Hapus ${found.length} orang dari daftar`
      journal.run('people.remove', summary, (write) => removal.write(write))
      return null
    },
    'people.export': ({ nip, ...filter }, context) =>
      exportPeople(services, filter, nip, lines(search.everyone(filter), filter.organisationId), context),
  }

  /** Who was asked or came stays in the record of the meeting; `details` says for each id what stands in the way. */
  function refuseUsed(people: { id: PersonId; name: string }[], removal: Removal): void {
    const used = people.flatMap(({ id, name }) => {
      const counts = countsText(removal.uses(id))
      return counts ? [{ id, reason: `${name} tercatat dalam ${counts}` }] : []
    })
    if (used.length === 0) return
    const named = used
      .slice(0, 3)
      .map(({ reason }) => reason)
      .join('; ')
    const more = used.length > 3 ? `; dan ${used.length - 3} orang lagi` : ''
    throw new Failure(
      'in-use',
      `${named}${more}. Orang yang tercatat dalam rapat tidak dapat dihapus; akhiri saja jabatannya.`,
      Object.fromEntries(used.map(({ id, reason }) => [String(id), `${reason}.`])),
    )
  }
}

/** As the columns are called. */
const personColumns = {
  name: 'name',
  nip: 'nip',
  nrp: 'nrp',
  rank: 'rank',
  sex: 'sex',
  phone: 'phone',
  email: 'email',
  note: 'note',
}
const personWords = {
  name: 'nama',
  nip: 'NIP',
  nrp: 'NRP',
  rank: 'pangkat',
  sex: 'jenis kelamin',
  phone: 'telepon',
  email: 'surel',
  note: 'catatan',
}

function refuse(errors: FieldErrors): void {
  if (Object.keys(errors).length > 0) throw new Failure('invalid-input', firstOf(errors), errors)
}

const firstOf = (errors: FieldErrors): string => Object.values(errors)[0] ?? ''

function toRow({ capacity, post, organisation, sector, shown: _, ...line }: PersonLine): PersonRow {
  return {
    ...line,
    position: positionText(capacity, post ?? ''),
    organisation: organisation ?? '',
    sector: sector ?? '',
  }
}
