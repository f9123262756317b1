/** Words of the Kehadiran tab. */
import type { AttendanceCapacity } from '../../../../electron/contract/attendance.ts'
import type { InvitationResponse } from '../../../../electron/contract/invitations.ts'
import { formatNumber } from '../../../../electron/contract/numbers.ts'
import { formatSheetNumbers } from '../../../../electron/contract/sheetNumbers.ts'
import { attendanceNames, inSentence, responseNames } from '../../../../electron/contract/words.ts'

const people = (count: number) => `${formatNumber(count)} orang`

export const messages = {
  list: 'Daftar kehadiran',
  session: 'Sesi',
  search: 'Cari nama, jabatan, instansi, atau nomor lembar',
  columns: { number: 'No', invited: 'Yang diundang', organisation: 'Instansi', presence: 'Kehadiran' },
  show: 'Tampilkan',
  all: 'Semua',
  absent: 'Belum hadir',
  present: 'Hadir',
  shown: (count: number, of: number) =>
    count === of ? `${formatNumber(of)} kursi` : `${formatNumber(count)} dari ${formatNumber(of)} kursi`,
  /** What the invitation was answered with. */
  answered: (response: InvitationResponse | '') =>
    response === '' || response === 'none' ? '' : `Jawaban: ${inSentence(responseNames[response])}`,
  unnamed: 'Nama belum diketahui',
  nameless: '(tanpa nama)',
  guestRow: 'Tanpa undangan',
  mark: 'Hadir',
  proxy: `${attendanceNames.proxy}…`,
  companion: `${attendanceNames.companion}…`,
  guest: attendanceNames.guest,
  edit: 'Ubah…',
  unmark: 'Hapus tanda hadir',
  more: (name: string) => `Tindakan lain untuk ${name}`,
  markOne: (name: string) => `Tandai ${name} hadir`,
  export: 'Ekspor ke Excel',
  shortcuts: 'Tombol pintas',
  moreActions: 'Lainnya',
  wasMarked: (who: string, capacity: AttendanceCapacity) => `${who}: ${inSentence(attendanceNames[capacity])}.`,
  already: (who: string) => `${who} sudah ditandai hadir.`,
  wasUnmarked: (who: string) => `Tanda hadir ${who} dihapus.`,
  undoHint: 'Ctrl+Z membatalkan.',
  early: (date: string) => `Sesi ini baru berlangsung ${date}.`,
  earlyText: 'Tanda hadir tetap tercatat; pastikan rapat dan sesinya benar.',
  ready: 'Ketik sebagian nama, lalu Enter menandai hadir.',
  noneTitle: (query: string) => `Tidak ada yang cocok dengan “${query}”`,
  none: 'Periksa ejaannya, atau catat sebagai tamu bila memang tidak diundang.',
  asGuest: (query: string) => `Catat “${query}” sebagai tamu`,
  allIn: 'Semua sudah ditandai hadir',
  nobodyYet: 'Belum ada yang ditandai hadir',
  emptyTitle: 'Belum ada undangan',
  empty: 'Kehadiran dicatat pada kursi yang diundang. Susun dulu undangannya, atau catat tamu yang datang.',
  toInvitations: 'Ke undangan',

  numbers: {
    label: 'Ketik nomor lembar',
    placeholder: '1-20, 23, 25',
    submit: 'Tandai',
    marked: (count: number) => `${people(count)} ditandai hadir.`,
    already: (numbers: number[]) => `Sudah ditandai sebelumnya: ${formatSheetNumbers(numbers)}.`,
    blank: (numbers: number[]) => `Baris kosong, perlu nama: ${formatSheetNumbers(numbers)}.`,
    unknown: (numbers: number[]) => `Tidak ada di lembar: ${formatSheetNumbers(numbers)}.`,
    other: ({ number, printed, expected }: { number: number; printed: string; expected: string }) =>
      `Nomor ${number} dicatat atas nama yang tercetak, ${printed}; kini ${expected ? `kursi itu ${expected}` : 'kursi itu tanpa nama'}.`,
    edition: 'Edisi lembar',
    editionName: (edition: number, latest: boolean) => `Edisi ${edition}${latest ? ' (terbaru)' : ''}`,
    fill: 'Isi nama…',
  },

  counts: {
    title: 'Hitungan',
    represented: 'Instansi terwakili',
    officials: 'Pejabat hadir',
    of: (some: number, all: number) => `${formatNumber(some)} dari ${formatNumber(all)}`,
    officialsUnit: 'sendiri',
    proxies: attendanceNames.proxy,
    companions: attendanceNames.companion,
    guests: attendanceNames.guest,
    people: 'Jumlah',
    bySector: 'Instansi terwakili menurut unsur',
    sector: (sector: string, some: number, all: number) =>
      `${sector}: ${formatNumber(some)} dari ${formatNumber(all)} instansi terwakili`,
    present: (count: number) => people(count),
  },

  dialog: {
    proxyTitle: 'Siapa yang mewakili?',
    companionTitle: 'Siapa pendampingnya?',
    guestTitle: 'Catat tamu',
    numberTitle: (number: number) => `Siapa yang menandatangani nomor ${number}?`,
    editTitle: 'Ubah kehadiran',
    forSeat: (position: string, organisation: string) => [position, organisation].filter(Boolean).join(' · '),
    guestHint: 'Datang tanpa undangan.',
    name: 'Nama yang hadir',
    nameHint: 'Pilih orang yang sudah dikenal, atau tulis namanya.',
    nameMissing: 'Isi nama yang hadir.',
    position: 'Jabatan',
    organisation: 'Instansi',
    organisationHint: 'Boleh dikosongkan.',
    mandate: 'Nomor surat mandat',
    mandateHint: 'Boleh dikosongkan bila belum diserahkan.',
    capacity: 'Hadir sebagai',
    sex: 'L/P',
    sexUnknown: 'Tidak diisi',
    note: 'Catatan',
    skip: 'Lewati',
    submit: { proxy: 'Catat yang mewakili', companion: 'Catat pendamping', guest: 'Catat tamu', edit: 'Simpan' },
  },

  keys: {
    title: 'Di daftar kehadiran',
    search: 'Di kotak cari',
    items: [
      { keys: 'Enter', does: 'Tandai hadir' },
      { keys: 'M', does: 'Ada yang mewakili' },
      { keys: 'P', does: 'Catat pendamping' },
      { keys: 'U', does: 'Hapus tanda hadir' },
      { keys: 'G', does: 'Catat tamu' },
      { keys: 'E', does: 'Ubah yang tercatat' },
      { keys: '/', does: 'Kembali ke kotak cari' },
    ],
    searchItems: [
      { keys: '↑', does: 'Pilih baris di atas' },
      { keys: '↓', does: 'Pilih baris di bawah' },
      { keys: 'Enter', does: 'Tandai baris terpilih hadir, lalu kosongkan kotak' },
      { keys: 'Shift+Enter', does: 'Ada yang mewakili' },
      { keys: 'Ctrl+Enter', does: 'Catat pendamping' },
      { keys: 'Ctrl+Z', does: 'Batalkan tanda terakhir (kotak kosong)' },
    ],
  },
}
