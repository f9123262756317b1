/** Answers about posts: the seats of an organisation, by title. */
import type { Handlers } from '../../contract/api.ts'
import { today } from '../../contract/dates.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { OrganisationId, PostId } from '../../contract/ids.ts'
import type { Capacity, PostRow } from '../../contract/roster.ts'
import { ranks, ranksInOrder } from '../agencies/ranks.ts'
import { Removal } from '../database/removal.ts'
import type { Services } from '../services.ts'
import { organisationById } from './organisationQueries.ts'
import { fieldsOf, merged } from '../database/versions.ts'
import * as queries from './queries.ts'
import { countsText, postKey } from './rules.ts'
import { holderText } from '../tenure/rules.ts'
import { insertPost, renamePost } from './writeQueries.ts'
import { searchWords } from './search/rules.ts'

type Channels = 'posts.find' | 'posts.create' | 'posts.rename' | 'posts.reorder' | 'posts.remove'

export function toPostRow({ holders, rank: _, ...post }: queries.PostLine): PostRow {
  const people = JSON.parse(holders) as { name: string; capacity: Capacity }[]
  return { ...post, holders: people.map(({ name, capacity }) => holderText(name, capacity)) }
}

export function createPosts({ db, journal, now }: Services): Handlers<Channels> {
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
        id: insertPost(write, organisationId, title),
      })).value
    },
    'posts.rename': ({ id, seen, title: typed }) => {
      const old = post(id)
      const { title } = merged<{ title: string }>(db, {
        seen,
        fields: (past) => fieldsOf(past.row('post', id), { title: 'title' }),
        typed: () => ({ title: typed }),
        words: { title: 'nama jabatan' },
      })
      refuseSameTitle(old.organisationId, title, id)
      journal.run('posts.rename', `Ganti nama jabatan “${old.title}” menjadi “${title}”`, (write) =>
        renamePost(write, id, title),
      )
      return null
    },
    'posts.reorder': ({ organisationId, ids }) => {
      const organisation = organisationById.get(db, { id: organisationId })
      if (!organisation) throw notFound('Instansi')
      const posts = queries.postsOf.all(db, { id: organisationId, today: today(now()) })
      const own = new Map(posts.map(({ id, rank }) => [id, rank]))
      if (new Set(ids).size !== own.size || ids.some((id) => !own.has(id)))
        throw new Failure('conflict', 'Daftar jabatan sudah berubah. Muat ulang halamannya, lalu urutkan lagi.')
      journal.run('posts.reorder', `Urutkan jabatan di ${organisation.name}`, (write) => {
        const placed = ranksInOrder(ids.map((id) => own.get(id) ?? ranks.unknown))
        for (const [index, id] of ids.entries())
          queries.placePost.run(write, { id, position: index + 1, rank: placed[index] ?? ranks.unknown })
      })
      return null
    },
    'posts.remove': ({ id }) => {
      const { title } = post(id)
      const removal = new Removal(db, 'post', [id])
      const counts = countsText(removal.uses(id))
      if (counts)
        throw new Failure(
          'in-use',
          `Jabatan “${title}” masih dipakai: ${counts}. Pindahkan dulu ke jabatan lain, atau ganti saja namanya.`,
        )
      journal.run('posts.remove', `Hapus jabatan “${title}”`, (write) => removal.write(write))
      return null
    },
  }
}
