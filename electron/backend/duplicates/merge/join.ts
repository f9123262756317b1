/** Makes one row of two: all that pointed to the one points to the other, and rows that then say the same are joined too. */
import type { Side } from '../../../contract/duplicates.ts'
import type { RowImage } from '../../database/tables.ts'
import type { References } from '../../database/references.ts'
import { type Draft, idOf } from './draft.ts'
import { identities, type Identity } from './identities.ts'

/** Two rows made one, as they were when they met. */
export interface Joined {
  key: string
  table: string
  kept: RowImage
  gone: RowImage
  choosable: boolean
  choice: Side
}

export interface JoinOutcome {
  joins: Joined[]
  /** Rows that now point to the kept record, each counted once. */
  moved: Set<string>
}

export class Joiner {
  readonly outcome: JoinOutcome = { joins: [], moved: new Set() }
  readonly #draft: Draft
  readonly #references: References
  readonly #choices: Readonly<Record<string, Side>>

  /** `choices`: whose contents a joined row keeps, by the key of the join. */
  constructor(draft: Draft, references: References, choices: Readonly<Record<string, Side>>) {
    this.#draft = draft
    this.#references = references
    this.#choices = choices
  }

  /** Points to `kept` what pointed to `gone`. The row `gone` itself is left to the caller. */
  move(table: string, kept: number, gone: number): void {
    for (const reference of this.#references.to(table))
      for (const row of this.#draft.where(reference.table, reference.column, gone)) {
        // It may have been joined to another while its neighbours were moved.
        const present = this.#draft.row(reference.table, idOf(row))
        if (!present || (reference.table === table && idOf(row) === gone)) continue
        this.#point(reference.table, present, { [reference.column]: kept })
      }
  }

  #point(table: string, row: RowImage, values: RowImage): void {
    const identity = identities[table]
    const twin = identity?.twin(this.#draft, { ...row, ...values })
    if (identity && twin) return this.#join(table, identity, twin, row, values)
    const seat = table === 'attendance' ? this.#freeSeat({ ...row, ...values }) : {}
    this.#draft.change(table, idOf(row), { ...values, ...seat })
    this.outcome.moved.add(`${table} ${idOf(row)}`)
    if (table === 'action') this.#dropOwnSupport(idOf(row))
    else if (table === 'action_support') this.#dropOwnSupport(Number(row['action_id']))
  }

  /** Whoever owes an action does not also support it. */
  #dropOwnSupport(action: number): void {
    const owner = this.#draft.row('action', action)?.['organisation_id']
    for (const support of this.#draft.where('action_support', 'action_id', action))
      if (support['organisation_id'] === owner) this.#draft.remove('action_support', idOf(support))
  }

  /** `values`: what the row that goes would have held, had it been moved; its own still name the record that goes. */
  #join(table: string, identity: Identity, kept: RowImage, gone: RowImage, values: RowImage): void {
    const key = `${table}-${idOf(gone)}`
    const content = identity.content ?? []
    const choosable = content.some((column) => kept[column] !== gone[column])
    const choice = (choosable ? this.#choices[key] : undefined) ?? identity.prefer?.(kept, gone) ?? 'kept'
    this.outcome.joins.push({ key, table, kept, gone, choosable, choice })
    this.move(table, idOf(kept), idOf(gone))
    this.#draft.remove(table, idOf(gone))
    const moved = { ...gone, ...values }
    const [chosen, other] = choice === 'kept' ? [kept, moved] : [moved, kept]
    const contents = Object.fromEntries(content.map((column) => [column, chosen[column] ?? null]))
    this.#draft.change(table, idOf(kept), { ...contents, ...identity.completed?.(chosen, other) })
  }

  /** Two invitations became one and somebody else sits there: the next seat, and room for it. */
  #freeSeat(moved: RowImage): RowImage {
    const invitation = moved['invitation_id']
    if (typeof invitation !== 'number') return {}
    const taken = this.#draft
      .where('attendance', 'invitation_id', invitation)
      .filter((row) => idOf(row) !== idOf(moved) && row['session_id'] === moved['session_id'])
      .map((row) => Number(row['seat']))
    if (!taken.includes(Number(moved['seat']))) return {}
    const seat = Math.max(...taken) + 1
    const quota = Number(this.#draft.row('invitation', invitation)?.['quota'] ?? 1)
    this.#draft.change('invitation', invitation, { quota: Math.max(quota, seat) })
    return { seat }
  }
}
