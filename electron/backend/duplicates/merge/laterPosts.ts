/**
 * Separating one of several organisations that were merged into the same: later ones may stand in posts that came with
 * it, or that were made for them when an earlier one was separated, and must find what is there now.
 */
import type { Reference, References } from '../../database/references.ts'
import { Rows } from '../../database/rows.ts'
import type { WriteDb } from '../../database/statements.ts'
import { postCalled } from '../../roster/writeQueries.ts'
import * as queries from '../queries.ts'
import type { MergeChange } from './giveBack.ts'
import { inPostsOfTheOther } from './queries.ts'
import type { Separation } from './separation.ts'

interface Later {
  id: number
  changes: MergeChange[]
}

export class LaterPosts {
  readonly #separation: Separation
  readonly #later: Later[]
  readonly #pointing: { table: string; column: string; organisation: string }[]

  constructor(references: References, separation: Separation) {
    this.#separation = separation
    this.#later = separation.later.map(({ id, changes }) => ({ id, changes: JSON.parse(changes) as MergeChange[] }))
    this.#pointing = references.to('post').flatMap(({ table, column }) => {
      const organisation = references.of(table).find(({ target }: Reference) => target === 'organisation')
      return organisation ? [{ table, column, organisation: organisation.column }] : []
    })
  }

  /** What is to be given back: a post that was made and that a later merge stands in goes with the last of those. */
  handOver(): MergeChange[] {
    return this.#separation.changes.filter((change) => {
      if (change.table !== 'post' || change.operation !== 'insert') return true
      const next = this.#later.find(({ changes }) => changes.some((one) => this.#standsIn(one, change.rowId)))
      next?.changes.unshift(change)
      return next === undefined
    })
  }

  /** A row of the one organisation in a post of the other moves to the post of that title in its own. */
  keepWithin(db: WriteDb): void {
    const rows = new Rows(db)
    const { keptId, goneId } = this.#separation.merge
    for (const { table, column, organisation } of this.#pointing)
      for (const row of inPostsOfTheOther(db, table, column, organisation, keptId, goneId)) {
        const known = queries.postsOf.all(db, { organisation: row.organisation })
        const post = postCalled(db, row.organisation, row.title, row.position)
        rows.set(table, row.id, [column], { [column]: post })
        if (post === null) continue
        const owner = this.#moved(table, row.id, column, row.post, post)
        if (owner && !known.some(({ id }) => id === post))
          owner.changes.unshift({
            table: 'post',
            rowId: post,
            operation: 'insert',
            before: null,
            after: rows.image('post', post),
          })
      }
  }

  write(db: WriteDb): void {
    for (const { id, changes } of this.#later) queries.rebaseChanges.run(db, { id, changes: JSON.stringify(changes) })
  }

  /** The later merge that brought the row into the post, now told of the other post. */
  #moved(table: string, rowId: number, column: string, from: number, to: number): Later | undefined {
    const owner = this.#later.find(({ changes }) =>
      changes.some((one) => one.table === table && one.rowId === rowId && one.after?.[column] === from),
    )
    let reached = false
    for (const change of owner?.changes ?? []) {
      if (change.table !== table || change.rowId !== rowId) continue
      if (reached && change.before?.[column] === from) change.before[column] = to
      if (change.after?.[column] !== from) continue
      change.after[column] = to
      reached = true
    }
    return owner
  }

  #standsIn({ table, after }: MergeChange, post: number): boolean {
    return this.#pointing.some((one) => one.table === table && after?.[one.column] === post)
  }
}
