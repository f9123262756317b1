/** How each recorded column reads on the screen: its Indonesian name and what its values mean. */
import { personFieldNames, sexNames } from '../../contract/words.ts'
import { date, type FieldInfo, number, row, said, text, time, word } from '../database/fields.ts'
import { tables } from '../database/tables.ts'

export type { FieldMeaning } from '../database/fields.ts'

/** Same column, same meaning, wherever it stands. */
const anywhere: Record<string, FieldInfo> = {
  name: text('Nama'),
  note: text('Catatan'),
  position: text('Jabatan'),
  sex: word('Jenis kelamin', sexNames),
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

/** Columns that only the machine reads. */
const hidden = new Set([
  ...['uuid', 'subject_uuid', 'subject_id', 'content', 'signatories'],
  ...['id', 'name_key', 'title_key', 'sha256', 'entry_id', 'fingerprint'],
  ...['kept_id', 'gone_id', 'a_id', 'b_id', 'kept_before', 'kept_after', 'gone_before', 'changes', 'holdings'],
])

/** null: not shown. A column without a name here is shown under its own, so that nothing is kept from the reader. */
export function fieldInfo(table: string, column: string): FieldInfo | null {
  if (hidden.has(column)) return null
  return tables[table]?.fields?.[column] ?? anywhere[column] ?? text(column)
}
