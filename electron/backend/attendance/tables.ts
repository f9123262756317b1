/** The tables of attendance and of numbered sheets, as the journal, the history and removals know them. */
import { attendanceNames } from '../../contract/words.ts'
import { moment, number, text, word } from '../database/fields.ts'
import type { Tables } from '../database/tables.ts'

export const tables = {
  sheet_line: {
    kind: 'Baris daftar hadir',
    topic: 'attendance',
    label: ['name', 'number'],
    // The number and the name stay on the paper; nobody is expected in the row any more.
    whenGone: { session_id: 'goes', invitation_id: 'freed', person_id: 'freed' },
    fields: { heading: text('Kelompok'), number: number('Nomor lembar'), edition: number('Edisi') },
  },
  attendance: {
    kind: 'Kehadiran',
    topic: 'attendance',
    label: ['name'],
    whenGone: { session_id: 'goes' },
    namedBy: [['person_id', 'person']],
    fields: {
      capacity: word('Hadir sebagai', attendanceNames),
      sheet_number: number('Nomor lembar'),
      sheet_edition: number('Edisi lembar'),
      mandate_number: text('Nomor surat mandat'),
      marked_at: moment('Dicatat'),
    },
  },
} satisfies Tables
