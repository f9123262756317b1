/** Keeps the full-text index of people in step with what a command wrote: one DELETE and one INSERT … SELECT. */
import { type ReadDb, write, type WriteDb } from './statements.ts'

const sources = new Set(['person', 'membership', 'post', 'organisation', 'organisation_alias', 'person_alias'])

/** Ids of the people whose line in the index may have changed by the changes from `@first` on. */
const collect = write<{ first: number }>(`
  INSERT INTO temp.search_touched (id)
  WITH change AS (SELECT table_name, row_id, before FROM journal_change WHERE id >= @first)
  SELECT row_id FROM change WHERE table_name = 'person'
  UNION SELECT m.person_id FROM change c JOIN membership m ON m.id = c.row_id WHERE c.table_name = 'membership'
  UNION SELECT before ->> 'person_id' FROM change WHERE table_name = 'membership' AND before IS NOT NULL
  UNION SELECT a.person_id FROM change c JOIN person_alias a ON a.id = c.row_id WHERE c.table_name = 'person_alias'
  UNION SELECT before ->> 'person_id' FROM change WHERE table_name = 'person_alias' AND before IS NOT NULL
  UNION SELECT m.person_id FROM change c JOIN membership m ON m.post_id = c.row_id
    WHERE c.table_name = 'post' AND c.before IS NOT NULL
  UNION SELECT m.person_id FROM change c JOIN membership m ON m.organisation_id = c.row_id
    WHERE c.table_name = 'organisation' AND c.before IS NOT NULL
`)
const removeLines = write<undefined>(`DELETE FROM person_search WHERE rowid IN (SELECT id FROM temp.search_touched)`)
const insertLines = write<undefined>(`
  INSERT INTO person_search (rowid, name, context)
  -- "Ma'ruf" is two words to the tokenizer; its key adds "maruf", as people type it.
  SELECT p.id, iif(instr(p.name, '''') OR instr(p.name, '’'), p.name || ' ' || p.name_key, p.name)
      || ifnull((SELECT ' ' || group_concat(a.name, ' ') FROM person_alias a WHERE a.person_id = p.id), ''),
    ifnull((SELECT group_concat(o.name || ' ' || o.short_name || ' ' || ifnull(po.title, ''), ' ')
            FROM membership m JOIN organisation o ON o.id = m.organisation_id LEFT JOIN post po ON po.id = m.post_id
            WHERE m.person_id = p.id), '')
  FROM temp.search_touched t CROSS JOIN person p ON p.id = t.id
`)
const clearTouched = write<undefined>(`DELETE FROM temp.search_touched`)
const allPeople = write<undefined>(`INSERT INTO temp.search_touched (id) SELECT id FROM person`)

/** `written` names the tables the command wrote. */
export function refreshSearch(db: WriteDb, first: number, written: string[]): void {
  if (!written.some((table) => sources.has(table))) return
  ensureTouched(db)
  collect.run(db, { first })
  removeLines.run(db)
  insertLines.run(db)
  clearTouched.run(db)
}

/** Fills the index anew from the roster. */
export function rebuildSearch(db: WriteDb): void {
  ensureTouched(db)
  allPeople.run(db)
  removeLines.run(db)
  insertLines.run(db)
  clearTouched.run(db)
}

function ensureTouched(db: ReadDb): void {
  db.prepared(`CREATE TEMP TABLE IF NOT EXISTS search_touched (id INTEGER PRIMARY KEY)`).run()
}
