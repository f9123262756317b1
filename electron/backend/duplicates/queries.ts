/** SQL of duplicates: what was merged, what was told apart, and what the roster holds of each record. */
import type { DuplicateKind } from '../../contract/duplicates.ts'
import { read, type ReadStatement, write } from '../database/statements.ts'
import { tellingMembership } from '../tenure/fragments.ts'

// Merges -----------------------------------------------------------------------------------------------------------

/** A merge as stored; images, changes and holdings are JSON. */
export interface StoredMerge {
  id: number
  kind: DuplicateKind
  keptId: number
  goneId: number
  keptName: string
  goneName: string
  mergedAt: string
  keptBefore: string
  keptAfter: string
  goneBefore: string
  changes: string
  holdings: string
}
const mergeColumns = `id, kind, kept_id AS keptId, gone_id AS goneId, kept_name AS keptName, gone_name AS goneName,
  merged_at AS mergedAt, kept_before AS keptBefore, kept_after AS keptAfter, gone_before AS goneBefore, changes, holdings`

export const mergeById = read<{ id: number }, StoredMerge>(`SELECT ${mergeColumns} FROM merge WHERE id = @id`)
export const insertMerge = write<Omit<StoredMerge, 'id'>>(
  `INSERT INTO merge (kind, kept_id, gone_id, kept_name, gone_name, merged_at, kept_before, kept_after, gone_before,
     changes, holdings)
   VALUES (@kind, @keptId, @goneId, @keptName, @goneName, @mergedAt, @keptBefore, @keptAfter, @goneBefore, @changes,
     @holdings)`,
)
export const deleteMerge = write<{ id: number }>(`DELETE FROM merge WHERE id = @id`)
export const rebaseMerge = write<{ id: number; keptBefore: string; keptAfter: string }>(
  `UPDATE merge SET kept_before = @keptBefore, kept_after = @keptAfter WHERE id = @id`,
)
export const rebaseChanges = write<{ id: number; changes: string }>(
  `UPDATE merge SET changes = @changes WHERE id = @id`,
)
/** Other merges into the same record, in their order. */
export const otherMergesInto = read<{ kind: DuplicateKind; kept: number; except: number }, StoredMerge>(
  `SELECT ${mergeColumns} FROM merge WHERE kind = @kind AND kept_id = @kept AND id <> @except ORDER BY id`,
)

/** A merge as listed. `keptNow` is null when the kept record is gone; `intoName` where that was merged on. */
export interface MergeLine {
  id: number
  kind: DuplicateKind
  keptId: number
  keptName: string
  keptNow: string | null
  goneName: string
  mergedAt: string
  moved: number
  intoName: string | null
  /** A later merge that wrote a row this one had written too: what each did to it comes apart last one first. */
  entangledName: string | null
}
/** Each merge with the latest one after it that wrote a row it had written too; every stored change is read once. */
const entangled = `
  written AS MATERIALIZED (
    SELECT m.id, c.value ->> 'table' AS name, c.value ->> 'rowId' AS row FROM merge m, json_each(m.changes) c),
  last AS MATERIALIZED (SELECT name, row, max(id) AS id FROM written GROUP BY name, row),
  entangled AS MATERIALIZED (
    SELECT w.id, max(last.id) AS later FROM written w JOIN last ON last.name = w.name AND last.row = w.row
    WHERE last.id > w.id GROUP BY w.id)`
const mergeLine = `
  SELECT m.id, m.kind, m.kept_id AS keptId, m.kept_name AS keptName, m.gone_name AS goneName, m.merged_at AS mergedAt,
    CASE m.kind WHEN 'person' THEN (SELECT name FROM person WHERE id = m.kept_id)
      ELSE (SELECT name FROM organisation WHERE id = m.kept_id) END AS keptNow,
    json_array_length(m.holdings, '$.gone') AS moved,
    (SELECT later.kept_name FROM merge later WHERE later.kind = m.kind AND later.gone_id = m.kept_id) AS intoName,
    (SELECT later.kept_name FROM merge later WHERE later.id = e.later) AS entangledName
  FROM merge m LEFT JOIN entangled e ON e.id = m.id`
export const mergeLines = read<undefined, MergeLine>(`WITH ${entangled} ${mergeLine} ORDER BY m.id DESC LIMIT 1000`)
export const mergeLineById = read<{ id: number }, MergeLine>(`WITH ${entangled} ${mergeLine} WHERE m.id = @id`)
export const mergeLinesInto = read<{ kind: DuplicateKind; id: number }, MergeLine>(
  `WITH RECURSIVE
   within (id) AS (SELECT @id UNION SELECT c.gone_id FROM merge c JOIN within w ON c.kept_id = w.id AND c.kind = @kind),
   ${entangled} ${mergeLine} WHERE m.kind = @kind AND m.kept_id IN (SELECT id FROM within) ORDER BY m.id DESC`,
)
/** Where each record that was merged away went. */
export const mergedAway = read<{ kind: DuplicateKind }, { gone: number; kept: number }>(
  `SELECT gone_id AS gone, kept_id AS kept FROM merge WHERE kind = @kind`,
)

// Told apart -------------------------------------------------------------------------------------------------------

export const apart = read<{ kind: DuplicateKind }, { a: number; b: number }>(
  `SELECT a_id AS a, b_id AS b FROM not_duplicate WHERE kind = @kind`,
)
export const dismissals = read<undefined, { id: number; kind: DuplicateKind; a: string; b: string; at: string }>(
  `SELECT id, kind, a_name AS a, b_name AS b, at FROM not_duplicate ORDER BY id DESC LIMIT 1000`,
)
export const dismissalById = read<{ id: number }, { a: string; b: string }>(
  `SELECT a_name AS a, b_name AS b FROM not_duplicate WHERE id = @id`,
)
export const insertDismissal = write<{
  kind: DuplicateKind
  a: number
  b: number
  aName: string
  bName: string
  at: string
}>(
  `INSERT INTO not_duplicate (kind, a_id, b_id, a_name, b_name, at) VALUES (@kind, @a, @b, @aName, @bName, @at)
   ON CONFLICT (kind, a_id, b_id) DO NOTHING`,
)
export const deleteDismissal = write<{ id: number }>(`DELETE FROM not_duplicate WHERE id = @id`)

// The journal ------------------------------------------------------------------------------------------------------

/** What a command wrote so far. */
export const changesSince = read<
  { from: number },
  {
    table: string
    rowId: number
    operation: 'insert' | 'update' | 'delete'
    before: string | null
    after: string | null
  }
>(
  `SELECT table_name AS "table", row_id AS rowId, operation, before, after FROM journal_change WHERE id > @from
   ORDER BY id`,
)
/** People whose line or seats changed since. */
export const peopleChangedSince = read<{ from: number; most: number }, { id: number }>(
  `WITH change AS (SELECT table_name, row_id, before FROM journal_change NOT INDEXED WHERE id > @from)
   SELECT row_id AS id FROM change WHERE table_name = 'person'
   UNION SELECT m.person_id FROM change c CROSS JOIN membership m ON m.id = c.row_id WHERE c.table_name = 'membership'
   UNION SELECT before ->> 'person_id' FROM change WHERE table_name = 'membership' AND before IS NOT NULL
   LIMIT @most`,
)

// The records ------------------------------------------------------------------------------------------------------

/** People of an id list (JSON) that still are, with where they sit today. */
export const personSides = read<
  { ids: string; today: string },
  {
    id: number
    name: string
    nip: string
    nrp: string
    phone: string
    email: string
    sex: string
    organisation: string | null
    post: string | null
    capacity: string | null
    weight: number
  }
>(
  `SELECT p.id, p.name, p.nip, p.nrp, p.phone, p.email, p.sex, o.name AS organisation, po.title AS post, sm.capacity,
     (p.nip <> '') * 8 + (p.nrp <> '') * 4 + (p.rank <> '') + (p.phone <> '') + (p.email <> '') + (p.sex <> '')
       + 2 * (SELECT count(*) FROM attendance WHERE person_id = p.id)
       + (SELECT count(*) FROM membership WHERE person_id = p.id)
       + (SELECT count(*) FROM invitation WHERE person_id = p.id) AS weight
   FROM json_each(@ids) wanted JOIN person p ON p.id = wanted.value
   LEFT JOIN membership sm ON sm.id = ${tellingMembership('p.id', '@today')}
   LEFT JOIN organisation o ON o.id = sm.organisation_id LEFT JOIN post po ON po.id = sm.post_id`,
)
/** Sessions in which both were counted, in rows of their own. */
export const sessionsTogether = read<{ a: number; b: number }, { meeting: string; session: string }>(
  `SELECT t.title AS meeting, s.name AS session FROM attendance a JOIN attendance b ON b.session_id = a.session_id
   JOIN session s ON s.id = a.session_id JOIN meeting t ON t.id = s.meeting_id
   WHERE a.person_id = @a AND b.person_id = @b ORDER BY s.date LIMIT 3`,
)
export const organisationSides = read<
  { ids: string },
  { id: number; name: string; sector: string | null; parent: number | null; weight: number }
>(
  `SELECT o.id, o.name, s.name AS sector, o.parent_id AS parent,
     (SELECT count(*) FROM membership WHERE organisation_id = o.id)
       + 2 * (SELECT count(*) FROM invitation WHERE organisation_id = o.id)
       + 3 * (SELECT count(*) FROM action WHERE organisation_id = o.id) AS weight
   FROM json_each(@ids) wanted JOIN organisation o ON o.id = wanted.value LEFT JOIN sector s ON s.id = o.sector_id`,
)
/** A row where the changes took the record of a merge away, so that taking them back merges two records again. */
export const endedMerge = read<{ first: number; last: number }, { id: number }>(
  `SELECT id FROM journal_change NOT INDEXED
   WHERE id BETWEEN @first AND @last AND table_name = 'merge' AND operation = 'delete' LIMIT 1`,
)
export const personExists = read<{ ids: string }, { id: number }>(
  `SELECT p.id FROM json_each(@ids) wanted JOIN person p ON p.id = wanted.value`,
)
export const organisationExists = read<{ ids: string }, { id: number }>(
  `SELECT o.id FROM json_each(@ids) wanted JOIN organisation o ON o.id = wanted.value`,
)
export const recordNames: Record<DuplicateKind, ReadStatement<{ id: number }, { name: string }>> = {
  person: read(`SELECT name FROM person WHERE id = @id`),
  organisation: read(`SELECT name FROM organisation WHERE id = @id`),
}
export const aliasKeysOf = read<{ id: number }, { name_key: string }>(
  `SELECT name_key FROM organisation_alias WHERE organisation_id = @id`,
)
export const postsOf = read<{ organisation: number }, { id: number; title: string; rank: number; position: number }>(
  `SELECT id, title, rank, position FROM post WHERE organisation_id = @organisation ORDER BY position, id`,
)
export const nipElsewhere = read<{ nip: string; a: number; b: number }, { name: string }>(
  `SELECT name FROM person WHERE nip = @nip AND nip <> '' AND id NOT IN (@a, @b)`,
)
export const organisationNamed = read<{ key: string; a: number; b: number }, { name: string }>(
  `SELECT name FROM organisation WHERE name_key = @key AND id NOT IN (@a, @b)`,
)
