/**
 * SQL as named values. A statement is declared once, next to its siblings in a `queries.ts`, with the types of its
 * parameters and rows; it is prepared on first use on a connection. A reading statement takes any connection, a
 * writing one only a `WriteDb`, which exists nowhere but inside a journal command.
 */
import type Sqlite from 'better-sqlite3'

/** Named parameters (`@name`), or none. */
export type Params = object | undefined

export interface ReadDb {
  prepared(sql: string): Sqlite.Statement
}
export interface WriteDb extends ReadDb {
  readonly writable: true
}

/** One open database file with its prepared statements. */
export class Connection implements ReadDb {
  readonly sqlite: Sqlite.Database
  readonly #statements = new Map<string, Sqlite.Statement>()

  constructor(sqlite: Sqlite.Database) {
    this.sqlite = sqlite
  }

  prepared(sql: string): Sqlite.Statement {
    let statement = this.#statements.get(sql)
    if (!statement) this.#statements.set(sql, (statement = this.sqlite.prepare(sql)))
    return statement
  }
}

/** For the journal, and for what is settled before it at opening; nobody else writes. */
export const writing = (connection: Connection): WriteDb => ({
  writable: true,
  prepared: (sql) => connection.prepared(sql),
})

export interface ReadStatement<P extends Params, Row> {
  get(db: ReadDb, ...params: P extends undefined ? [] : [P]): Row | undefined
  all(db: ReadDb, ...params: P extends undefined ? [] : [P]): Row[]
  iterate(db: ReadDb, ...params: P extends undefined ? [] : [P]): IterableIterator<Row>
}

export interface ColumnStatement<P extends Params, T> {
  all(db: ReadDb, ...params: P extends undefined ? [] : [P]): T[]
}

export interface WriteStatement<P extends Params> {
  /** Returns the id of the last inserted row and the number of rows written. */
  run(db: WriteDb, ...params: P extends undefined ? [] : [P]): { id: number; changes: number }
}

/** SQL of every statement declared by a module that is loaded. */
export const declared = new Set<string>()

export function read<P extends Params, Row>(sql: string): ReadStatement<P, Row> {
  declared.add(sql)
  return {
    get: (db, ...params) => db.prepared(sql).get(...params) as Row | undefined,
    all: (db, ...params) => db.prepared(sql).all(...params) as Row[],
    iterate: (db, ...params) => db.prepared(sql).iterate(...params) as IterableIterator<Row>,
  }
}

/** A statement of one column; its rows come as that column's values. */
export function readColumn<P extends Params, T>(sql: string): ColumnStatement<P, T> {
  declared.add(sql)
  return {
    all: (db, ...params) =>
      db
        .prepared(sql)
        .pluck()
        .all(...params) as T[],
  }
}

export function write<P extends Params>(sql: string): WriteStatement<P> {
  declared.add(sql)
  return {
    run(db, ...params) {
      const { lastInsertRowid, changes } = db.prepared(sql).run(...params)
      return { id: Number(lastInsertRowid), changes }
    },
  }
}
