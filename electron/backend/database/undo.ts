/** Takes recorded changes back, last one first, leaving alone whatever somebody changed since. */
import { imageSql, tableColumns } from './recorder.ts'
import { read, type WriteDb } from './statements.ts'
import { describeRow, type RowImage, tables } from './tables.ts'

interface Change {
  id: number
  table: string
  rowId: number
  operation: 'insert' | 'update' | 'delete'
  before: string | null
  after: string | null
}

export interface UndoOutcome {
  /** Rows put back. */
  restored: number
  /** What stayed as it is, one Indonesian sentence each. */
  left: string[]
}

const changesOf = read<{ first: number; last: number }, Change>(
  `SELECT id, table_name AS "table", row_id AS rowId, operation, before, after
   FROM journal_change WHERE id BETWEEN @first AND @last ORDER BY id DESC`,
)
/** The image a row had right after a change: what its next change found there. */
const nextChange = read<{ table: string; rowId: number; id: number }, { before: string | null }>(
  `SELECT before FROM journal_change WHERE table_name = @table AND row_id = @rowId AND id > @id ORDER BY id LIMIT 1`,
)

export function undoChanges(db: WriteDb, first: number, last: number): UndoOutcome {
  const outcome: UndoOutcome = { restored: 0, left: [] }
  const rows = new Rows(db)
  // Read whole before writing: undoing appends to the same table.
  for (const change of changesOf.all(db, { first, last })) {
    const { restored, left } = undoChange(db, rows, change)
    if (restored) outcome.restored++
    if (left) outcome.left.push(left)
  }
  outcome.left = [...new Set(outcome.left)]
  return outcome
}

/** `left` is a sentence when the change, or a part of it, had to stay. */
function undoChange(db: WriteDb, rows: Rows, change: Change): { restored: boolean; left?: string } {
  const current = rows.image(change.table, change.rowId)
  const before = parse(change.before)
  try {
    switch (change.operation) {
      case 'insert': {
        if (!current) return { restored: false }
        const inserted = nextChange.get(db, { table: change.table, rowId: change.rowId, id: change.id })?.before
        if (inserted != null && !same(parse(inserted), current))
          return left(current, 'tetap ada karena sudah diubah sesudahnya')
        rows.remove(change.table, change.rowId)
        return { restored: true }
      }
      case 'delete': {
        if (current) return left(before, 'tidak dikembalikan karena sudah ada lagi')
        rows.insert(change.table, before)
        return { restored: true }
      }
      case 'update': {
        if (!current) return left(before, 'tidak dikembalikan karena sudah dihapus')
        const after = parse(change.after)
        const changed = Object.keys(before).filter((column) => before[column] !== after[column])
        const free = changed.filter((column) => current[column] === after[column])
        if (free.length > 0) rows.set(change.table, change.rowId, free, before)
        if (free.length === changed.length) return { restored: true }
        return { ...left(current, 'sebagian dibiarkan karena sudah diubah sesudahnya'), restored: free.length > 0 }
      }
    }
  } catch (error) {
    if (!isConstraint(error)) throw error
    return change.operation === 'insert'
      ? left(current ?? before, 'tetap ada karena masih dipakai di tempat lain')
      : left(current ?? before, 'tidak dikembalikan karena bertentangan dengan data sekarang')
  }

  function left(image: RowImage, why: string) {
    return { restored: false, left: `${describeRow(change.table, image)} ${why}.` }
  }
}

/** Row access by table name, with each table's statements made once. */
class Rows {
  readonly #db: WriteDb
  readonly #columns = new Map<string, string[]>()

  constructor(db: WriteDb) {
    this.#db = db
  }

  image(table: string, id: number): RowImage | null {
    const sql = `SELECT ${imageSql(this.#columnsOf(table), table)} AS image FROM ${table} WHERE id = ?`
    const row = this.#db.prepared(sql).get(id) as { image: string } | undefined
    return row ? parse(row.image) : null
  }

  remove(table: string, id: number): void {
    this.#db.prepared(`DELETE FROM ${table} WHERE id = ?`).run(id)
  }

  insert(table: string, image: RowImage): void {
    const columns = this.#columnsOf(table)
    this.#db
      .prepared(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((c) => `@${c}`).join(', ')})`)
      .run(image)
  }

  set(table: string, id: number, columns: string[], image: RowImage): void {
    this.#db
      .prepared(`UPDATE ${table} SET ${columns.map((c) => `${c} = @${c}`).join(', ')} WHERE id = @id`)
      .run({ ...image, id })
  }

  #columnsOf(table: string): string[] {
    let columns = this.#columns.get(table)
    if (!columns) {
      if (!Object.hasOwn(tables, table)) throw new Error(`The journal names an unknown table: ${table}`)
      columns = tableColumns({ prepare: (sql) => this.#db.prepared(sql) } as Parameters<typeof tableColumns>[0], table)
      this.#columns.set(table, columns)
    }
    return columns
  }
}

function parse(image: string | null): RowImage {
  return image === null ? {} : (JSON.parse(image) as RowImage)
}

function same(a: RowImage, b: RowImage): boolean {
  return Object.keys(a).every((column) => a[column] === b[column])
}

function isConstraint(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')
}
