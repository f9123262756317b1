/** SQL that keeps a line of words for each person, in temp.search_touched those whose line is to be written anew. */
import { type ReadDb, write } from '../../database/statements.ts'
import { spelled } from './partQueries.ts'

/** Before each word of a name in the index. */
export const nameMark = 'ŋ'

const changed = (...columns: string[]) =>
  `(${columns.map((column) => `c.before ->> '${column}' IS NOT c.after ->> '${column}'`).join(' OR ')})`

/** Ids of the people whose line in the index may have changed by the changes from `@first` on. */
export const collect = write<{ first: number }>(`
  INSERT INTO temp.search_touched (id)
  WITH c AS MATERIALIZED (
    SELECT table_name, row_id, before, after FROM journal_change NOT INDEXED WHERE id >= @first)
  SELECT row_id FROM c WHERE table_name = 'person' AND (before IS NULL OR ${changed('name', 'name_key')})
  UNION SELECT m.person_id FROM c CROSS JOIN membership m ON m.id = c.row_id WHERE c.table_name = 'membership'
  UNION SELECT before ->> 'person_id' FROM c WHERE table_name = 'membership' AND before IS NOT NULL
  UNION SELECT a.person_id FROM c CROSS JOIN person_alias a ON a.id = c.row_id WHERE c.table_name = 'person_alias'
  UNION SELECT before ->> 'person_id' FROM c WHERE table_name = 'person_alias' AND before IS NOT NULL
  UNION SELECT m.person_id FROM c CROSS JOIN membership m ON m.post_id = c.row_id
    WHERE c.table_name = 'post' AND c.before IS NOT NULL AND ${changed('title')}
  UNION SELECT m.person_id FROM c CROSS JOIN membership m ON m.organisation_id = c.row_id
    WHERE c.table_name = 'organisation' AND c.before IS NOT NULL AND ${changed('name', 'short_name', 'sector_id')}
`)
export const removeLines = write<undefined>(
  `DELETE FROM person_search WHERE rowid IN (
     SELECT pl.place FROM temp.search_touched t CROSS JOIN person_search_place pl ON pl.person_id = t.id)`,
)
/** The words of the key stand a second time with a mark that nobody types, by which they are told from all others. */
const marked = (row: string) => `${spelled(row)} || ' ${nameMark}' || replace(${row}.name_key, ' ', ' ${nameMark}')`
/**
 * Marked words of `context` say what lists can be kept to: þo and an organisation's id; þs and a sector's; þdated where
 * a date decides what counts; þfree where no undated place has a sector. Places that have ended or not begun are
 * indexed too, since days pass without a command. Lines go in by place: the index would write out all it has gathered
 * before each that comes out of turn.
 */
export const insertLines = write<undefined>(`
  INSERT INTO person_search (rowid, name, context)
  WITH line AS MATERIALIZED (
    SELECT pl.place, t.id FROM temp.search_touched t CROSS JOIN person_search_place pl ON pl.person_id = t.id
    ORDER BY pl.place
  )
  SELECT line.place,
    ${marked('p')}
      || ifnull((SELECT ' ' || group_concat(${marked('a')}, ' ') FROM person_alias a WHERE a.person_id = p.id), ''),
    (SELECT ifnull(group_concat(o.name || ' ' || o.short_name || ' ' || ifnull(po.title, '')
         || ' þo' || o.id || ifnull(' þs' || o.sector_id, '')
         || iif(m.from_date IS NULL AND m.until_date IS NULL, '', ' þdated'), ' '), '')
       || iif(max(o.sector_id IS NOT NULL AND m.from_date IS NULL AND m.until_date IS NULL), '', ' þfree')
     FROM membership m JOIN organisation o ON o.id = m.organisation_id LEFT JOIN post po ON po.id = m.post_id
     WHERE m.person_id = p.id)
  FROM line CROSS JOIN person p ON p.id = line.id
`)
export const clearLines = write<undefined>(`INSERT INTO person_search (person_search) VALUES ('delete-all')`)
export const clearTouched = write<undefined>(`DELETE FROM temp.search_touched`)
export const touchEveryone = write<undefined>(`INSERT INTO temp.search_touched (id) SELECT id FROM person`)

export function ensureTouched(db: ReadDb): void {
  db.prepared(`CREATE TEMP TABLE IF NOT EXISTS search_touched (id INTEGER PRIMARY KEY)`).run()
}
