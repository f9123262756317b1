/** What goes out, and the files kept with records, as the journal, the history and removals know them. */
import { moment, number, order, row, text, word } from '../database/fields.ts'
import type { Tables } from '../database/tables.ts'

export const tables = {
  document: {
    kind: 'Dokumen',
    topic: 'documents',
    label: ['title', 'number'],
    whenGone: { corrects_id: { inTheWay: 'dokumen yang meralatnya' } },
    fields: {
      kind: word('Jenis', { 'attendance-sheet': 'Daftar hadir' }),
      state: word('Keadaan', { draft: 'Draf', final: 'Terbit', void: 'Batal' }),
      book: text('Buku'),
      number: text('Nomor'),
      edition: number('Edisi'),
      part: number('Bagian'),
      corrects_id: row('Meralat', 'document'),
      finalised_at: moment('Terbit'),
    },
  },
  attachment: {
    kind: 'Lampiran',
    topic: 'documents',
    label: ['name'],
    whenGone: { meeting_id: 'goes', invitation_id: 'goes', action_id: 'goes', progress_id: 'goes' },
    fields: {
      name: text('Nama berkas'),
      progress_id: row('Perkembangan', 'progress'),
      bytes: number('Ukuran (bita)'),
      media_type: text('Jenis berkas'),
      position: order,
      added_at: moment('Ditambahkan'),
    },
  },
} satisfies Tables
