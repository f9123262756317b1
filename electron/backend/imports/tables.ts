/** What is remembered of imports, as the journal, the history and removals know them. */
import { number, text } from '../database/fields.ts'
import type { Tables } from '../database/tables.ts'

export const tables = {
  import_file: {
    kind: 'Berkas impor',
    topic: 'imports',
    label: ['name'],
    fields: {
      created: number('Orang baru'),
      updated: number('Orang diubah'),
      name: text('Nama berkas'),
    },
  },
  import_row: {
    kind: 'Baris impor',
    topic: 'imports',
    label: ['row_key'],
    fields: { row_key: text('Baris'), person_id: number('Orang nomor') },
  },
  import_layout: { kind: 'Susunan kolom', topic: 'imports', label: [], fields: { columns: text('Arti kolom') } },
} satisfies Tables
