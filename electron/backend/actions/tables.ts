/** The tables of what meetings agreed and of what became of it, as the journal, the history and removals know them. */
import { date, order, percent, row, said, text } from '../database/fields.ts'
import type { Tables } from '../database/tables.ts'

export const tables = {
  strategy: { kind: 'Strategi', topic: 'actions', label: ['name'], fields: { position: order } },
  decision: {
    kind: 'Kesepakatan',
    topic: 'actions',
    label: ['text'],
    whenGone: { meeting_id: 'goes' },
    fields: { position: order, text: text('Kesepakatan') },
  },
  action: {
    kind: 'Tindak lanjut',
    topic: 'actions',
    label: ['step'],
    whenGone: { meeting_id: 'goes', decision_id: 'freed' },
    fields: {
      problem: text('Permasalahan'),
      step: text('Langkah konkret'),
      series: text('Seri nomor'),
      locus: text('Lokus'),
      output: text('Indikator/output'),
      organisation_id: row('Penanggung jawab', 'organisation'),
      verified_on: date('Diverifikasi'),
      verification: text('Hasil verifikasi'),
      impossible_on: date('Dinyatakan tidak dapat'),
      impossible_reason: text('Alasan tidak dapat ditindaklanjuti'),
    },
    told: 4,
  },
  action_support: {
    kind: 'Instansi pendukung',
    topic: 'actions',
    label: [],
    whenGone: { action_id: 'goes', organisation_id: { inTheWay: 'tindak lanjut' } },
    namedBy: [['organisation_id', 'organisation']],
    fields: { organisation_id: row('Instansi pendukung', 'organisation') },
  },
  action_deadline: {
    kind: 'Tenggat lama',
    topic: 'actions',
    label: ['due_text', 'due_date'],
    whenGone: { action_id: 'goes' },
    namedBy: [['action_id', 'action']],
    fields: {
      due_text: said('Tenggat lama (teks)'),
      due_date: date('Tenggat lama'),
      changed_on: date('Diubah'),
      reason: text('Alasan'),
    },
  },
  progress: {
    kind: 'Perkembangan',
    topic: 'actions',
    label: ['text', 'date'],
    whenGone: { action_id: 'goes' },
    namedBy: [['action_id', 'action']],
    fields: {
      percent: percent('Progres'),
      text: text('Perkembangan'),
      obstacle: text('Kendala'),
      evidence: text('Bukti dukung'),
      reported_by: text('Dilaporkan oleh'),
    },
  },
} satisfies Tables
