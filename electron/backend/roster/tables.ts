/** The tables of the roster, as the journal, the history and removals know them. */
import { capacityNames, organisationKindNames, personFieldNames } from '../../contract/words.ts'
import { date, order, row, text, word } from '../database/fields.ts'
import type { Tables } from '../database/tables.ts'

const places = 'pemangku jabatan (termasuk yang sudah berakhir)'

export const tables = {
  sector: { kind: 'Unsur', topic: 'roster', label: ['name'], fields: { position: order } },
  organisation: {
    kind: 'Instansi',
    topic: 'roster',
    label: ['name'],
    whenGone: { parent_id: { inTheWay: 'instansi di bawahnya' } },
    fields: {
      short_name: text('Nama singkat'),
      kind: word('Jenis', organisationKindNames),
      parent_id: row('Bagian dari', 'organisation'),
      position: order,
    },
    told: 2,
  },
  organisation_alias: {
    kind: 'Nama lain instansi',
    topic: 'roster',
    label: ['name'],
    whenGone: { organisation_id: 'goes' },
    fields: {
      kind: word('Jenis', { alias: 'Nama lain', former: 'Nama lama' }),
      until_date: date('Sampai'),
    },
  },
  person: {
    kind: 'Orang',
    topic: 'roster',
    label: ['name'],
    fields: { nip: text(personFieldNames.nip), nrp: text(personFieldNames.nrp), rank: text(personFieldNames.rank) },
    told: 1,
  },
  person_alias: { kind: 'Nama lain orang', topic: 'roster', label: ['name'], whenGone: { person_id: 'goes' } },
  post: {
    kind: 'Jabatan',
    topic: 'roster',
    label: ['title'],
    whenGone: { organisation_id: 'goes' },
    fields: {
      title: text('Jabatan'),
      position: order,
      rank: word('Tingkat', {
        '1': 'Pimpinan',
        '2': 'Sekretaris',
        '3': 'Kepala bidang/bagian',
        '4': 'Kepala seksi/subbagian',
        '5': 'Fungsional',
        '6': 'Staf',
        '9': 'Belum ditentukan',
      }),
    },
  },
  membership: {
    kind: 'Pemangku jabatan',
    topic: 'roster',
    label: [],
    whenGone: { person_id: 'goes', organisation_id: { inTheWay: places }, post_id: { inTheWay: places } },
    namedBy: {
      all: [
        ['person_id', 'person'],
        ['organisation_id', 'organisation'],
      ],
    },
    fields: {
      capacity: word('Status jabatan', capacityNames),
      from_date: date('Sejak'),
      until_date: date('Sampai'),
    },
  },
  team_decree: {
    kind: 'SK tim',
    topic: 'roster',
    label: ['number'],
    whenGone: { organisation_id: 'goes' },
    fields: {
      number: text('Nomor SK'),
      date: date('Tanggal SK'),
      from_date: date('Berlaku sejak'),
      until_date: date('Berlaku sampai'),
    },
  },
} satisfies Tables
