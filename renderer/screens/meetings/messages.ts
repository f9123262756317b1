/** Every Indonesian word of the meetings screens. */
import type { InvitationResponse } from '../../../electron/contract/invitations.ts'
import type { MeetingContents } from '../../../electron/contract/meetings.ts'
import { formatNumber } from '../../../electron/contract/numbers.ts'
import { answersInWords } from '../../../electron/contract/words.ts'

/** "3 undangan"; '' for none. */
const counted = (count: number, what: string): string => (count > 0 ? `${formatNumber(count)} ${what}` : '')

/** "a", "a dan b", "a, b dan c" */
export function listed(parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '')
  return said.length < 2 ? (said[0] ?? '') : `${said.slice(0, -1).join(', ')} dan ${said.at(-1) ?? ''}`
}

export const messages = {
  meetings: 'Rapat',
  list: {
    subtitle: (coming: number, past: number) =>
      coming > 0
        ? `${formatNumber(coming)} akan datang · ${formatNumber(past)} sudah lewat`
        : `${formatNumber(past)} rapat tercatat`,
    create: 'Buat rapat',
    export: 'Ekspor ke Excel',
    view: 'Tampilan',
    asList: 'Daftar',
    asCalendar: 'Kalender',
    search: 'Cari nama rapat, tempat, atau tanggal',
    today: 'Hari ini',
    coming: 'Akan datang',
    past: 'Sudah lewat',
    label: 'Daftar rapat',
    columns: {
      date: 'Hari, tanggal',
      title: 'Rapat',
      venue: 'Tempat',
      answered: 'Menjawab',
      represented: 'Instansi hadir',
      actions: 'Tindak lanjut',
    },
    of: (some: number, all: number) => (all > 0 ? `${formatNumber(some)} dari ${formatNumber(all)}` : '–'),
    emptyTitle: 'Belum ada rapat',
    empty:
      'Buat rapat pertama: tanggal, tempat, dan susunan acaranya. Setelah itu undangan, daftar hadir, dan tindak lanjut tinggal mengikuti.',
    noneTitle: 'Tidak ada rapat yang cocok',
    none: (query: string) => `Tidak ada rapat dengan kata “${query}”. Ubah kata carinya.`,
    clear: 'Kosongkan pencarian',
  },
  calendar: {
    label: (month: string) => `Rapat bulan ${month}`,
    previous: 'Bulan sebelumnya',
    next: 'Bulan berikutnya',
    today: 'Hari ini',
    createOn: (date: string) => `Buat rapat pada ${date}`,
    more: (count: number) => `${formatNumber(count)} lagi`,
    hint: 'Panah memilih hari, Enter membuat rapat pada hari itu.',
    none: 'Tidak ada rapat bulan ini.',
  },
  page: {
    edit: 'Ubah',
    more: 'Tindakan lain',
    print: 'Cetak susunan acara',
    remove: 'Hapus rapat…',
    copy: 'Buat rapat berikutnya',
    tabs: {
      label: 'Bagian rapat',
      ringkasan: 'Ringkasan',
      undangan: 'Undangan',
      'daftar-hadir': 'Daftar Hadir',
      kehadiran: 'Kehadiran',
      'tindak-lanjut': 'Tindak Lanjut',
    },
    missingTitle: 'Rapat ini tidak ada lagi',
    missing: 'Mungkin sudah dihapus. Ctrl+Z mengembalikan yang baru saja dihapus.',
    toList: 'Lihat semua rapat',
  },
  removal: {
    title: (title: string) => `Hapus rapat “${title}”?`,
    action: 'Hapus rapat',
    done: (title: string) => `Rapat “${title}” dihapus.`,
    /** Says exactly what goes with the meeting. */
    message: (contents: MeetingContents): string => {
      const goes = listed([
        counted(contents.invitations, 'undangan beserta jawabannya'),
        counted(contents.sheetLines, 'baris daftar hadir'),
        counted(contents.attendance, 'kehadiran'),
        counted(contents.decisions, 'kesepakatan'),
        counted(contents.actions, 'tindak lanjut'),
        counted(contents.progress, 'laporan perkembangan'),
        counted(contents.agenda, 'mata acara'),
      ])
      const sessions = counted(contents.sessions, 'sesi')
      return [
        goes
          ? `Ikut terhapus: ${goes}, dalam ${sessions}.`
          : 'Rapat ini belum berisi undangan, kehadiran, atau tindak lanjut.',
        contents.next > 0
          ? `${formatNumber(contents.next)} rapat berikutnya akan langsung menyambung ke rapat sebelum rapat ini.`
          : '',
        'Orang dan instansi tetap ada. Penghapusan dapat dibatalkan dengan Ctrl+Z.',
      ]
        .filter((part) => part !== '')
        .join(' ')
    },
  },
  summary: {
    preparation: 'Persiapan',
    prepared: (done: number, all: number) => `${formatNumber(done)} dari ${formatNumber(all)} langkah selesai`,
    next: 'Langkah berikutnya',
    numbers: 'Dalam angka',
    facts: 'Tentang rapat',
    agenda: 'Susunan acara',
    sessions: 'Sesi',
    noAgenda: 'Susunan acara belum diisi.',
    fillAgenda: 'Isi susunan acara',
    labels: {
      date: 'Hari, tanggal',
      time: 'Waktu',
      venue: 'Tempat',
      theme: 'Tema',
      opener: 'Dibuka oleh',
      chair: 'Pimpinan rapat',
      organisers: 'Penyelenggara',
      previous: 'Rapat sebelumnya',
      next: 'Rapat berikutnya',
      note: 'Catatan',
    },
    unset: 'Belum diisi',
    represented: (invited: number) => `dari ${formatNumber(invited)} instansi terwakili`,
    answered: (invited: number) => `dari ${formatNumber(invited)} undangan dijawab`,
    answers: (by: Record<InvitationResponse, number>) => answersInWords(by),
    seats: 'kursi disediakan',
    actions: 'tindak lanjut',
    present: 'orang hadir',
    columns: {
      time: 'Waktu',
      title: 'Acara',
      speaker: 'Narasumber / pelaksana',
      session: 'Sesi',
      lines: 'Daftar hadir',
      present: 'Hadir',
    },
    issued: (lines: number) => `Terbit, ${formatNumber(lines)} baris`,
    notIssued: 'Belum diterbitkan',
    people: (count: number) => `${formatNumber(count)} orang`,
  },
  paper: {
    title: 'SUSUNAN ACARA',
    document: (title: string) => `Susunan Acara ${title}`,
    number: 'No',
    print: 'Cetak susunan acara',
  },
} as const
