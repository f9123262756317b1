/** SQL over whichever table points to what is merged or separated; names of tables and columns come from the schema. */
import { imageSql, tableColumns } from '../../database/recorder.ts'
import type { ReadDb } from '../../database/statements.ts'
import type { RowImage } from '../../database/tables.ts'

/** Rows whose column holds the value, by id. */
export function rowsWhere(db: ReadDb, table: string, column: string, value: string | number | null): RowImage[] {
  const image = imageSql(tableColumns(db, table), table)
  // Not “IS ?”: an index of rows that point anywhere is of use only where the value cannot be null.
  const [condition, parameters] = value === null ? ['IS NULL', []] : ['= ?', [value]]
  const statement = db.prepared(`SELECT ${image} AS image FROM ${table} WHERE ${column} ${condition} ORDER BY id`)
  return (statement.all(...parameters) as { image: string }[]).map((row) => JSON.parse(row.image) as RowImage)
}

interface Astray {
  id: number
  organisation: number
  post: number
  title: string
  position: number
}

/** Rows of one of two organisations in a post of the other, each with that post. */
export function inPostsOfTheOther(
  db: ReadDb,
  table: string,
  post: string,
  organisation: string,
  a: number,
  b: number,
): Astray[] {
  const sql = `SELECT t.id, t.${organisation} AS organisation, p.id AS post, p.title, p.position
    FROM ${table} t JOIN post p ON p.id = t.${post}
    WHERE t.${organisation} IN (@a, @b) AND p.organisation_id IN (@a, @b) AND p.organisation_id <> t.${organisation}`
  return db.prepared(sql).all({ a, b }) as Astray[]
}
