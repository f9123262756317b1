/** Rows of any recorded table by id, as JSON images; each table's statements are made once. */
import { imageSql, tableColumns } from './recorder.ts'
import type { WriteDb } from './statements.ts'
import { type RowImage, tables } from './tables.ts'

interface TableSql {
  image: string
  remove: string
  insert: string
}

export class Rows {
  readonly #db: WriteDb
  readonly #tables = new Map<string, TableSql>()

  constructor(db: WriteDb) {
    this.#db = db
  }

  image(table: string, id: number): RowImage | null {
    const row = this.#db.prepared(this.#sql(table).image).get(id) as { image: string } | undefined
    return row ? (JSON.parse(row.image) as RowImage) : null
  }

  remove(table: string, id: number): void {
    this.#db.prepared(this.#sql(table).remove).run(id)
  }

  insert(table: string, image: RowImage): void {
    this.#db.prepared(this.#sql(table).insert).run(image)
  }

  /** Writes `columns` of `image` into the row. */
  set(table: string, id: number, columns: string[], image: RowImage): void {
    this.#sql(table)
    const sql = `UPDATE ${table} SET ${columns.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`
    this.#db.prepared(sql).run({ ...image, id })
  }

  /** Table names come from the journal; one that no table of the program has is an error, never SQL. */
  #sql(table: string): TableSql {
    const known = this.#tables.get(table)
    if (known) return known
    if (!Object.hasOwn(tables, table)) throw new Error(`The journal names an unknown table: ${table}`)
    const columns = tableColumns(this.#db, table)
    const sql = {
      image: `SELECT ${imageSql(columns, table)} AS image FROM ${table} WHERE id = ?`,
      remove: `DELETE FROM ${table} WHERE id = ?`,
      insert: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((c) => `@${c}`).join(', ')})`,
    }
    this.#tables.set(table, sql)
    return sql
  }
}
