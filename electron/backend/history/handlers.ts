/** The journal on screen: what was done, by whom, what it changed, and what can be taken back. */
import type { Handlers } from '../../contract/api.ts'
import { notFound } from '../../contract/errors.ts'
import type { EntryId } from '../../contract/ids.ts'
import type { JournalEntry, Outputs } from '../../contract/history.ts'
import { type RowImage, tables } from '../database/tables.ts'
import type { ReadDb } from '../database/statements.ts'
import type { Presence } from '../presence.ts'
import type { Services } from '../services.ts'
import { labelOf } from './labels.ts'
import {
  type ChangeRow,
  countGroup,
  currentImage,
  entriesOfRecord,
  type EntryRow,
  listPage,
  selectChanges,
  selectEntry,
  selectGroupPage,
  selectGroups,
  selectLastImage,
  selectNextImage,
  selectRedoable,
  selectUndoable,
} from './queries.ts'
import { fieldChanges, type NameOf } from './rules.ts'

/** Rows of one entry that are listed at once. More, and there may be tens of thousands, are counted by kind first. */
const fewRows = 40

export function createHistory(
  { db, journal }: Services,
  present: Presence,
): Handlers<Extract<keyof Outputs, `journal.${string}`>> {
  return {
    'journal.list': ({ query, limit, offset }) => {
      const { total, items } = listPage(db, query, limit, offset)
      return { total, items: items.map(shown) }
    },
    'journal.get': ({ entryId }) => {
      const entry = selectEntry.get(db, { id: entryId })
      if (!entry) throw notFound('Catatan riwayat')
      const images = new Images(db)
      if (entry.changes > fewRows)
        return {
          ...shown(entry),
          rows: [],
          groups: selectGroups.all(db, { entryId }).map((group) => ({ ...group, kind: kindOf(group.table) })),
        }
      const changes = selectChanges.all(db, { entryId })
      return { ...shown(entry), rows: changes.map((change) => images.describe(change)), groups: [] }
    },
    'journal.rows': ({ entryId, table, operation, limit, offset }) => {
      const group = { entryId, table, operation }
      const images = new Images(db)
      return {
        total: countGroup.get(db, group)?.total ?? 0,
        items: selectGroupPage.all(db, { ...group, limit, offset }).map((change) => images.describe(change)),
      }
    },
    'journal.undo': ({ entryId, alone }) => journal.undo(entryId, alone),
    'journal.next': (_, { caller }) => {
      const asked = { others: JSON.stringify(present.othersThan(caller.id)) }
      const named = (step: { entryId: EntryId } | undefined) =>
        step ? { ...step, summary: journal.describe(step.entryId) } : null
      return {
        undo: named(selectUndoable.all(db, asked).find(({ entryId }) => !journal.fruitless(entryId))),
        redo: named(selectRedoable.get(db, asked)),
      }
    },
    'journal.ofRecord': ({ table, rowId }) =>
      Object.hasOwn(tables, table) ? entriesOfRecord(db, table, rowId).map(shown) : [],
  }
}

function shown({ undoneById, ...entry }: EntryRow): JournalEntry {
  const undone = undoneById !== null
  return { ...entry, undone, undoable: !undone && entry.kind !== 'redo' && entry.command !== 'setup.start' }
}

const kindOf = (table: string): string => tables[table]?.kind ?? table

/** Pictures of rows at the time of a change, and the names of the rows they point to. */
class Images {
  readonly #db: ReadDb
  readonly #names = new Map<string, string>()

  constructor(db: ReadDb) {
    this.#db = db
  }

  describe(change: ChangeRow) {
    const before = parse(change.before)
    const after = change.operation === 'insert' ? this.#inserted(change) : parse(change.after)
    const image = after ?? before ?? {}
    return {
      table: change.table,
      kind: kindOf(change.table),
      rowId: change.rowId,
      label: labelOf(change.table, image, this.#nameOf),
      operation: change.operation,
      fields: fieldChanges(change.table, before, after, this.#nameOf),
    }
  }

  #inserted({ table, rowId, id }: ChangeRow): RowImage | null {
    const next = selectNextImage.get(this.#db, { table, rowId, id })
    return parse(next ? next.before : currentImage(this.#db, table, rowId))
  }

  #nameOf: NameOf = (table, id) => {
    const key = `${table} ${id}`
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const image = parse(
      currentImage(this.#db, table, id) ?? selectLastImage.get(this.#db, { table, rowId: id })?.before ?? null,
    )
    // Set first: a row that names itself by another ends here instead of going round.
    this.#names.set(key, `no. ${id}`)
    const name = (image && labelOf(table, image, this.#nameOf)) || `no. ${id}`
    this.#names.set(key, name)
    return name
  }
}

function parse(image: string | null): RowImage | null {
  return image === null ? null : (JSON.parse(image) as RowImage)
}
