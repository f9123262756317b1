/** The tables of meetings, as the journal, the history and removals know them. */
import { order, row, text, word } from '../database/fields.ts'
import type { Tables } from '../database/tables.ts'

export const tables = {
  meeting: {
    kind: 'Rapat',
    topic: 'meetings',
    label: ['title'],
    fields: {
      title: text('Nama rapat'),
      theme: text('Tema'),
      venue: text('Tempat'),
      mode: word('Cara', { onsite: 'Luring', online: 'Daring', hybrid: 'Hibrida' }),
      link: text('Tautan'),
      opener: text('Dibuka oleh'),
      chair: text('Pimpinan'),
      previous_id: row('Rapat sebelumnya', 'meeting'),
    },
    told: 3,
  },
  meeting_organiser: {
    kind: 'Penyelenggara',
    topic: 'meetings',
    label: [],
    whenGone: { meeting_id: 'goes', organisation_id: { inTheWay: 'rapat yang diselenggarakan' } },
    namedBy: [['organisation_id', 'organisation']],
    fields: { position: order },
  },
  agenda_item: {
    kind: 'Susunan acara',
    topic: 'meetings',
    label: ['title'],
    whenGone: { meeting_id: 'goes' },
    fields: { title: text('Acara'), speaker: text('Pembicara'), position: order },
  },
  session: {
    kind: 'Sesi',
    topic: 'meetings',
    label: ['name'],
    whenGone: { meeting_id: 'goes' },
    fields: { position: order },
  },
} satisfies Tables
