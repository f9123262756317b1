import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../electron/backend/database/migrate.ts'
import { recordedTables } from '../../../electron/backend/database/recorder.ts'
import '../../../electron/backend/domains.ts'
import { fieldInfo } from '../../../electron/backend/history/fields.ts'

const sqlite = new Database(':memory:')
migrate(sqlite)

test.each(recordedTables(sqlite))('every column of %s has an Indonesian name', (table) => {
  const columns = sqlite.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
  const unnamed = columns.filter((column) => fieldInfo(table, column)?.label === column)
  expect(unnamed).toEqual([])
})

test('every recorded table has one integer key of its own, which undo finds its rows by', () => {
  for (const table of recordedTables(sqlite)) {
    const keys = sqlite.prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0').pluck().all(table)
    expect([table, keys]).toEqual([table, ['id']])
  }
})

test('every foreign key can be looked up from both sides without reading a whole table', () => {
  for (const table of recordedTables(sqlite)) {
    const columns = sqlite.prepare('SELECT "from" FROM pragma_foreign_key_list(?)').pluck().all(table) as string[]
    for (const column of columns) {
      const plan = sqlite.prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM ${table} WHERE ${column} = 1`).all()
      expect([table, column, JSON.stringify(plan)]).toEqual([table, column, expect.stringContaining('SEARCH')])
    }
  }
})
