/**
 * Takes back what a merge wrote in other rows, long after: each column only where it is still as the merge left it, and
 * without the journal, so that it works from the record of the merge alone.
 */
import { Rows } from '../../database/rows.ts'
import type { WriteDb } from '../../database/statements.ts'
import { describeRow, type RowImage } from '../../database/tables.ts'

/** One row a merge wrote; an insert keeps what it wrote in `after`. */
export interface MergeChange {
  table: string
  rowId: number
  operation: 'insert' | 'update' | 'delete'
  before: RowImage | null
  after: RowImage | null
}

/** `changes` in the order they were written. Returns what had to stay, one sentence each. */
export function giveBack(db: WriteDb, changes: readonly MergeChange[]): string[] {
  const rows = new Rows(db)
  const left = new Set<string>()
  let waiting = netOf(changes).reverse()
  // A row may have to wait for another that it needs; as long as some come back, the others are tried again.
  for (let before = Infinity; waiting.length > 0 && waiting.length < before;) {
    before = waiting.length
    const blocked = new Map<string, string>()
    const later: MergeChange[] = []
    for (const change of waiting) {
      const key = keyOf(change)
      // A row waits as a whole: its older changes come after its newer ones.
      const told = blocked.has(key) ? undefined : giveBackOne(rows, change)
      if (blocked.has(key) || told?.blocked) {
        if (told) blocked.set(key, told.sentence)
        later.push(change)
      } else if (told) left.add(told.sentence)
    }
    waiting = later
    if (later.length === before) for (const sentence of blocked.values()) left.add(sentence)
  }
  return [...left]
}

/**
 * A row that was moved before it was removed comes back in one step, as it was before either: where it stood in between
 * another may stand by now.
 */
function netOf(changes: readonly MergeChange[]): MergeChange[] {
  const firstOf = new Map<string, MergeChange>()
  const removed = new Set<string>()
  for (const change of changes) {
    const key = keyOf(change)
    if (!firstOf.has(key)) firstOf.set(key, change)
    if (change.operation === 'delete') removed.add(key)
    else removed.delete(key)
  }
  return changes.flatMap((change) => {
    const first = firstOf.get(keyOf(change))
    if (!removed.has(keyOf(change)) || first?.operation !== 'update') return [change]
    return change.operation === 'delete' ? [{ ...change, before: first.before }] : []
  })
}

const keyOf = ({ table, rowId }: MergeChange) => `${table} ${rowId}`

function giveBackOne(rows: Rows, change: MergeChange): { sentence: string; blocked?: boolean } | undefined {
  const { table, rowId, operation } = change
  const before = change.before ?? {}
  const after = change.after ?? {}
  const current = rows.image(table, rowId)
  const told = (why: string) => ({ sentence: `${describeRow(table, current ?? before)} ${why}.` })
  try {
    switch (operation) {
      case 'insert':
        if (!current) return undefined
        if (differing(after, current).length > 0) return told('tetap ada karena sudah diubah sesudahnya')
        rows.remove(table, rowId)
        return undefined
      case 'delete':
        if (current) return told('tidak dikembalikan karena sudah ada lagi')
        rows.insert(table, before)
        return undefined
      case 'update': {
        if (!current) return told('tidak dikembalikan karena sudah dihapus')
        const changed = differing(before, after)
        const free = changed.filter((column) => current[column] === after[column])
        if (free.length > 0) rows.set(table, rowId, free, before)
        return free.length === changed.length ? undefined : told('sebagian dibiarkan karena sudah diubah sesudahnya')
      }
    }
  } catch (error) {
    // A refusal by a constraint is an answer; the statement that was refused wrote nothing.
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) throw error
    return { ...told('tidak dikembalikan karena bertentangan dengan data sekarang'), blocked: true }
  }
}

const differing = (a: RowImage, b: RowImage): string[] => Object.keys(a).filter((column) => a[column] !== b[column])
