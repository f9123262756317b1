/** The tables of invitations, as the journal, the history and removals know them. */
import { channelNames, responseNames } from '../../contract/words.ts'
import { date, number, row, text, word } from '../database/fields.ts'
import type { Tables } from '../database/tables.ts'

export const tables = {
  invitation: {
    kind: 'Undangan',
    topic: 'invitations',
    label: ['delegate_name'],
    whenGone: { meeting_id: 'goes', delegate_person_id: { inTheWay: 'perwakilan' } },
    namedBy: {
      all: [
        ['person_id', 'person'],
        ['post_id', 'post'],
        ['organisation_id', 'organisation'],
      ],
    },
    fields: {
      quota: number('Jumlah kursi'),
      response: word('Jawaban', responseNames),
      delegate_person_id: row('Wakil', 'person'),
      delegate_name: text('Nama wakil'),
      delegate_position: text('Jabatan wakil'),
      channel: word('Dijawab lewat', channelNames),
      responded_on: date('Dijawab tanggal'),
    },
  },
  invitation_session: {
    kind: 'Sesi undangan',
    topic: 'invitations',
    label: [],
    whenGone: { invitation_id: 'goes', session_id: 'goes' },
  },
  invitation_seat: {
    kind: 'Nama di kursi',
    topic: 'invitations',
    label: ['name', 'seat'],
    whenGone: { invitation_id: 'goes', person_id: { inTheWay: 'kursi undangan' } },
    fields: { name: text('Nama di kursi') },
  },
} satisfies Tables
