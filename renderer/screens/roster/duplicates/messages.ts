/** What the screens of duplicates say. */
import { formatShortDateTime } from '../../../../electron/contract/dates.ts'
import type { DuplicateKind } from '../../../../electron/contract/duplicates.ts'
import { formatNumber } from '../../../../electron/contract/numbers.ts'

const percent = (score: number) => `${Math.round(score * 100)}\u00a0%`

export const messages = {
  title: 'Data ganda',
  link: 'Data ganda',
  people: 'Orang',
  organisations: 'Instansi',
  past: 'Pernah digabung',
  looking: 'Mencari data ganda…',
  lookedAt: (at: string) => `Terakhir dicari ${formatShortDateTime(at)}`,
  notLooked: 'Belum dicari sejak program dibuka',
  lookAgain: 'Cari lagi',
  stale: 'Daftar berubah sejak itu.',
  cancelled: 'Pencarian dibatalkan',
  cancelledText: 'Pasangan yang sudah diketahui tetap ditampilkan.',
  none: (kind: DuplicateKind) =>
    kind === 'person' ? 'Tidak ada orang yang tampaknya tercatat dua kali' : 'Tidak ada instansi yang tampaknya ganda',
  noneText: (at: string) =>
    `Terakhir dicari ${formatShortDateTime(at)}. Setelah impor berikutnya, pasangan baru muncul di sini.`,
  neverText: 'Program membandingkan nama, NIP, telepon, surel, dan instansi. Tidak ada yang digabung tanpa Anda.',
  look: 'Cari data ganda',
  pairs: (count: number) => `${formatNumber(count)} pasangan`,
  most: (shown: number, total: number) =>
    `${formatNumber(shown)} yang paling mungkin dari ${formatNumber(total)} pasangan`,
  skipped: (count: number) => `${formatNumber(count)} dilewati`,
  showSkipped: 'Tampilkan lagi',
  keys: 'G menggabung · B bukan yang sama · L melewati · N berikutnya · T menukar',
  pair: 'Pasangan',
  likelihood: 'Peluang',
  score: (score: number) => {
    if (score >= 0.95) return 'Hampir pasti'
    if (score >= 0.7) return 'Sangat mungkin'
    return score >= 0.3 ? 'Mungkin' : 'Agak mirip'
  },
  percent,
  against: 'Tidak cocok:',

  kept: 'Disimpan',
  gone: 'Digabung ke dalamnya',
  swap: 'Tukar',
  both: 'Keduanya',
  takeBoth: 'Simpan keduanya',
  empty: '—',
  field: 'Isian',
  same: 'Sama pada keduanya',
  showNip: 'Tampilkan NIP',
  hideNip: 'Sembunyikan NIP',
  belongings: 'Catatan yang ikut',
  more: (count: number) => `dan ${formatNumber(count)} lagi`,
  nothing: 'tidak ada',
  joins: 'Menjadi satu catatan',
  joinsText: 'Catatan berikut ada pada keduanya dan akan menjadi satu. Pilih isi yang dipakai.',
  joinSame: 'isinya sama',
  former: 'Nama yang tidak dipakai',
  formerAlias: 'Ejaan atau nama lain dari instansi yang sama',
  formerMerged: 'Nama lama: kedua instansi dilebur',
  formerUntil: 'Hari terakhir nama lama',
  moves: (count: number, gone: string) =>
    count === 0
      ? `“${gone}” tetap ditemukan dengan nama lamanya. Keduanya dapat dipisahkan lagi kapan saja.`
      : `${formatNumber(count)} catatan berpindah. “${gone}” tetap ditemukan dengan nama lamanya, dan keduanya dapat dipisahkan lagi kapan saja.`,
  merge: 'Gabungkan',
  dismiss: (kind: DuplicateKind) => (kind === 'person' ? 'Bukan orang yang sama' : 'Bukan instansi yang sama'),
  skip: 'Lewati',
  open: 'Buka',
  mergeWith: 'Gabungkan dengan …',
  mergeWithTitle: 'Gabungkan dengan',
  mergeTwo: (kind: DuplicateKind) => (kind === 'person' ? 'Gabungkan dua orang' : 'Gabungkan dua instansi'),
  mergeSelected: 'Gabungkan keduanya',
  otherRecord: (kind: DuplicateKind) => (kind === 'person' ? 'Orang yang lain' : 'Instansi yang lain'),
  otherHint: 'Keduanya dibandingkan dahulu; belum ada yang digabung.',
  chooseOther: (kind: DuplicateKind) => (kind === 'person' ? 'Pilih orangnya.' : 'Pilih instansinya.'),
  compare: 'Bandingkan',
  confirmTitle: (gone: string, kept: string) => `Gabungkan “${gone}” ke “${kept}”?`,
  confirmText: (warnings: readonly string[]) =>
    `${warnings.join(' ')} Bila Anda yakin keduanya memang satu, gabungkan; pemisahan tetap mungkin kapan saja.`,
  mergeAnyway: 'Tetap gabungkan',
  merged: (gone: string, kept: string) => `“${gone}” digabung ke “${kept}”.`,
  dismissed: 'Dicatat: bukan yang sama. Pasangan ini tidak akan ditanyakan lagi.',
  choose: 'Pilih satu pasangan di sebelah kiri',

  pastNone: 'Belum ada yang digabung',
  pastNoneText: 'Setiap penggabungan tercatat di sini dan dapat dipisahkan lagi kapan saja.',
  pastMerged: 'Digabung',
  pastGone: 'Yang digabung',
  pastKept: 'Ke dalam',
  pastKind: 'Jenis',
  pastMoved: 'Catatan',
  pastAction: 'Tindakan',
  kind: (kind: DuplicateKind) => (kind === 'person' ? 'Orang' : 'Instansi'),
  separate: 'Pisahkan',
  apart: 'Dinyatakan bukan yang sama',
  apartOne: 'Yang satu',
  apartOther: 'Yang lain',
  apartAt: 'Dicatat',
  reconsider: 'Periksa lagi',
  reconsidered: 'Pasangan ini akan ditanyakan lagi.',

  separateTitle: (gone: string, kept: string) =>
    gone === kept ? `Pisahkan lagi dua data “${kept}”` : `Pisahkan “${gone}” dari “${kept}”`,
  separateText: (at: string) => `Digabung ${formatShortDateTime(at)}. Masing-masing menerima kembali miliknya.`,
  back: (gone: string) => `Kembali ke “${gone}” tanpa ditanya`,
  backNone: 'isian datanya saja',
  counts: (counts: readonly { kind: string; count: number }[]) =>
    counts.map(({ kind, count }) => `${formatNumber(count)} ${kind.toLowerCase()}`).join(', '),
  sinceFields: 'Diubah sejak penggabungan',
  sinceFieldsText: 'Milik siapa isian yang sekarang? Yang lain menerima isian lamanya.',
  sinceItems: 'Datang sejak penggabungan',
  sinceItemsText: 'Milik siapa catatan ini?',
  sinceNone: 'Tidak ada yang berubah atau datang sejak penggabungan, jadi tidak ada yang perlu dipilih.',
  now: 'sekarang',
  before: 'sebelum digabung',
  staying: 'Data yang tetap',
  leaving: 'Data yang dipisahkan',
  allTo: (name: string) => `Semua ke ${name}`,
  whose: 'Milik',
  separated: (gone: string, kept: string) =>
    gone === kept ? `“${kept}” menjadi dua data lagi.` : `“${gone}” dipisahkan dari “${kept}”.`,
  leftTitle: 'Sebagian tidak dapat dikembalikan',
  close: 'Tutup',
  cancel: 'Batal',

  mergedFrom: 'Gabungan dari',
  mergedOn: (at: string) => `digabung ${formatShortDateTime(at)}`,
}
