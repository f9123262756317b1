import { formatNumber } from '../../../../electron/contract/numbers.ts'
import type { JournalEntry, JournalEntryDetail } from '../../../../electron/contract/history.ts'

export const messages = {
  title: 'Riwayat',
  subtitle: 'Setiap perubahan tercatat: apa, kapan, oleh siapa. Catatan mana pun dapat dibatalkan.',
  search: 'Cari di riwayat',
  summary: 'Perubahan',
  rows: (count: number) => `${formatNumber(count)} perubahan data`,
  undone: 'dibatalkan',
  none: 'Tidak ada yang cocok',
  noneText: 'Coba kata lain, misalnya nama orang atau “impor”.',
  choose: 'Pilih satu catatan untuk melihat isinya.',
  undo: 'Batalkan perubahan ini',
  together: (others: number) => `bersama ${formatNumber(others)} lainnya`,
  togetherNote: (others: number) =>
    `Dilakukan sekaligus bersama ${formatNumber(others)} catatan lain, yang dapat dibatalkan bersamanya atau sendiri-sendiri.`,
  undoTogether: 'Batalkan semuanya',
  undoTogetherTitle: 'Batalkan semuanya?',
  undoTogetherMessage: ({ summary, together }: JournalEntry) =>
    `“${summary}” dan ${formatNumber(together)} catatan yang dilakukan sekaligus dengannya dikembalikan seperti sebelumnya, sejauh belum dibatalkan. Yang sudah diubah sesudah itu dibiarkan dan disebutkan. Pembatalan ini sendiri dapat dibatalkan.`,
  /** "Batal" beside "Batalkan" would leave one guessing. */
  keep: 'Biarkan',
  redo: 'Lakukan lagi',
  undoTitle: 'Batalkan perubahan ini?',
  redoTitle: 'Lakukan lagi?',
  undoMessage: ({ summary, changes }: JournalEntry) =>
    `“${summary}” terdiri atas ${formatNumber(changes)} perubahan data; semuanya dikembalikan seperti sebelumnya. Yang sudah diubah sesudah itu dibiarkan dan disebutkan. Pembatalan ini sendiri dapat dibatalkan.`,
  redoMessage: ({ summary }: JournalEntry) =>
    `“${summary}” ditarik kembali, jadi perubahan semula berlaku lagi. Yang sudah diubah sesudah itu dibiarkan.`,
  operations: { insert: 'ditambahkan', update: 'diubah', delete: 'dihapus' } satisfies Record<
    JournalEntryDetail['rows'][number]['operation'],
    string
  >,
  empty: 'kosong',
  many: (count: number) =>
    `${formatNumber(count)} perubahan data, menurut jenisnya. Buka satu jenis untuk melihat isinya.`,
  next: (count: number) => `Tampilkan ${formatNumber(count)} lagi`,
  rest: (count: number) => `${formatNumber(count)} belum ditampilkan`,
  undoneNote: 'Perubahan ini sudah dibatalkan.',
}
