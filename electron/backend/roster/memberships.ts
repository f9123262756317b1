/** Answers about posts and who holds them. */
import type { Handlers, Parsed } from '../../contract/api.ts'
import { addDays, formatDate, today } from '../../contract/dates.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { MembershipId, OrganisationId, PersonId, PostId } from '../../contract/ids.ts'
import type { Capacity, PostRow } from '../../contract/roster.ts'
import type { WriteDb } from '../database/statements.ts'
import type { Services } from '../services.ts'
import { organisationById } from './organisationQueries.ts'
import * as queries from './queries.ts'
import { checkDates, countsText, holderText, postKey, positionText, searchWords } from './rules.ts'

type Channels =
  | 'posts.find'
  | 'posts.create'
  | 'posts.rename'
  | 'posts.reorder'
  | 'posts.remove'
  | 'memberships.create'
  | 'memberships.update'
  | 'memberships.end'
  | 'memberships.move'
  | 'memberships.remove'

/** Where a person sits. An empty post is a member without a post. */
export interface Place {
  organisationId: OrganisationId
  post: string
  capacity: Capacity
  fromDate: string | null
  untilDate: string | null
}

/** The post of this title in the organisation, made when it is not there yet; null for an empty title. */
function postCalled(db: WriteDb, organisation: OrganisationId, title: string): PostId | null {
  if (title === '') return null
  const key = postKey(title)
  return (
    queries.postByKey.get(db, { organisation, key })?.id ??
    (queries.insertPost.run(db, { organisation, title, key }).id as PostId)
  )
}

/** Puts a person in a place. Throws when the organisation is gone or the person sits there already. */
export function addMembership(db: WriteDb, person: PersonId, place: Place): MembershipId {
  return queries.insertMembership.run(db, { person, ...values(db, place, person, 0) }).id as MembershipId
}

function values(db: WriteDb, place: Place, person: PersonId, except: number) {
  const organisation = place.organisationId
  if (!organisationById.get(db, { id: organisation })) throw notFound('Instansi')
  const post = postCalled(db, organisation, place.post)
  if (queries.sameMembership.get(db, { person, organisation, post, from: place.fromDate, except })) {
    const message = 'Orang ini sudah tercatat di tempat yang sama dengan tanggal mulai yang sama.'
    throw new Failure('conflict', message, { post: message })
  }
  return { organisation, post, capacity: place.capacity, from: place.fromDate, until: place.untilDate }
}

export function toPostRow({ holders, ...post }: queries.PostLine): PostRow {
  const people = JSON.parse(holders) as { name: string; capacity: Capacity }[]
  return { ...post, holders: people.map(({ name, capacity }) => holderText(name, capacity)) }
}

function close(db: WriteDb, membership: queries.StoredMembership, until: string): void {
  const { id, organisationId: organisation, postId: post, capacity, fromDate: from } = membership
  queries.updateMembership.run(db, { id, organisation, post, capacity, from, until })
}

export function createMemberships({ db, journal, now }: Services): Handlers<Channels> {
  function checked(place: Parsed<'memberships.create'> | Parsed<'memberships.update'>): void {
    const errors = checkDates(place)
    if (errors['untilDate']) throw new Failure('invalid-input', errors['untilDate'], errors)
  }
  function membership(id: MembershipId) {
    const found = queries.membershipById.get(db, { id })
    if (!found) throw notFound('Jabatan orang ini')
    return found
  }
  function post(id: PostId) {
    const found = queries.postById.get(db, { id })
    if (!found) throw notFound('Jabatan ini')
    return found
  }
  function refuseSameTitle(organisation: OrganisationId, title: string, except: PostId | null): void {
    const same = queries.postByKey.get(db, { organisation, key: postKey(title) })
    if (!same || same.id === except) return
    const message = `Jabatan “${same.title}” sudah ada di instansi ini.`
    throw new Failure('conflict', message, { title: message })
  }
  const place = ({ post: title, capacity, organisation }: queries.StoredMembership) =>
    title ? positionText(capacity, title) : `anggota ${organisation}`

  return {
    'posts.find': ({ query, organisationId, limit }) => {
      const words = searchWords(query)
      return queries.postsFor
        .all(db, {
          typed: words.join(' '),
          words: JSON.stringify(words),
          organisation: organisationId ?? 0,
          today: today(now()),
          limit,
        })
        .map(toPostRow)
    },
    'posts.create': ({ organisationId, title }) => {
      const organisation = organisationById.get(db, { id: organisationId })
      if (!organisation) throw notFound('Instansi')
      refuseSameTitle(organisationId, title, null)
      return journal.run('posts.create', `Tambah jabatan “${title}” di ${organisation.name}`, (write) => ({
        id: queries.insertPost.run(write, { organisation: organisationId, title, key: postKey(title) }).id as PostId,
      })).value
    },
    'posts.rename': ({ id, title }) => {
      const old = post(id)
      refuseSameTitle(old.organisationId, title, id)
      journal.run('posts.rename', `Ganti nama jabatan “${old.title}” menjadi “${title}”`, (write) =>
        queries.renamePost.run(write, { id, title, key: postKey(title) }),
      )
      return null
    },
    'posts.reorder': ({ organisationId, ids }) => {
      const organisation = organisationById.get(db, { id: organisationId })
      if (!organisation) throw notFound('Instansi')
      const own = new Set(queries.postsOf.all(db, { id: organisationId, today: today(now()) }).map(({ id }) => id))
      if (new Set(ids).size !== own.size || ids.some((id) => !own.has(id)))
        throw new Failure('conflict', 'Daftar jabatan sudah berubah. Muat ulang halamannya, lalu urutkan lagi.')
      journal.run('posts.reorder', `Urutkan jabatan di ${organisation.name}`, (write) => {
        ids.forEach((id, index) => queries.placePost.run(write, { id, position: index + 1 }))
      })
      return null
    },
    'posts.remove': ({ id }) => {
      const { title } = post(id)
      const uses = queries.postUses.get(db, { id })
      const counts = countsText([
        [uses?.memberships ?? 0, 'pemangku (termasuk yang sudah berakhir)'],
        [uses?.invitations ?? 0, 'undangan'],
        [uses?.actions ?? 0, 'tindak lanjut'],
      ])
      if (counts)
        throw new Failure(
          'in-use',
          `Jabatan “${title}” masih dipakai: ${counts}. Pindahkan dulu ke jabatan lain, atau ganti saja namanya.`,
        )
      journal.run('posts.remove', `Hapus jabatan “${title}”`, (write) => queries.deletePost.run(write, { id }))
      return null
    },
    'memberships.create': ({ personId, ...typed }) => {
      checked({ personId, ...typed })
      const person = queries.personById.get(db, { id: personId })
      if (!person) throw notFound('Orang ini')
      return journal.run(
        'memberships.create',
        ({ id }: { id: MembershipId }) => `Catat ${person.name} sebagai ${place(membership(id))}`,
        (write) => ({ id: addMembership(write, personId, typed) }),
      ).value
    },
    'memberships.update': ({ id, ...typed }) => {
      checked({ id, ...typed })
      const old = membership(id)
      journal.run(
        'memberships.update',
        () => `Ubah jabatan ${old.person}: ${place(membership(id))}`,
        (write) => queries.updateMembership.run(write, { id, ...values(write, typed, old.personId, id) }),
      )
      return null
    },
    'memberships.end': ({ id, untilDate }) => {
      const old = membership(id)
      const errors = checkDates({ fromDate: old.fromDate, untilDate })
      if (errors['untilDate']) throw new Failure('invalid-input', errors['untilDate'], errors)
      journal.run(
        'memberships.end',
        `${old.person} berhenti sebagai ${place(old)} per ${formatDate(untilDate)}`,
        (write) => close(write, old, untilDate),
      )
      return null
    },
    'memberships.move': ({ id, ...typed }) => {
      checked({ id, ...typed })
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
          `Mutasi ${old.person}: ${place(old)} menjadi ${place(membership(next))}`,
        (write) => {
          close(write, old, ends)
          return { id: addMembership(write, old.personId, typed) }
        },
      ).value
    },
    'memberships.remove': ({ id }) => {
      const old = membership(id)
      journal.run('memberships.remove', `Hapus catatan jabatan ${old.person}: ${place(old)}`, (write) =>
        queries.deleteMembership.run(write, { id }),
      )
      return null
    },
  }
}
