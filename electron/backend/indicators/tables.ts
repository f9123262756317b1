/** The tables of indicators, as the journal, the history and removals know them. */
import { number, order, text } from '../database/fields.ts'
import type { Tables } from '../database/tables.ts'

export const tables = {
  indicator: {
    kind: 'Indikator',
    topic: 'indicators',
    label: ['name'],
    fields: {
      unit: text('Satuan'),
      position: order,
      target_value: number('Sasaran'),
      target_year: number('Tahun sasaran'),
    },
  },
  indicator_value: {
    kind: 'Nilai indikator',
    topic: 'indicators',
    label: ['year'],
    whenGone: { indicator_id: 'goes' },
    fields: { value: number('Nilai'), source: text('Sumber') },
  },
} satisfies Tables
