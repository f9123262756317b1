/** Words of the daftar hadir tab. */
import { formatNumber } from '../../../../electron/contract/numbers.ts'
import type { SheetPart } from '../../../../electron/contract/attendance.ts'
import { editionName } from '../../../print/attendance/layout.ts'
import type { RowCounts } from './rowCounts.ts'

export const messages = {
  session: 'Sesi',
  options: 'Susunan lembar',
  groupBy: 'Kelompokkan menurut',
  sector: 'Unsur',
  organisation: 'Instansi',
  spare: 'Baris kosong tiap kelompok',
  contacts: 'Cantumkan telepon dan surel',
  contactsHint: 'Kertas menjadi mendatar. Lembar ini berpindah tangan: pakai bila perlu saja.',
  draft: 'Belum diterbitkan',
  draftWay:
    'Nomor baris ditetapkan saat lembar dicetak atau disimpan. Nomor itulah yang diketik kembali di tab Kehadiran.',
  /** "Edisi 1 terbit: 21 baris undangan + 4 baris kosong" */
  issued: (edition: number, { invited, spare, withdrawn }: RowCounts) =>
    `Edisi ${edition} terbit: ${[
      `${formatNumber(invited)} baris undangan`,
      ...(spare > 0 ? [`${formatNumber(spare)} baris kosong`] : []),
      ...(withdrawn > 0 ? [`${formatNumber(withdrawn)} baris yang undangannya dihapus`] : []),
    ].join(' + ')}`,
  issuedWay: 'Isi dan nomornya tetap, sama dengan yang ada di kertas. Mencetak lagi memberi lembar yang sama.',
  part: 'Lembar',
  /** "Edisi 1, tambahan 1 (nomor 26–27)" */
  partName: (part: Pick<SheetPart, 'edition' | 'part' | 'first' | 'last'>) =>
    `${editionName(part)} (${part.first === part.last ? `nomor ${part.first}` : `nomor ${part.first}–${part.last}`})`,
  outdated: 'Keterangan di atas daftar sudah berubah',
  outdatedText:
    'Waktu, tempat, acara atau kop berubah sejak lembar terbit. Susun ulang bila lembar baru perlu dicetak.',
  declined: 'Undangan yang dijawab tidak hadir tetap dicantumkan: kursinya ada, dan orangnya mungkin tetap datang.',
  renumber: 'Susun ulang…',
  renumberTitle: 'Susun ulang daftar hadir',
  renumberText: (edition: number) =>
    `Semua baris dinomori ulang dari 1 dan terbit sebagai edisi ${edition}. Edisi sebelumnya tidak berubah: nomornya masih dapat diketik dengan memilih edisinya. Tanda hadir tetap pada kursinya.`,
  renumberDo: (edition: number) => `Terbitkan edisi ${edition}`,
  cancel: 'Batal',
  missing: (count: number) => `${formatNumber(count)} undangan baru belum ada di lembar`,
  changed: (count: number) => `${formatNumber(count)} baris berubah sejak lembar terbit`,
  changedText:
    'Pejabat berganti, atau wakil baru diumumkan. Nomor lama tetap berarti nama yang tercetak; nama baru mendapat nomor di lembar tambahan.',
  missingText: 'Tambahkan di lembar tambahan agar yang sudah dicetak tetap berlaku, atau susun ulang semuanya.',
  append: 'Buat lembar tambahan',
  print: 'Cetak daftar hadir',
  emptyTitle: 'Belum ada yang dicetak',
  empty: 'Daftar hadir disusun dari undangan. Susun dulu siapa yang diundang.',
  toInvitations: 'Ke undangan',
  done: {
    appended: 'Lembar tambahan terbit.',
    renumbered: 'Edisi baru terbit.',
  },
}
