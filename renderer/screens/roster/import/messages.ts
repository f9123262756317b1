/** Words of the import screens. */
import { addDays, formatDate, formatDateTime } from '../../../../electron/contract/dates.ts'
import {
  type FieldChange,
  type ImportResult,
  type Returned,
  type RowOutcome,
  type SkipReason,
} from '../../../../electron/contract/imports.ts'
import { maskNip } from '../../../../electron/contract/privacy.ts'
import { formatNumber } from '../../../../electron/contract/numbers.ts'
import { personFieldNames } from '../../../../electron/contract/words.ts'
import type { Tone } from '../../../components/types.ts'
import type { FileState } from './fileState.ts'

export const outcomes: Record<RowOutcome, { label: string; group: string; tone: Tone | 'plain'; order: number }> = {
  ambiguous: { label: 'Ditanyakan', group: 'Perlu jawaban Anda: mungkin sudah ada di daftar', tone: 'warn', order: 1 },
  invalid: { label: 'Bermasalah', group: 'Bermasalah: belum dapat diterapkan', tone: 'bad', order: 2 },
  changed: { label: 'Berubah', group: 'Berubah', tone: 'warn', order: 3 },
  new: { label: 'Baru', group: 'Baru', tone: 'info', order: 4 },
  repeated: { label: 'Berulang', group: 'Berulang di berkas ini: dilewati', tone: 'plain', order: 5 },
  unchanged: { label: 'Tetap', group: 'Tetap sama', tone: 'plain', order: 6 },
}

export const importWords = {
  title: 'Impor berkas',
  unread: 'Belum dibaca',
  allFiles: 'Semua berkas',
  nothingYet: 'Tidak ada yang ditulis sebelum Anda menekan Terapkan.',
  notOpened: (name: string) =>
    `“${name}” tidak dapat dibuka. Kalau ini folder, pilih berkas di dalamnya; kalau berkasnya sedang terbuka di program lain, tutup dahulu, lalu baca lagi.`,
  notRead: (name: string) => `Berkas “${name}” tidak dapat dibaca.`,
  notReadYet: 'Pembacaan dihentikan sebelum gilirannya.',
  stoppedReading: 'Pembacaan berkas dibatalkan.',
  stopped: 'Pembacaan dihentikan',
  failed: 'Berkas ini tidak dapat dibaca',
  /** After the imports of these files were taken back; `left`: sentences about what had to stay. */
  taken: (names: readonly string[], left: readonly string[]) => {
    const what =
      names.length === 0
        ? 'Tidak ada yang dapat dikembalikan.'
        : names.length === 1
          ? `Impor “${names[0]}” dibatalkan.`
          : `Impor ${formatNumber(names.length)} berkas dibatalkan.`
    const more = left.length > 3 ? [`Dan ${formatNumber(left.length - 3)} lagi.`] : []
    return [what, ...left.slice(0, 3), ...more].join(' ')
  },
  aboutRow: (row: number) => `baris ${formatNumber(row)}`,
  takenBack: (about: string) => `Jawaban untuk ${about} ditarik kembali.`,
  applyAllAgain: (count: number) => `Terapkan semua lagi (${formatNumber(count)} berkas)`,
  allUndone: (count: number) => `Impor ${formatNumber(count)} berkas dibatalkan`,
  stillThere: 'Yang ditulisnya sudah ditarik kembali. Jawaban dan perbaikan Anda masih ada.',
  applyAll: (count: number) => `Terapkan semua (${formatNumber(count)} berkas)`,
  apply: (writes: number, open: number) =>
    writes > 0 ? `Terapkan ${formatNumber(writes)} perubahan` : open > 0 ? 'Jawab dahulu' : 'Tidak ada yang diterapkan',
  applied: 'Sudah diterapkan',
  nothingWritten: 'Tidak ada yang perlu diubah',
  undone: 'Impor ini dibatalkan',
  surprises: (count: number) =>
    `Daftar berubah sejak berkas ini dibaca, dan ${formatNumber(count)} baris sekarang perlu jawaban Anda. Belum ada yang ditulis dari berkas ini.`,
  surprised: (count: number) => `${formatNumber(count)} pertanyaan baru: daftar berubah sejak berkas ini dibaca`,
  questions: (count: number) =>
    `${formatNumber(count)} pertanyaan menunggu jawaban Anda; yang belum dijawab tidak ikut diterapkan.`,
  questionsInMany: (count: number, ready: number) =>
    ready > 0
      ? `${formatNumber(count)} pertanyaan untuk Anda; berkasnya menunggu, yang lain dapat diterapkan dahulu.`
      : `${formatNumber(count)} pertanyaan untuk Anda. Tekan N untuk menjawabnya satu per satu.`,
  organisationRows: (rows: number, more: number) =>
    `${formatNumber(rows)} orang menunggu jawaban ini${more > 0 ? `; masih ada ${formatNumber(more)} instansi lain` : ''}. Jawaban Anda diingat.`,
  /** What "Terapkan" is about to do. */
  willWrite: (counts: Counts & { kept: number }) => {
    const kept = counts.kept > 0 ? `; ejaan lama ${formatNumber(counts.kept)} nama dipertahankan` : ''
    return counts.created + counts.updated + counts.departed === 0
      ? `Tidak ada yang perlu ditulis${kept}.`
      : `Terapkan akan menulis ${written(counts)}${kept}.`
  },
  nameless: 'Belum ada kolom nama: di Susunan lembar, pilih kolom mana yang berisi nama.',
  forAgency: (count: number) => `Simpan ${formatNumber(count)} baris untuk instansi`,
  drop: 'Daftar nama dari instansi',
  dropHere: 'Jatuhkan berkas daftar nama di sini',
  dropWhat:
    'Excel (.xlsx, .xlsm, .xlsb, .xls), LibreOffice (.ods), CSV, atau HTML, boleh beberapa sekaligus atau satu folder, masing-masing sampai 100 MB. Kiriman perbaikan dan formulir pemutakhiran data yang kembali dikenali sendiri.',
  pickAnother: 'Pilih berkas lain',
  another: 'Impor berkas lain',
  seePeople: 'Lihat daftar orang',
  undoThis: 'Batalkan impor ini',
  keys: 'Enter membuka berkas · → ke tombol di barisnya · Del menutup berkas',
  unanswered: (count: number) => `${formatNumber(count)} baris menunggu jawaban Anda`,
  unansweredText: 'Orangnya atau instansinya mungkin sudah ada di daftar, jadi baris itu tidak ikut diterapkan.',
  askAgency: 'Simpan untuk ditanyakan ke instansi',
  canGoBack: (count: number) => `${formatNumber(count)} baris dapat dikirim kembali ke instansinya`,
  goesBackAs:
    'Susunannya tetap seperti yang mereka kirim, sel yang keliru berwarna merah, dan saat kembali hanya yang diperbaiki yang masuk.',
  columnsAsBefore: ' · kolom seperti kiriman lalu',
  seenBefore: (at: string) =>
    `Berkas yang persis sama sudah diterapkan pada ${formatDateTime(at)}. Menerapkannya lagi hanya menulis yang berbeda.`,
  othersSkipped: (count: number) => `${formatNumber(count)} baris lain dilewati`,
  newOrganisations:
    'Nama-nama ini belum ada di daftar instansi. Yang dibiarkan akan dibuat baru; bila sebenarnya instansi yang sudah ada, pilih yang mana, dan nama ini diingat sebagai nama lainnya.',
  alsoWritten: (names: readonly string[]) => `Di berkas juga: ${names.join(', ')}`,
  sectorByName: 'Unsur menurut namanya',
  notKnown: 'belum dikenal.',
  whichOrganisation: 'Instansi mana ini?',
  forAgencyHint: 'Buku kerja bersusunan sama, sel yang keliru merah, untuk diperbaiki instansinya lalu diimpor lagi',
}

/** An agency's list against those the roster has there. */
export const absenceWords = {
  from: (date: string) =>
    `Jabatan baru dimulai ${formatDate(date)}; jabatan yang ditinggalkan berakhir ${formatDate(addDays(date, -1))}.`,
  noDate: 'Isi tanggalnya; tanpa tanggal, hari ini yang dipakai.',
  complete: (organisation: string, absent = 0) =>
    `Ini daftar lengkap ${organisation}${absent > 0 ? ` (${formatNumber(absent)} orang tidak ada di berkas)` : ''}`,
  willLeave: (count: number) => `${formatNumber(count)} orang akan dicatat keluar.`,
  missing: (count: number) =>
    `${formatNumber(count)} orang terdaftar tidak ada di berkas ini; tidak ada yang dikeluarkan sebelum Anda menyatakannya lengkap.`,
  noneMissing: 'Semua yang terdaftar ada di berkas ini.',
  /** The sum of the file's rows by what they say. */
  inFile: (parts: readonly string[], rows: number) =>
    `${parts.join(' + ') || '0'} = ${formatNumber(rows)} baris di berkas`,
  /** The sum of those the roster has in the agency. */
  inRoster: (of: { present: number; marked: number; absent: number; members: number }) =>
    [
      `${formatNumber(of.present)} ada di berkas`,
      ...(of.marked > 0 ? [`${formatNumber(of.marked)} ditandai keluar`] : []),
      `${formatNumber(of.absent)} tidak ada = ${formatNumber(of.members)} orang terdaftar`,
    ].join(' + '),
  notInFile: 'Tidak ada di berkas',
  allStay: 'Semua masih ada',
  emptied: 'barisnya dikosongkan di formulir',
  moreAbsent: (count: number) => `Dan ${formatNumber(count)} orang lagi, dengan keputusan yang sama.`,
  moreRows: (count: number) => `Dan ${formatNumber(count)} lagi, di bagian Orang.`,
  undecided: 'Sebelum dipilih, ia tetap tercatat di sini.',
  post: 'Jabatan (boleh kosong)',
}

/** A row of the file, in the table and beside it. */
export const rowWords = {
  nothingChanged: 'Tidak ada yang berubah',
  nothingChangedText: 'Semua orang di berkas ini sudah ada di daftar, persis sama.',
  nobody: 'Tidak ada orang di berkas ini',
  nobodyText: 'Buka Susunan lembar untuk melihat apa yang dibaca dan apa yang dilewati.',
  fold: 'Lipat yang tetap sama',
  unfold: (count: number) => `Tampilkan ${formatNumber(count)} orang yang tetap sama`,
  untouched: 'kembali tanpa diperbaiki',
  youNew: 'Anda: orang baru',
  youSkip: 'Anda: dilewati',
  notListed: 'belum ada di daftar',
  spellingKept: 'ejaan lama dipertahankan',
  keepSpelling: 'pertahankan ejaan lama',
  addToList: 'tambahkan ke daftar',
  skip: 'Lewati baris ini',
  applyAnyway: 'Tetap terapkan sebagai orang baru',
  mend: 'Pakai perbaikan ini',
}

/** The picture of a sheet. */
export const layoutWords = {
  organisation: 'Instansi untuk baris yang tidak menyebutnya',
  fromColumn: 'dari kolom instansi',
  firstRows: (sheet: string) => `Baris pertama lembar ${sheet}`,
  hiddenRows: 'Sertakan baris yang disembunyikan',
}

/** A likelihood in words; nobody decides by "3 %". */
export function likelihood(score: number): string {
  if (score >= 0.9) return 'sangat mungkin'
  if (score >= 0.5) return 'mungkin'
  return 'kurang mungkin'
}

/** "telepon 0812… → 0813…" */
export function changed({ field, from, to }: FieldChange): string {
  const label = personFieldNames[field]
  const shown = (value: string) => (field === 'nip' ? maskNip(value) : value)
  // Abbreviations keep their capitals.
  const said = label === label.toUpperCase() ? label : label.toLowerCase()
  return [said, ...(from ? [shown(from), '→'] : []), to ? shown(to) : 'dikosongkan'].join(' ')
}

/** "2 calon: tekan 1–2, B orang baru, L lewati" */
export function asking(candidates: number): string {
  const own = candidates === 1 ? '1' : `1–${candidates}`
  return `${formatNumber(candidates)} calon: tekan ${own}, B orang baru, L lewati`
}

/** What a state of a file is called, in the order in which they are listed. */
export const fileStates: Record<FileState, { label: string; tone: Tone | 'plain' }> = {
  asks: { label: 'Perlu jawaban', tone: 'warn' },
  ready: { label: 'Siap', tone: 'info' },
  waiting: { label: 'Menunggu giliran', tone: 'plain' },
  reading: { label: 'Dibaca', tone: 'plain' },
  applying: { label: 'Diterapkan …', tone: 'plain' },
  applied: { label: 'Diterapkan', tone: 'good' },
  undone: { label: 'Dibatalkan', tone: 'plain' },
  same: { label: 'Tidak ada perubahan', tone: 'plain' },
  stopped: { label: 'Tidak dibaca', tone: 'plain' },
  failed: { label: 'Gagal', tone: 'bad' },
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

/** "498 orang baru, 2 diperbarui, 3 tetap, 1 tidak diterapkan; 1 instansi baru." */
export function accounted(result: ImportResult): string {
  const rows = [written(result), ...people(result.unchanged, 'tetap'), ...people(result.left, 'tidak diterapkan')].join(
    ', ',
  )
  return `${[rows, ...people(result.organisationsCreated, 'instansi baru')].join('; ')}.`
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
