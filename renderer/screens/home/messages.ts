/** What the front page says. */
import { formatNumber } from '../../../electron/contract/numbers.ts'
import { attendanceNames, inSentence } from '../../../electron/contract/words.ts'

export const messages = {
  title: 'Beranda',
  today: 'Hari ini',
  openedBy: (opener: string) => `dibuka ${opener}`,
  openMeeting: 'Buka rapat',
  newMeeting: 'Buat rapat',
  register: 'Buka meja registrasi',
  printSheet: 'Cetak daftar hadir',
  invitations: 'Kelola undangan',
  followUp: 'Tindak lanjut rapat ini',

  prepare: 'Persiapan',
  prepared: (done: number, all: number) => `${done} dari ${all} siap`,

  attendance: 'Kehadiran',
  attendanceOf: (session: string) => `Kehadiran · ${session}`,
  invited: 'Undangan',
  represented: 'instansi terwakili',
  organisationsInvited: 'instansi diundang',
  officials: `pejabat ${inSentence(attendanceNames.self)}`,
  proxies: inSentence(attendanceNames.proxy),
  companions: inSentence(attendanceNames.companion),
  guests: inSentence(attendanceNames.guest),
  of: (whole: number) => `dari ${formatNumber(whole)}`,
  sector: 'Unsur',
  invitedColumn: 'Diundang',
  representedColumn: 'Terwakili',
  share: 'Bagian yang terwakili',
  shareOf: (sector: string) => `${sector}, terwakili`,

  late: 'Janji yang terlambat',
  seeAll: 'Lihat semua',
  noneLate: 'Tidak ada janji yang terlambat.',
  moreLate: (count: number) => `${formatNumber(count)} lagi`,
  noDeadlineMoved: 'belum pernah dibawa atau diundur',

  progress: 'Kemajuan langkah yang disepakati',
  progressTotal: (total: number) => `${formatNumber(total)} langkah dari semua rapat`,
  noneAgreed: 'Belum ada langkah yang disepakati. Tulis kesepakatan pada halaman rapat.',

  trend: 'Keterwakilan dari rapat ke rapat',
  trendOf: (title: string) => `${title}, instansi terwakili`,

  indicators: 'Menuju 0 % kemiskinan ekstrem',
  indicatorsPlain: 'Indikator kemiskinan',
  target: (value: string, year: number) => `Target ${value} pada ${year}.`,
  noIndicators: 'Isi angka kemiskinan di Pengaturan › Indikator, lengkap dengan tahun dan sumbernya.',

  start: {
    title: (office: string) => `Selamat datang di ${office}`,
    subtitle: 'Tiga langkah sampai daftar hadir pertama Anda tercetak.',
    importTitle: 'Masukkan nama-nama',
    importText:
      'Seret berkas Excel dari instansi apa adanya. Sinergi mencari judul, kolom dan baris orangnya, dan tidak menulis apa pun sebelum Anda menerapkannya.',
    importAction: 'Impor berkas',
    importDone: (people: number, organisations: number) =>
      `${formatNumber(people)} orang dari ${formatNumber(organisations)} instansi`,
    meetingTitle: 'Buat rapat dan undang',
    meetingText:
      'Isi tanggal, tempat dan susunan acara, lalu undang jabatannya per unsur. Nama pejabat mengikuti tanggal rapat.',
    meetingAction: 'Buat rapat',
    printTitle: 'Cetak daftar hadir dan catat',
    printText:
      'Nomor baris di kertas adalah nomor yang Anda ketik sesudahnya. Kesepakatan dan tindak lanjut menyusul dari sana.',
    demo: 'Ingin melihat-lihat dulu?',
    demoAction: 'Muat data contoh',
    demoDone: 'Data contoh dimuat. Hapus kapan saja di Pengaturan › Data contoh.',
  },
}

/** "Hari ini", "Besok", "12 hari lagi", "3 hari lalu", "2 tahun lalu". */
export function dayInWords(days: number): string {
  if (days === 0) return messages.today
  if (days === 1) return 'Besok'
  if (days === -1) return 'Kemarin'
  const away = Math.abs(days)
  const span =
    away < 60 ? `${away} hari` : away < 730 ? `${Math.floor(away / 30.44)} bulan` : `${Math.floor(away / 365.25)} tahun`
  return days > 0 ? `${span} lagi` : `${span} lalu`
}
