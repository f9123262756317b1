/** Writes that are not written yet: rows read as they would be, and the steps that make them so, in order. */
import { Rows } from '../../database/rows.ts'
import type { ReadDb, WriteDb } from '../../database/statements.ts'
import type { RowImage } from '../../database/tables.ts'
import { rowsWhere } from './queries.ts'

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
    return changed === undefined ? rowsWhere(this.#db, table, 'id', id)[0] : (changed ?? undefined)
  }

  /** Rows whose column would hold the value, by id. */
  where(table: string, column: string, value: string | number | null): RowImage[] {
    const changed = this.#changed.get(table) ?? new Map<number, RowImage | null>()
    const stored = rowsWhere(this.#db, table, column, value).filter((row) => !changed.has(idOf(row)))
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
}

export const idOf = (row: RowImage): number => Number(row['id'])

/** Writes the steps in their order. */
export function writeSteps(db: WriteDb, steps: readonly Step[]): void {
  const rows = new Rows(db)
  for (const step of steps)
    if (step.to === 'remove') rows.remove(step.table, step.id)
    else rows.set(step.table, step.id, Object.keys(step.values), step.values)
}
