/** Words of the print preview. */
export const messages = {
  page: (page: number, of: number) => `Halaman ${page} dari ${of}`,
  pages: (of: number) => `${of} halaman`,
  making: 'Menyusun halaman…',
  previous: 'Halaman sebelumnya',
  next: 'Halaman berikutnya',
  larger: 'Perbesar',
  smaller: 'Perkecil',
  fit: 'Selebar layar',
  print: 'Cetak',
  savePdf: 'Simpan PDF',
  preview: (title: string) => `Pratinjau ${title}`,
  noPdf: 'Pratinjau tanpa nomor halaman',
  noPdfWay:
    'Chrome, Edge, atau Chromium tidak ditemukan di komputer ini, jadi halaman belum dapat dihitung. Mencetak tetap bisa; untuk PDF, pilih “Simpan sebagai PDF” di kotak cetak.',
  damaged: 'Pratinjau tidak dapat ditampilkan. Coba lagi, atau simpan PDF-nya.',
}
