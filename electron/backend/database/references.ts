/** Which columns of which tables point to a table: read from the schema, so that a later table is never forgotten. */
import { tableColumns } from './recorder.ts'
import { read, type ReadDb } from './statements.ts'
import { tables } from './tables.ts'

export interface Reference {
  table: string
  column: string
  /** The table it points to. */
  target: string
}

const foreignKeys = read<undefined, Reference>(
  `SELECT s.name AS "table", f."from" AS "column", f."table" AS target
   FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) f WHERE s.type = 'table' ORDER BY s.name, f.id DESC`,
)

/** The foreign keys of the recorded tables. */
export class References {
  readonly #db: ReadDb
  readonly #all: Reference[]

  constructor(db: ReadDb) {
    this.#db = db
    this.#all = foreignKeys.all(db).filter(({ table }) => Object.hasOwn(tables, table))
  }

  /** Columns that point to the table. */
  to(target: string): Reference[] {
    return this.#all.filter((reference) => reference.target === target)
  }

  /** Columns of the table that point elsewhere. */
  of(table: string): Reference[] {
    return this.#all.filter((reference) => reference.table === table)
  }

  /** The recorded tables that have to do with others, each before those that its rows point to. */
  childrenFirst(): string[] {
    const order = new Set<string>()
    const visit = (table: string, above: readonly string[]): void => {
      if (order.has(table) || above.includes(table)) return
      for (const { target } of this.of(table)) visit(target, [...above, table])
      order.add(table)
    }
    for (const { table } of this.#all) visit(table, [])
    return [...order].reverse()
  }

  columns(table: string): string[] {
    return tableColumns(this.#db, table)
  }
}
