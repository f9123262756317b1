/** What each journaled table is called on the screen, which topic it belongs to and how its rows are labelled. */
import type { Topic } from '../../contract/events.ts'

interface TableInfo {
  kind: string
  topic: Topic
  /** Columns of a row's JSON image that name it, in order; the first non-empty one is used. */
  label: string[]
  /**
   * What becomes of a row when what a column points to is removed: it goes too, or lets go. Where a column is not named, or
   * only with a noun, the row stands in the way and is counted under that noun, or its kind.
   */
  whenGone?: Readonly<Record<string, 'goes' | 'freed' | { inTheWay: string }>>
}

const places = 'pemangku jabatan (termasuk yang sudah berakhir)'

export const tables: Record<string, TableInfo> = {
  setting: { kind: 'Pengaturan', topic: 'settings', label: ['key'] },
  sector: { kind: 'Unsur', topic: 'roster', label: ['name'] },
  organisation: {
    kind: 'Instansi',
    topic: 'roster',
    label: ['name'],
    whenGone: { parent_id: { inTheWay: 'instansi di bawahnya' } },
  },
  organisation_alias: {
    kind: 'Nama lain instansi',
    topic: 'roster',
    label: ['name'],
    whenGone: { organisation_id: 'goes' },
  },
  person: { kind: 'Orang', topic: 'roster', label: ['name'] },
  person_alias: { kind: 'Nama lain orang', topic: 'roster', label: ['name'], whenGone: { person_id: 'goes' } },
  post: { kind: 'Jabatan', topic: 'roster', label: ['title'], whenGone: { organisation_id: 'goes' } },
  membership: {
    kind: 'Pemangku jabatan',
    topic: 'roster',
    label: [],
    whenGone: { person_id: 'goes', organisation_id: { inTheWay: places }, post_id: { inTheWay: places } },
  },
  not_duplicate: { kind: 'Bukan data ganda', topic: 'roster', label: ['a_name'] },
  merge: { kind: 'Penggabungan', topic: 'roster', label: ['gone_name'] },
  office: {
    kind: 'Kantor',
    topic: 'settings',
    label: [],
    whenGone: { organisation_id: { inTheWay: 'kantor (kantor Anda sendiri)' } },
  },
  team_decree: { kind: 'SK tim', topic: 'roster', label: ['number'], whenGone: { organisation_id: 'goes' } },
  meeting: { kind: 'Rapat', topic: 'meetings', label: ['title'] },
  meeting_organiser: {
    kind: 'Penyelenggara',
    topic: 'meetings',
    label: [],
    whenGone: { meeting_id: 'goes', organisation_id: { inTheWay: 'rapat yang diselenggarakan' } },
  },
  agenda_item: { kind: 'Susunan acara', topic: 'meetings', label: ['title'], whenGone: { meeting_id: 'goes' } },
  session: { kind: 'Sesi', topic: 'meetings', label: ['name'], whenGone: { meeting_id: 'goes' } },
  invitation: {
    kind: 'Undangan',
    topic: 'invitations',
    label: ['delegate_name'],
    whenGone: { meeting_id: 'goes', delegate_person_id: { inTheWay: 'perwakilan' } },
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
  },
  document: {
    kind: 'Dokumen',
    topic: 'documents',
    label: ['title', 'number'],
    whenGone: { corrects_id: { inTheWay: 'dokumen yang meralatnya' } },
  },
  attachment: {
    kind: 'Lampiran',
    topic: 'documents',
    label: ['name'],
    whenGone: { meeting_id: 'goes', invitation_id: 'goes', action_id: 'goes', progress_id: 'goes' },
  },
  sheet_line: {
    kind: 'Baris daftar hadir',
    topic: 'attendance',
    label: ['name', 'number'],
    // The number and the name stay on the paper; nobody is expected in the row any more.
    whenGone: { session_id: 'goes', invitation_id: 'freed', person_id: 'freed' },
  },
  attendance: { kind: 'Kehadiran', topic: 'attendance', label: ['name'], whenGone: { session_id: 'goes' } },
  strategy: { kind: 'Strategi', topic: 'actions', label: ['name'] },
  decision: { kind: 'Kesepakatan', topic: 'actions', label: ['text'], whenGone: { meeting_id: 'goes' } },
  action: {
    kind: 'Tindak lanjut',
    topic: 'actions',
    label: ['step'],
    whenGone: { meeting_id: 'goes', decision_id: 'freed' },
  },
  action_support: {
    kind: 'Instansi pendukung',
    topic: 'actions',
    label: [],
    whenGone: { action_id: 'goes', organisation_id: { inTheWay: 'tindak lanjut' } },
  },
  action_deadline: {
    kind: 'Tenggat lama',
    topic: 'actions',
    label: ['due_text', 'due_date'],
    whenGone: { action_id: 'goes' },
  },
  progress: { kind: 'Perkembangan', topic: 'actions', label: ['text', 'date'], whenGone: { action_id: 'goes' } },
  indicator: { kind: 'Indikator', topic: 'indicators', label: ['name'] },
  indicator_value: {
    kind: 'Nilai indikator',
    topic: 'indicators',
    label: ['year'],
    whenGone: { indicator_id: 'goes' },
  },
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
