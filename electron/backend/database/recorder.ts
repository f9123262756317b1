/** Generates, from the schema as it is, the triggers that record every row a command writes. */
import type Sqlite from 'better-sqlite3'
import type { Connection, ReadDb } from './statements.ts'

/**
 * Not recorded, and told by their names: the journal itself, projections (`domains.ts`), and what no undo takes back
 * (numbers given, files in the store).
 */
const unrecorded = /^(sqlite_|journal_|ledger_|store_)|_search(_|$)/

export function recordedTables(sqlite: Sqlite.Database): string[] {
  const names = sqlite
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[]
  return names.filter((name) => !unrecorded.test(name))
}

export function tableColumns(db: ReadDb, table: string): string[] {
  const rows = db.prepared(`SELECT name FROM pragma_table_info(?)`).all(table) as { name: string }[]
  return rows.map(({ name }) => name)
}

/** SQL that makes the JSON image of a row; `row` is "new", "old" or a table name. */
export function imageSql(columns: string[], row: string): string {
  return `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`
}

/** After this, a write to a recorded table outside a command fails: the entry id would be NULL. */
export function installRecorder(connection: Connection): void {
  const { sqlite } = connection
  sqlite.exec(`CREATE TEMP TABLE journal_current (entry_id INTEGER); INSERT INTO temp.journal_current VALUES (NULL)`)
  for (const table of recordedTables(sqlite)) {
    const columns = tableColumns(connection, table)
    const record = (row: string, operation: string, before: string, after: string) =>
      `INSERT INTO journal_change (entry_id, table_name, row_id, operation, before, after)
       VALUES ((SELECT entry_id FROM temp.journal_current), '${table}', ${row}.id, '${operation}', ${before}, ${after});`
    // A UUID is given at birth, by the row's own INSERT or a trigger of the schema: part of the insert, never a change.
    const differs = columns
      .filter((column) => column !== 'uuid')
      .map((column) => `old.${column} IS NOT new.${column}`)
      .join(' OR ')
    sqlite.exec(`
      CREATE TEMP TRIGGER record_${table}_insert AFTER INSERT ON main.${table}
      BEGIN ${record('new', 'insert', 'NULL', 'NULL')} END;
      CREATE TEMP TRIGGER record_${table}_update AFTER UPDATE ON main.${table} WHEN ${differs}
      BEGIN ${record('new', 'update', imageSql(columns, 'old'), imageSql(columns, 'new'))} END;
      CREATE TEMP TRIGGER record_${table}_delete AFTER DELETE ON main.${table}
      BEGIN ${record('old', 'delete', imageSql(columns, 'old'), 'NULL')} END;
    `)
  }
}
