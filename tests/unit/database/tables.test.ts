/** Every domain describes its own tables, and the kernel names none. */
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../electron/backend/database/migrate.ts'
import { recordedTables } from '../../../electron/backend/database/recorder.ts'
import { declareTables, tables } from '../../../electron/backend/database/tables.ts'
import '../../../electron/backend/domains.ts'

const sqlite = new Database(':memory:')
migrate(sqlite)
const recorded = recordedTables(sqlite)
const columnsOf = (table: string) =>
  sqlite.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]

test('every recorded table of the schema is described, and no other', () => {
  expect(Object.keys(tables).sort()).toEqual([...recorded].sort())
})

test('none is described twice', () => {
  expect(() => declareTables([{ person: { kind: 'Orang', topic: 'roster', label: [] } }])).toThrow('person')
})

test('what is described are columns the table has', () => {
  const strange = Object.entries(tables).flatMap(([table, { label, namedBy = [], fields = {}, whenGone = {} }]) => {
    const joined = ('all' in namedBy ? namedBy.all : namedBy).map(([column]) => column)
    const own = columnsOf(table)
    return [...label, ...joined, ...Object.keys(fields), ...Object.keys(whenGone)]
      .filter((column) => !own.includes(column))
      .map((column) => `${table}.${column}`)
  })
  expect(strange).toEqual([])
})

const kernel = resolve(import.meta.dirname, '../../../electron/backend/database')
/** The journal's own tables, which are not recorded, may stand there; words of sentences are no names. */
test.each(globSync('*.ts', { cwd: kernel }))('database/%s names no table', (file) => {
  const code = readFileSync(join(kernel, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  const named = recorded.filter((table) =>
    new RegExp(`'${table}'|\\b(?:FROM|JOIN|INTO|UPDATE)\\s+(?:main\\.)?${table}\\b`).test(code),
  )
  expect(named).toEqual([])
})
