/** SQL behind the people list and search as you type. Every statement is bounded or walks an index in its order. */
import type { OrganisationId, PersonId } from '../../../contract/ids.ts'
import type { Capacity } from '../../../contract/roster.ts'
import { type ColumnStatement, read, readColumn } from '../../database/statements.ts'
import { currentOn, mostTelling, precedence } from '../../tenure/fragments.ts'

const current = currentOn('m', '@today')

// Who is found -----------------------------------------------------------------------------------------------------

const firstFrom = `(SELECT place FROM person_search_place WHERE person_id =
  (SELECT id FROM person WHERE name_key >= @from ORDER BY name_key, id LIMIT 1))`
const lastBefore = `(SELECT place FROM person_search_place WHERE person_id =
  (SELECT id FROM person WHERE name_key < @to ORDER BY name_key DESC, id DESC LIMIT 1))`
/** Places of the first name from `@from` on and of the last one before `@to`; null where there is none. */
export const placesBetween = read<{ from: string; to: string }, { first: number | null; last: number | null }>(
  `SELECT ${firstFrom} AS first, ${lastBefore} AS last`,
)
/** Places of names that begin with what was typed. */
export const namesFrom = readColumn<{ from: string; to: string; limit: number }, number>(
  `SELECT place FROM person_search_place WHERE place BETWEEN ${firstFrom} AND ${lastBefore} ORDER BY place LIMIT @limit`,
)
/** Who stands at these places, a JSON array, in its order. */
export const peopleAt = readColumn<{ places: string }, PersonId>(
  `SELECT pl.person_id FROM json_each(@places) wanted CROSS JOIN person_search_place pl ON pl.place = wanted.value
   ORDER BY wanted.key`,
)

/** All people, or those whose current places lie in one sector, in none, or in one organisation. */
export type Scope = 'all' | 'sector' | 'unplaced' | 'organisation'

const membershipsOf = (condition: string) =>
  `EXISTS (SELECT 1 FROM membership m JOIN organisation o ON o.id = m.organisation_id
           WHERE m.person_id = pl.person_id AND ${condition} AND ${current})`
/** Who sits in a scope on a day. */
const sits: Record<Scope, string> = {
  all: 'true',
  sector: membershipsOf('o.sector_id = @scope'),
  unplaced: `NOT ${membershipsOf('o.sector_id IS NOT NULL')}`,
  organisation: membershipsOf('m.organisation_id = @scope'),
}
const perScope = <P extends object>(sql: (scope: Scope) => string): Record<Scope, ColumnStatement<P, number>> => ({
  all: readColumn(sql('all')),
  sector: readColumn(sql('sector')),
  unplaced: readColumn(sql('unplaced')),
  organisation: readColumn(sql('organisation')),
})
/** Whom the index finds in a scope sits there, unless a date decides. */
const found = (scope: Scope) =>
  scope === 'all'
    ? `person_search s WHERE s.person_search MATCH @match`
    : `person_search s CROSS JOIN person_search_place pl ON pl.place = s.rowid
       WHERE s.person_search MATCH @match AND (NOT pl.dated OR ${sits[scope]})`

/** `scope` is the id of a sector or an organisation, else 0. */
interface Asked {
  match: string
  scope: number
  today: string
}

/** Places of people the index finds between two places; it would take no notice of numbers that are not integers. */
export const matching = perScope<Asked & { first: number; last: number; limit: number }>(
  (scope) =>
    `SELECT s.rowid FROM ${found(scope)} AND s.rowid BETWEEN CAST(@first AS INTEGER) AND CAST(@last AS INTEGER)
     ORDER BY s.rowid LIMIT @limit`,
)
const pageOf = (direction: '' | 'DESC') =>
  perScope<Asked & { offset: number; limit: number }>(
    (scope) => `SELECT s.rowid FROM ${found(scope)} ORDER BY s.rowid ${direction} LIMIT @limit OFFSET @offset`,
  )
/** Places of everybody the index finds, from the top or from the end. */
export const pageOfScope = pageOf('')
export const pageOfScopeDown = pageOf('DESC')
export const countOfScope = perScope<Asked>((scope) => `SELECT count(*) FROM ${found(scope)}`)
/** Counts without a look at the memberships. */
export const countOfMatch = readColumn<{ match: string }, number>(
  `SELECT count(*) FROM person_search WHERE person_search MATCH @match`,
)

/** Places of people whose NIP, NRP or phone begins with these digits, of the first `@most` numbers of each kind, by name. */
export const numbersFrom = perScope<Omit<Asked, 'match'> & { from: string; to: string; most: number; limit: number }>(
  (scope) => {
    const kind = (column: string) =>
      `SELECT * FROM (SELECT id FROM person WHERE ${column} <> '' AND ${column} >= @from AND ${column} < @to LIMIT @most)`
    return `SELECT pl.place FROM person_search_place pl
    WHERE pl.person_id IN (${['nip', 'nrp', 'phone'].map(kind).join(' UNION ')}) AND ${sits[scope]}
    ORDER BY pl.place LIMIT @limit`
  },
)

export const pageByName = readColumn<{ offset: number; limit: number }, number>(
  `SELECT place FROM person_search_place ORDER BY place LIMIT @limit OFFSET @offset`,
)
export const pageByNameDown = readColumn<{ offset: number; limit: number }, number>(
  `SELECT place FROM person_search_place ORDER BY place DESC LIMIT @limit OFFSET @offset`,
)

// What is shown of them --------------------------------------------------------------------------------------------

/** Least for the membership a list shows of a person's: one in the asked organisation, else the most telling. */
const shownFirst = `(((m.organisation_id <> @organisation) << 62) | ${mostTelling('m', 'o')})`
const shown = `min(${shownFirst})`

const peopleIn = `json_each(@places) wanted CROSS JOIN person_search_place pl ON pl.place = wanted.value
   CROSS JOIN person p ON p.id = pl.person_id`

/** What found people are sorted by: the organisation and post a list shows for them. Places and rows in no order. */
export const postsAt = read<
  { places: string; today: string; organisation: number },
  { place: number; organisation: string | null; post: string | null }
>(
  `SELECT pl.place, o.name_key AS organisation, po.title_key AS post, ${shown}
   FROM ${peopleIn} LEFT JOIN membership m ON m.person_id = p.id AND ${current}
   LEFT JOIN organisation o ON o.id = m.organisation_id LEFT JOIN post po ON po.id = m.post_id
   GROUP BY p.id`,
)

type Sorted = Record<Scope, ColumnStatement<Omit<Asked, 'match'> & { organisation: number }, number>>
/** Everybody in a scope, sorted by what a list shows of where they sit, then by name; those without one stand last. */
const everyoneBy = (source: string, column: string, direction: '' | 'DESC'): Sorted =>
  perScope(
    (scope) =>
      `WITH shown AS MATERIALIZED (
         SELECT m.person_id, m.organisation_id, m.post_id, ${shown}
         FROM membership m CROSS JOIN organisation o ON o.id = m.organisation_id
         WHERE ${current} GROUP BY m.person_id),
       ranked AS MATERIALIZED (SELECT id, rank() OVER (ORDER BY ${column} ${direction}) AS rank FROM ${source})
       SELECT pl.place FROM person_search_place pl LEFT JOIN shown ON shown.person_id = pl.person_id
       LEFT JOIN ranked ON ranked.id = shown.${source}_id
       WHERE ${sits[scope]} ORDER BY ranked.rank IS NULL, ranked.rank, pl.place`,
  )
export const everyoneByPost = {
  organisation: {
    up: everyoneBy('organisation', 'name_key', ''),
    down: everyoneBy('organisation', 'name_key', 'DESC'),
  },
  position: { up: everyoneBy('post', 'title_key', ''), down: everyoneBy('post', 'title_key', 'DESC') },
}

const organisationsBy = (direction: '' | 'DESC') =>
  readColumn<undefined, OrganisationId>(`SELECT id FROM organisation ORDER BY name_key ${direction}`)
export const organisationsByName = { up: organisationsBy(''), down: organisationsBy('DESC') }
/** Places, by name, of people the index finds who sit in a scope and whom a list shows in the organisation `@at`. */
export const shownAt = perScope<Asked & { organisation: number; at: number; limit: number }>(
  (scope) =>
    `SELECT s.rowid FROM person_search s CROSS JOIN person_search_place pl ON pl.place = s.rowid
     WHERE s.person_search MATCH @match AND ${sits[scope]} AND @at = (
       SELECT m.organisation_id FROM membership m CROSS JOIN organisation o ON o.id = m.organisation_id
       WHERE m.person_id = pl.person_id AND ${current} ORDER BY ${shownFirst} LIMIT 1)
     ORDER BY s.rowid LIMIT @limit`,
)

export interface PersonLine {
  id: PersonId
  name: string
  nip: string
  sex: '' | 'L' | 'P'
  phone: string
  email: string
  capacity: Capacity | null
  post: string | null
  organisationId: OrganisationId | null
  organisation: string | null
  sector: string | null
  shown: number | null
}

/** Lines of the people list, in the order of the places given as a JSON array. */
export const personLines = read<{ places: string; today: string; organisation: number }, PersonLine>(
  `SELECT p.id, p.name, p.nip, p.sex, p.phone, p.email, m.capacity, po.title AS post,
     o.id AS organisationId, o.name AS organisation, s.name AS sector, ${shown} AS shown
   FROM ${peopleIn} LEFT JOIN membership m ON m.person_id = p.id AND ${current}
   LEFT JOIN organisation o ON o.id = m.organisation_id LEFT JOIN post po ON po.id = m.post_id
   LEFT JOIN sector s ON s.id = o.sector_id
   GROUP BY wanted.key ORDER BY wanted.key`,
)

/**
 * How many people, and who sits in the post that leads; in no order. `pairs`: [organisation, that post or null]. People
 * are counted in the search index; only those with a dated place are looked at one by one.
 */
export const figuresOf = read<
  { pairs: string; today: string },
  { id: OrganisationId; people: number; head: string | null; capacity: string | null }
>(
  `SELECT o.id,
     (SELECT count(*) FROM person_search WHERE person_search MATCH '"þo' || o.id || '" NOT "þdated"')
     + (SELECT count(*) FROM person_search s CROSS JOIN person_search_place pl ON pl.place = s.rowid
        WHERE s.person_search MATCH '"þo' || o.id || '" AND "þdated"' AND EXISTS (
          SELECT 1 FROM membership m WHERE m.person_id = pl.person_id AND m.organisation_id = o.id AND ${current})
       ) AS people,
     p.name AS head, h.capacity
   FROM (SELECT value ->> 0 AS id, value ->> 1 AS head FROM json_each(@pairs)) o
   LEFT JOIN membership h ON h.id = (
     SELECT m.id FROM membership m WHERE m.post_id = o.head AND ${current} ORDER BY ${precedence('m')} LIMIT 1)
   LEFT JOIN person p ON p.id = h.person_id`,
)

export const countPeople = read<undefined, { count: number }>(`SELECT count(*) AS count FROM person`)
/** Grows with every row written here and every commit of another connection: what was computed holds until it moves. */
export const writesSoFar = read<undefined, { count: number }>(
  `SELECT total_changes() + data_version AS count FROM pragma_data_version`,
)
