/** A row of each kind is written by one statement, so that a new column or rule has one place to go. */
import { globSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import { migrate } from '../../../electron/backend/database/migrate.ts'
import { recordedTables } from '../../../electron/backend/database/recorder.ts'
import { declared } from '../../../electron/backend/database/statements.ts'

const backend = resolve(import.meta.dirname, '../../../electron/backend')
/** These begin their work when they are loaded; they hold no statements. */
const programs = ['process.ts', 'writer.ts', join('workbooks', 'read', 'worker.ts')]
/** What a new office starts with is written below the domains that keep it from then on. */
const setUp = ['sector', 'strategy']

const schema = new Sqlite(':memory:')
migrate(schema)
const tables = recordedTables(schema)
const inserts = new Map<string, string[]>()

beforeAll(async () => {
  for (const source of globSync('**/*.ts', { cwd: backend }))
    if (!programs.includes(source)) await import(join(backend, source))
  for (const sql of declared)
    for (const [, table = ''] of sql.matchAll(/\bINSERT (?:OR \w+ )?INTO (\w+)/g))
      inserts.set(table, [...(inserts.get(table) ?? []), sql])
}, 60_000)

test('no recorded table has two INSERT statements', () => {
  const twice = tables.filter((table) => (inserts.get(table)?.length ?? 0) > 1)
  expect(twice.filter((table) => !setUp.includes(table))).toEqual([])
})

test('each gives the record its identity itself, and leaves no trigger to do it row by row', () => {
  const withIdentity = tables.filter((table) =>
    schema.prepare(`SELECT 1 FROM pragma_table_info(?) WHERE name = 'uuid' AND "notnull" = 0`).get(table),
  )
  expect(withIdentity.length).toBeGreaterThan(5)
  for (const table of withIdentity)
    for (const sql of inserts.get(table) ?? []) expect(sql).toMatch(new RegExp(`INTO ${table} \\(uuid,`))
})
