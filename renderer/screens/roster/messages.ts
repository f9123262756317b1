/** What the roster's screens say. */
import { formatNumber } from '../../../electron/contract/numbers.ts'

const people = (count: number) => `${formatNumber(count)} orang`

export const messages = {
  title: 'Pemangku Kepentingan',
  people: 'Orang',
  organisations: 'Instansi',
  subtitle: (count: number, organisations: number) =>
    `${people(count)} dari ${formatNumber(organisations)} instansi dan lembaga`,
  import: 'Impor berkas',
  drop: 'Daftar nama dari instansi: .xlsx, .xls, .ods, .csv',
  export: 'Ekspor ke Excel',
  mergedInto: (gone: string, kept: string) => `“${gone}” sudah digabung ke “${kept}”.`,
  exportNone: 'Tidak ada yang tampil untuk diekspor.',
  exportWithNip: 'Dengan NIP',
  exportWithoutNip: 'Tanpa NIP, untuk diedarkan',
  addPerson: 'Tambah orang',
  addOrganisation: 'Tambah instansi',
  searchPeople: 'Cari nama, NIP, telepon, jabatan, atau instansi',
  searchOrganisations: 'Cari nama, singkatan, atau nama lain',
  sector: 'Unsur',
  everySector: 'Semua unsur',
  found: (count: number, most: number) =>
    count >= most
      ? `${formatNumber(most)} atau lebih cocok. Ketik lebih banyak untuk mempersempit.`
      : `${people(count)} cocok`,
  shown: people,
  shownOrganisations: (count: number) => `${formatNumber(count)} instansi`,
  selected: (count: number) => `${people(count)} dipilih`,
  clearSelection: 'Lepas pilihan',
  keys: 'Enter membuka · N menambah · Del menghapus yang dipilih · Spasi memilih',
  columns: {
    name: 'Nama',
    position: 'Jabatan',
    organisation: 'Instansi',
    contact: 'Telepon',
    head: 'Pimpinan',
    people: 'Orang',
    sector: 'Unsur',
  },
  none: {
    title: 'Tidak ada yang cocok',
    people: (query: string) =>
      `Tidak ada orang yang cocok dengan “${query}”. Periksa ejaannya atau lepas saringan unsur.`,
    organisations: (query: string) => `Tidak ada instansi yang cocok dengan “${query}”.`,
    inSector: 'Belum ada yang tercatat dalam unsur ini.',
    clear: 'Hapus pencarian',
    addNamed: (name: string) => `Tambah “${name}”`,
  },
  empty: {
    people: 'Belum ada orang',
    peopleHint: 'Jatuhkan daftar nama dari instansi (Excel atau CSV) ke sini, atau tambahkan satu per satu.',
  },
  remove: {
    person: (name: string) => `Hapus ${name}?`,
    people: (count: number) => `Hapus ${people(count)}?`,
    message: (names: string[], more: number) =>
      `${names.join(', ')}${more > 0 ? `, dan ${people(more)} lagi` : ''} dihapus beserta catatan jabatannya. Dapat dibatalkan dengan Ctrl+Z.`,
    action: (count: number) => (count === 1 ? 'Hapus orang ini' : `Hapus ${people(count)}`),
    done: (count: number) => `${people(count)} dihapus.`,
    restTitle: 'Sebagian tidak dapat dihapus',
    rest: (reasons: string[], more: number, left: number) =>
      `${reasons.join(' ')}${more > 0 ? ` Dan ${people(more)} lagi.` : ''} Hapus ${people(left)} yang lain saja?`,
  },
  showNip: 'Tampilkan NIP',
  hideNip: 'Sembunyikan NIP',
  save: 'Simpan',
  saveAndNext: 'Simpan dan tambah lagi',
  history: 'Riwayat',
  historyNone: 'Belum ada perubahan yang tercatat.',
  historyMore: 'Lihat semua riwayat',
  loadingFailed: 'Kembali ke daftar',
} as const
