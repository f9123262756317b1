/** Writes that are not written yet: rows read as they would be, and the steps that make them so, in order. */
import { imageSql, tableColumns } from '../../database/recorder.ts'
import { Rows } from '../../database/rows.ts'
import type { ReadDb, WriteDb } from '../../database/statements.ts'
import type { RowImage } from '../../database/tables.ts'

export type Step =
  { table: string; id: number; to: 'change'; values: RowImage } | { table: string; id: number; to: 'remove' }

export class Draft {
  readonly steps: Step[] = []
  readonly #db: ReadDb
  /** Rows as they would be; null for removed. */
  readonly #changed = new Map<string, Map<number, RowImage | null>>()

  constructor(db: ReadDb) {
    this.#db = db
  }

  row(table: string, id: number): RowImage | undefined {
    const changed = this.#changed.get(table)?.get(id)
    return changed === undefined ? this.#stored(table, 'id', id)[0] : (changed ?? undefined)
  }

  /** Rows whose column would hold the value, by id. */
  where(table: string, column: string, value: string | number | null): RowImage[] {
    const changed = this.#changed.get(table) ?? new Map<number, RowImage | null>()
    const stored = this.#stored(table, column, value).filter((row) => !changed.has(idOf(row)))
    const drafted = [...changed.values()].filter((row) => row !== null && row[column] === value) as RowImage[]
    return [...stored, ...drafted].sort((a, b) => idOf(a) - idOf(b))
  }

  change(table: string, id: number, values: RowImage): void {
    const row = this.row(table, id)
    if (!row) return
    const differing = Object.entries(values).filter(([column, value]) => row[column] !== value)
    if (differing.length === 0) return
    this.#keep(table, id, { ...row, ...values })
    this.steps.push({ table, id, to: 'change', values: Object.fromEntries(differing) })
  }

  remove(table: string, id: number): void {
    this.#keep(table, id, null)
    this.steps.push({ table, id, to: 'remove' })
  }

  #keep(table: string, id: number, row: RowImage | null): void {
    const rows = this.#changed.get(table)
    if (rows) rows.set(id, row)
    else this.#changed.set(table, new Map([[id, row]]))
  }

  /** Table and column come from the schema. */
  #stored(table: string, column: string, value: string | number | null): RowImage[] {
    const image = imageSql(tableColumns(this.#db, table), table)
    // Not “IS ?”: an index of rows that point anywhere is of use only where the value cannot be null.
    const [condition, parameters] = value === null ? ['IS NULL', []] : ['= ?', [value]]
    const statement = this.#db.prepared(
      `SELECT ${image} AS image FROM ${table} WHERE ${column} ${condition} ORDER BY id`,
    )
    return (statement.all(...parameters) as { image: string }[]).map((row) => JSON.parse(row.image) as RowImage)
  }
}

export const idOf = (row: RowImage): number => Number(row['id'])

/** Writes the steps in their order. */
export function writeSteps(db: WriteDb, steps: readonly Step[]): void {
  const rows = new Rows(db)
  for (const step of steps)
    if (step.to === 'remove') rows.remove(step.table, step.id)
    else rows.set(step.table, step.id, Object.keys(step.values), step.values)
}
