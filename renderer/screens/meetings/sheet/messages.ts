/** Words of the daftar hadir tab. */
import { formatNumber } from '../../../../electron/contract/numbers.ts'
import type { RowCounts } from './rowCounts.ts'

export const messages = {
  session: 'Sesi',
  options: 'Susunan lembar',
  groupBy: 'Kelompokkan menurut',
  sector: 'Unsur',
  organisation: 'Instansi',
  spare: 'Baris kosong tiap kelompok',
  contacts: 'Cantumkan telepon dan e-mail',
  contactsHint: 'Kertas menjadi mendatar. Lembar ini berpindah tangan: pakai bila perlu saja.',
  draft: 'Belum diterbitkan',
  draftWay:
    'Nomor baris ditetapkan saat lembar dicetak atau disimpan. Nomor itulah yang diketik kembali di tab Kehadiran.',
  /** "Terbit: 21 baris undangan + 4 baris kosong" */
  issued: ({ invited, spare, withdrawn }: RowCounts) =>
    `Terbit: ${[
      `${formatNumber(invited)} baris undangan`,
      ...(spare > 0 ? [`${formatNumber(spare)} baris kosong`] : []),
      ...(withdrawn > 0 ? [`${formatNumber(withdrawn)} baris yang undangannya dihapus`] : []),
    ].join(' + ')}`,
  issuedWay: 'Nomor baris tetap, sama dengan yang ada di kertas.',
  declined: 'Undangan yang menyatakan berhalangan tetap dicantumkan: kursinya ada, dan orangnya mungkin tetap datang.',
  renumber: 'Susun ulang…',
  renumberTitle: 'Susun ulang daftar hadir',
  renumberText:
    'Semua baris dinomori ulang dari 1. Lembar yang sudah dicetak tidak berlaku lagi untuk “Ketik nomor”. Tanda hadir tetap pada kursinya; nomor lembar para tamu dikosongkan.',
  renumberDo: 'Nomori ulang',
  cancel: 'Batal',
  missing: (count: number) => `${formatNumber(count)} undangan baru belum ada di lembar`,
  changed: (count: number) => `${formatNumber(count)} baris berubah sejak lembar terbit`,
  changedText: 'Pejabat berganti, atau wakil baru diumumkan. Nomornya tetap.',
  missingText: 'Tambahkan di akhir agar nomor di kertas tetap, atau nomori ulang semuanya.',
  append: 'Tambahkan di akhir',
  update: 'Perbarui namanya',
  print: 'Cetak daftar hadir',
  emptyTitle: 'Belum ada yang dicetak',
  empty: 'Daftar hadir disusun dari undangan. Susun dulu siapa yang diundang.',
  toInvitations: 'Ke undangan',
  done: {
    appended: 'Daftar hadir dilengkapi.',
    renumbered: 'Daftar hadir dinomori ulang.',
  },
}
