/** What the first run and the screen of a data problem say. */
import type { ErrorCode } from '../../../electron/contract/errors.ts'

export const setup = {
  name: 'Sinergi',
  claim: 'Dari undangan sampai tindak lanjut, tanpa mengetik nama dua kali.',
  points: [
    'Impor berkas daftar nama dari instansi apa adanya, dengan satu tombol batal.',
    'Undangan untuk jabatan; nama pejabat mengikuti tanggal rapat.',
    'Nomor di daftar hadir kertas adalah nomor yang diketik kembali.',
    'Setiap janji tercatat sampai diverifikasi, dibawa sendiri ke rapat berikutnya.',
  ],
  local: 'Semua data tinggal di komputer ini. Tidak perlu jaringan.',
  title: 'Siapkan kantor Anda',
  subtitle: 'Keduanya dapat diubah kapan saja di Pengaturan.',
  office: 'Nama kantor',
  officeHint: 'Misalnya Bappeda Kab. Kutai Timur',
  operator: 'Nama Anda',
  operatorHint: 'Dicatat pada riwayat setiap perubahan',
  start: 'Mulai dengan',
  empty: 'Kantor kosong',
  emptyHint: 'Isi dengan data Anda sendiri',
  demo: 'Data contoh',
  demoHint: 'Dua Rakor dengan 180 orang rekaan; dapat dihapus sekaligus',
  submit: 'Mulai',
}

const titles: Partial<Record<ErrorCode, string>> = {
  'database-corrupt': 'Data tidak dapat dibaca',
  'database-busy': 'Data sedang dipakai',
  'database-newer': 'Data dari Sinergi yang lebih baru',
  'disk-full': 'Ruang disk habis',
  'read-only': 'Folder data tidak dapat ditulisi',
  unavailable: 'Folder data tidak terjangkau',
}

export const problem = {
  title: (code: ErrorCode) => titles[code] ?? 'Data tidak dapat dibuka',
  folder: 'Folder data',
  retry: 'Coba lagi',
  stillThere: 'Masalahnya belum hilang.',
  chooseFolder: 'Pilih folder lain',
  startEmpty: 'Mulai dengan data kosong',
  startEmptyTitle: 'Mulai dengan data kosong?',
  startEmptyMessage:
    'Sinergi membuat data baru yang kosong di folder ini. Cadangan yang ada tidak dihapus dan masih dapat dipulihkan sesudahnya.',
  backups: 'Pulihkan dari cadangan',
  backupsText: 'Setiap cadangan diperiksa sekali lagi sebelum dipakai.',
  noBackups: 'Di folder ini belum ada cadangan.',
  restored: 'Data dipulihkan.',
}
