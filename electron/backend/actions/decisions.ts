/** What meetings agreed, in order. */
import type { Handlers } from '../../contract/api.ts'
import { notFound } from '../../contract/errors.ts'
import type { DecisionId } from '../../contract/ids.ts'
import { removeRows } from '../database/removal.ts'
import { fieldsOf, merged, seenNow } from '../database/versions.ts'
import type { Services } from '../services.ts'
import { checkSameIds, meetingDate } from './checks.ts'
import { insertDecision, placeDecision, updateDecision } from './writeQueries.ts'
import { selectDecision, selectDecisions } from './queries.ts'
import { excerpt } from './rules.ts'

type Channels = 'decisions.list' | 'decisions.create' | 'decisions.update' | 'decisions.reorder' | 'decisions.remove'

export function createDecisions({ db, journal }: Services): Handlers<Channels> {
  const decision = (id: DecisionId) => {
    const found = selectDecision.get(db, { id })
    if (!found) throw notFound('Kesepakatan')
    return found
  }
  return {
    'decisions.list': (input) => seenNow(db, selectDecisions.all(db, input)),
    'decisions.create': (input) => {
      meetingDate(db, input.meetingId)
      const summary = `Tambah kesepakatan “${excerpt(input.text)}”`
      const { value } = journal.run('decisions.create', summary, (write) => insertDecision.run(write, input).id)
      return { id: value as DecisionId }
    },
    'decisions.update': ({ id, seen, text: typed }) => {
      decision(id)
      const { text } = merged<{ text: string }>(db, {
        seen,
        fields: (past) => fieldsOf(past.row('decision', id), { text: 'text' }),
        typed: () => ({ text: typed }),
        words: { text: 'kesepakatan' },
      })
      journal.run('decisions.update', `Ubah kesepakatan “${excerpt(text)}”`, (write) => {
        updateDecision.run(write, { id, text })
      })
      return null
    },
    'decisions.reorder': ({ meetingId, ids }) => {
      const present = selectDecisions.all(db, { meetingId }).map(({ id }) => id)
      checkSameIds(ids, present)
      journal.run('decisions.reorder', `Ubah urutan ${ids.length} kesepakatan`, (write) => {
        ids.forEach((id, index) => placeDecision.run(write, { id, position: index + 1 }))
      })
      return null
    },
    /** Its actions stay, without a decision. */
    'decisions.remove': ({ id }) => {
      const summary = `Hapus kesepakatan “${excerpt(decision(id).text)}”`
      journal.run('decisions.remove', summary, (write) => removeRows(write, 'decision', [id]))
      return null
    },
  }
}
