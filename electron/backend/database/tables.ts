/** What each journaled table is called on the screen, which topic it belongs to and how its rows are labelled. */
import type { Topic } from '../../contract/events.ts'

interface TableInfo {
  kind: string
  topic: Topic
  /** Columns of a row's JSON image that name it, in order; the first non-empty one is used. */
  label: string[]
}

export const tables: Record<string, TableInfo> = {
  setting: { kind: 'Pengaturan', topic: 'settings', label: ['key'] },
  sector: { kind: 'Unsur', topic: 'roster', label: ['name'] },
  organisation: { kind: 'Instansi', topic: 'roster', label: ['name'] },
  organisation_alias: { kind: 'Nama lain instansi', topic: 'roster', label: ['name'] },
  person: { kind: 'Orang', topic: 'roster', label: ['name'] },
  person_alias: { kind: 'Nama lain orang', topic: 'roster', label: ['name'] },
  post: { kind: 'Jabatan', topic: 'roster', label: ['title'] },
  membership: { kind: 'Pemangku jabatan', topic: 'roster', label: [] },
  not_duplicate: { kind: 'Bukan data ganda', topic: 'roster', label: ['a_name'] },
  merge: { kind: 'Penggabungan', topic: 'roster', label: ['gone_name'] },
  office: { kind: 'Kantor', topic: 'settings', label: [] },
  team_decree: { kind: 'SK tim', topic: 'roster', label: ['number'] },
  meeting: { kind: 'Rapat', topic: 'meetings', label: ['title'] },
  meeting_organiser: { kind: 'Penyelenggara', topic: 'meetings', label: [] },
  agenda_item: { kind: 'Susunan acara', topic: 'meetings', label: ['title'] },
  session: { kind: 'Sesi', topic: 'meetings', label: ['name'] },
  invitation: { kind: 'Undangan', topic: 'invitations', label: ['delegate_name'] },
  invitation_session: { kind: 'Sesi undangan', topic: 'invitations', label: [] },
  invitation_seat: { kind: 'Nama di kursi', topic: 'invitations', label: ['name', 'seat'] },
  document: { kind: 'Dokumen', topic: 'documents', label: ['title', 'number'] },
  attachment: { kind: 'Lampiran', topic: 'documents', label: ['name'] },
  sheet_line: { kind: 'Baris daftar hadir', topic: 'attendance', label: ['name', 'number'] },
  attendance: { kind: 'Kehadiran', topic: 'attendance', label: ['name'] },
  strategy: { kind: 'Strategi', topic: 'actions', label: ['name'] },
  decision: { kind: 'Kesepakatan', topic: 'actions', label: ['text'] },
  action: { kind: 'Tindak lanjut', topic: 'actions', label: ['step'] },
  action_support: { kind: 'Instansi pendukung', topic: 'actions', label: [] },
  action_deadline: { kind: 'Tenggat lama', topic: 'actions', label: ['due_text', 'due_date'] },
  progress: { kind: 'Perkembangan', topic: 'actions', label: ['text', 'date'] },
  indicator: { kind: 'Indikator', topic: 'indicators', label: ['name'] },
  indicator_value: { kind: 'Nilai indikator', topic: 'indicators', label: ['year'] },
  import_file: { kind: 'Berkas impor', topic: 'imports', label: ['name'] },
  import_row: { kind: 'Baris impor', topic: 'imports', label: ['row_key'] },
  import_layout: { kind: 'Susunan kolom', topic: 'imports', label: [] },
}

export type RowImage = Record<string, string | number | null>

/** "Orang “Siti Aminah, S.E.”", or "Pemangku jabatan" where a row has no name of its own. */
export function describeRow(table: string, image: RowImage): string {
  const info = tables[table]
  const label = rowLabel(table, image)
  const kind = info?.kind ?? table
  return label ? `${kind} “${label}”` : kind
}

export function rowLabel(table: string, image: RowImage): string {
  for (const column of tables[table]?.label ?? []) {
    const value = image[column]
    if (value != null && value !== '') return String(value)
  }
  return ''
}
