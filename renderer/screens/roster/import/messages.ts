/** Words of the import screens. */
import { formatDate } from '../../../../electron/contract/dates.ts'
import type { ImportResult, Returned, RowOutcome, SkipReason } from '../../../../electron/contract/imports.ts'
import { formatNumber } from '../../../../electron/contract/numbers.ts'
import type { Tone } from '../../../components/types.ts'

export const outcomes: Record<RowOutcome, { label: string; group: string; tone: Tone | 'plain'; order: number }> = {
  ambiguous: { label: 'Ditanyakan', group: 'Perlu jawaban Anda: mungkin sudah ada di daftar', tone: 'warn', order: 1 },
  invalid: { label: 'Bermasalah', group: 'Bermasalah: belum dapat diterapkan', tone: 'bad', order: 2 },
  changed: { label: 'Berubah', group: 'Berubah', tone: 'warn', order: 3 },
  new: { label: 'Baru', group: 'Baru', tone: 'info', order: 4 },
  repeated: { label: 'Berulang', group: 'Berulang di berkas ini: dilewati', tone: 'plain', order: 5 },
  unchanged: { label: 'Tetap', group: 'Tetap sama', tone: 'plain', order: 6 },
}

/** Rows an agency sent back as they were. */
export const untouchedGroup = 'Belum diperbaiki oleh instansi: dilewati'

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

const people = (count: number, what: string) => (count > 0 ? [`${formatNumber(count)} ${what}`] : [])

/** "2 orang baru, 4 diperbarui, 1 keluar", or that nothing changed. */
export function written({ created, updated, departed }: Counts): string {
  const parts = [...people(created, 'orang baru'), ...people(updated, 'diperbarui'), ...people(departed, 'keluar')]
  return parts.join(', ') || 'tidak ada yang berubah'
}

type Counts = Pick<ImportResult, 'created' | 'updated' | 'departed'>

/** What a file that came back from an agency is. */
export function returnedText(returned: Returned): { title: string; text: string } {
  if (returned.kind === 'form')
    return {
      title: `Formulir pemutakhiran data ${returned.organisation}`,
      text: `Dibuat ${formatDate(returned.exportedOn)} untuk ${formatNumber(returned.rows)} orang. Yang tidak diubah instansi tidak menimpa data yang lebih baru.`,
    }
  const { name, rows, mended, untouched } = returned
  const gone = rows - mended - untouched
  return {
    title: `Kiriman perbaikan dari “${name}”`,
    text: `${formatNumber(rows)} baris dikirim = ${[`${formatNumber(mended)} diperbaiki`, `${formatNumber(untouched)} belum disentuh`, ...people(gone, 'dihapus')].join(' + ')}. Hanya yang diperbaiki yang diterapkan.`,
  }
}
