/** What is kept of merges and of pairs that are none, as the journal, the history and removals know them. */
import { moment, text } from '../database/fields.ts'
import type { Tables } from '../database/tables.ts'

export const tables = {
  not_duplicate: {
    kind: 'Bukan data ganda',
    topic: 'roster',
    label: ['a_name'],
    fields: {
      a_name: text('Yang satu'),
      b_name: text('Yang lain'),
      at: moment('Dicatat'),
    },
  },
  merge: {
    kind: 'Penggabungan',
    topic: 'roster',
    label: ['gone_name'],
    fields: {
      kept_name: text('Digabung ke'),
      gone_name: text('Yang digabung'),
      merged_at: moment('Digabung'),
    },
  },
} satisfies Tables
