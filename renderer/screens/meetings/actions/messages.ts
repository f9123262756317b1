/** Every Indonesian word of the action tab of a meeting that the action screens do not say already. */
import { formatNumber } from '../../../../electron/contract/numbers.ts'

export const messages = {
  title: 'Kesepakatan dan langkah konkret',
  counts: (decisions: number, actions: number) =>
    `${formatNumber(decisions)} kesepakatan, ${formatNumber(actions)} tindak lanjut`,
  newDecision: 'Kesepakatan baru',
  newDecisionHint: 'Tulis yang disepakati, lalu Enter. Shift+Enter untuk baris baru.',
  add: 'Tambah',
  addStep: 'Tambah langkah',
  addStepTo: (n: number) => `Tambah langkah untuk kesepakatan ${n}`,
  addLoose: 'Tambah langkah tanpa kesepakatan',
  loose: 'Tanpa kesepakatan',
  empty: 'Belum ada kesepakatan',
  emptyWay: 'Tulis kesepakatan pertama di bawah, lalu langkah konkretnya: siapa, apa, kapan.',
  edit: 'Ubah kalimat',
  editLabel: (n: number) => `Kalimat kesepakatan ${n}`,
  up: 'Naikkan',
  down: 'Turunkan',
  remove: 'Hapus kesepakatan',
  removeTitle: 'Hapus kesepakatan?',
  removeMessage: (n: number) =>
    `${formatNumber(n)} tindak lanjutnya tetap ada, tanpa kesepakatan. Dapat dibatalkan dengan Ctrl+Z.`,
  menu: (n: number) => `Perintah untuk kesepakatan ${n}`,
  moved: (n: number) => `Dipindah ke urutan ${n}.`,
  done: {
    removed: 'Kesepakatan dihapus.',
  },
  quick: {
    region: 'Langkah baru',
    step: 'Langkah konkret',
    noStep: 'Tulis langkahnya.',
    stepPlaceholder: 'Apa yang akan dikerjakan',
    ownerPlaceholder: 'Instansi',
    duePlaceholder: 'mis. minggu I Desember',
    submit: 'Simpan langkah',
    close: 'Selesai',
    more: 'Enter menyimpan dan siap untuk langkah berikutnya; Ctrl+Z membatalkan; Esc menutup.',
  },
  carried: {
    title: 'Dibawa dari rapat sebelumnya',
    subtitle: 'Belum selesai di rapat terdahulu dalam rangkaian ini',
    none: 'Tidak ada yang terbawa: semua tindak lanjut rapat sebelumnya sudah selesai.',
    from: (title: string) => `dari ${title}`,
  },
} as const
