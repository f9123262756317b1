/** What the shell itself says, in menus, dialogs and errors. */
import { dataTrouble } from '../contract/process.ts'

export const messages = {
  appName: 'Sinergi',

  menu: {
    file: '&Berkas',
    newMeeting: 'Buat &rapat',
    import: '&Impor berkas…',
    print: '&Cetak…',
    backup: 'Buat ca&dangan',
    settings: '&Pengaturan',
    quit: '&Keluar',
    edit: '&Ubah',
    undo: '&Batalkan',
    redo: '&Ulangi',
    cut: 'P&otong',
    copy: '&Salin',
    paste: '&Tempel',
    selectAll: 'Pilih s&emua',
    find: '&Cari…',
    view: '&Tampilan',
    zoomIn: 'Per&besar',
    zoomOut: 'Per&kecil',
    zoomReset: '&Ukuran biasa',
    fullScreen: '&Layar penuh',
    reload: '&Muat ulang',
    devTools: 'Alat &pengembang',
    window: '&Jendela',
    minimise: '&Kecilkan',
    close: '&Tutup',
    help: 'Ba&ntuan',
    openFolder: '&Buka folder data',
    changeFolder: '&Ganti folder data…',
    about: '&Tentang Sinergi',
  },

  about: (version: string, folder: string) => ({
    message: `Sinergi ${version}`,
    detail: `Daftar pemangku kepentingan, rapat koordinasi, dan tindak lanjutnya.\n\nFolder data: ${folder}`,
  }),

  save: { title: 'Simpan berkas', button: 'Simpan' },
  fileKinds: {
    xlsx: 'Buku kerja Excel',
    pdf: 'Dokumen PDF',
    docx: 'Dokumen Word',
    csv: 'Teks berkolom (CSV)',
    zip: 'Arsip ZIP',
    json: 'Data JSON',
    html: 'Halaman HTML',
  } satisfies Record<string, string>,
  allFiles: 'Semua berkas',
  saveFailed: {
    inUse: (name: string) =>
      `“${name}” sedang dibuka program lain, misalnya Excel. Tutup dulu berkas itu, lalu simpan lagi.`,
    denied: (name: string) => `“${name}” tidak boleh disimpan di folder itu. Pilih folder lain, misalnya Dokumen.`,
    full: 'Ruang disk habis, jadi berkasnya tidak disimpan. Kosongkan ruang disk atau pilih tempat lain.',
    other: (name: string) => `“${name}” tidak dapat disimpan di sana. Pilih folder lain, lalu coba lagi.`,
  },

  folder: {
    title: 'Pilih folder data',
    button: 'Pakai folder ini',
    fixed: 'Folder data ditentukan saat program dijalankan (--data). Jalankan Sinergi tanpa --data untuk menggantinya.',
    synced: (folder: string) => ({
      message: 'Folder ini tidak dapat dipakai',
      detail: `${folder}\n\nFolder yang disinkronkan (OneDrive, Google Drive, Dropbox) atau folder jaringan dapat merusak data. Pilih folder di komputer ini. Untuk salinan di tempat lain, pakai cadangan.`,
    }),
    again: 'Pilih folder lain',
    cancel: 'Batal',
    empty: (folder: string) => ({
      message: 'Folder ini belum berisi data Sinergi',
      detail: `${folder}\n\nSalin data yang sekarang ke folder ini, atau mulai dengan data kosong? Data di folder lama tidak dihapus.`,
    }),
    copy: 'Salin data ke sini',
    startEmpty: 'Mulai kosong',
    found: (folder: string) => ({
      message: 'Folder ini sudah berisi data Sinergi',
      detail: `${folder}\n\nBuka data itu? Data di folder lama tidak dihapus dan dapat dibuka lagi kapan saja.`,
    }),
    open: 'Buka data ini',
    denied: 'Folder itu tidak dapat ditulisi. Pilih folder lain, misalnya di Dokumen.',
    copyFailed: 'Data tidak dapat disalin ke folder itu, jadi folder data tidak diganti. Periksa ruang disknya.',
  },

  printing: {
    noPrinter:
      'Tidak ada printer yang terpasang di komputer ini. Pasang printer di Pengaturan Windows, atau simpan sebagai PDF.',
    failed: (reason: string) =>
      `Printer menolak dokumen ini${reason ? ` (${reason})` : ''}. Periksa printernya, lalu coba lagi, atau simpan sebagai PDF.`,
    noAnswer: 'Printer tidak menjawab. Periksa apakah printer menyala dan tersambung, atau simpan sebagai PDF.',
    pdfFailed: 'PDF tidak dapat dibuat. Coba sekali lagi.',
  },

  backend: {
    ...dataTrouble,
    givenUp: (folder: string) => ({
      message: 'Data tidak dapat dibuka',
      detail: `Penyimpan data berhenti tiga kali berturut-turut. Data Anda tetap ada di folder ini:\n${folder}\n\nCoba lagi. Bila tetap gagal, mulai ulang komputer, lalu kirim berkas log\\sinergi.log dari folder itu kepada pengelola program.`,
    }),
    retry: 'Coba lagi',
    openFolder: 'Buka folder data',
    quit: 'Tutup Sinergi',
  },

  window: {
    loadFailed: 'Tampilan Sinergi tidak dapat dibuka. Pasang ulang programnya; data Anda tidak terpengaruh.',
    crashed: {
      message: 'Tampilan berhenti mendadak',
      detail: 'Data yang sudah disimpan aman. Muat ulang tampilannya untuk melanjutkan.',
    },
    reload: 'Muat ulang',
    quit: 'Tutup Sinergi',
  },

  refused: 'Permintaan ini ditolak karena bukan dari jendela Sinergi.',
  unexpected: {
    title: 'Sinergi mengalami kesalahan',
    detail: 'Data yang sudah disimpan aman. Tutup Sinergi, lalu buka lagi. Rinciannya dicatat di folder data.',
  },
}
