/** Every Indonesian word of the invitations tab. */
import type { InvitationResponse } from '../../../../electron/contract/invitations.ts'
import { formatNumber } from '../../../../electron/contract/numbers.ts'
import { answersInWords, inSentence, responseNames } from '../../../../electron/contract/words.ts'

export const messages = {
  label: 'Daftar undangan',
  search: 'Cari instansi, jabatan, atau nama',
  filter: 'Saring menurut jawaban',
  all: (count: number) => `Semua ${formatNumber(count)}`,
  counted: (name: string, count: number) => `${name} ${formatNumber(count)}`,
  add: 'Tambah undangan',
  export: 'Ekspor ke Excel',
  via: 'Lewat',
  answer: 'Catat jawaban',
  answerFor: (count: number) => `Jawaban ${formatNumber(count)} undangan terpilih`,
  clearAnswer: 'Kosongkan',
  hints: '+ − jumlah kursi · Enter ubah · Del hapus',
  columns: {
    addressee: 'Instansi dan jabatan',
    holder: 'Nama',
    quota: 'Jumlah kursi',
    response: 'Jawaban',
    channel: 'Lewat',
    present: 'Hadir',
    note: 'Catatan',
  },
  whole: 'Instansi sebagai satu undangan',
  headless: 'Pimpinan',
  headUnknown: 'pimpinan belum tercatat',
  vacant: 'Belum ada pejabat',
  unnamed: 'Nama menyusul',
  fewer: (name: string) => `Kurangi kursi ${name}`,
  more: (name: string) => `Tambah kursi ${name}`,
  present: (present: number, quota: number) => `${formatNumber(present)} dari ${formatNumber(quota)}`,
  /** "Diundang 63 · akan hadir 41 · tidak hadir 3 · mewakilkan 8 · belum menjawab 11": always adds up. */
  counts: (all: number, by: Record<InvitationResponse, number>, seats: number) =>
    `Diundang ${formatNumber(all)} · ${answersInWords(by)} · ${formatNumber(seats)} kursi`,
  shown: (count: number) => `${formatNumber(count)} ditampilkan`,
  answered: (response: InvitationResponse, who: string) =>
    `${who}: ${response === 'none' ? 'jawaban dikosongkan' : inSentence(responseNames[response])}.`,
  many: (count: number) => `${formatNumber(count)} undangan`,
  removed: (who: string) => `${who} dihapus dari undangan.`,
  undo: 'Batalkan',
  emptyTitle: 'Belum ada yang diundang',
  empty:
    'Undang menurut unsur, instansi, jabatan, atau orang. Bila ada rapat sebelumnya, daftarnya dapat dipakai lagi beserta jumlah kursinya.',
  noneTitle: 'Tidak ada undangan yang cocok',
  none: 'Ubah kata cari atau saringan jawabannya.',
  clear: 'Tampilkan semua',
  edit: {
    title: 'Ubah undangan',
    quota: 'Jumlah kursi',
    quotaHint: 'Banyaknya orang yang diminta hadir',
    note: 'Catatan',
    notePlaceholder: 'Misalnya: minta dihubungi lagi H-1',
    save: 'Simpan',
    unit: 'orang',
  },
  delegate: {
    title: responseNames.delegated,
    forMany: (count: number) => `${formatNumber(count)} undangan diwakili orang yang sama`,
    who: 'Wakil',
    whoHint: 'Pilih dari daftar orang, atau ketik namanya. Boleh kosong bila nama menyusul.',
    position: 'Jabatan wakil',
    via: 'Jawaban lewat',
    on: 'Tanggal jawaban',
    save: 'Catat mewakilkan',
    typed: 'nama yang diketik',
  },
} as const
