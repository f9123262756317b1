/** How each recorded column reads on the screen: its Indonesian name and what its values mean. */

import {
  attendanceNames,
  capacityNames,
  channelNames,
  organisationKindNames,
  personFieldNames,
  responseNames,
  sexNames,
} from '../../contract/words.ts'

export type FieldMeaning =
  | { as: 'text' | 'said' | 'date' | 'time' | 'moment' | 'percent' | 'number' | 'settings' }
  | { as: 'row'; table: string }
  | { as: 'word'; words: Record<string, string> }

export interface FieldInfo {
  label: string
  meaning: FieldMeaning
}

const text = (label: string): FieldInfo => ({ label, meaning: { as: 'text' } })
/** Words that may be a date as typed. */
const said = (label: string): FieldInfo => ({ label, meaning: { as: 'said' } })
const date = (label: string): FieldInfo => ({ label, meaning: { as: 'date' } })
const time = (label: string): FieldInfo => ({ label, meaning: { as: 'time' } })
const number = (label: string): FieldInfo => ({ label, meaning: { as: 'number' } })
const row = (label: string, table: string): FieldInfo => ({ label, meaning: { as: 'row', table } })
const word = (label: string, words: Record<string, string>): FieldInfo => ({ label, meaning: { as: 'word', words } })

const sex = word('Jenis kelamin', sexNames)
const order = number('Urutan')

/** Same column, same meaning, wherever it stands. */
const anywhere: Record<string, FieldInfo> = {
  name: text('Nama'),
  note: text('Catatan'),
  position: text('Jabatan'),
  sex,
  phone: text(personFieldNames.phone),
  email: text(personFieldNames.email),
  date: date('Tanggal'),
  start_time: time('Mulai'),
  end_time: time('Selesai'),
  title: text('Judul'),
  kind: text('Jenis'),
  text: text('Isi'),
  number: number('Nomor'),
  organisation_id: row('Instansi', 'organisation'),
  organisation: text('Instansi'),
  person_id: row('Orang', 'person'),
  post_id: row('Jabatan', 'post'),
  sector_id: row('Unsur', 'sector'),
  meeting_id: row('Rapat', 'meeting'),
  session_id: row('Sesi', 'session'),
  invitation_id: row('Undangan', 'invitation'),
  strategy_id: row('Strategi', 'strategy'),
  decision_id: row('Kesepakatan', 'decision'),
  action_id: row('Tindak lanjut', 'action'),
  indicator_id: row('Indikator', 'indicator'),
  seat: number('Kursi'),
  due_text: said('Tenggat (teks)'),
  due_date: date('Tenggat'),
  year: number('Tahun'),
}

const byTable: Record<string, Record<string, FieldInfo>> = {
  setting: { key: text('Bagian'), value: { label: 'Isi', meaning: { as: 'settings' } } },
  sector: { position: order },
  organisation: {
    short_name: text('Nama singkat'),
    kind: word('Jenis', organisationKindNames),
    parent_id: row('Bagian dari', 'organisation'),
    position: order,
  },
  organisation_alias: {
    kind: word('Jenis', { alias: 'Nama lain', former: 'Nama lama' }),
    until_date: date('Sampai'),
  },
  person: { nip: text(personFieldNames.nip), nrp: text(personFieldNames.nrp), rank: text(personFieldNames.rank) },
  post: {
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
  office: {},
  team_decree: {
    number: text('Nomor SK'),
    date: date('Tanggal SK'),
    from_date: date('Berlaku sejak'),
    until_date: date('Berlaku sampai'),
  },
  membership: {
    capacity: word('Status jabatan', capacityNames),
    from_date: date('Sejak'),
    until_date: date('Sampai'),
  },
  meeting: {
    title: text('Nama rapat'),
    theme: text('Tema'),
    venue: text('Tempat'),
    mode: word('Cara', { onsite: 'Luring', online: 'Daring', hybrid: 'Hibrida' }),
    link: text('Tautan'),
    opener: text('Dibuka oleh'),
    chair: text('Pimpinan'),
    previous_id: row('Rapat sebelumnya', 'meeting'),
  },
  meeting_organiser: { position: order },
  agenda_item: { title: text('Acara'), speaker: text('Pembicara'), position: order },
  session: { position: order },
  invitation: {
    quota: number('Jumlah kursi'),
    response: word('Jawaban', responseNames),
    delegate_person_id: row('Wakil', 'person'),
    delegate_name: text('Nama wakil'),
    delegate_position: text('Jabatan wakil'),
    channel: word('Dijawab lewat', channelNames),
    responded_on: date('Dijawab tanggal'),
  },
  invitation_session: {},
  invitation_seat: { name: text('Nama di kursi') },
  document: {
    kind: word('Jenis', { 'attendance-sheet': 'Daftar hadir' }),
    state: word('Keadaan', { draft: 'Draf', final: 'Terbit', void: 'Batal' }),
    book: text('Buku'),
    number: text('Nomor'),
    edition: number('Edisi'),
    part: number('Bagian'),
    corrects_id: row('Meralat', 'document'),
    finalised_at: { label: 'Terbit', meaning: { as: 'moment' } },
  },
  attachment: {
    name: text('Nama berkas'),
    progress_id: row('Perkembangan', 'progress'),
    bytes: number('Ukuran (bita)'),
    media_type: text('Jenis berkas'),
    position: order,
    added_at: { label: 'Ditambahkan', meaning: { as: 'moment' } },
  },
  sheet_line: { heading: text('Kelompok'), number: number('Nomor lembar'), edition: number('Edisi') },
  attendance: {
    capacity: word('Hadir sebagai', attendanceNames),
    sheet_number: number('Nomor lembar'),
    sheet_edition: number('Edisi lembar'),
    mandate_number: text('Nomor surat mandat'),
    marked_at: { label: 'Dicatat', meaning: { as: 'moment' } },
  },
  strategy: { position: order },
  decision: { position: order, text: text('Kesepakatan') },
  action: {
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
  action_support: { organisation_id: row('Instansi pendukung', 'organisation') },
  action_deadline: {
    due_text: said('Tenggat lama (teks)'),
    due_date: date('Tenggat lama'),
    changed_on: date('Diubah'),
    reason: text('Alasan'),
  },
  progress: {
    percent: { label: 'Progres', meaning: { as: 'percent' } },
    text: text('Perkembangan'),
    obstacle: text('Kendala'),
    evidence: text('Bukti dukung'),
    reported_by: text('Dilaporkan oleh'),
  },
  indicator: {
    unit: text('Satuan'),
    position: order,
    target_value: number('Sasaran'),
    target_year: number('Tahun sasaran'),
  },
  indicator_value: { value: number('Nilai'), source: text('Sumber') },
  merge: {
    kept_name: text('Digabung ke'),
    gone_name: text('Yang digabung'),
    merged_at: { label: 'Digabung', meaning: { as: 'moment' } },
  },
  not_duplicate: {
    a_name: text('Yang satu'),
    b_name: text('Yang lain'),
    at: { label: 'Dicatat', meaning: { as: 'moment' } },
  },
  import_file: {
    created: number('Orang baru'),
    updated: number('Orang diubah'),
    name: text('Nama berkas'),
  },
  import_row: { row_key: text('Baris'), person_id: number('Orang nomor') },
  import_layout: { columns: text('Arti kolom') },
}

/** Columns that only the machine reads. */
const hidden = new Set([
  ...['uuid', 'subject_uuid', 'subject_id', 'content', 'signatories'],
  ...['id', 'name_key', 'title_key', 'sha256', 'entry_id', 'fingerprint'],
  ...['kept_id', 'gone_id', 'a_id', 'b_id', 'kept_before', 'kept_after', 'gone_before', 'changes', 'holdings'],
])

/** null: not shown. A column without a name here is shown under its own, so that nothing is kept from the reader. */
export function fieldInfo(table: string, column: string): FieldInfo | null {
  if (hidden.has(column)) return null
  return byTable[table]?.[column] ?? anywhere[column] ?? text(column)
}
