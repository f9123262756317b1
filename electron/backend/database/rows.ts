/** Rows of any recorded table by id, as JSON images; each table's statements are made once. */
import { imageSql, tableColumns } from './recorder.ts'
import type { ReadDb, WriteDb } from './statements.ts'
import { type RowImage, tables } from './tables.ts'

interface TableSql {
  columns: ReadonlySet<string>
  image: string
  remove: string
}

/** Reads them. */
export class Images {
  readonly #db: ReadDb
  readonly #tables = new Map<string, TableSql>()

  constructor(db: ReadDb) {
    this.#db = db
  }

  image(table: string, id: number): RowImage | null {
    const row = this.#db.prepared(this.sql(table).image).get(id) as { image: string } | undefined
    return row ? (JSON.parse(row.image) as RowImage) : null
  }

  /** Ids of the rows whose `column` names a record. */
  idsOf(table: string, column: string, id: number): number[] {
    if (!this.sql(table).columns.has(column)) throw new Error(`${table} has no column ${column}`)
    return this.#db.prepared(`SELECT id FROM ${table} WHERE ${column} = ?`).pluck().all(id) as number[]
  }

  /** Table names come from the journal; one that no table of the program has is an error, never SQL. */
  protected sql(table: string): TableSql {
    const known = this.#tables.get(table)
    if (known) return known
    if (!Object.hasOwn(tables, table)) throw new Error(`The journal names an unknown table: ${table}`)
    const columns = tableColumns(this.#db, table)
    const sql = {
      columns: new Set(columns),
      image: `SELECT ${imageSql(columns, table)} AS image FROM ${table} WHERE id = ?`,
      remove: `DELETE FROM ${table} WHERE id = ?`,
    }
    this.#tables.set(table, sql)
    return sql
  }
}

/** Writes them too. */
export class Rows extends Images {
  readonly #db: WriteDb

  constructor(db: WriteDb) {
    super(db)
    this.#db = db
  }

  remove(table: string, id: number): void {
    this.#db.prepared(this.sql(table).remove).run(id)
  }

  /** An image of an older schema lacks columns, which then take their defaults; those the table no longer has are let go. */
  insert(table: string, image: RowImage): void {
    const columns = this.#known(table, Object.keys(image))
    const values = columns.map((column) => `@${column}`)
    this.#db.prepared(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`).run(image)
  }

  /** Writes `columns` of `image` into the row. */
  set(table: string, id: number, columns: readonly string[], image: RowImage): void {
    const known = this.#known(table, columns)
    if (known.length === 0) return
    const sql = `UPDATE ${table} SET ${known.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`
    this.#db.prepared(sql).run({ ...image, id })
  }

  #known(table: string, columns: readonly string[]): string[] {
    const { columns: own } = this.sql(table)
    return columns.filter((column) => own.has(column))
  }
}
