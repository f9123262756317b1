/** Answers about organisations. */
import type { Handlers, Parsed } from '../../contract/api.ts'
import { today } from '../../contract/dates.ts'
import { Failure, notFound } from '../../contract/errors.ts'
import type { OrganisationId } from '../../contract/ids.ts'
import type { Capacity, OrganisationRow } from '../../contract/roster.ts'
import { Removal } from '../database/removal.ts'
import type { WriteDb } from '../database/statements.ts'
import type { Services } from '../services.ts'
import { exportOrganisations } from './exports.ts'
import { headPosts } from '../agencies/headQueries.ts'
import { toPostRow } from './posts.ts'
import { followMerges } from './merged.ts'
import { fieldsOf, merged, type Past, versionOf } from '../database/versions.ts'
import * as queries from './organisationQueries.ts'
import type { OrganisationLine } from './organisationQueries.ts'
import { OrganisationSearch } from './search/organisations.ts'
import { membersOfOrganisation, postsOf } from './queries.ts'
import { figuresOf } from './search/queries.ts'
import { countsText, makesCircle, organisationKey } from './rules.ts'
import { holderText } from '../tenure/rules.ts'
import { deleteAlias, insertAlias, insertOrganisation, updateAlias, updateOrganisation } from './writeQueries.ts'

type Channels =
  | 'organisations.list'
  | 'organisations.find'
  | 'organisations.get'
  | 'organisations.create'
  | 'organisations.update'
  | 'organisations.remove'
  | 'organisations.export'
type Filter = Parsed<'organisations.export'>
type OrganisationFields = Parsed<'organisations.create'>

const organisationColumns = {
  name: 'name',
  shortName: 'short_name',
  kind: 'kind',
  sectorId: 'sector_id',
  parentId: 'parent_id',
  note: 'note',
}
const organisationWords = {
  name: 'nama',
  shortName: 'nama pendek',
  kind: 'jenis',
  sectorId: 'unsur',
  parentId: 'induk',
  note: 'catatan',
  aliases: 'nama lain',
}

/** Names in alphabetical order: which of them there are is all that counts. */
function organisationFields(past: Past, id: OrganisationId): OrganisationFields | null {
  const fields = fieldsOf<Omit<OrganisationFields, 'aliases'>>(past.row('organisation', id), organisationColumns)
  const names = past.of('organisation_alias', 'organisation_id', id).map((alias) => String(alias['name']))
  return fields && { ...fields, aliases: names.sort() }
}

export function createOrganisations(services: Services): Handlers<Channels> {
  const { db, journal, now } = services
  const search = new OrganisationSearch(db)

  function rows(lines: OrganisationLine[]): OrganisationRow[] {
    const ids = lines.map(({ id }) => id)
    const heads = headPosts(db, ids)
    const pairs = JSON.stringify(ids.map((id) => [id, heads.get(id)?.postId ?? null]))
    const figures = new Map(figuresOf.all(db, { pairs, today: today(now()) }).map((row) => [row.id, row]))
    return lines.map(({ id, name, shortName, kind, sectorId, sector }) => {
      const { people = 0, head = null, capacity = null } = figures.get(id) ?? {}
      const shown = head === null ? '' : holderText(head, (capacity ?? 'definitif') as Capacity)
      return { id, name, shortName, kind, sectorId, sector, people, head: shown }
    })
  }

  /** The whole list as filtered and sorted; `rows` is run only on what sorting by figures needs. */
  function listed({ query, sectorId, sort, descending }: Filter): {
    lines: OrganisationLine[]
    rows?: OrganisationRow[]
  } {
    const within = search.all().filter((line) => sectorId === null || line.sectorId === (sectorId || null))
    const lines = search.matching(query, within)
    const down = descending ? -1 : 1
    if (sort === 'people') {
      const sorted = rows(lines).sort((a, b) => down * (a.people - b.people))
      const byId = new Map(lines.map((line) => [line.id, line]))
      return { lines: sorted.flatMap(({ id }) => byId.get(id) ?? []), rows: sorted }
    }
    if (sort === 'name') return { lines: [...lines].sort((a, b) => down * compare(a.key, b.key)) }
    return { lines: descending ? [...lines].reverse() : lines }
  }

  function stored(id: OrganisationId) {
    const organisation = queries.organisationById.get(db, { id })
    if (!organisation) throw notFound('Instansi')
    return organisation
  }

  /** Throws what stands against these names, keyed by field. */
  function check(
    typed: Omit<OrganisationFields, 'aliases'> & { aliases?: readonly string[] | null | undefined },
    id: OrganisationId | null,
  ): void {
    const fail = (field: string, message: string): never => {
      throw new Failure('conflict', message, { [field]: message })
    }
    const except = id ?? 0
    const same = queries.organisationByKey.get(db, { key: organisationKey(typed.name) })
    if (same && same.id !== id) fail('name', `Instansi “${same.name}” sudah ada.`)
    const known = queries.aliasElsewhere.get(db, { key: organisationKey(typed.name), except })
    if (known) fail('name', `Nama ini sudah dikenal sebagai nama lain “${known.name}”.`)
    for (const [index, alias] of (typed.aliases ?? []).entries()) {
      const key = organisationKey(alias)
      const owner = queries.organisationByKey.get(db, { key })
      if (owner && owner.id !== id) fail(`aliases.${index}`, `“${alias}” adalah nama instansi lain.`)
      const elsewhere = queries.aliasElsewhere.get(db, { key, except })
      if (elsewhere) fail(`aliases.${index}`, `“${alias}” sudah menjadi nama lain “${elsewhere.name}”.`)
    }
    if (typed.sectorId !== null && !queries.sectorById.get(db, { id: typed.sectorId })) throw notFound('Unsur')
    if (typed.parentId === null) return
    stored(typed.parentId)
    const parentOf = (at: number) => queries.parentOf.get(db, { id: at })?.parent ?? null
    if (id !== null && makesCircle(id, typed.parentId, parentOf))
      fail('parentId', 'Instansi ini berada di atas induk yang dipilih. Pilih induk lain.')
  }

  /** Makes the kept names exactly these; a former name stays former. */
  function keepAliases(write: WriteDb, organisation: OrganisationId, names: readonly string[], own: string): void {
    const wanted = new Map(names.map((name) => [organisationKey(name), name]))
    wanted.delete(own)
    for (const alias of queries.aliasesOf.all(write, { id: organisation })) {
      const name = wanted.get(alias.key)
      if (name === undefined) deleteAlias(write, alias.id)
      else updateAlias(write, { id: alias.id, name, kind: alias.kind, until: alias.untilDate })
      wanted.delete(alias.key)
    }
    for (const name of wanted.values()) insertAlias(write, organisation, name)
  }

  return {
    'organisations.list': ({ offset, limit, ...filter }) => {
      const found = listed(filter)
      const page = found.rows?.slice(offset, offset + limit) ?? rows(found.lines.slice(offset, offset + limit))
      return { total: found.lines.length, items: page }
    },
    'organisations.find': ({ query, limit }) => rows(search.matching(query).slice(0, limit)),
    'organisations.get': ({ id: asked }) => {
      const { key: _, ...organisation } = followMerges(db, 'organisation', asked, (id) =>
        queries.organisationById.get(db, { id }),
      )
      const { id } = organisation
      const line = search.all().find((found) => found.id === id)
      const [row] = line ? rows([line]) : []
      const day = { id, today: today(now()) }
      return {
        ...organisation,
        version: versionOf(db),
        people: row?.people ?? 0,
        head: row?.head ?? '',
        aliases: queries.aliasesOf.all(db, { id }).map(({ name, kind, untilDate }) => ({ name, kind, untilDate })),
        posts: postsOf.all(db, day).map(toPostRow),
        members: membersOfOrganisation.all(db, day),
        invitations: queries.invitationsOfOrganisation.all(db, { id }),
        openActions: queries.openActionsOf.get(db, { id })?.count ?? 0,
      }
    },
    'organisations.create': ({ aliases, ...typed }) => {
      check({ aliases, ...typed }, null)
      const key = organisationKey(typed.name)
      return journal.run('organisations.create', `Tambah instansi “${typed.name}”`, (write) => {
        const id = insertOrganisation(write, typed)
        keepAliases(write, id, aliases, key)
        return { id }
      }).value
    },
    'organisations.update': ({ id, seen, aliases: given, keepOldName, ...rest }) => {
      const old = stored(id)
      const { aliases, ...typed } = merged<OrganisationFields>(db, {
        seen,
        fields: (past) => organisationFields(past, id),
        typed: () => ({ ...rest, ...(given && { aliases: [...given].sort() }) }),
        words: organisationWords,
      })
      check({ ...typed, aliases: given }, id)
      const key = organisationKey(typed.name)
      const summary =
        old.name === typed.name
          ? `Ubah data instansi “${typed.name}”`
          : `Ganti nama instansi “${old.name}” menjadi “${typed.name}”`
      journal.run('organisations.update', summary, (write) => {
        updateOrganisation(write, id, typed)
        keepAliases(write, id, aliases, key)
        if (keepOldName && old.key !== key) keepFormer(write, id, old)
      })
      return null
    },
    'organisations.remove': ({ id }) => {
      const { name } = stored(id)
      const removal = new Removal(db, 'organisation', [id])
      refuseUsed(removal, id, name)
      journal.run('organisations.remove', `Hapus instansi “${name}”`, (write) => removal.write(write))
      return null
    },
    'organisations.export': (filter, context) =>
      exportOrganisations(services, filter, rows(listed(filter).lines), context),
  }

  function keepFormer(
    write: WriteDb,
    organisation: OrganisationId,
    { key, name }: { key: string; name: string },
  ): void {
    const until = today(now())
    const known = queries.aliasesOf.all(write, { id: organisation }).find((alias) => alias.key === key)
    if (known) updateAlias(write, { id: known.id, name, kind: 'former', until })
    else insertAlias(write, organisation, name, { kind: 'former', until })
  }

  function refuseUsed(removal: Removal, id: OrganisationId, name: string): void {
    const counts = countsText(removal.uses(id))
    if (counts)
      throw new Failure(
        'in-use',
        `“${name}” tidak dapat dihapus karena masih memiliki ${counts}. Pindahkan atau hapus itu dulu.`,
      )
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
