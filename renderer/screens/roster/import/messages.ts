/** Words of the import screens. */
import type { RowOutcome, SkipReason } from '../../../../electron/contract/imports.ts'
import type { Tone } from '../../../components/types.ts'

export const outcomes: Record<RowOutcome, { label: string; group: string; tone: Tone | 'plain'; order: number }> = {
  ambiguous: { label: 'Ditanyakan', group: 'Perlu jawaban Anda: mungkin sudah ada di daftar', tone: 'warn', order: 1 },
  invalid: { label: 'Bermasalah', group: 'Bermasalah: belum dapat diterapkan', tone: 'bad', order: 2 },
  changed: { label: 'Berubah', group: 'Berubah', tone: 'warn', order: 3 },
  new: { label: 'Baru', group: 'Baru', tone: 'info', order: 4 },
  repeated: { label: 'Berulang', group: 'Berulang di berkas ini: dilewati', tone: 'plain', order: 5 },
  unchanged: { label: 'Tetap', group: 'Tetap sama', tone: 'plain', order: 6 },
}

export const skipReasons: Record<SkipReason, string> = {
  title: 'judul',
  header: 'kepala tabel',
  'column-numbers': 'nomor kolom',
  section: 'baris bagian',
  total: 'jumlah',
  signature: 'tanda tangan',
  note: 'catatan',
  'numbering-only': 'hanya nomor urut',
  continuation: 'lanjutan baris di atasnya',
  'hidden-row': 'baris tersembunyi',
  'emptied-row': 'dikosongkan oleh instansi',
  'hidden-sheet': 'lembar tersembunyi',
  'excluded-table': 'tabel tidak disertakan',
  'empty-table': 'tabel kosong',
  'no-table': 'bukan bagian tabel',
}
