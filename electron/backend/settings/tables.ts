/** The settings and the office itself, as the journal, the history and removals know them. */
import { settings, text } from '../database/fields.ts'
import type { Tables } from '../database/tables.ts'

export const tables = {
  setting: {
    kind: 'Pengaturan',
    topic: 'settings',
    label: ['key'],
    labelWords: { office: 'Kantor & kop', operator: 'Operator', sheet: 'Daftar hadir', demo: 'Data contoh' },
    fields: { key: text('Bagian'), value: settings('Isi') },
  },
  office: {
    kind: 'Kantor',
    topic: 'settings',
    label: [],
    whenGone: { organisation_id: { inTheWay: 'kantor (kantor Anda sendiri)' } },
  },
} satisfies Tables
