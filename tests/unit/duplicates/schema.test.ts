import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import foundation from '../../../electron/backend/database/migrations/0001-foundation.sql?raw'
import { identities } from '../../../electron/backend/duplicates/merge/identities.ts'
import '../../../electron/backend/domains.ts'
import { tables } from '../../../electron/backend/database/tables.ts'

/** Tables whose rows a merge can move: those that point to a merged record, or to a row that is joined with another. */
function reached(db: Database.Database): Map<string, Set<string>> {
  const keys = db
    .prepare(
      `SELECT s.name AS "table", f."from" AS "column", f."table" AS target
       FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) f WHERE s.type = 'table'`,
    )
    .all() as { table: string; column: string; target: string }[]
  const found = new Map<string, Set<string>>()
  const joined = new Set(['person', 'organisation', ...Object.keys(identities)])
  for (const { table, column, target } of keys) {
    if (!joined.has(target) || !Object.hasOwn(tables, table)) continue
    found.set(table, (found.get(table) ?? new Set()).add(column))
  }
  return found
}

describe('the schema under merging', () => {
  const db = new Database(':memory:')
  db.exec(foundation)

  test('every table that names a person or an organisation is one the journal knows', () => {
    expect([...reached(db).keys()].sort()).toEqual(
      [
        'action',
        'action_support',
        'attendance',
        'invitation',
        'meeting_organiser',
        'membership',
        'organisation',
        'organisation_alias',
        'person_alias',
        'post',
        'sheet_line',
      ].sort(),
    )
  })

  test('every unique key that moving a row could break has a rule', () => {
    const missing: string[] = []
    for (const [table, columns] of reached(db)) {
      const indexes = db.prepare(`SELECT name FROM pragma_index_list(?) WHERE "unique"`).pluck().all(table) as string[]
      for (const index of indexes) {
        const sql = db.prepare(`SELECT ifnull(sql, '') FROM sqlite_schema WHERE name = ?`).pluck().get(index) as string
        const named = db.prepare(`SELECT ifnull(name, '') FROM pragma_index_info(?)`).pluck().all(index) as string[]
        const breaks = [...columns].some((column) => named.includes(column) || sql.includes(column))
        if (breaks && !identities[table]) missing.push(`${table}: ${index}`)
      }
    }
    expect(missing).toEqual([])
  })
})
