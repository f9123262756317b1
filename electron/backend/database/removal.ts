/**
 * Taking rows away. Which rows go with them, which let go of them and which stand in the way is read from the schema and
 * from what each table says of its references (`tables.ts`), so that a later table is never forgotten.
 */
import { type Reference, References } from './references.ts'
import type { ReadDb, WriteDb } from './statements.ts'
import { tables } from './tables.ts'

/** Row id → which of the rows asked for it hangs on. */
type Rows = Map<number, number>

export class Removal {
  readonly #references: References
  readonly #going = new Map<string, Rows>()
  readonly #freed: { reference: Reference; ids: number[] }[] = []
  /** By each of the rows asked for: the rows that keep it, by their noun. */
  readonly #uses = new Map<number, Map<string, Set<string>>>()

  constructor(db: ReadDb, table: string, ids: readonly number[]) {
    this.#references = new References(db)
    this.#gather(db, table, new Map(ids.map((id) => [id, id])))
    for (const [target, rows] of this.#going) this.#judge(db, target, rows)
  }

  /** How many rows of each kind stand in the way of one of the rows, the first found first; none where it may go. */
  uses(root: number): [count: number, noun: string][] {
    return [...(this.#uses.get(root) ?? [])].map(([noun, rows]) => [rows.size, noun])
  }

  /** Children first, so that an undo, which goes backwards, finds each row's parent there again. */
  write(db: WriteDb): void {
    for (const { reference, ids } of this.#freed)
      run(db, `UPDATE ${reference.table} SET ${reference.column} = NULL`, ids)
    for (const table of this.#references.childrenFirst()) {
      const rows = this.#going.get(table)
      if (rows) run(db, `DELETE FROM ${table}`, [...rows.keys()])
    }
  }

  #gather(db: ReadDb, table: string, rows: Rows): void {
    const known = this.#going.get(table) ?? new Map<number, number>()
    const added = new Map([...rows].filter(([id]) => !known.has(id)))
    if (added.size === 0) return
    this.#going.set(table, new Map([...known, ...added]))
    for (const reference of this.#references.to(table))
      if (fateOf(reference) === 'goes') this.#gather(db, reference.table, pointing(db, reference, added))
  }

  #judge(db: ReadDb, target: string, rows: Rows): void {
    for (const reference of this.#references.to(target)) {
      const fate = fateOf(reference)
      if (fate === 'goes') continue
      const going = this.#going.get(reference.table)
      const staying = [...pointing(db, reference, rows)].filter(([id]) => !going?.has(id))
      if (staying.length === 0) continue
      if (fate === 'freed') this.#freed.push({ reference, ids: staying.map(([id]) => id) })
      else for (const [id, root] of staying) this.#keep(root, fate.inTheWay, `${reference.table} ${id}`)
    }
  }

  #keep(root: number, noun: string, row: string): void {
    const uses = this.#uses.get(root) ?? new Map<string, Set<string>>()
    this.#uses.set(root, uses.set(noun, (uses.get(noun) ?? new Set<string>()).add(row)))
  }
}

/** Removes rows of which the caller knows that nothing stands in the way. */
export function removeRows(db: WriteDb, table: string, ids: readonly number[]): void {
  if (ids.length > 0) new Removal(db, table, ids).write(db)
}

function fateOf({ table, column }: Reference): 'goes' | 'freed' | { inTheWay: string } {
  const info = tables[table]
  return info?.whenGone?.[column] ?? { inTheWay: (info?.kind ?? table).toLowerCase() }
}

function pointing(db: ReadDb, { table, column }: Reference, rows: Rows): Rows {
  const found = db
    .prepared(
      `SELECT r.id, t.value AS target FROM json_each(@ids) t CROSS JOIN ${table} r ON r.${column} = t.value ORDER BY r.id`,
    )
    .all({ ids: JSON.stringify([...rows.keys()]) }) as { id: number; target: number }[]
  return new Map(found.map(({ id, target }) => [id, rows.get(target) ?? target]))
}

function run(db: WriteDb, sql: string, ids: readonly number[]): void {
  db.prepared(`${sql} WHERE id IN (SELECT value FROM json_each(@ids))`).run({ ids: JSON.stringify(ids) })
}
